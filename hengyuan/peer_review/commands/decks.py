"""培训教材: made from a closed round, answered by its chief, issued; readers go through it.

The program proposes what to talk about; what is right, the chief says and signs.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.inspection.blinding.typed import masked
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.errors import NotAllowed
from hengyuan.law.review.words import Answer
from hengyuan.ledger.catalogue import EventType
from hengyuan.ledger.commands import append
from hengyuan.peer_review.access import decks as access
from hengyuan.peer_review.commands.rounds import CannotReview, running
from hengyuan.peer_review.events import decks as events
from hengyuan.peer_review.models import Deck, DeckRun, Round
from hengyuan.peer_review.queries import decks as queries
from hengyuan.peer_review.rules.decks import DeckState
from hengyuan.peer_review.rules.rounds import RoundState


@transaction.atomic
def make_deck(*, round_: Round, actor: Actor, at: datetime) -> Deck:
    """生成培训教材: the items disputed most, masked. Raises NotAllowed, CannotReview."""
    row = running(round_, actor, RoundState.CLOSED)
    if queries.deck_of(row) is not None:
        raise CannotReview(_("本轮已经生成培训教材。"))
    cards = queries.cards_of(row)
    if not cards:
        raise CannotReview(_("本轮没有专家意见不一的条目。"))
    made = Deck.objects.create(
        round=row, cards=queries.kept(cards), made_by_id=actor.account_id, made_at=at
    )
    _tell(row, events.MADE, actor, at, {"deck": made.pk, "count": len(cards)})
    return made


@transaction.atomic
def settle_card(
    *, deck: Deck, card: int, answer: Answer | None, reason: str, actor: Actor, at: datetime
) -> None:
    """写明参考答案 of one card, counted from 1; None leaves it out. Either way with a reason.

    The reason is masked like the cards. Raises NotAllowed, CannotReview.
    """
    row = queries.locked(deck)
    if not access.may_settle(actor, row.round):
        raise NotAllowed(_("由本轮评估的组长写明参考答案。"))
    if row.state != DeckState.DRAFT:
        raise CannotReview(_("教材已经发布，不能再改。"))
    cards = queries.of_deck(row)
    if not 1 <= card <= len(cards):
        raise CannotReview(_("没有这一题。"))
    if not reason.strip():
        raise CannotReview(_("请写明理由。"), field="reason")
    one = cards[card - 1]
    word = masked(reason.strip(), queries.secrets_of_card(one))
    told = answer.value if answer else ""
    cards[card - 1] = replace(one, answer=told, reason=word, is_out=answer is None)
    row.cards = queries.kept(cards)
    row.save(update_fields=["cards"])
    _tell(row.round, events.SETTLED, actor, at, {"card": card, "verdict": told}, {"reason": word})


@transaction.atomic
def issue_deck(*, deck: Deck, actor: Actor, at: datetime) -> Deck:
    """发布培训教材 to the readers of the pool; then it stays. Raises NotAllowed, CannotReview."""
    row = queries.locked(deck)
    if not access.may_make(actor, row.round):
        raise NotAllowed(_("由开启评估的机关进行。"))
    if row.state != DeckState.DRAFT:
        raise CannotReview(_("教材已经发布，不能再改。"))
    left = sum(not one.is_settled for one in queries.of_deck(row))
    if left:
        raise CannotReview(_("还有{count}题没有参考答案。").format(count=left))
    count = len(queries.asked(row))
    if not count:
        raise CannotReview(_("没有放入教材的题目。"))
    row.state, row.digest = DeckState.ISSUED, queries.digest_of(row)
    row.issued_by_id, row.issued_at = actor.account_id, at
    row.save(update_fields=["state", "digest", "issued_by", "issued_at"])
    _tell(row.round, events.ISSUED, actor, at, {"count": count, "digest": row.digest})
    return row


@transaction.atomic
def go_through(*, deck: Deck, answers: Mapping[int, Answer], actor: Actor, at: datetime) -> DeckRun:
    """完成培训教材: every card answered by the reader himself, once; then he sees the chief's.

    Whether it counts as his training of the year, who keeps the pool notes. Raises NotAllowed,
    CannotReview.
    """
    row = queries.locked(deck)
    reader = access.own_readers(actor).filter(pool=row.round.organisation_id).first()
    if reader is None or row.state != DeckState.ISSUED:
        raise NotAllowed(_("由评估专家库中的专家本人完成已经发布的教材。"))
    if queries.run_of(row, reader.account_id) is not None:
        raise CannotReview(_("您已经完成这份教材。"))
    asked = queries.asked(row)
    if left := sum(number not in answers for number, _card in asked):
        raise CannotReview(_("还有{count}题没有作答。").format(count=left))
    alike = sum(answers[number].value == card.answer for number, card in asked)
    told = {str(number): answers[number].value for number, _card in asked}
    made = DeckRun.objects.create(
        deck=row, reader=reader, answers=told, alike=alike, of=len(asked), done_at=at
    )
    append(stream=reader.stream, event=events.GONE_THROUGH, actor=actor, at=at, values={
        "deck": row.pk, "answers": told, "alike": alike, "of": len(asked),
    })  # fmt: skip
    return made


def _tell(
    row: Round, event: EventType, actor: Actor, at: datetime, values: dict[str, Any],
    words: dict[str, Any] | None = None,
) -> None:  # fmt: skip
    append(stream=row.stream, event=event, actor=actor, at=at, values=values, words=words)
