"""The grade of a dossier: a draft that the handler may answer, the final one, a correction.

The chief decides and signs; readers' sheets stand beside it as they were signed. Nothing here
follows by itself: not the time that runs out, not a majority.
"""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.cases.commands import note_review_grade
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed
from hengyuan.law.review.words import Grade
from hengyuan.peer_review.access import rounds as access
from hengyuan.peer_review.commands.rounds import CannotReview, tell_case, tell_dossier
from hengyuan.peer_review.events import rounds as events
from hengyuan.peer_review.models import Decision, Dossier, Reply
from hengyuan.peer_review.queries import rounds as round_queries
from hengyuan.peer_review.queries import sheets as queries
from hengyuan.peer_review.rules.rounds import TO_DECIDE, DossierState, is_over
from hengyuan.peer_review.rules.sheets import rounded


@transaction.atomic
def decide_draft(
    *, dossier: Dossier, grade: Grade, reason: str, actor: Actor, at: datetime
) -> Decision:
    """确定初评等次: told to the handler, who may answer until a day.

    A reason is needed unless the readers agree and the grade is theirs. Raises NotAllowed,
    CannotReview.
    """
    row = _held(dossier, actor)
    if row.state not in TO_DECIDE:
        raise CannotReview(_("这件案卷现在的状态是：{state}。").format(
            state=row.get_state_display()
        ))  # fmt: skip
    standard = round_queries.standard_of(row.round, row.field)
    settlement = queries.settlement_of(row, standard.most_gap)
    is_theirs = settlement.is_agreed and settlement.proposed is grade
    if not is_theirs and not reason.strip():
        raise CannotReview(_("请说明确定这一等次的理由。"), field="reason")
    points = rounded(settlement.points) if settlement.proposed is grade else None
    until = day_of(at) + timedelta(days=standard.reply_days)
    made = _decision(row, grade, points, reason, actor, at, is_final=False, reply_until=until)
    Dossier.objects.filter(pk=row.pk).update(state=DossierState.REPLY)
    tell_dossier(row, events.DRAFTED, actor, at, _values(made), {"word": made.reason})
    tell_case(row, events.TOLD, actor, at, {"grade": grade.value, "until": until})
    return made


@transaction.atomic
def reply(*, decision: Decision, text: str, actor: Actor, at: datetime) -> Reply:
    """承办人对初评等次提出意见, once, until the day. Raises NotAllowed, CannotReview."""
    row = _told(decision)
    case = row.dossier.case
    if case is None or actor.provider_id is None or case.handler_id != actor.provider_id:
        raise NotAllowed(_("由承办人本人提出意见。"))
    return _reply(row, text, day_of(at), actor, at)


@transaction.atomic
def enter_reply(
    *, decision: Decision, said_by: str, received_on: date, text: str, actor: Actor, at: datetime
) -> Reply:
    """登记意见: what somebody answers who has no account here, of a dossier from elsewhere.

    It counts by the day on which it came in. Raises NotAllowed, CannotReview.
    """
    row = _told(decision)
    if row.dossier.entry_id is None or not access.may_run(actor, row.dossier.round):
        raise NotAllowed(_("由开启评估的机关登记外来案卷的意见。"))
    if not said_by.strip():
        raise CannotReview(_("请写明提出意见的人。"), field="said_by")
    if not day_of(row.decided_at) <= received_on <= day_of(at):
        raise CannotReview(_("收到之日在告知以后，不晚于今天。"), field="received_on")
    return _reply(row, text, received_on, actor, at, said_by=said_by.strip(),
                  received_on=received_on)  # fmt: skip


def _told(decision: Decision) -> Decision:
    """A grade that was told, held with its dossier."""
    rows = Decision.objects.select_for_update(of=("self",))
    return rows.select_related("dossier__case", "dossier__round").get(pk=decision.pk)


