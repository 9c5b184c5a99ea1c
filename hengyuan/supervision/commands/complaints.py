"""What is done with complaints: taken in, supplemented, accepted, checked, decided, answered."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.kernel.language import law_text, name_of
from hengyuan.law.complaints import (
    MOVES,
    Act,
    Finding,
    Helper,
    Matter,
    Measure,
    State,
    refusals,
    why_not_merge,
)
from hengyuan.ledger.catalogue import EventType
from hengyuan.ledger.commands import append
from hengyuan.people.commands import place_hold
from hengyuan.supervision.access import complaints as access
from hengyuan.supervision.events import complaints as events
from hengyuan.supervision.models import Complaint, ComplaintNote
from hengyuan.supervision.queries import complaints as queries
from hengyuan.supervision.rules import complaints as rules


class CannotHandleComplaint(Refused):
    """Something is missing, or somebody else acted first; the message says which."""


@transaction.atomic
def ask_supplement(
    *, complaint: Complaint, text: str, due_on: date, actor: Actor, at: datetime
) -> None:
    """一次性告知: what is missing, once, with a day. Raises NotAllowed, CannotHandleComplaint."""
    _check_ahead(due_on, at)
    columns = {"asked_on": day_of(at), "due_on": due_on}
    _act(complaint, Act.ASK_SUPPLEMENT, events.ASKED, text, actor, at, columns, due_on=due_on)


@transaction.atomic
def take_supplement(*, complaint: Complaint, text: str, actor: Actor, at: datetime) -> None:
    """登记补充内容: the clock runs on. Raises NotAllowed, CannotHandleComplaint."""
    columns = {"supplemented_on": day_of(at)}
    _act(complaint, Act.TAKE_SUPPLEMENT, events.SUPPLEMENTED, text, actor, at, columns)


@transaction.atomic
def accept(*, complaint: Complaint, text: str, actor: Actor, at: datetime) -> None:
    """受理; its case is told the ground, never the name. Raises NotAllowed and

    CannotHandleComplaint.
    """
    columns = {"accepted_on": day_of(at)}
    _act(complaint, Act.ACCEPT, events.ACCEPTED, text, actor, at, columns)
    _tell_case(complaint, events.CASE_COMPLAINED, actor, at,
               ground=rules.gravest(complaint.grounds))  # fmt: skip


@transaction.atomic
def refuse(*, complaint: Complaint, code: str, text: str, actor: Actor, at: datetime) -> None:
    """不予受理, with the reason. Raises NotAllowed, CannotHandleComplaint."""
    if code not in {one.id for one in refusals()}:
        raise CannotHandleComplaint(_("请选择不予受理的理由。"), field="code")
    if code == "not-supplemented":
        _check_supplement_is_over(complaint, at)
    columns = {"refused_on": day_of(at), "refusal": code}
    _act(complaint, Act.REFUSE, events.REFUSED, text, actor, at, columns, code=code)


def _check_supplement_is_over(complaint: Complaint, at: datetime) -> None:
    asked = queries.note_of(complaint, act=Act.ASK_SUPPLEMENT.value)
    if complaint.state != State.SUPPLEMENT or not asked or not asked.due_on:
        raise CannotHandleComplaint(_("没有等待补充的内容。"), field="code")
    if day_of(at) <= asked.due_on:
        raise CannotHandleComplaint(_("补充期限还没有届满。"), field="code")


@transaction.atomic
def merge(*, complaint: Complaint, into: Complaint, text: str, actor: Actor, at: datetime) -> None:
    """并入另一投诉: one matter, one answer. Raises NotAllowed, CannotHandleComplaint."""
    if why := why_not_merge(_matter(complaint), _matter(into)):
        raise CannotHandleComplaint(law_text(why), field="into")
    _act(
        complaint, Act.MERGE, events.MERGED, text, actor, at, {"merged_into_id": into.pk},
        number=into.number, into=into.pk,
    )  # fmt: skip


def _matter(complaint: Complaint) -> Matter:
    return Matter(
        str(complaint.pk), str(complaint.bureau_id), str(complaint.case_id or ""),
        complaint.about_code, State.parse(complaint.state),
    )  # fmt: skip


@transaction.atomic
def ask_help(
    *, complaint: Complaint, code: Helper, text: str, due_on: date, actor: Actor, at: datetime
) -> None:
    """请求协助核查: of a lower bureau or an association. Raises NotAllowed and

    CannotHandleComplaint.
    """
    _check_ahead(due_on, at)
    _act(
        complaint, Act.ASK_HELP, events.HELP_ASKED, text, actor, at, {}, code=code.value,
        due_on=due_on,
    )  # fmt: skip


@transaction.atomic
def ask_answer(
    *, complaint: Complaint, text: str, due_on: date, actor: Actor, at: datetime
) -> None:
    """要求说明情况: the question is all that whoever is complained of will see.

    Raises NotAllowed and CannotHandleComplaint, also where the text names the complainant.
    """
    _check_ahead(due_on, at)
    if complaint.complainant and complaint.complainant in text:
        raise CannotHandleComplaint(
            _("问题中写有投诉人的姓名：被投诉人会看到，请改写。"), field="text"
        )
    _act(complaint, Act.ASK_ANSWER, events.ANSWER_ASKED, text, actor, at, {}, due_on=due_on)


@transaction.atomic
def answer(*, question: ComplaintNote, text: str, actor: Actor, at: datetime) -> None:
    """被投诉人说明情况, once a question. Raises NotAllowed, CannotHandleComplaint."""
    if not access.questions_to(actor).filter(pk=question.pk).exists():
        raise NotAllowed(_("这个问题不是向您提出的。"))
    if not text.strip():
        raise CannotHandleComplaint(_("请写明情况。"), field="text")
    complaint = question.complaint
    told = {"complaint": complaint, "act": rules.ANSWER, "text": text.strip(),
            "by_id": actor.account_id, "at": at}  # fmt: skip
    note, is_first = ComplaintNote.objects.get_or_create(answers=question, defaults=told)
    if not is_first:
        raise CannotHandleComplaint(_("没有保存：这个问题已经答复。"))
    append(
        stream=complaint.stream, event=events.ANSWERED, actor=actor, at=at,
        values={"note": note.pk, "question": question.pk}, words={"text": text.strip()},
    )  # fmt: skip


@transaction.atomic
def check(*, complaint: Complaint, text: str, actor: Actor, at: datetime) -> None:
    """登记核查情况: what was seen, heard, read. Raises NotAllowed, CannotHandleComplaint."""
    _act(complaint, Act.CHECK, events.CHECKED, text, actor, at, {})


@transaction.atomic
def decide(
    *,
    complaint: Complaint,
    code: Finding,
    is_liable: bool,
    text: str,
    actor: Actor,
    at: datetime,
) -> None:
    """处理决定: found, in part or not, with reasons; a person says whether it counts as 有责.

    Raises NotAllowed, CannotHandleComplaint.
    """
    if queries.note_of(complaint, act=Act.CHECK.value) is None:
        raise CannotHandleComplaint(_("还没有登记核查情况，不能作出决定。"))
    if is_liable and code is Finding.NOT:
        raise CannotHandleComplaint(_("不属实的投诉不是有责投诉。"), field="is_liable")
    columns = {"decided_on": day_of(at), "finding": code.value, "is_liable": is_liable}
    _act(
        complaint, Act.DECIDE, events.DECIDED, text, actor, at, columns, code=code.value,
        finding=code.value, is_liable=is_liable,
    )  # fmt: skip
    _tell_case(complaint, events.CASE_ANSWERED, actor, at, finding=code.value)


@transaction.atomic
def reply(*, complaint: Complaint, text: str, actor: Actor, at: datetime) -> None:
    """答复投诉人, in writing. Raises NotAllowed, CannotHandleComplaint."""
    _act(complaint, Act.REPLY, events.REPLIED, text, actor, at, {"replied_on": day_of(at)})


@transaction.atomic
def take_measure(
    *,
    complaint: Complaint,
    code: Measure,
    text: str,
    actor: Actor,
    at: datetime,
    due_on: date | None = None,
) -> None:
    """处理措施: criticism, correction, letter, referral; or a hold, written to the roster.

    `due_on` is the day of the correction, or the last day of the hold. Raises NotAllowed and
    CannotHandleComplaint; CannotHold where the roster refuses.
    """
    if due_on is not None:
        _check_ahead(due_on, at)
    elif code is Measure.CORRECTION:
        raise CannotHandleComplaint(_("责令改正须写明期限。"), field="due_on")
    if code is Measure.HOLD and not (complaint.provider_id or complaint.unit_id):
        raise CannotHandleComplaint(_("只能暂停律师库中人员或者单位的指派。"), field="code")
    _act(
        complaint, Act.MEASURE, events.MEASURED, text, actor, at, {}, code=code.value,
        due_on=due_on,
    )  # fmt: skip
    if code is Measure.HOLD:
        place_hold(
            provider=complaint.provider, organisation=complaint.unit, begins_on=day_of(at),
            ends_on=due_on, reason=f"{complaint.number}：{text.strip()}", actor=actor, at=at,
        )  # fmt: skip


@transaction.atomic
def close(*, complaint: Complaint, text: str, actor: Actor, at: datetime) -> None:
    """办结: what was ordered is done. Raises NotAllowed, CannotHandleComplaint."""
    _act(complaint, Act.CLOSE, events.CLOSED, text, actor, at, {"closed_on": day_of(at)})


def _check_ahead(due_on: date, at: datetime) -> None:
    if due_on <= day_of(at):
        raise CannotHandleComplaint(_("期限须晚于今天。"), field="due_on")


def _act(
    complaint: Complaint,
    act: Act,
    event: EventType,
    text: str,
    actor: Actor,
    at: datetime,
    columns: dict[str, Any],
    *,
    code: str = "",
    due_on: date | None = None,
    **values: Any,
) -> None:
    """One act of the bureau: its state, its columns, its note, its event."""
    _check_may(complaint, act, actor)
    if not text.strip():
        raise CannotHandleComplaint(_("请写明情况或者理由。"), field="text")
    before = complaint.state
    complaint.state = MOVES[act].to.value
    for name, value in columns.items():
        setattr(complaint, name, value)
    if "due_on" not in columns:
        complaint.due_on = queries.due_of(complaint)
    changed = {name: getattr(complaint, name) for name in ("state", "due_on", *columns)}
    if not Complaint.objects.filter(pk=complaint.pk, state=before).update(**changed):
        raise CannotHandleComplaint(_("没有保存：这件投诉已有人处理，请刷新页面。"))
    note = ComplaintNote.objects.create(
        complaint=complaint, act=act.value, code=code, text=text.strip(), due_on=due_on,
        by_id=actor.account_id, at=at,
    )  # fmt: skip
    told = {"note": note.pk, "code": code, "until": complaint.due_on, "due_on": due_on, **values}
    append(
        stream=complaint.stream, event=event, actor=actor, at=at, values=told,
        words={"text": text.strip()},
    )  # fmt: skip


def _check_may(complaint: Complaint, act: Act, actor: Actor) -> None:
    if not access.handles(actor, complaint):
        raise NotAllowed(
            _("由设立该机构的司法行政机关处理，被投诉的人不得参与：%(bureau)s。")
            % {"bureau": complaint.bureau.name}
        )
    if MOVES[act] not in access.acts_for(actor, complaint):
        raise CannotHandleComplaint(
            _("没有保存：这件投诉的状态是“%(state)s”，不能“%(act)s”。")
            % {"state": name_of(State.parse(complaint.state)), "act": name_of(act)}
        )


def _tell_case(
    complaint: Complaint, event: EventType, actor: Actor, at: datetime, **values: Any
) -> None:
    if complaint.case is not None:
        append(
            stream=complaint.case.stream, event=event, actor=actor, at=at,
            values={"complaint": complaint.pk, **values},
        )  # fmt: skip
