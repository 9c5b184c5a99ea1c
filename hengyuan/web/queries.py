"""Reads of the desk and of search."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from hengyuan.cases import rules
from hengyuan.cases.access import may_do, visible_to
from hengyuan.cases.models import Case, CaseClock
from hengyuan.cases.queries import with_next_due, with_running_clocks
from hengyuan.cases.tables import clock_chip
from hengyuan.intake.access import waiting_for
from hengyuan.intake.models import Consultation
from hengyuan.kernel import crypto
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.conditions import NOTHING
from hengyuan.ledger.models import Event
from hengyuan.ledger.queries import sharing_keys
from hengyuan.people.queries import names_of
from hengyuan.ui import rules as ui
from hengyuan.web.case_page import url_of

ROWS, OTHER_ROWS, NEWS = 30, 10, 8


@dataclass(frozen=True, slots=True)
class DeskRow:
    """One case on the desk, with its most pressing clock and the acts that can be done."""

    case: Case
    clock: ui.Clock | None
    acts: tuple[ui.Link, ...]


@dataclass(frozen=True, slots=True)
class News:
    """Something that happened on a case that the actor sees."""

    case: Case
    event: Event
    who: str


@dataclass(frozen=True, slots=True)
class Desk:
    """What is due for the actor, what waits for somebody else, what is new.

    `has_more` says that more cases are due than the desk shows. `advice` are visitors and callers
    who still wait for an answer, or to hand in the application that they came for.
    """

    due: list[DeskRow]
    waiting: list[DeskRow]
    news: list[News]
    has_more: bool
    advice: list[Consultation]


def workable_by(actor: Actor) -> Q:
    """Cases that the actor can carry on now: the table of moves as a condition.

    It says of many cases what `cases.access.may_do` says of one; a test holds them together.
    """
    stages: dict[Q, set[str]] = {}
    for move in rules.MOVES:
        if not rules.is_due_work(move) or not actor.has(*move.roles):
            continue
        here = Q(institution_id=actor.organisation_id)
        if move.command in ("name_handler", "decline_assignment"):
            here = Q(firm_id=actor.organisation_id)
        elif move.roles == (rules.HANDLER,):
            here = Q(handler_id=actor.provider_id, handler__isnull=False)
        elif rules.WORKSTATION in move.roles and actor.has(rules.WORKSTATION):
            here = Q(receiver_id=actor.organisation_id)
        stages.setdefault(here, set()).update(stage.value for stage in move.from_)
    found = NOTHING
    for here, possible in stages.items():
        found |= here & Q(stage__in=sorted(possible))
    # Said once more of all: an OR alone does not lead the database to its index.
    return found & Q(stage__in=sorted(set().union(*stages.values())))


def desk_of(actor: Actor, now: datetime) -> Desk:
    """The desk in a fixed number of queries, however many cases there are."""
    seen = with_running_clocks(with_next_due(visible_to(actor)))
    order = (F("next_due_on").asc(nulls_last=True), F("stage_since").asc(), "id")
    mine = list(seen.filter(workable_by(actor)).order_by(*order)[: ROWS + 1])
    is_open = Q(stage__in=[stage.value for stage in rules.OPEN])
    others = seen.filter(is_open).exclude(workable_by(actor)).order_by(*order)[:OTHER_ROWS]
    return Desk(
        [_desk_row(case, actor, now) for case in mine[:ROWS]],
        [_desk_row(case, actor, now) for case in others],
        _news_for(actor),
        len(mine) > ROWS,
        list(waiting_for(actor)[:OTHER_ROWS]) if receives(actor) else [],
    )


def receives(actor: Actor) -> bool:
    """Whether the actor's roles receive visitors or callers."""
    return actor.has(*rules.move_for("receive_visitor").roles)


def _desk_row(case: Case, actor: Actor, now: datetime) -> DeskRow:
    running: list[CaseClock] = getattr(case, "running", [])
    pages: dict[str, list[str]] = {}
    for move in rules.moves_from(rules.Stage(case.stage)):
        if rules.is_due_work(move) and may_do(actor, case, move):
            pages.setdefault(url_of(move, case), []).append(_(move.button))
    acts = tuple(ui.Link(" / ".join(buttons), url) for url, buttons in pages.items())
    return DeskRow(case, clock_chip(running[0], now) if running else None, acts)


def _news_for(actor: Actor) -> list[News]:
    """The newest acts of other people on the cases that moved last."""
    moved = {case.stream: case for case in visible_to(actor).order_by("-stage_since")[:ROWS]}
    events = (
        Event.objects.filter(stream__name__in=list(moved))
        .exclude(account_id=actor.account_id)
        .exclude(Q(type__startswith="document.") | Q(type__startswith="fact."))
        .exclude(type__in=("alert.raised", "alert.ended", "alert.lifted"))
        .select_related("stream")
        .order_by("-at", "-pk")[:NEWS]
    )
    found = sharing_keys(events)
    names = names_of(event.account_id for event in found)
    return [
        News(moved[event.stream.name], event, names.get(event.account_id, "")) for event in found
    ]


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