def _reply(row: Decision, text: str, on: date, actor: Actor, at: datetime, **columns: Any) -> Reply:
    """The answer, in time by the day `on`; raises CannotReview."""
    if row.dossier.state != DossierState.REPLY or row.is_final:
        raise CannotReview(_("这一等次已经不再等待意见。"))
    if is_over(row.reply_until, on):
        raise CannotReview(_("提出意见的时间已过（{day}止）。").format(day=row.reply_until))
    if not text.strip():
        raise CannotReview(_("请写明意见。"), field="text")
    if Reply.objects.filter(decision=row).exists():
        raise CannotReview(_("意见已经提交过。"))
    made = Reply.objects.create(
        decision=row, text=text.strip(), written_by_id=actor.account_id, written_at=at, **columns
    )
    words = {"text": made.text, "name": made.said_by}
    tell_dossier(
        row.dossier, events.REPLIED, actor, at,
        {"decision": row.pk, "received_on": made.received_on},
        {name: word for name, word in words.items() if word},
    )  # fmt: skip
    return made


@transaction.atomic
def finish(*, dossier: Dossier, grade: Grade, reason: str, actor: Actor, at: datetime) -> Decision:
    """确定等次: after the handler's answer or its day; then it stays.

    A reason is needed where he answered or where the draft is changed. Raises NotAllowed,
    CannotReview.
    """
    row = _held(dossier, actor)
    draft = round_queries.last_decision(row)
    if row.state != DossierState.REPLY or draft is None:
        raise CannotReview(_("这件案卷现在的状态是：{state}。").format(
            state=row.get_state_display()
        ))  # fmt: skip
    has_reply = hasattr(draft, "reply")
    if not has_reply and not is_over(draft.reply_until, day_of(at)):
        raise CannotReview(_("承办人在{day}前可以提出意见，之后才能确定。").format(
            day=draft.reply_until
        ))  # fmt: skip
    if (has_reply or grade.value != draft.grade) and not reason.strip():
        raise CannotReview(_("承办人提出了意见或者等次有改动，请说明理由。"), field="reason")
    points = draft.points if grade.value == draft.grade else None
    made = _decision(row, grade, points, reason, actor, at, is_final=True)
    _settle(row, made)
    tell_dossier(row, events.FINISHED, actor, at, _values(made), {"word": made.reason})
    tell_case(row, events.GRADED, actor, at, {"grade": grade.value})
    return made


@transaction.atomic
def correct(*, dossier: Dossier, grade: Grade, reason: str, actor: Actor, at: datetime) -> Decision:
    """更正等次: a later decision that names the one it replaces.

    Raises NotAllowed, CannotReview.
    """
    row = _held(dossier, actor)
    last = round_queries.last_decision(row)
    if row.state != DossierState.FINAL or last is None:
        raise CannotReview(_("等次尚未确定，不能更正。"))
    if grade.value == last.grade:
        raise CannotReview(_("等次没有改动。"), field="grade")
    if not reason.strip():
        raise CannotReview(_("请说明更正的理由。"), field="reason")
    made = _decision(row, grade, None, reason, actor, at, is_final=True, replaces=last)
    _settle(row, made)
    tell_dossier(row, events.CORRECTED, actor, at, _values(made), {"word": made.reason})
    tell_case(row, events.REGRADED, actor, at, {"grade": grade.value})
    return made


def _held(dossier: Dossier, actor: Actor) -> Dossier:
    row = (
        Dossier.objects.select_for_update(of=("self",))
        .select_related("round", "case")
        .get(pk=dossier.pk)
    )
    if not access.is_chief(actor, row.round):
        raise NotAllowed(_("由本轮评估的组长确定等次。"))
    return row


def _decision(
    row: Dossier, grade: Grade, points: Decimal | None, reason: str, actor: Actor, at: datetime,
    **columns: object,
) -> Decision:  # fmt: skip
    return Decision.objects.create(
        dossier=row, version=Decision.objects.filter(dossier=row).count() + 1, grade=grade.value,
        points=points, reason=reason.strip(), decided_by_id=actor.account_id, decided_at=at,
        **columns,
    )  # fmt: skip


def _settle(row: Dossier, made: Decision) -> None:
    """Where it stands now; the case keeps it for whoever works below: assignment, the pool."""
    if row.case is not None:
        note_review_grade(
            case=row.case, source=row.pk, grade=Grade.parse(made.grade), on=day_of(made.decided_at)
        )
    Dossier.objects.filter(pk=row.pk).update(
        state=DossierState.FINAL, grade=made.grade, points=made.points
    )


def _values(made: Decision) -> dict[str, object]:
    points = None if made.points is None else str(made.points)
    return {
        "decision": made.pk, "version": made.version, "grade": made.grade, "points": points,
        "until": made.reply_until, "replaces": made.replaces_id,
    }  # fmt: skip
