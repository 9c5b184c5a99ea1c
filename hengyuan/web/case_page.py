"""What the case page shows, as the components take it: rail, timeline, acts, clocks."""

from collections.abc import Iterable
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from hengyuan.cases import rules
from hengyuan.cases.access import may_do
from hengyuan.cases.models import Case, CaseClock
from hengyuan.cases.queries import duties_done
from hengyuan.cases.tables import clock_chip
from hengyuan.dossier.models import Document
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import SHANGHAI, day_of
from hengyuan.kernel.language import law_text, name_of
from hengyuan.law.catalogue import Completeness
from hengyuan.law.supervision.words import link_of
from hengyuan.ledger.models import Event
from hengyuan.ledger.queries import stream_events
from hengyuan.people.models import mask_name
from hengyuan.people.queries import names_of
from hengyuan.people.rules import FACTS, Duty, Role, objection_to
from hengyuan.ui import rules as ui

STATION_NAMES = {
    rules.Station.RECEPTION: "接待",
    rules.Station.ADVICE: "咨询",
    rules.Station.APPLICATION: "申请",
    rules.Station.DECISION: "审批",
    rules.Station.ASSIGNMENT: "指派",
    rules.Station.HANDLING: "办理",
    rules.Station.CLOSING: "结案",
    rules.Station.ARCHIVE: "归档",
    rules.Station.SUBSIDY: "补贴",
}


def station_days(case: Case) -> dict[rules.Station, date | None]:
    """The day on which each station was passed."""
    return {
        rules.Station.RECEPTION: case.received_on,
        rules.Station.ADVICE: case.advised_on,
        rules.Station.APPLICATION: day_of(case.applied_at) if case.applied_at else None,
        rules.Station.DECISION: case.decided_on,
        rules.Station.ASSIGNMENT: case.handling_since,
        rules.Station.HANDLING: case.result_received_on,
        rules.Station.CLOSING: case.closed_on,
        rules.Station.ARCHIVE: case.archived_on,
        rules.Station.SUBSIDY: case.paid_on,
    }


def rail(case: Case, clocks: Iterable[CaseClock], now: datetime) -> list[ui.RailStation]:
    """The nine stations with their days and clocks."""
    stage = rules.Stage(case.stage)
    here = rules.STATIONS.index(rules.STANDS_AT[stage])
    days = station_days(case)
    chips: dict[rules.Station, list[ui.Clock]] = {}
    for clock in clocks:
        chips.setdefault(rules.Station(link_of(clock.rule)), []).append(clock_chip(clock, now))
    stations = []
    for index, station in enumerate(rules.STATIONS):
        day = days[station]
        state = ui.StationState.TODO
        if index == here and stage not in rules.ENDS:
            state = ui.StationState.CURRENT
        elif index <= here:
            skipped = day is None and stage is not rules.Stage.NO_SUBSIDY_DUE
            state = ui.StationState.SKIPPED if skipped else ui.StationState.DONE
        stations.append(
            ui.RailStation(
                _(STATION_NAMES[station]),
                state,
                line=day.strftime("%m-%d") if day else "",
                clocks=tuple(chips.get(station, ())),
            )
        )
    return stations


def timeline(
    case: Case, documents: Iterable[Document], *, is_whole: bool = True
) -> list[ui.TimelineEntry]:
    """What happened, newest first; the papers of an act stand with it.

    Without the whole, only what the recipient may read as well.
    """
    found = [
        event
        for event in stream_events(case.stream, limit=200)
        if is_whole or event.is_public or event.type.startswith("document.")
    ]
    names = names_of(event.account_id for event in found)
    papers = {str(document.pk): document for document in documents}
    entries = []
    waiting: list[ui.Link] = []
    for event in found:
        if event.type.startswith(("document.", "fact.")):
            document = papers.get(str(event.public_values.get("document")))
            if document is not None:
                url = reverse("dossier:document", args=[document.pk])
                waiting.append(
                    ui.Link(f"{law_text(document.title)} {document.number}".strip(), url)
                )
            continue
        entries.append(_entry(event, names, tuple(reversed(waiting))))
        waiting = []
    if waiting and found:
        entries.append(_entry(found[-1], names, tuple(reversed(waiting))))
    return entries


def _paper(document: Document) -> ui.Link:
    text = f"{law_text(document.title)} {document.number}".strip()
    return ui.Link(text, reverse("dossier:document", args=[document.pk]))


def _entry(event: Event, names: dict[int, str], links: tuple[ui.Link, ...]) -> ui.TimelineEntry:
    return ui.TimelineEntry(
        title=event.opened_sentence,
        when=event.at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M"),
        who=names.get(event.account_id, _("系统")),
        links=links,
    )


def url_of(move: rules.Move, case: Case) -> str:
    """Where an act on this case is done."""
    if move.url == "money:batches":
        return reverse(move.url)
    is_before = move.url in ("intake:give_advice", "intake:receive_application")
    return reverse(move.url, args=[case.consultation_id if is_before else case.pk])


def role_name(code: str) -> str:
    """What a role is called, in the language of the reader."""
    return name_of(FACTS[Role(code)])


def actions(case: Case, actor: Actor) -> tuple[list[ui.Action], list[ui.Action]]:
    """What the actor can do now, and what waits for somebody else.

    Moves that are done on one page make one card; those that carry the case on come first. An act
    that the separation of duties keeps from this actor waits for another person, and the card says
    why.
    """
    pages: dict[str, list[rules.Move]] = {}
    possible = rules.moves_from(rules.Stage(case.stage))
    for move in sorted(possible, key=lambda each: not rules.is_due_work(each)):
        if move.url:
            pages.setdefault(move.url, []).append(move)
    done = {Duty(duty): account for duty, account in duties_done(case.pk).items()}
    mine: list[ui.Action] = []
    others: list[ui.Action] = []
    for moves in pages.values():
        title = " / ".join(_(move.button) for move in moves)
        first = moves[0]
        roles = "、".join(role_name(code) for code in first.roles)
        if not may_do(actor, case, first):
            others.append(ui.Action(title, waits_for=roles))
            continue
        objection = first.duty and objection_to(Duty(first.duty), done, actor.account_id)
        if objection:
            others.append(ui.Action(title, waits_for=roles, line=_(objection)))
        else:
            mine.append(ui.Action(title, url=url_of(first, case), citation=first.cite))
    return mine, others


def dossier_progress(found: Completeness) -> tuple[int, int]:
    """How many of the papers due are there, and how many are due."""
    there = len(found.present)
    return there, there + len(found.missing)


def missing_papers(found: Completeness) -> list[str]:
    """What the dossier still lacks, by name."""
    return [name_of(row) for row in found.missing]


def masked_opponents(case: Case) -> list[str]:
    """The other side, masked: their data are theirs as well."""
    return [mask_name(name.strip()) for name in case.opponents.splitlines() if name.strip()]
