"""Use of results: a person takes a measure, or says why not; a hold is placed where holds are.

Each names the decision it stands on, so that one that was corrected meanwhile carries nothing.
"""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed
from hengyuan.ledger.catalogue import EventType
from hengyuan.peer_review.access import results as access
from hengyuan.peer_review.commands.rounds import CannotReview, tell_dossier
from hengyuan.peer_review.events import results as events
from hengyuan.peer_review.models import Decision, Dossier, Measure
from hengyuan.peer_review.queries import results as queries
from hengyuan.peer_review.queries.rounds import last_decision
from hengyuan.peer_review.rules.results import MeasureKind, last_day_of_hold, proposed
from hengyuan.people.commands import place_hold
from hengyuan.people.models import Hold


@transaction.atomic
def take_measure(
    *, dossier: Dossier, kind: MeasureKind, decision: UUID, word: str, actor: Actor, at: datetime
) -> Measure:
    """询问、函告: done, and what was asked, found or written. Raises NotAllowed, CannotReview."""
    if kind is MeasureKind.HOLD:
        raise CannotReview(_("暂停指派另行决定，须写明起止日。"))
    row, last = _held(dossier, kind, decision, word, actor)
    return _noted(row, last, kind, word, actor, at, is_done=True)


@transaction.atomic
def hold_handler(
    *, dossier: Dossier, decision: UUID, begins_on: date, ends_on: date, word: str, actor: Actor,
    at: datetime,
) -> Measure:  # fmt: skip
    """暂停指派: a hold on the handler with a last day, which names the decision as its ground.

    Raises NotAllowed, CannotReview, and CannotHold as `people` does.
    """
    row, last = _held(dossier, MeasureKind.HOLD, decision, word, actor)
    if ends_on > last_day_of_hold(begins_on):
        raise CannotReview(_("因评估结果暂停指派，最长一年。"), field="ends_on")
    handler = row.case.handler if row.case else None
    reason = _("同行评估{code}（{day}确定不合格）：{word}").format(
        code=row.code, day=day_of(last.decided_at).isoformat(), word=word.strip()
    )
    hold = place_hold(
        provider=handler, begins_on=begins_on, ends_on=ends_on, reason=reason, actor=actor, at=at
    )
    return _noted(row, last, MeasureKind.HOLD, word, actor, at, is_done=True, hold=hold)


@transaction.atomic
def decline_measure(
    *, dossier: Dossier, kind: MeasureKind, decision: UUID, word: str, actor: Actor, at: datetime
) -> Measure:
    """不采取这一措施, and why; it may still be taken later. Raises NotAllowed, CannotReview."""
    row, last = _held(dossier, kind, decision, word, actor)
    return _noted(row, last, kind, word, actor, at, is_done=False)


def _held(
    dossier: Dossier, kind: MeasureKind, decision: UUID, word: str, actor: Actor
) -> tuple[Dossier, Decision]:
    """The dossier and the decision that the measure stands on; raises NotAllowed, CannotReview."""
    rows = Dossier.objects.select_for_update(of=("self",))
    row = rows.select_related("round", "entry", "case__handler").get(pk=dossier.pk)
    if not access.may_take(actor, row.round, kind):
        raise NotAllowed(_("由开启评估的机关中有权的人员决定。"))
    if not word.strip():
        raise CannotReview(_("请写明理由或者情况。"), field="word")
    last = last_decision(row)
    if last is None or last.pk != decision or not last.is_final:
        raise CannotReview(_("没有保存：这件案卷的等次已有新的决定，请刷新页面。"))
    known = queries.measures_of(row)
    if kind not in proposed(queries.standing_of(row, last, known)):
        raise CannotReview(_("这件案卷现在没有这一措施的依据。"))
    if any(one.is_done and one.kind == kind and one.decision_id == last.pk for one in known):
        raise CannotReview(_("没有保存：这一措施已经采取，请刷新页面。"))
    return row, last


def _noted(
    row: Dossier, last: Decision, kind: MeasureKind, word: str, actor: Actor, at: datetime, *,
    is_done: bool, hold: Hold | None = None,
) -> Measure:  # fmt: skip
    made, is_new = Measure.objects.get_or_create(
        decision=last, kind=kind.value, is_done=is_done,
        defaults={
            "dossier": row, "word": word.strip(), "hold": hold, "done_by_id": actor.account_id,
            "done_at": at,
        },
    )  # fmt: skip
    if not is_new:
        raise CannotReview(_("没有保存：已经写明不采取这一措施，请刷新页面。"))
    event: EventType = events.TAKEN if is_done else events.DECLINED
    values = {
        "measure": made.pk, "decision": last.pk, "kind": kind.value,
        "hold": hold.pk if hold else None,
    }  # fmt: skip
    tell_dossier(row, event, actor, at, values, {"word": made.word})
    return made
