"""Every read of supervision: stories from the ledger and the tables, alerts, the cockpit."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case as Case_
from django.db.models import Count, F, Q, QuerySet, When

from hengyuan.cases.models import Case, CaseClock
from hengyuan.dossier.models import Finding
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.language import law_text, name_of
from hengyuan.law import supervision as law
from hengyuan.law.supervision.words import PHASE_OF
from hengyuan.ledger.models import Event
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Hold, Provider
from hengyuan.people.queries import names_of
from hengyuan.supervision import events
from hengyuan.supervision.models import Alert, CaseStory, Reading
from hengyuan.supervision.rules import HIGHEST, OPEN

# Of which events the rules ask for a code, and where the event keeps it.
SAID = {
    "aid.refused": "code", "aid.terminated": "code", "designation.proposed": "ground",
    "assignment.made": "method", "document.issued": "form", "document.received": "form",
}  # fmt: skip
UNTOLD = ("fact.", "inspection.", "finding.", *events.OWN)  # they tell the rules nothing
CASE_STREAM = "case:"


def read_until() -> int:
    """Up to which event the ledger was supervised."""
    return Reading.objects.values_list("event_id", flat=True).first() or 0


def cases_with_events(after: int, upto: int, limit: int) -> tuple[list[str], int]:
    """The cases of the next events that may change a verdict, and up to which event they were read.

    At most `limit` events are looked at, whatever their kind.
    """
    rows = list(
        Event.objects.filter(pk__gt=after, pk__lte=upto)
        .order_by("pk")
        .values_list("pk", "type", "stream__name")[:limit]
    )
    cases = dict.fromkeys(
        name.removeprefix(CASE_STREAM)
        for _pk, kind, name in rows
        if name.startswith(CASE_STREAM) and not kind.startswith(events.OWN)
    )
    return list(cases), rows[-1][0] if len(rows) == limit else upto


def cases_of_providers(after: int, upto: int) -> list[str]:
    """Cases in the hands of whoever was put on hold, freed or left between two events."""
    rows = Event.objects.filter(pk__gt=after, pk__lte=upto, stream__name__startswith="provider:")
    ids = {name.partition(":")[2] for name in rows.values_list("stream__name", flat=True)}
    numbers = [int(one) for one in ids if one.isdecimal()]
    handled = Case.objects.filter(handler_id__in=numbers) if numbers else Case.objects.none()
    return [str(pk) for pk in handled.values_list("pk", flat=True)]


def cases_to_look_at(on: date, limit: int) -> list[UUID]:
    """Cases of which a day that was waited for has come."""
    due = CaseStory.objects.filter(look_again_on__lte=on).order_by("look_again_on", "case_id")
    return list(due.values_list("case_id", flat=True)[:limit])


def stories_of(case_ids: Sequence[Any]) -> list[law.Story]:
    """The stories of these cases, in a fixed number of queries."""
    cases = list(Case.objects.filter(pk__in=case_ids).order_by("pk"))
    acts, clocks = _acts(cases), _clocks(cases)
    out, confirmed = _out(cases), _confirmed(cases)
    return [
        law.Story(
            case=str(case.pk), region=case.region, kind=case.kind, basis=case.basis,
            proceeding=case.proceeding, stage=case.stage, group_size=case.group_size,
            hearing_on=day_of(case.hearing_at) if case.hearing_at else None,
            acts=tuple(sorted(acts[case.pk], key=lambda act: act.on)),
            clocks=tuple(clocks[case.pk]), handler_out=tuple(out[case.handler_id]),
            confirmed=tuple(confirmed[case.pk]),
        )
        for case in cases
    ]  # fmt: skip


def _acts(cases: Iterable[Case]) -> dict[UUID, list[law.Act]]:
    streams = {case.stream: case.pk for case in cases}
    found: dict[UUID, list[law.Act]] = defaultdict(list)
    rows = (
        Event.objects.filter(stream__name__in=list(streams))
        .order_by("stream_id", "seq")
        .values_list("stream__name", "type", "at", "account_id", "values")
    )
    for stream, kind, at, account, values in rows.iterator(chunk_size=2000):
        if not kind.startswith(UNTOLD):
            found[streams[stream]].append(_act(kind, day_of(at), account, values))
    return found


def _act(kind: str, told_on: date, account: int, values: str) -> law.Act:
    if kind == "handling.recorded":
        told = json.loads(values)
        happened = date.fromisoformat(told["happened_on"])
        return law.Act(f"handling.{told['act']}", happened, told_on, account)
    said = str(json.loads(values).get(SAID[kind]) or "") if kind in SAID else ""
    return law.Act(kind, told_on, told_on, account, said)


def _clocks(cases: Iterable[Case]) -> dict[UUID, list[law.Clock]]:
    found: dict[UUID, list[law.Clock]] = defaultdict(list)
    rows = CaseClock.objects.filter(case__in=[case.pk for case in cases], is_cancelled=False)
    for row in rows.order_by("started_at", "pk"):
        due = day_of(row.due_at) if row.due_at else row.due_on
        stopped = day_of(row.stopped_at) if row.stopped_at else None
        found[row.case_id].append(
            law.Clock(
                row.rule, day_of(row.started_at), due, stopped, row.is_late, row.is_paused
            )
        )  # fmt: skip
    return found


def _out(cases: Iterable[Case]) -> dict[int | None, list[law.Out]]:
    """By handler, when he was on hold or after he left the pool; nobody is never out."""
    handlers = {case.handler_id for case in cases if case.handler_id}
    found: dict[int | None, list[law.Out]] = defaultdict(list)
    holds = Hold.objects.filter(provider__in=handlers)
    for hold in holds.order_by("begins_on", "pk"):
        found[hold.provider_id].append(law.Out(hold.begins_on, hold.ends_on, "hold"))
    left = Provider.objects.filter(pk__in=handlers, left_on__isnull=False)
    for provider in left:
        if provider.left_on:
            found[provider.pk].append(law.Out(provider.left_on, None, "left"))
    return found


def _confirmed(cases: Iterable[Case]) -> dict[UUID, list[law.Judged]]:
    found: dict[UUID, list[law.Judged]] = defaultdict(list)
    judged = Finding.objects.filter(verdict="confirmed", judged_at__isnull=False)
    rows = judged.filter(inspection__case__in=[case.pk for case in cases])
    for row in rows.order_by("judged_at", "pk").select_related("inspection"):
        if row.judged_at:
            found[row.inspection.case_id].append(
                law.Judged(row.rule, row.name, row.severity, day_of(row.judged_at))
            )
    return found


def alerts_of(case_ids: Sequence[Any]) -> dict[tuple[str, str, str], Alert]:
    """The alerts of these cases by case, rule and key."""
    rows = Alert.objects.filter(case_id__in=case_ids).select_related("case")
    return {(str(row.case_id), row.rule, row.key): row for row in rows}


def overdue(on: date, limit: int) -> list[Alert]:
    """Open alerts that nobody took up in time and that can still go higher, the oldest first."""
    rows = Alert.objects.filter(state__in=OPEN, due_on__lt=on, level__lt=HIGHEST)
    return list(rows.select_related("case").order_by("due_on", "pk")[:limit])


WEIGHTS = {"high": 0, "medium": 1, "low": 2}


def by_weight(alerts: QuerySet[Alert]) -> QuerySet[Alert]:
    """The gravest first, of these what is due first."""
    weight = Case_(*(When(severity=s, then=n) for s, n in WEIGHTS.items()), default=3)
    return alerts.order_by(weight, F("due_on").asc(nulls_last=True), "since", "pk")


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence on the page."""

    what: str
    on: str
    who: str


