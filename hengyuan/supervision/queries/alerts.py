"""Alerts, one and many: their page, the cockpit, the rules and the rehearsal of a number."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Case as Case_
from django.db.models import Count, F, Q, QuerySet, When

from hengyuan.cases.models import Case
from hengyuan.kernel.language import law_text, name_of
from hengyuan.law import supervision as law
from hengyuan.law.supervision.words import PHASE_OF
from hengyuan.orgs.models import Organisation
from hengyuan.people.queries import names_of
from hengyuan.supervision.models import Alert, CaseStory
from hengyuan.supervision.rules.alerts import HIGHEST, OPEN


def alerts_of(cases: Sequence[Case]) -> dict[UUID, dict[tuple[str, str], Alert]]:
    """The alerts of each of these cases by rule and key."""
    known = {case.pk: case for case in cases}
    found: dict[UUID, dict[tuple[str, str], Alert]] = defaultdict(dict)
    for row in Alert.objects.filter(case__in=list(known)):
        row.case = known[row.case_id]
        found[row.case_id][row.rule, row.key] = row
    return found


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
class OfRule:
    """How many alerts of one rule."""

    id: str
    name: str
    count: int


def by_rule(alerts: QuerySet[Alert]) -> list[OfRule]:
    """Alerts counted by rule, the most first."""
    counts = alerts.order_by().values_list("rule").annotate(count=Count("pk"))
    rows = sorted(counts, key=lambda row: (-row[1], row[0]))
    return [OfRule(rule, law_text(law.rule(rule).RULE.name_zh), count) for rule, count in rows]


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

    institution_id: int
    link: str
    count: int = 0
    overdue: int = 0

    @property
    def query(self) -> str:
        """The filters of its list: the overdue ones where there are some, else the open ones."""
        state = "overdue" if self.overdue else "open"
        return urlencode({"state": state, "link": self.link, "institution": self.institution_id})


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
            .annotate(count=Count("pk"), overdue=Count("pk", filter=Q(due_on__lt=on)))
        )  # fmt: skip
        cells: dict[int, dict[str, Cell]] = defaultdict(dict)
        for row in counted:
            cells[row["institution_id"]][row["link"]] = Cell(**row)
        places = Organisation.objects.in_bulk(list(cells))
        rows = [_row(places[pk], found) for pk, found in cells.items()]
        self.rows = sorted(rows, key=lambda row: (-row.overdue, -row.total, row.institution.name))
        self.links = [(link.value, name_of(link)) for link in law.Link]
        self.bands = [
            (name_of(phase), sum(1 for link in law.Link if PHASE_OF[link] is phase))
            for phase in law.Phase
        ]
        phases = [PHASE_OF[link] for link in law.Link]
        # The places at which a phase begins: a line is drawn there, beside the words above it.
        self.begins = [n for n, phase in enumerate(phases) if n and phase is not phases[n - 1]]
        self.total = sum(row.total for row in rows)
        self.overdue = sum(row.overdue for row in rows)

    @property
    def worst(self) -> tuple[Row, Cell, str] | None:
        """The worst institution with its worst link and that link's name; None without alerts."""
        if not self.rows:
            return None
        row = self.rows[0]
        cell = max(row.cells, key=lambda each: (each.overdue, each.count))
        return row, cell, dict(self.links)[cell.link]


def _row(institution: Organisation, found: dict[str, Cell]) -> Row:
    cells = tuple(found.get(link.value, Cell(institution.pk, link.value)) for link in law.Link)
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
