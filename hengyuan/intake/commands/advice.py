"""Reception and advice: the consultation register (法律援助法 art. 22 item 1)."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.cases import rules as chain
from hengyuan.intake import events
from hengyuan.intake.commands.register_sheet import issue_sheet
from hengyuan.intake.models import Consultation
from hengyuan.intake.rules import AdviceResult, Channel
from hengyuan.kernel import reference_number
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.ledger.commands import append
from hengyuan.orgs.models import Organisation
from hengyuan.orgs.queries import institution_over


class CannotAdvise(Refused):
    """The consultation was answered already, or the answer is empty."""


class CannotReceive(Refused):
    """The time of coming is of nobody who came, is not over yet, or is of another day."""


def check_role(actor: Actor, command: str) -> None:
    """Raise NotAllowed unless the table of moves lets one of the actor's roles do this."""
    move = chain.move_for(command)
    if not actor.has(*move.roles):
        raise NotAllowed(_("您的角色不能进行“%(act)s”。") % {"act": _(move.button)}, cite=move.cite)


def _check_coming(channel: Channel, came_at: datetime | None, at: datetime) -> None:
    if came_at is None:
        return
    if channel is not Channel.VISIT:
        raise CannotReceive(_("只有来访的才登记到达时间。"), field="came_at")
    if came_at > at or day_of(came_at) != day_of(at):
        raise CannotReceive(_("到达时间须在今天，并且不晚于登记的时刻。"), field="came_at")


def _role_of_receipt(actor: Actor) -> str:
    """In which role somebody is received: an officer's whole register comes first."""
    return next(role for role in chain.move_for("receive_visitor").roles if actor.has(role))


@transaction.atomic
def receive_visitor(
    *,
    institution: Organisation,
    channel: Channel,
    name: str,
    question: str,
    actor: Actor,
    at: datetime,
    phone: str = "",
    matter_kind: str = "",
    came_at: datetime | None = None,
) -> Consultation:
    """Enter somebody in the register and issue the sheet (D-01).

    `came_at` is when a visitor entered, if it is known: the wait runs from it to `at`.
    Raises NotAllowed, CannotReceive.
    """
    consultation = _enter(
        institution=institution,
        channel=channel,
        name=name,
        question=question,
        phone=phone,
        matter_kind=matter_kind,
        came_at=came_at,
        actor=actor,
        at=at,
    )
    issue_sheet(consultation=consultation, actor=actor, at=at)
    return consultation


def _enter(
    *,
    institution: Organisation,
    channel: Channel,
    name: str,
    question: str,
    phone: str,
    matter_kind: str,
    came_at: datetime | None,
    actor: Actor,
    at: datetime,
) -> Consultation:
    check_role(actor, "receive_visitor")
    _check_coming(channel, came_at, at)
    series = institution_over(institution) or institution  # a workstation has no numbers of its own
    number = reference_number.take(
        organisation_id=series.pk, word=f"{series.short_name}援咨", year=day_of(at).year
    )
    consultation = Consultation.objects.create(
        institution=institution,
        receiver_id=actor.organisation_id,
        received_as=_role_of_receipt(actor),
        number=str(number),
        channel=channel,
        stage=chain.Stage.RECEIVED,
        came_at=came_at,
        received_at=at,
        received_by_id=actor.account_id,
        name=name,
        phone=phone,
        matter_kind=matter_kind,
        question=question,
    )
    append(
        stream=consultation.stream,
        event=events.VISITOR_RECEIVED,
        actor=actor,
        at=at,
        values={
            "number": str(number),
            "channel": channel.value,
            "matter_kind": matter_kind,
            "institution": institution.pk,
            "came_at": came_at,
        },
        personal={subject_of(consultation): {"name": name, "phone": phone, "question": question}},
    )
    return consultation


def subject_of(consultation: Consultation) -> uuid.UUID:
    """The ledger's subject of a visitor who is not registered as a person."""
    return consultation.pk


@transaction.atomic
def give_advice(
    *,
    consultation: Consultation,
    answer: str,
    told_of_right: bool,
    result: AdviceResult,
    actor: Actor,
    at: datetime,
) -> Consultation:
    """Record the answer and issue the sheet with it (D-01). Raises NotAllowed, CannotAdvise."""
    _answer(
        consultation=consultation,
        answer=answer,
        told_of_right=told_of_right,
        result=result,
        actor=actor,
        at=at,
    )
    issue_sheet(consultation=consultation, actor=actor, at=at)
    return consultation


def _answer(
    *,
    consultation: Consultation,
    answer: str,
    told_of_right: bool,
    result: AdviceResult,
    actor: Actor,
    at: datetime,
) -> None:
    check_role(actor, "give_advice")
    if not answer.strip():
        raise CannotAdvise(_("请写下解答内容。"), field="answer")
    answered = Consultation.objects.filter(
        pk=consultation.pk, stage=chain.Stage.RECEIVED.value
    ).update(
        stage=chain.Stage.ADVISED.value,
        answer=answer,
        answered_at=at,
        told_of_right=told_of_right,
        result=result.value,
    )
    if not answered:
        raise CannotAdvise(_("没有保存：这次咨询已经由别人解答。"))
    consultation.refresh_from_db()
    append(
        stream=consultation.stream,
        event=events.ADVICE_GIVEN,
        actor=actor,
        at=at,
        values={"told_of_right": told_of_right, "result": result.value},
        personal={subject_of(consultation): {"answer": answer}},
    )


@transaction.atomic
def receive_and_advise(
    *,
    institution: Organisation,
    channel: Channel,
    name: str,
    question: str,
    answer: str,
    told_of_right: bool,
    result: AdviceResult,
    actor: Actor,
    at: datetime,
    phone: str = "",
    matter_kind: str = "",
    came_at: datetime | None = None,
) -> Consultation:
    """Somebody is received and answered at once: both events, one page, one sheet (CL-01).

    Raises NotAllowed, CannotReceive, CannotAdvise.
    """
    consultation = _enter(
        institution=institution,
        channel=channel,
        name=name,
        question=question,
        phone=phone,
        matter_kind=matter_kind,
        came_at=came_at,
        actor=actor,
        at=at,
    )
    return give_advice(
        consultation=consultation,
        answer=answer,
        told_of_right=told_of_right,
        result=result,
        actor=actor,
        at=at,
    )
