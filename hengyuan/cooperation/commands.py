"""Every write of cooperation: ask, accept, decline, report, withdraw.

A check of somebody's means elsewhere stops the clock of the decision until it is answered (PA-02):
the place that decides does not pay for the other one's days. Nobody is made to help: a place that
cannot says why.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hengyuan.cases.commands import pause_clock, resume_clock
from hengyuan.cases.models import Case
from hengyuan.cases.rules import move_for
from hengyuan.cooperation import access, events
from hengyuan.cooperation.models import Cooperation
from hengyuan.cooperation.rules import KINDS, OPEN, PAUSE, Kind, State
from hengyuan.dossier.commands import issue_document, note_fact
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.ledger.catalogue import EventType
from hengyuan.ledger.commands import append
from hengyuan.orgs.models import Organisation

CLOCKS = move_for("request_supplement").pauses  # of the decision


class CannotCooperate(Refused):
    """Something is missing, was asked already, or is over; the message says which."""


@transaction.atomic
def request_cooperation(
    *,
    case: Case,
    kind: str,
    what: str,
    due_on: date,
    actor: Actor,
    at: datetime,
    asked: Organisation | None = None,
    asked_name: str = "",
) -> Cooperation:
    """Ask another institution, by letter (D-09). Raises NotAllowed, CannotCooperate."""
    if not access.may_ask(actor, case):
        raise NotAllowed(_("由本机构的窗口、指派人员或者负责人请求协作。"))
    _check(case, kind, what, due_on, asked, asked_name.strip(), day_of(at))
    try:
        with transaction.atomic():
            made = Cooperation.objects.create(
                case=case, kind=kind, asked=asked, asked_name=asked_name.strip(),
                what=what.strip(), due_on=due_on, asked_by_id=actor.account_id, asked_at=at,
            )  # fmt: skip
    except IntegrityError as error:
        raise CannotCooperate(_("已经就同一事项请求过该机构，尚未答复。"), field="kind") from error
    values = {"kind": kind, "due_on": due_on, "asked": made.asked_id}
    _tell(made, events.REQUESTED, actor, at, values, {"what": what.strip()})
    if kind == Kind.CHECK:
        for rule in CLOCKS:
            pause_clock(case=case, rule=rule, on=day_of(at), reason=PAUSE)
    note_fact(case=case, fact="cooperation_requested", actor=actor, at=at)
    issue_document(
        case=case, form="D-09", title="法律援助协作函", values=_letter(made), actor=actor, at=at
    )
    return made


def _check(
    case: Case, kind: str, what: str, due_on: date, asked: Organisation | None, name: str, on: date
) -> None:
    if kind not in KINDS:
        raise CannotCooperate(_("请选择请求协作的事项。"), field="kind")
    if (asked is None) == (not name):
        raise CannotCooperate(_("请选择一个机构，或者填写外地机构的名称。"), field="asked")
    if asked is not None and not access.places_to_ask(case).filter(pk=asked.pk).exists():
        raise CannotCooperate(_("请选择另一个法律援助机构。"), field="asked")
    if not what.strip():
        raise CannotCooperate(_("请写明需要协作的内容。"), field="what")
    if due_on <= on:
        raise CannotCooperate(_("反馈期限须晚于今天。"), field="due_on")


def _letter(made: Cooperation) -> dict[str, Any]:
    return {
        "recipient": made.case.recipient.name,
        "cause": made.case.cause,
        "place": made.place,
        "kind": KINDS[Kind(made.kind)],
        "what": made.what,
        "due_on": made.due_on,
    }


@transaction.atomic
def accept_cooperation(
    *, cooperation: Cooperation, answer: str, actor: Actor, at: datetime
) -> None:
    """The place that is asked takes it on. Raises NotAllowed, CannotCooperate."""
    _answer(cooperation, State.ACCEPTED, answer, actor, at)
    _tell(cooperation, events.ACCEPTED, actor, at, {}, {"answer": answer.strip()})


@transaction.atomic
def decline_cooperation(
    *, cooperation: Cooperation, answer: str, actor: Actor, at: datetime
) -> None:
    """The place that is asked cannot, and says why. Raises NotAllowed, CannotCooperate."""
    if not answer.strip():
        raise CannotCooperate(_("请写明不能协作的原因。"), field="answer")
    _answer(cooperation, State.DECLINED, answer, actor, at)
    _tell(cooperation, events.DECLINED, actor, at, {}, {"answer": answer.strip()})
    _go_on(cooperation, at)


def _answer(
    cooperation: Cooperation, state: State, answer: str, actor: Actor, at: datetime
) -> None:
    _refuse_strangers(cooperation, actor)
    changed = Cooperation.objects.filter(pk=cooperation.pk, state=State.ASKED).update(
        state=state, answered_at=at, answer=answer.strip(),
        **({"ended_at": at} if state == State.DECLINED else {}),
    )  # fmt: skip
    if not changed:
        raise CannotCooperate(_("这一请求已有答复或者已撤回，请刷新页面。"))


@transaction.atomic
def report_cooperation(
    *, cooperation: Cooperation, report: str, actor: Actor, at: datetime
) -> None:
    """What came of it; the reply joins the dossier. Raises NotAllowed, CannotCooperate."""
    _refuse_strangers(cooperation, actor)
    if not report.strip():
        raise CannotCooperate(_("请写明协作的结果。"), field="report")
    _end(cooperation, (State.ACCEPTED,), State.REPORTED, report, at)
    _tell(cooperation, events.REPORTED, actor, at, {}, {"report": report.strip()})
    issue_document(
        case=cooperation.case, form="D-09", title="法律援助协作函（回复）",
        values=_letter(cooperation) | {"reply": report.strip()}, actor=actor, at=at,
    )  # fmt: skip
    _go_on(cooperation, at)


@transaction.atomic
def withdraw_cooperation(
    *, cooperation: Cooperation, reason: str, actor: Actor, at: datetime
) -> None:
    """The asking side needs it no more. Raises NotAllowed, CannotCooperate."""
    if not access.may_ask(actor, cooperation.case):
        raise NotAllowed(_("由提出请求的机构撤回。"))
    if not reason.strip():
        raise CannotCooperate(_("请写明撤回的原因。"), field="reason")
    _end(cooperation, OPEN, State.WITHDRAWN, reason, at)
    _tell(cooperation, events.WITHDRAWN, actor, at, {}, {"report": reason.strip()})
    _go_on(cooperation, at)


def _refuse_strangers(cooperation: Cooperation, actor: Actor) -> None:
    if not access.may_answer(actor, cooperation):
        raise NotAllowed(_("由被请求的机构答复。"))


def _end(
    cooperation: Cooperation, before: tuple[State, ...], state: State, report: str, at: datetime
) -> None:
    ended = Cooperation.objects.filter(pk=cooperation.pk, state__in=before).update(
        state=state, report=report.strip(), ended_at=at
    )
    if not ended:
        raise CannotCooperate(_("这一请求还没有被接受，或者已经结束，请刷新页面。"))


def _go_on(cooperation: Cooperation, at: datetime) -> None:
    """The clock of the decision runs again once no check is waited for."""
    waited_for = Cooperation.objects.filter(
        case_id=cooperation.case_id, kind=Kind.CHECK, state__in=OPEN
    )
    if cooperation.kind == Kind.CHECK and not waited_for.exists():
        for rule in CLOCKS:
            resume_clock(case=cooperation.case, rule=rule, on=day_of(at), reason=PAUSE)


def _tell(
    cooperation: Cooperation,
    event: EventType,
    actor: Actor,
    at: datetime,
    values: Mapping[str, Any],
    words: Mapping[str, str],
) -> None:
    append(
        stream=cooperation.case.stream,
        event=event,
        actor=actor,
        at=at,
        values={"cooperation": cooperation.pk, "place": cooperation.place, **values},
        words=words,
        about=cooperation.case.recipient_id,
    )
