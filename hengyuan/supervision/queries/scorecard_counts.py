"""What is counted for a card: one quarter of some institutions, in a fixed number of queries.

Cases are those on the chain in the quarter, read by stage and day, so that a count costs as much on
an old site as on a young one.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

from django.db.models import Count, Q, QuerySet

from hengyuan.cases.models import Case, CaseClock, ReviewGrade
from hengyuan.cases.rules.stages import ENDS
from hengyuan.intake.models import Consultation
from hengyuan.intake.rules import SATISFIED as WELL
from hengyuan.intake.rules import Rating, waited_minutes
from hengyuan.kernel.clock import at as instant_of
from hengyuan.kernel.clock import day_of
from hengyuan.law.complaints import Finding
from hengyuan.law.review.words import Grade
from hengyuan.law.scorecard import extras, gauge
from hengyuan.law.supervision import from_plain
from hengyuan.law.supervision.words import link_of
from hengyuan.orgs.models import Organisation
from hengyuan.orgs.rules import region_range
from hengyuan.people.models import Provider
from hengyuan.supervision.models import (
    Alert,
    CaseStory,
    Complaint,
    FollowUp,
    Hearing,
    Opinion,
)
from hengyuan.supervision.rules.alerts import OPEN
from hengyuan.supervision.rules.alerts import State as AlertState
from hengyuan.supervision.rules.follow_up import State as CallState
from hengyuan.supervision.rules.observation import HearingState
from hengyuan.supervision.rules.quarters import Quarter
from hengyuan.supervision.rules.scorecards import COUNTED, MONTHS, Entry

LATE_ENTRY = "J06-late-entry"
SATISFIED = "overall"
WAITED = "J01-waited"
Place = tuple[str, int, int, int]  # case, institution, firm, handler


class Counting:
    """Counts of one quarter, by case and month; with the numbers of the region of its card."""

    def __init__(
        self, institutions: Collection[int], quarter: Quarter, on: date, region: str = ""
    ) -> None:
        self.minutes = extras(gauge(WAITED).INDICATOR, region, on)["minutes"]
        self.institutions, self.quarter, self.on = list(institutions), quarter, on
        self.begins = instant_of(quarter.begins_on, time.min)
        self.ends = instant_of(quarter.ends_before, time.min)
        self.found: dict[tuple[Place, int], Counter[str]] = {}
        self.places: dict[Any, Place] = {}

    def entries(self) -> list[Entry]:
        """Everything that was counted, in a fixed order."""
        cases = self._cases()
        self._clocks(cases)
        self._dossiers(cases)
        self._alerts()
        self._complaints()
        self._calls()
        self._hearings()
        self._opinions()
        self._reviews()
        self._desk()
        self._pool()
        return [Entry(*place, month, counts) for (place, month), counts in sorted(self._kept())]

    def _kept(self) -> Iterator[tuple[tuple[Place, int], dict[str, int]]]:
        for key, counts in self.found.items():
            yield key, {name: counts[name] for name in sorted(counts) if name in COUNTED}

    def _add(self, place: Place, on: date | None, **counts: int) -> None:
        if on is None:  # an hour clock that nobody stopped has no day yet
            return
        month = (on.month - 1) % MONTHS
        self.found.setdefault((place, month), Counter()).update(
            {name: count for name, count in counts.items() if count}
        )

    def _covers(self, on: date) -> bool:
        return self.quarter.begins_on <= on < self.quarter.ends_before

    def _cases(self) -> QuerySet[Case]:
        over = Q(stage__in=[stage.value for stage in ENDS], stage_since__lt=self.begins)
        cases = Case.objects.filter(
            institution__in=self.institutions, applied_at__lt=self.ends
        ).exclude(over)
        for row in cases.values(
            "pk", "institution_id", "firm_id", "handler_id", "applied_at", "stage", "stage_since",
            "closed_on", "paid_on",
        ):  # fmt: skip
            place = _place(row, "pk")
            self.places[row["pk"]] = place
            for first in self._months():
                began = _began_before(row["applied_at"], _after(first))
                is_over = row["stage"] in ENDS and day_of(row["stage_since"]) < first
                self._add(place, first, cases=int(began and not is_over))
            paid_on, closed_on = row["paid_on"], row["closed_on"]
            if paid_on and closed_on and self._covers(paid_on):
                days = (paid_on - closed_on).days
                self._add(place, paid_on, paid=1, paid_days=days, paid_days_squared=days * days)
        return cases

    def _months(self) -> Iterator[date]:
        first = self.quarter.begins_on
        for _month in range(MONTHS):
            yield first
            first = _after(first)

    def _clocks(self, cases: QuerySet[Case]) -> None:
        ended = Q(stopped_at__gte=self.begins, stopped_at__lt=self.ends)
        missed = Q(
            stopped_at=None, is_paused=False, due_on__gte=self.quarter.begins_on,
            due_on__lt=min(self.quarter.ends_before, self.on),
        )  # fmt: skip
        rows = CaseClock.objects.filter(
            ended | missed, case__in=cases.values("pk"), is_cancelled=False
        )
        for row in rows.values("case_id", "rule", "stopped_at", "due_on", "is_late"):
            on = day_of(row["stopped_at"]) if row["stopped_at"] else row["due_on"]
            name = f"clocks_{link_of(row['rule']).value}"
            met = int(row["stopped_at"] is not None and not row["is_late"])
            self._add(self.places[row["case_id"]], on, **{name: 1, f"{name}_met": met})

    def _dossiers(self, cases: QuerySet[Case]) -> None:
        """A dossier counts on the day it was first handed in, or first came back."""
        rows = CaseStory.objects.filter(case__in=cases.values("pk"))
        for case, body in rows.values_list("case_id", "body"):
            story = from_plain(json.loads(body))
            handed_in = story.first("closing.reported", "closing.handed_in_after_termination")
            back = story.first("dossier.returned")
            if handed_in and self._covers(handed_in.on):
                returned = int(back is not None and back.on < self.quarter.ends_before)
                self._add(
                    self.places[case], handed_in.on, dossiers_reported=1, dossiers_returned=returned
                )

    def _alerts(self) -> None:
        rows = Alert.objects.filter(
            institution__in=self.institutions, since__gte=self.quarter.begins_on,
            since__lt=self.quarter.ends_before,
        ).exclude(state=AlertState.LIFTED)  # fmt: skip
        for row in rows.order_by().values(
            "case_id", "institution_id", "case__firm_id", "case__handler_id", "since", "rule",
            "state", "due_on",
        ):  # fmt: skip
            late = row["state"] in OPEN and row["due_on"] is not None and row["due_on"] < self.on
            self._add(
                _place(row, "case_id", "case__"), row["since"], alerts=1, alerts_overdue=int(late),
                alerts_late_entry=int(row["rule"] == LATE_ENTRY),
            )  # fmt: skip

    def _complaints(self) -> None:
        rows = Complaint.objects.filter(
            institution__in=self.institutions, decided_on__gte=self.quarter.begins_on,
            decided_on__lt=self.quarter.ends_before, finding__in=(Finding.FOUND, Finding.PART),
        )  # fmt: skip
        for row in rows.order_by().values(
            "case_id", "institution_id", "case__firm_id", "case__handler_id", "decided_on"
        ):
            self._add(_place(row, "case_id", "case__"), row["decided_on"], complaints_found=1)

    def _calls(self) -> None:
        """First calls of drawn cases, by institution alone: what one person said stays sealed."""
        rows = FollowUp.objects.filter(
            institution__in=self.institutions, call=1, closed_on__gte=self.quarter.begins_on,
            closed_on__lt=self.quarter.ends_before,
            state__in=(CallState.ANSWERED, CallState.UNREACHED),
        )  # fmt: skip
        for row in rows:
            answered = row.state == CallState.ANSWERED
            well = answered and row.answers.get(SATISFIED) == "yes"
            self._add(
                ("", row.institution_id, 0, 0), row.closed_on, calls_ended=1,
                calls_connected=int(answered), calls_without_fault=int(well),
            )  # fmt: skip

    def _hearings(self) -> None:
        until = min(self.ends, instant_of(self.on, time.min))
        rows = Hearing.objects.filter(
            institution__in=self.institutions, starts_at__gte=self.begins, starts_at__lt=until,
            state=HearingState.SET,
        )  # fmt: skip
        seen = rows.order_by().values_list("pk", "institution_id", "starts_at", "sheets__hearing")
        for _pk, place, starts_at, sheet in seen.distinct():
            self._add(
                ("", place, 0, 0), day_of(starts_at), hearings_held=1,
                hearings_observed=int(sheet is not None),
            )  # fmt: skip

    def _opinions(self) -> None:
        rows = Opinion.objects.filter(
            round__institution__in=self.institutions, round__quarter=str(self.quarter)
        )
        last = list(self._months())[-1]
        for place, answered_at in rows.order_by().values_list(
            "round__institution_id", "answered_at"
        ):
            answered = int(answered_at is not None)
            self._add(("", place, 0, 0), last, opinions_asked=1, opinions_answered=answered)

    def _reviews(self) -> None:
        """Dossiers of peer review by the day of their first final grade, as corrected since."""
        rows = ReviewGrade.objects.filter(
            case__institution__in=self.institutions, graded_on__gte=self.quarter.begins_on,
            graded_on__lt=self.quarter.ends_before,
        )  # fmt: skip
        for row in rows.order_by().values(
            "case_id", "case__institution_id", "case__firm_id", "case__handler_id", "graded_on",
            "grade",
        ):  # fmt: skip
            place = _place({**row, "institution_id": row["case__institution_id"]}, "case_id",
                           "case__")  # fmt: skip
            good = int(not Grade.parse(row["grade"]).is_below_good)
            self._add(place, row["graded_on"], reviews=1, reviews_good=good)

    def _pool(self) -> None:
        """Members for a year of the institution's region, as they stood at the end."""
        ends, last = self.quarter.ends_before, list(self._months())[-1]
        began = ends.replace(year=ends.year - 1)
        members = Provider.objects.filter(joined_on__lte=began).exclude(left_on__lt=ends)
        checked = Q(rechecks__decided_at__gte=instant_of(began, time.min),
                    rechecks__decided_at__lt=self.ends)  # fmt: skip
        found = (
            members.order_by()
            .values("organisation__region")
            .annotate(
                whole=Count("pk", distinct=True),
                checked=Count("pk", filter=checked, distinct=True),
            )
        )
        by_region = list(found.values_list("organisation__region", "whole", "checked"))
        regions = Organisation.objects.filter(pk__in=self.institutions)
        for place, region in regions.order_by("pk").values_list("pk", "region"):
            low, high = region_range(region)
            inside = [row for row in by_region if low <= row[0] <= high]
            self._add(
                ("", place, 0, 0), last, pool_members=sum(row[1] for row in inside),
                pool_checked=sum(row[2] for row in inside),
            )  # fmt: skip

    def _desk(self) -> None:
        rows = Consultation.objects.filter(
            institution__in=self.institutions, received_at__gte=self.begins,
            received_at__lt=self.ends,
        )  # fmt: skip
        for row in rows.order_by().values(
            "institution_id", "receiver_id", "came_at", "received_at", "answered_at",
            "told_of_right", "rated_at", "rating",
        ):  # fmt: skip
            answered, told = row["answered_at"] is not None, row["told_of_right"]
            self._add(
                ("", row["institution_id"], 0, 0), day_of(row["received_at"]), consultations=1,
                consultations_answered=int(answered), consultations_told=int(told),
                **(self._service(row) if row["receiver_id"] == row["institution_id"] else {}),
            )  # fmt: skip

    def _service(self, row: Mapping[str, Any]) -> dict[str, int]:
        """Wait and rating at the own window: what came from another's is told of that one."""
        minutes = waited_minutes(row["came_at"], row["received_at"])
        is_asked = row["rated_at"] is not None
        rating = Rating(row["rating"]) if is_asked else None
        return {
            "visits_timed": int(minutes is not None),
            "visits_brief": int(minutes is not None and minutes <= self.minutes),
            "ratings_asked": int(is_asked),
            "ratings_given": int(is_asked and rating is not Rating.DECLINED),
            "ratings_well": int(rating in WELL),
        }


def _began_before(applied_at: datetime | None, day: date) -> bool:
    return applied_at is not None and day_of(applied_at) < day


def _after(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def _place(row: Mapping[str, Any], case: str, prefix: str = "") -> Place:
    known = row[case]
    firm, handler = row[f"{prefix}firm_id"], row[f"{prefix}handler_id"]
    return (str(known) if known else "", row["institution_id"], firm or 0, handler or 0)
