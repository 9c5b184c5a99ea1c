"""Calls: take one, tell how a try ended with what was said, decide on a word about money."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.kernel.actor import SYSTEM, Actor
from hengyuan.kernel.clock import SHANGHAI, day_of
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.law.follow_up import Outcome, Try, next_try, questions
from hengyuan.law.follow_up.words import Hour
from hengyuan.ledger.commands import append
from hengyuan.supervision.access import follow_up as access
from hengyuan.supervision.events import follow_up as events
from hengyuan.supervision.models import FollowUp, FollowUpTry
from hengyuan.supervision.queries.follow_up import seal_of
from hengyuan.supervision.rules.follow_up import (
    AGAIN_ANSWERS,
    Hinted,
    State,
    first_due,
    hour_of,
    state_after,
)


class CannotFollowUp(Refused):
    """Something is missing, or somebody else acted first; the message says which."""


@transaction.atomic
def take_call(*, follow_up: FollowUp, actor: Actor, at: datetime) -> None:
    """承接回访: from now on the number is shown to this caller, for today.

    Raises NotAllowed, CannotFollowUp when somebody else took it today.
    """
    row = _locked(follow_up, actor)
    today = day_of(at)
    if row.taken_on == today and row.caller_id != actor.account_id:
        raise CannotFollowUp(_("今天已有人承接这次回访，请换一件。"))
    if row.taken_on == today:
        return
    FollowUp.objects.filter(pk=row.pk).update(caller_id=actor.account_id, taken_on=today)
    values = {"account": actor.account_id}
    append(stream=row.stream, event=events.TAKEN, actor=actor, at=at, values=values)


@transaction.atomic
def record_try(
    *,
    follow_up: FollowUp,
    outcome: Outcome,
    answers: Mapping[str, str],
    token: UUID,
    actor: Actor,
    at: datetime,
    remark: str = "",
    has_hint: bool = False,
) -> FollowUp:
    """How a try ended and, if somebody answered, what was said: sealed, not in the ledger.

    The same form sent twice is kept once. Raises NotAllowed, CannotFollowUp.
    """
    if FollowUpTry.objects.filter(follow_up=follow_up, token=token).exists():
        return FollowUp.objects.get(pk=follow_up.pk)
    row = _locked(follow_up, actor)
    if row.caller_id != actor.account_id:
        raise CannotFollowUp(_("请先承接这次回访。"))
    if outcome is Outcome.CONNECTED:
        _check_answers(row, answers)
    done = [*_tries(row), Try(day_of(at), _hour(at), outcome)]
    following = next_try(done, day_of(at))
    row.state = state_after(outcome, is_last=following is None).value
    if row.state == State.WAITING and following:
        row.next_on, row.next_hour = following[0], following[1].value
    else:
        row.next_on, row.next_hour, row.ended_at = None, "", at
    row.caller_id = row.taken_on = None
    if outcome is Outcome.CONNECTED:
        row.answers, row.remark = dict(answers), remark.strip()
        row.hinted = (Hinted.BROUGHT_UP if has_hint and row.call == 1 else Hinted.NOTHING).value
    row.save(update_fields=[
        "state", "next_on", "next_hour", "ended_at", "caller", "taken_on", "answers", "remark",
        "hinted",
    ])  # fmt: skip
    FollowUpTry.objects.create(
        follow_up=row, at=at, hour=_hour(at).value, outcome=outcome.value,
        caller_id=actor.account_id, token=token,
    )  # fmt: skip
    _tell_try(row, outcome, len(done), actor, at)
    return row


def _locked(follow_up: FollowUp, actor: Actor) -> FollowUp:
    if not access.to_call(actor).filter(pk=follow_up.pk).exists():
        if FollowUp.objects.filter(pk=follow_up.pk).exclude(state=State.WAITING).exists():
            raise CannotFollowUp(_("没有保存：这次回访已经结束。"))
        raise NotAllowed(_("这次回访不能由您进行。"))
    return (
        FollowUp.objects.select_for_update(of=("self",)).select_related("case").get(pk=follow_up.pk)
    )


def _hour(at: datetime) -> Hour:
    return hour_of(at.astimezone(SHANGHAI).time())


def _tries(row: FollowUp) -> list[Try]:
    return [
        Try(day_of(one.at), Hour.parse(one.hour), Outcome.parse(one.outcome))
        for one in FollowUpTry.objects.filter(follow_up=row)
    ]


def _check_answers(row: FollowUp, answers: Mapping[str, str]) -> None:
    if row.call > 1:
        if answers.get("money") not in AGAIN_ANSWERS:
            raise CannotFollowUp(_("请选择受援人的回答。"), field="money")
        return
    for question in questions():
        allowed = ("yes", "no", "skipped") if question.is_money else ("yes", "no")
        if answers.get(question.id) not in allowed:
            raise CannotFollowUp(
                _("接通的，九项都要填；财物三项可以选“没有问”。"), field=question.id
            )


def _tell_try(row: FollowUp, outcome: Outcome, number: int, actor: Actor, at: datetime) -> None:
    values = {
        "number": number, "outcome": outcome.value, "hour": _hour(at).value, "state": row.state,
        "seal": seal_of(row.answers),
    }  # fmt: skip
    append(stream=row.stream, event=events.TRIED, actor=actor, at=at, values=values)
    if row.state != State.WAITING and row.call == 1:
        append(
            stream=row.case.stream, event=events.FOLLOWED_UP, actor=SYSTEM, at=at,
            values={"outcome": outcome.value},
        )  # fmt: skip


@transaction.atomic
def decide_hint(
    *, follow_up: FollowUp, asks_again: bool, word: str, actor: Actor, at: datetime
) -> None:
    """A person decides whether a word about money leads to a second, open call by somebody else.

    Raises NotAllowed, CannotFollowUp.
    """
    if not access.hints_for(actor).filter(pk=follow_up.pk).exists():
        raise NotAllowed(_("由本机构负责人或者质量审查负责人决定是否再次回访。"))
    if not word.strip():
        raise CannotFollowUp(_("请写明理由。"), field="word")
    decision = (Hinted.ASKED_AGAIN if asks_again else Hinted.LEFT).value
    changed = FollowUp.objects.filter(pk=follow_up.pk, hinted=Hinted.BROUGHT_UP).update(
        hinted=decision
    )
    if not changed:
        raise CannotFollowUp(_("没有保存：已有人作出决定，请刷新页面。"))
    append(
        stream=follow_up.stream, event=events.DECIDED, actor=actor, at=at,
        values={"decision": decision}, words={"word": word.strip()},
        about=follow_up.case.recipient_id,
    )  # fmt: skip
    if asks_again:
        _open_second(follow_up, at)


def _open_second(first: FollowUp, at: datetime) -> None:
    made = FollowUp(
        case_id=first.case_id, call=2, period_id=first.period_id, closed_on=first.closed_on,
        institution_id=first.institution_id, flags=["money_hint"], **first_due(day_of(at)),
    )  # fmt: skip
    made.save(force_insert=True)
    values = {"case": made.case_id, "how": "second", "period": made.period_id, "call": 2}
    append(stream=made.stream, event=events.DRAWN, actor=SYSTEM, at=at, values=values)
