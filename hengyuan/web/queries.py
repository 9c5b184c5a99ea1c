"""Reads of the desk and of search."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q, QuerySet

from hengyuan.cases import rules
from hengyuan.cases.access import may_do, visible_to
from hengyuan.cases.models import Case, CaseClock
from hengyuan.cases.queries import running_clocks, with_next_due
from hengyuan.kernel import crypto
from hengyuan.kernel.actor import Actor
from hengyuan.ui import rules as ui
from hengyuan.web.case_page import clock_chip

ROWS = 30


@dataclass(frozen=True, slots=True)
class DeskRow:
    """One case on the desk, with its most pressing clock and the acts that can be done."""

    case: Case
    clock: ui.Clock | None
    acts: tuple[rules.Move, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """What is due for the actor, and what waits for somebody else."""

    due: list[DeskRow]
    waiting: list[DeskRow]


def stages_of(actor: Actor) -> list[str]:
    """Stages from which one of the actor's roles has an act."""
    return sorted(
        {stage.value for move in rules.MOVES if actor.has(*move.roles) for stage in move.from_}
    )


def desk_of(actor: Actor, now: datetime) -> Desk:
    """The desk in a fixed number of queries, however many cases there are."""
    seen = visible_to(actor)
    order = (F("next_due_on").asc(nulls_last=True), F("stage_since").asc())
    mine = list(with_next_due(seen.filter(stage__in=stages_of(actor))).order_by(*order)[:ROWS])
    stages = [stage.value for stage in rules.OPEN - {rules.Stage(s) for s in stages_of(actor)}]
    others = list(with_next_due(seen.filter(stage__in=stages)).order_by(*order)[:10])
    ids = [case.pk for case in (*mine, *others)]
    clocks: dict[object, CaseClock] = {}
    running = running_clocks(Case.objects.filter(pk__in=ids)).prefetch_related("pauses")
    for clock in running:
        clocks.setdefault(clock.case_id, clock)

    def row(case: Case) -> DeskRow:
        clock = clocks.get(case.pk)
        acts = tuple(
            move
            for move in rules.moves_from(rules.Stage(case.stage))
            if move.url and may_do(actor, case, move)
        )
        return DeskRow(case, clock_chip(clock, now) if clock else None, acts)

    rows = [row(case) for case in mine]
    return Desk([each for each in rows if each.acts], [row(case) for case in others])


def found_cases(cases: QuerySet[Case], wanted: str) -> list[Case]:
    """Cases by number, by the recipient's whole name, or by identity number."""
    compact = "".join(wanted.split()).upper()
    return list(
        cases.filter(
            Q(number__contains=wanted)
            | Q(recipient__name_index=crypto.blind_index("name", wanted))
            | Q(recipient__identity_index=crypto.blind_index("identity", compact))
        ).order_by("-applied_at")[:ROWS]
    )