class Shown:
    """An alert with its rule, its evidence and its words, as the page tells them."""

    def __init__(self, alert: Alert) -> None:
        self.alert = alert
        self.rule = law.rule(alert.rule).RULE
        self.point = law_text(self.rule.name_zh)
        self.is_ours = not self.rule.sure.is_verified or bool(self.rule.bounds)

    @property
    def evidence(self) -> list[Piece]:
        """What was seen, on which day, entered by whom."""
        names = names_of(who for _what, _on, who in self.alert.seen if who)
        return [Piece(law_text(what), on, names.get(who, "")) for what, on, who in self.alert.seen]

    @property
    def bounds(self) -> list[tuple[str, int]]:
        """The rule's numbers in force at the case's place on the day of the hint."""
        place = law.Bounds(self.alert.region)
        return [
            (law_text(bound.name_zh), place.of(self.rule, name, self.alert.since))
            for name, bound in self.rule.bounds.items()
        ]


@dataclass(frozen=True, slots=True)
class Cell:
    """Open alerts of one link at one institution: how many, and how many of them are overdue."""

    link: str
    count: int = 0
    overdue: int = 0

    @property
    def share(self) -> int:
        """The overdue ones in a hundred."""
        return round(100 * self.overdue / self.count) if self.count else 0


@dataclass(frozen=True, slots=True)
class Row:
    """One institution's cells in the order of the chain."""

    institution: Organisation
    cells: tuple[Cell, ...]
    total: int
    overdue: int


