"""整改 after a review: asked, answered with proof, checked by another, closed or sent back."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.dossier.commands import store_file
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed
from hengyuan.ledger.catalogue import EventType
from hengyuan.peer_review.access import rectifications as access
from hengyuan.peer_review.access import rounds as round_access
from hengyuan.peer_review.commands.rounds import CannotReview, tell_dossier
from hengyuan.peer_review.events import rectifications as events
from hengyuan.peer_review.models import Dossier, Rectification
from hengyuan.peer_review.queries import rectifications as queries
from hengyuan.peer_review.rules.rectifications import RectificationState as State
from hengyuan.peer_review.rules.rounds import DossierState


@transaction.atomic
def ask_rectification(
    *, dossier: Dossier, items: Sequence[str], order: str, due_on: date, actor: Actor, at: datetime
) -> Rectification:
    """要求整改: which items, what, by when; an item is asked about once at a time.

    Raises NotAllowed, CannotReview.
    """
    rows = Dossier.objects.select_for_update(of=("self",)).select_related("round", "case")
    row = rows.get(pk=dossier.pk)
    if not round_access.may_run(actor, row.round):
        raise NotAllowed(_("由开启评估的机关要求整改。"))
    if row.state != DossierState.FINAL:
        raise CannotReview(_("等次尚未确定，不能要求整改。"))
    _check(order, "order", due_on, at)
    _check_items(row, items)
    made = Rectification.objects.create(
        dossier=row, items=list(items), order=order.strip(), due_on=due_on,
        asked_by_id=actor.account_id, asked_at=at,
    )  # fmt: skip
    values = {"items": made.items, "due_on": due_on}
    _tell(made, events.ASKED, actor, at, values, {"order": made.order})
    return made


@transaction.atomic
def answer_rectification(
    *, rectification: Rectification, turn: int, answer: str, content: bytes, actor: Actor,
    at: datetime,
) -> Rectification:  # fmt: skip
    """回复整改, with a file that shows it. Raises NotAllowed, CannotReview, CannotTakeFile."""
    row = _held(rectification, turn, State.ASKED)
    if not access.may_answer(actor, row):
        raise NotAllowed(_("由承办人本人或者其单位负责人回复。"))
    if not answer.strip():
        raise CannotReview(_("请写明整改情况。"), field="answer")
    proof = store_file(content=content)
    columns = {
        "answer": answer.strip(), "proof_id": proof.pk, "answered_by_id": actor.account_id,
        "answered_at": at,
    }  # fmt: skip
    values = {"proof": proof.digest}
    return _turned(row, State.ANSWERED, columns, events.ANSWERED, actor, at, values,
                   {"answer": answer.strip()})  # fmt: skip


@transaction.atomic
def accept_rectification(
    *, rectification: Rectification, turn: int, word: str, actor: Actor, at: datetime
) -> Rectification:
    """核对通过, by another person than who asked. Raises NotAllowed, CannotReview."""
    row = _checked(rectification, turn, word, actor)
    columns = {"word": word.strip(), "checked_by_id": actor.account_id, "checked_at": at}
    return _turned(
        row, State.CLOSED, columns, events.ACCEPTED, actor, at, {}, {"word": word.strip()}
    )


@transaction.atomic
def return_rectification(
    *, rectification: Rectification, turn: int, word: str, due_on: date, actor: Actor, at: datetime
) -> Rectification:
    """退回继续整改, with a new day. Raises NotAllowed, CannotReview."""
    row = _checked(rectification, turn, word, actor)
    _check(word, "word", due_on, at)
    columns = {
        "word": word.strip(), "checked_by_id": actor.account_id, "checked_at": at,
        "due_on": due_on,
    }  # fmt: skip
    return _turned(row, State.ASKED, columns, events.RETURNED, actor, at, {"due_on": due_on},
                   {"word": word.strip()})  # fmt: skip


def _check(text: str, name: str, due_on: date, at: datetime) -> None:
    if not text.strip():
        raise CannotReview(_("请写明整改要求或者理由。"), field=name)
    if due_on <= day_of(at):
        raise CannotReview(_("回复期限须晚于今天。"), field="due_on")


def _check_items(row: Dossier, items: Sequence[str]) -> None:
    """Items that were found short and that no open rectification is about."""
    if not items or set(items) - {lack.name for lack in queries.lacks_of(row)}:
        raise CannotReview(_("请选择专家评为部分或者否的项目。"), field="items")
    if set(items) & queries.asked_about(row):
        raise CannotReview(_("没有保存：所选项目中有的已经要求整改，请刷新页面。"), field="items")


def _held(rectification: Rectification, turn: int, expected: State) -> Rectification:
    row = queries.locked(rectification.pk)
    if row.state != expected or row.turn != turn:
        raise CannotReview(_("没有保存：这项整改已有人处理，请刷新页面。"))
    return row


def _checked(rectification: Rectification, turn: int, word: str, actor: Actor) -> Rectification:
    row = _held(rectification, turn, State.ANSWERED)
    if not access.may_check(actor, row):
        raise NotAllowed(_("由本机关另一位工作人员核对，要求整改和回复的人不能自己核对。"))
    if not word.strip():
        raise CannotReview(_("请写明理由或者情况。"), field="word")
    return row


def _turned(
    row: Rectification, state: State, columns: dict[str, Any], event: EventType, actor: Actor,
    at: datetime, values: dict[str, Any], words: dict[str, Any],
) -> Rectification:  # fmt: skip
    for name, value in {**columns, "state": state.value, "turn": row.turn + 1}.items():
        setattr(row, name, value)
    row.save(update_fields=[*columns, "state", "turn"])
    _tell(row, event, actor, at, values, words)
    return row


def _tell(
    row: Rectification, event: EventType, actor: Actor, at: datetime, values: dict[str, Any],
    words: dict[str, Any],
) -> None:  # fmt: skip
    tell_dossier(row.dossier, event, actor, at, {"rectification": row.pk, **values}, words)
