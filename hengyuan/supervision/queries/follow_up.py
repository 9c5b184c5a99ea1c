"""Reads of the follow-up: what is drawn from, who is due, what the settings would yield."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils.translation import gettext

from hengyuan.assignment.models import Assignment, End
from hengyuan.assignment.queries.brief import is_minor
from hengyuan.cases.models import Case, CaseClock
from hengyuan.kernel import crypto
from hengyuan.kernel.language import name_of
from hengyuan.law.follow_up import Hour
from hengyuan.law.sampling import Batch, Policy, Purpose, Settings, Unit, policy_for
from hengyuan.law.sampling.record import settings_of
from hengyuan.law.sampling.yields import Yield, expected_yield
from hengyuan.ledger.models import Checkpoint, Event
from hengyuan.orgs.models import Organisation
from hengyuan.orgs.rules import Kind
from hengyuan.supervision.models import (
    FollowUp,
    FollowUpBatch,
    FollowUpPeriod,
    FollowUpSettings,
    FollowUpTry,
    Reader,
    Reading,
)
from hengyuan.supervision.queries.stories import CASE_STREAM
from hengyuan.supervision.rules.follow_up import FLAGS, State

LOST = ("lost", "opinion_not_adopted")


def read_until() -> int:
    """Up to which event closings were drawn from."""
    return (
        Reading.objects.filter(pk=Reader.FOLLOW_UPS).values_list("event_id", flat=True).first() or 0
    )


def closings(after: int, upto: int, limit: int) -> tuple[list[UUID], int]:
    """Cases closed by the next events, in order, and up to which event was read."""
    rows = list(
        Event.objects.filter(pk__gt=after, pk__lte=upto)
        .order_by("pk").values_list("pk", "type", "stream__name")[:limit]
    )  # fmt: skip
    found = dict.fromkeys(
        UUID(name.removeprefix(CASE_STREAM)) for _pk, kind, name in rows if kind == "case.closed"
    )
    return list(found), rows[-1][0] if len(rows) == limit else upto


def outside_text(at: datetime) -> str:
    """What each draw mixes in: the ledger's last signed checkpoint at that moment."""
    found = Checkpoint.objects.filter(at__lte=at).order_by("-number").first()
    return f"checkpoint {found.number} {found.hash}" if found else "checkpoint 0"


def units_of(case_ids: Sequence[UUID]) -> dict[UUID, tuple[Case, Unit]]:
    """These cases as units of a sample, in a fixed number of queries."""
    cases = list(Case.objects.filter(pk__in=case_ids).select_related("recipient"))
    flags = _flags(cases)
    return {case.pk: (case, _unit(case, flags[case.pk])) for case in cases}


def _unit(case: Case, flags: frozenset[str]) -> Unit:
    groups = {
        "institution": f"I{case.institution_id}", "firm": f"F{case.firm_id or 0}",
        "handler": f"H{case.handler_id or 0}", "kind": case.kind, "stage": case.proceeding,
        "station": f"W{case.receiver_id}" if case.receiver_id else "",
    }  # fmt: skip
    return Unit(str(case.pk), groups, flags)


def _flags(cases: Iterable[Case]) -> dict[UUID, frozenset[str]]:
    rows = list(cases)
    ids = [case.pk for case in rows]
    late = set(
        CaseClock.objects.filter(case__in=ids, is_late=True).values_list("case_id", flat=True)
    )
    replaced = Assignment.objects.filter(case__in=ids, end=End.REPLACED)
    changed = set(replaced.values_list("case_id", flat=True))
    closed = Case.objects.filter(
        handler__in={case.handler_id for case in rows if case.handler_id}, closed_on__isnull=False
    )
    number = {
        row["handler_id"]: row["n"]
        for row in closed.order_by().values("handler_id").annotate(n=Count("pk"))
    }
    found = {}
    for case in rows:
        holds = {
            "late": case.pk in late,
            "changed_handler": case.pk in changed,
            "lost": case.outcome in LOST,
            "first_time": case.handler_id is not None and number.get(case.handler_id) == 1,
            "minor": is_minor(case, case.closed_on or date.max),
            "group_leader": case.group_size > 1,
            "wages": case.matter == "CV-05",
        }
        found[case.pk] = frozenset(name for name, is_so in holds.items() if is_so)
    return found


def running(institution_ids: Iterable[int]) -> dict[int, FollowUpPeriod]:
    """The running period of each institution."""
    found = FollowUpPeriod.objects.filter(institution__in=list(institution_ids), ended_at=None)
    return {period.institution_id: period for period in found}


def over(on: date) -> list[FollowUpPeriod]:
    """Periods whose last day has passed and that were not ended."""
    found = FollowUpPeriod.objects.filter(ended_at=None, ends_on__lt=on)
    return list(found.select_related("institution").order_by("pk"))


