"""Objections: taken in, upheld, or a correction ordered and carried out (法律援助法 art. 49)."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.cases.commands import start_clock, stop_clock
from hengyuan.cases.models import Case
from hengyuan.examination import commands as examination
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.law.citation import Citation
from hengyuan.law.complaints import Channel
from hengyuan.ledger.catalogue import EventType
from hengyuan.ledger.commands import append
from hengyuan.supervision.access import objections as access
from hengyuan.supervision.events import objections as events
from hengyuan.supervision.models import Objection
from hengyuan.supervision.rules import objections as rules
from hengyuan.supervision.rules.objections import State

ART_49 = Citation("法律援助法", "2022-01-01", 49, 2)
RESUMING = {
    "resume_handling": examination.resume_handling,
    "resume_with_firm": examination.resume_with_firm,
    "resume_assignment": examination.resume_assignment,
}


class CannotObject(Refused):
    """Something is missing, or somebody else acted first; the message says which."""


@transaction.atomic
def receive_objection(
    *, case: Case, channel: Channel, reasons: str, actor: Actor, at: datetime
) -> Objection:
    """登记异议: the five days of the bureau begin. Raises NotAllowed, CannotObject."""
    decision = access.open_decision(case)
    if decision is None:
        raise CannotObject(_("没有可以提出异议的不予或者终止决定，或者已经提出过。"), cite=ART_49)
    bureau = case.institution.parent
    if not access.may_receive(actor, case) or bureau is None:
        raise NotAllowed(_("异议由设立该机构的司法行政机关登记。"), cite=ART_49)
    if not reasons.strip():
        raise CannotObject(_("请写明异议的理由。"), field="reasons")
    clock = start_clock(case=case, rule=rules.EXAMINE, at=at)
    objection = Objection.objects.create(
        case=case, decision=decision, institution=case.institution, bureau=bureau,
        region=case.region, channel=channel, reasons=reasons.strip(), received_at=at,
        received_by_id=actor.account_id, due_on=clock.due_on,
    )  # fmt: skip
    values = {"against": decision.result, "channel": channel.value, "due_on": clock.due_on}
    _tell(objection, events.RECEIVED, actor, at, values, {"reasons": reasons.strip()})
    return objection


@transaction.atomic
def uphold(*, objection: Objection, words: str, actor: Actor, at: datetime) -> None:
    """维持原决定, with reasons and the way to reconsideration or suit.

    Raises NotAllowed, CannotObject.
    """
    _decide(objection, State.UPHELD, events.UPHELD, words, actor, at)


@transaction.atomic
def order_correction(*, objection: Objection, words: str, actor: Actor, at: datetime) -> None:
    """责令改正: a task of the institution's head, with a day. Raises NotAllowed, CannotObject."""
    _decide(objection, State.ORDERED, events.ORDERED, words, actor, at)


def _decide(
    objection: Objection, to: State, event: EventType, words: str, actor: Actor, at: datetime
) -> None:
    if not access.may_decide(actor, objection):
        _refuse(objection, actor)
    if not words.strip():
        raise CannotObject(_("请写明审查的理由。"), field="words", cite=ART_49)
    stop_clock(case=objection.case, rule=rules.EXAMINE, at=at)
    due_on = None
    if to is State.ORDERED:
        due_on = start_clock(case=objection.case, rule=rules.CORRECT, at=at).due_on
    columns = {
        "words": words.strip(), "decided_at": at, "decided_by_id": actor.account_id,
        "due_on": due_on,
    }  # fmt: skip
    _move(objection, State.RECEIVED, to, columns)
    _tell(objection, event, actor, at, {"due_on": due_on}, {"words": words.strip()})


def _refuse(objection: Objection, actor: Actor) -> None:
    if access.is_first_decider(actor, objection):
        raise NotAllowed(_("原决定的作出人不得审查异议，请由另一位工作人员办理。"), cite=ART_49)
    if objection.state != State.RECEIVED:
        raise CannotObject(_("没有保存：这件异议已经审查，请刷新页面。"))
    raise NotAllowed(_("异议由设立该机构的司法行政机关审查。"), cite=ART_49)


@transaction.atomic
def correct(*, objection: Objection, reasons: str, actor: Actor, at: datetime) -> None:
    """纠正: grant what was refused; what was ended goes on where it stood.

    Raises NotAllowed, CannotObject, StageMoved.
    """
    if not access.may_correct(actor, objection):
        raise NotAllowed(_("由机构负责人按异议审查决定纠正。"), cite=ART_49)
    case = objection.case
    if objection.decision.result == "refused":
        examination.grant_on_objection(case=case, reasons=reasons.strip(), actor=actor, at=at)
    else:
        how = rules.resuming(
            has_handler=case.handler_id is not None, has_firm=case.firm_id is not None
        )
        RESUMING[how](case=case, reasons=reasons.strip(), actor=actor, at=at)
    columns = {"corrected_at": at, "corrected_by_id": actor.account_id, "due_on": None}
    _move(objection, State.ORDERED, State.CORRECTED, columns)
    _tell(objection, events.CORRECTED, actor, at, {}, None)


def _move(objection: Objection, from_: State, to: State, columns: dict[str, Any]) -> None:
    columns |= {"state": to.value}
    if not Objection.objects.filter(pk=objection.pk, state=from_).update(**columns):
        raise CannotObject(_("没有保存：这件异议已有人办理，请刷新页面。"))
    for name, value in columns.items():
        setattr(objection, name, value)


def _tell(
    objection: Objection,
    event: EventType,
    actor: Actor,
    at: datetime,
    values: dict[str, Any],
    words: dict[str, str] | None,
) -> None:
    append(
        stream=objection.case.stream, event=event, actor=actor, at=at,
        values={"objection": objection.pk, **values}, words=words,
        about=objection.case.recipient_id,
    )  # fmt: skip
