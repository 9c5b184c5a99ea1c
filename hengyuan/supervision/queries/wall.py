"""The wall screen: counts of a place at a glance, and nobody's name or number."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet

from hengyuan.cases.models import Case, CaseClock
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.language import name_of
from hengyuan.law import deadlines
from hengyuan.law import supervision as law
from hengyuan.law.supervision.words import PHASE_OF, link_of
from hengyuan.supervision.models import Alert
from hengyuan.supervision.queries.alerts import Cockpit, Row
from hengyuan.supervision.rules.alerts import OPEN

SHOWN = 8  # institutions, and clocks: what is read from across a room


@dataclass(frozen=True, slots=True)
class LinkTile:
    """One link of the chain: its open alerts, those overdue, its clocks that end today."""

    phase: str
    name: str
    count: int
    overdue: int
    due_today: int

    @property
    def tone(self) -> str:
        """The colour, which the words beside it say as well."""
        if self.overdue:
            return "late"
        return "soon" if self.count or self.due_today else "met"


@dataclass(frozen=True, slots=True)
class DueClock:
    """One statutory clock: how many of its kind end today, how many ran out and still run."""

    name: str
    today: int
    missed: int


class Wall:
    """What a big screen shows of the cases and alerts that its account sees, in three queries.

    Costs in what is open, not in the age of the site.
    """

    def __init__(self, alerts: QuerySet[Alert], cases: QuerySet[Case], at: datetime) -> None:
        self.at, on = at, day_of(at)
        cockpit = Cockpit(alerts, on)
        self.total, self.overdue, self.worst = cockpit.total, cockpit.overdue, cockpit.worst
        self.rows: list[Row] = cockpit.rows[:SHOWN]
        self.more = max(0, len(cockpit.rows) - SHOWN)
        counted = _clocks(cases, on)
        self.due_today = sum(today for today, _missed in counted.values())
        self.clocks = _shown(counted)
        self.alerts_due = alerts.filter(state__in=OPEN, due_on=on).order_by().count()
        self.tiles = [_tile(link, cockpit, counted) for link in law.Link]


def _clocks(cases: QuerySet[Case], on: date) -> dict[str, tuple[int, int]]:
    """By rule: clocks that end today, and those that ran out and were not stopped."""
    running = CaseClock.objects.filter(
        case__in=cases.order_by().values("pk"), stopped_at=None, is_paused=False,
        is_cancelled=False, due_on__lte=on,
    )  # fmt: skip
    rows = (
        running.order_by()
        .values_list("rule")
        .annotate(
            today=Count("pk", filter=Q(due_on=on)), missed=Count("pk", filter=Q(due_on__lt=on))
        )
    )
    return {rule: (today, missed) for rule, today, missed in rows}


def _shown(counted: dict[str, tuple[int, int]]) -> list[DueClock]:
    names: dict[str, str] = {}
    for row in deadlines.rules():
        names.setdefault(row.id, name_of(row))  # the newest version comes first
    found = [DueClock(names.get(rule, rule), *both) for rule, both in counted.items()]
    return sorted(found, key=lambda each: (-each.today, -each.missed, each.name))[:SHOWN]


def _tile(link: law.Link, cockpit: Cockpit, counted: dict[str, tuple[int, int]]) -> LinkTile:
    cells = [cell for row in cockpit.rows for cell in row.cells if cell.link == link.value]
    return LinkTile(
        name_of(PHASE_OF[link]), name_of(link), sum(cell.count for cell in cells),
        sum(cell.overdue for cell in cells),
        sum(today for rule, (today, _missed) in counted.items() if link_of(rule) is link),
    )  # fmt: skip