def without_period(on: date) -> list[Organisation]:
    """Institutions that have no running period."""
    open_ones = FollowUpPeriod.objects.filter(ended_at=None).values("institution")
    found = Organisation.objects.existing(on).filter(kind=Kind.INSTITUTION)
    return list(found.exclude(pk__in=open_ones).order_by("pk"))


def batches_of(period: FollowUpPeriod) -> list[Batch]:
    """The batches of a period as they were closed."""
    return [Batch.of(one.body) for one in FollowUpBatch.objects.filter(period=period)]


@dataclass(frozen=True, slots=True)
class InForce:
    """The settings that the next period will have: an own version, or those of the law floor."""

    settings: Settings
    version: int
    policy: Policy


def in_force(institution: Organisation, on: date) -> InForce:
    """The newest settings of an institution; raises NoValueInForce, CannotSample."""
    policy = policy_for(Purpose.FOLLOW_UP, institution.region, on)
    own = FollowUpSettings.objects.filter(institution=institution).first()
    if own is not None:
        return InForce(settings_of(own.content), own.version, policy)
    assert policy.settings is not None  # follow-up is never by named numbers
    return InForce(policy.settings, 0, policy)


def versions_of(institution_id: int) -> QuerySet[FollowUpSettings]:
    """Every version of an institution's settings, the newest first."""
    found = FollowUpSettings.objects.filter(institution_id=institution_id)
    return found.select_related("set_by")


def last_frame(institution_id: int) -> tuple[FollowUpPeriod | None, list[Unit]]:
    """The cases of the last period that has any: on these settings are tried."""
    with_cases = FollowUpBatch.objects.filter(period__institution_id=institution_id)
    newest = with_cases.order_by("-period__starts_on").select_related("period").first()
    if newest is None:
        return None, []
    return newest.period, [unit for batch in batches_of(newest.period) for unit in batch.units]


def yield_by_firm(units: Sequence[Unit], settings: Settings) -> tuple[Yield, list[Any]]:
    """What settings give on a frame, with the firms named; raises CannotSample."""
    found = expected_yield(units, settings, ("firm",))
    ids = [int(each.group[0][1:]) for each in found.groups]
    names = dict(Organisation.objects.filter(pk__in=ids).values_list("pk", "name"))
    rows = [(names.get(pk, "—"), each) for pk, each in zip(ids, found.groups, strict=True)]
    return found, rows


@dataclass(frozen=True, slots=True)
class Due:
    """A call on the list of today."""

    follow_up: FollowUp
    tries: int
    hour: str
    is_now: bool
    flags: tuple[str, ...]
    is_taken: bool


LISTED = 200


def tries_of(follow_up: FollowUp) -> list[FollowUpTry]:
    """The tries so far."""
    return list(FollowUpTry.objects.filter(follow_up=follow_up).select_related("caller"))


def due(calls: QuerySet[FollowUp], on: date, hour: Hour, account_id: int) -> list[Due]:
    """Who is due today, those of this hour first; who is taken by somebody else stands last."""
    rows = list(calls.filter(next_on__lte=on).annotate(tried=Count("tries"))[:LISTED])
    found = [
        Due(
            row, row.tried, name_of(Hour.parse(row.next_hour)), row.next_hour == hour,
            tuple(gettext(FLAGS[flag]) for flag in row.flags if flag in FLAGS),
            row.caller_id not in (None, account_id) and row.taken_on == on,
        )
        for row in rows
    ]  # fmt: skip
    return sorted(found, key=lambda each: (each.is_taken, not each.is_now))


def coming(calls: QuerySet[FollowUp], on: date) -> int:
    """How many calls wait for a later day."""
    return calls.filter(next_on__gt=on).count()


def seal_of(answers: Mapping[str, str]) -> str:
    """What the ledger keeps of answers: a keyed digest that shows a later change, and no answer."""
    if not answers:
        return ""
    return crypto.blind_index("follow_up_answers", json.dumps(dict(answers), sort_keys=True))


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """A period on its page."""

    period: FollowUpPeriod
    cases: int
    drawn: int


def period_rows(periods: QuerySet[FollowUpPeriod], limit: int) -> list[PeriodRow]:
    """The newest periods with how many closed and how many were drawn."""
    rows = list(periods[:limit])
    counted: Mapping[UUID, dict[str, int]] = defaultdict(dict)
    found = FollowUp.objects.filter(period__in=rows, call=1).order_by()
    for row in found.values("period_id", "state").annotate(n=Count("pk")):
        counted[row["period_id"]][row["state"]] = row["n"]
    return [
        PeriodRow(
            row, sum(counted[row.pk].values()),
            sum(n for state, n in counted[row.pk].items() if state != State.NOT_DRAWN),
        )
        for row in rows
    ]  # fmt: skip


def announced(period: FollowUpPeriod) -> dict[str, Any]:
    """The announcement of a period."""
    told: dict[str, Any] = json.loads(period.announcement)
    return told