class Cockpit:
    """Open alerts by institution and link, the worst institution first, with bands of the phases.

    Costs in the open alerts, not in the age of the site.
    """

    def __init__(self, alerts: QuerySet[Alert], on: date) -> None:
        counted = (
            alerts.filter(state__in=OPEN).order_by().values("institution_id", "link")
            .annotate(count=Count("pk"), late=Count("pk", filter=Q(due_on__lt=on)))
        )  # fmt: skip
        cells: dict[int, dict[str, Cell]] = defaultdict(dict)
        for row in counted:
            cells[row["institution_id"]][row["link"]] = Cell(row["link"], row["count"], row["late"])
        places = Organisation.objects.in_bulk(list(cells))
        rows = [_row(places[pk], found) for pk, found in cells.items()]
        self.rows = sorted(rows, key=lambda row: (-row.overdue, -row.total, row.institution.name))
        self.links = [(link.value, name_of(link)) for link in law.Link]
        self.bands = [
            (name_of(phase), sum(1 for link in law.Link if PHASE_OF[link] is phase))
            for phase in law.Phase
        ]
        self.total = sum(row.total for row in rows)
        self.overdue = sum(row.overdue for row in rows)
        self.worst = max(
            (cell for row in rows for cell in row.cells), key=lambda c: (c.overdue, c.count),
            default=None,
        )  # fmt: skip


def _row(institution: Organisation, found: dict[str, Cell]) -> Row:
    cells = tuple(found.get(link.value, Cell(link.value)) for link in law.Link)
    total, late = sum(cell.count for cell in cells), sum(cell.overdue for cell in cells)
    return Row(institution, cells, total, late)


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule on its page: its numbers at a place, and how its alerts ended."""

    rule: law.Rule
    bounds: tuple[tuple[str, str, int], ...]  # key, name, value
    raised: int
    dismissed: int


def rules_at(place: str, alerts: QuerySet[Alert], on: date) -> list[RuleRow]:
    """Every rule with its numbers at a place on a day; alerts of the reader are counted."""
    dismissed = Count("pk", filter=Q(state="dismissed"))
    counted = alerts.order_by().values("rule").annotate(count=Count("pk"), dismissed=dismissed)
    found = {row["rule"]: (row["count"], row["dismissed"]) for row in counted}
    numbers = law.Bounds(place)
    return [
        RuleRow(
            rule,
            tuple(
                (key, law_text(bound.name_zh), numbers.of(rule, key, on))
                for key, bound in rule.bounds.items()
            ),
            *found.get(rule.id, (0, 0)),
        )
        for rule in law.rules()
    ]


REHEARSED = 10_000  # stories on a page: some seconds


class Rehearsal:
    """A draft of a number over the cases that somebody sees: what would come, what would go.

    Raises UnknownRule, and KeyError for a bound that the rule has not.
    """

    def __init__(
        self, cases: QuerySet[Case], rule: str, bound: str, place: str, tried: int | None, on: date
    ) -> None:
        check = law.rule(rule)
        self.rule, self.bound = check.RULE, check.RULE.bounds[bound]
        self.name = law_text(self.bound.name_zh)
        self.now = law.Bounds(place).of(self.rule, bound, on)
        self.tried, self.is_cut = tried, False
        self.flips: list[tuple[law.Flip, str]] = []
        self.looked_at = 0
        if tried is None:
            return
        rows = CaseStory.objects.filter(case__in=cases.order_by().values("pk"))
        bodies = list(rows.order_by("-case_id").values_list("body", flat=True)[: REHEARSED + 1])
        self.is_cut, self.looked_at = len(bodies) > REHEARSED, min(len(bodies), REHEARSED)
        told = (law.from_plain(json.loads(body)) for body in bodies[:REHEARSED])
        flips = list(law.rehearse(told, check, {(rule, bound): tried}, on))
        numbers = dict(
            Case.objects.filter(pk__in={flip.case for flip in flips}).values_list("pk", "number")
        )
        self.flips = [(flip, numbers[UUID(flip.case)]) for flip in flips]

    @property
    def coming(self) -> int:
        """How many hints would come."""
        return sum(1 for flip, _number in self.flips if flip.is_new)

    @property
    def going(self) -> int:
        """How many hints would go."""
        return len(self.flips) - self.coming
