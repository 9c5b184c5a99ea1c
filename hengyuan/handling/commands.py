"""The handler records acts (法律援助法 arts. 19, 46): dated, each with its papers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.cases.commands import StageMoved, move, start_clock_on, stop_clock
from hengyuan.cases.models import Case
from hengyuan.dossier.commands import issue_document, note_fact, receive_file
from hengyuan.dossier.models import Origin
from hengyuan.handling import events
from hengyuan.handling.models import HandlingAct
from hengyuan.handling.rules import ACTS, Act, objection_to_day
from hengyuan.kernel import clock
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed, Refused


class CannotRecordAct(Refused):
    """The day cannot be right, or the text is missing."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that came with an act: which row of the catalogue it fills, and its file if any."""

    title: str
    form: str = ""
    row: str = ""
    content: bytes = b""
    is_received: bool = False


@dataclass(frozen=True, slots=True)
class DoneAct:
    """One act as the handler states it. `values` are printed on the act's papers."""

    act: Act
    happened_on: date
    text: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    papers: Sequence[Paper] = ()


@transaction.atomic
def record_acts(
    *, case: Case, acts: Sequence[DoneAct], token: UUID, actor: Actor, at: datetime
) -> list[HandlingAct]:
    """Record what one page states, all or nothing; the same form sent twice is kept once.

    Raises NotAllowed, StageMoved, CannotRecordAct, CannotTakeFile.
    """
    if case.handler_id is None or case.handler_id != actor.provider_id:
        raise NotAllowed(_("只有本案承办人可以登记办案事项。"))
    Case.objects.select_for_update().get(pk=case.pk)  # a second sender waits for the first
    if HandlingAct.objects.filter(case=case, token=token).exists():
        raise StageMoved(_("这一页已经保存过，没有重复登记。"))
    return [_record(case, done, token, actor, at) for done in acts]


def _record(case: Case, done: DoneAct, token: UUID, actor: Actor, at: datetime) -> HandlingAct:
    objection = objection_to_day(
        done.act, done.happened_on, case.handling_since or done.happened_on, day_of(at)
    )
    if objection:
        raise CannotRecordAct(f"{ACTS[done.act].name_zh}：{_(objection)}。", field="happened_on")
    changes = {"result_received_on": done.happened_on} if done.act is Act.RESULT else {}
    move(
        case=case,
        command="record_act",
        actor=actor,
        at=at,
        event=events.ACT_RECORDED,
        values={"act": done.act.value, "happened_on": done.happened_on},
        personal={case.recipient_id: {"text": done.text}},
        changes=changes,
    )
    row = HandlingAct.objects.create(
        case=case,
        act=done.act,
        happened_on=done.happened_on,
        text=done.text,
        recorded_by_id=actor.account_id,
        recorded_at=at,
        token=token,
    )
    _turn_clocks(case, done)
    for fact in ACTS[done.act].facts:
        note_fact(case=case, fact=fact, actor=actor, at=at)
    _make_papers(case, done, actor, at)
    return row


def _turn_clocks(case: Case, done: DoneAct) -> None:
    # An act counts on the day that it happened, not on the day that it was typed in.
    day = done.happened_on
    end_of_day = clock.at(day, time(23, 59, 59))
    for rule in ACTS[done.act].stops:
        stop_clock(case=case, rule=rule, at=end_of_day)
    if done.act is Act.RESULT:
        stop_clock(case=case, rule="CA-01", at=end_of_day)
        start_clock_on(case=case, rule="CA-01", on=day)


def _make_papers(case: Case, done: DoneAct, actor: Actor, at: datetime) -> None:
    common = {
        "recipient": case.recipient.name,
        "cause": case.cause,
        "handler": actor.name,
        "firm": case.firm.name if case.firm else "",
        "happened_on": done.happened_on,
        "text": done.text,
    }
    for form, row, title in ACTS[done.act].papers:
        issue_document(
            case=case,
            form=form,
            row=row,
            title=title,
            values={**common, **done.values},
            origin=Origin.MADE,
            dated_on=done.happened_on,
            actor=actor,
            at=at,
        )
    for paper in done.papers:
        _keep_paper(case, done, paper, common, actor, at)


def _keep_paper(
    case: Case,
    done: DoneAct,
    paper: Paper,
    common: Mapping[str, Any],
    actor: Actor,
    at: datetime,
) -> None:
    kept: dict[str, Any] = {
        "case": case,
        "title": paper.title,
        "form": paper.form,
        "row": paper.row,
        "origin": Origin.RECEIVED if paper.is_received else Origin.MADE,
        "dated_on": done.happened_on,
        "actor": actor,
        "at": at,
    }
    if paper.content:
        receive_file(content=paper.content, **kept)
    else:
        issue_document(values={**common, "is_entry_only": True}, **kept)
