"""What the case page shows, as the components take it: rail, timeline, acts, clocks."""

from collections.abc import Iterable
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from hengyuan.cases import rules
from hengyuan.cases.access import may_do
from hengyuan.cases.models import Case, CaseClock
from hengyuan.dossier.models import Document
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import SHANGHAI, day_of
from hengyuan.law import deadlines
from hengyuan.ledger.models import Event
from hengyuan.ledger.queries import stream_events
from hengyuan.people.queries import names_of
from hengyuan.people.rules import FACTS, Role
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
CLOCK_STATIONS = {
    "CL": rules.Station.ADVICE,
    "AP": rules.Station.DECISION,
    "NT": rules.Station.ASSIGNMENT,
    "AS": rules.Station.HANDLING,
    "CA": rules.Station.CLOSING,
}


def clock_name(rule: str) -> str:
    """What a clock is called; its id when the law floor no longer knows it."""
    for row in deadlines.rules():
        if row.id == rule:
            return row.name_zh
    return rule


def clock_chip(clock: CaseClock, now: datetime) -> ui.Clock:
    """A stored clock as the chip shows it."""
    today = day_of(now)
    url = reverse("cases:clock", args=[clock.case_id, clock.pk])
    name = clock_name(clock.rule)
    if clock.stopped_at is not None:
        state = ui.ClockState.LATE if clock.is_late else ui.ClockState.MET
        return ui.Clock(name, state, due=str(clock.due_on or ""), url=url)
    if clock.is_paused:
        reason = "、".join(pause.reason for pause in clock.pauses.all() if pause.ends_on is None)
        return ui.Clock(name, ui.ClockState.PAUSED, reason=reason, url=url)
    if clock.due_at is not None:
        left = int((clock.due_at - now).total_seconds() // 3600)
        total = int((clock.due_at - clock.started_at).total_seconds() // 3600)
        state = ui.running_state(left, total)
        return ui.Clock(name, state, left=left, unit="hour", due=str(clock.due_on), url=url)
    if clock.due_on is None:
        return ui.Clock(name, ui.ClockState.UNKNOWN, detail=_("缺少当年日历"), url=url)
    left, total = (clock.due_on - today).days, (clock.due_on - day_of(clock.started_at)).days
    return ui.Clock(name, ui.running_state(left, total), left=left, due=str(clock.due_on), url=url)


def station_of(rule: str) -> rules.Station:
    """Where on the rail a clock stands."""
    if rule == "CA-03":
        return rules.Station.SUBSIDY
    if rule in ("AP-03", "AS-01"):
        return rules.Station.ASSIGNMENT
    return CLOCK_STATIONS.get(rule[:2], rules.Station.HANDLING)


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
        chips.setdefault(station_of(clock.rule), []).append(clock_chip(clock, now))
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


def timeline(case: Case, documents: Iterable[Document]) -> list[ui.TimelineEntry]:
    """What happened, newest first; the papers of an act stand with it."""
    found = list(stream_events(case.stream, limit=200))
    names = names_of(event.account_id for event in found)
    papers = {str(document.pk): document for document in documents}
    entries = []
    waiting: list[ui.Link] = []
    for event in found:
        if event.type.startswith(("document.", "fact.")):
            document = papers.get(str(event.public_values.get("document")))
            if document is not None:
                url = reverse("dossier:document", args=[document.pk])
                waiting.append(ui.Link(f"{document.title} {document.number}".strip(), url))
            continue
        entries.append(_entry(event, names, tuple(reversed(waiting))))
        waiting = []
    return entries


def _entry(event: Event, names: dict[int, str], links: tuple[ui.Link, ...]) -> ui.TimelineEntry:
    return ui.TimelineEntry(
        title=event.sentence,
        when=event.at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M"),
        who=names.get(event.account_id, _("系统")),
        links=links,
    )


def actions(case: Case, actor: Actor) -> tuple[list[ui.Action], list[ui.Action]]:
    """What the actor can do now, and what waits for somebody else."""
    mine: list[ui.Action] = []
    others: list[ui.Action] = []
    for move in rules.moves_from(rules.Stage(case.stage)):
        if not move.url or (move.command, case.stage) == ("refuse", "examined"):
            continue
        takes_no_case = move.url in ("money:batches", "intake:give_advice")
        if may_do(actor, case, move):
            url = reverse(move.url, args=[] if takes_no_case else [case.pk])
            mine.append(ui.Action(_(move.button), url=url, citation=move.cite))
        else:
            roles = "、".join(FACTS[Role(code)].name_zh for code in move.roles)
            others.append(ui.Action(_(move.button), waits_for=roles))
    return mine, others
