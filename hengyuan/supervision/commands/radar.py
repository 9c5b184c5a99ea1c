"""What people do with a hint of the radar: see it, clear it, hand it to an inquiry."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.kernel.actor import Actor
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.ledger.catalogue import EventType
from hengyuan.ledger.commands import append
from hengyuan.supervision.access import radar as access
from hengyuan.supervision.events import radar as events
from hengyuan.supervision.models import RadarHint
from hengyuan.supervision.rules import radar as rules


class CannotTakeUp(Refused):
    """Something is missing, or somebody else acted first; the message says which."""


@transaction.atomic
def see(*, hint: RadarHint, word: str, actor: Actor, at: datetime) -> None:
    """已查看: what is to be looked at next. Raises NotAllowed, CannotTakeUp."""
    _act(hint, "see", events.SEEN, word, actor, at)


@transaction.atomic
def clear(*, hint: RadarHint, ground: str, word: str, actor: Actor, at: datetime) -> None:
    """排除线索, with the honest explanation that was found. Raises NotAllowed, CannotTakeUp."""
    if ground not in rules.grounds(hint.kind):
        raise CannotTakeUp(_("请选择排除的理由。"), field="ground")
    _act(hint, "clear", events.CLEARED, word, actor, at, ground=ground)


@transaction.atomic
def refer(*, hint: RadarHint, word: str, actor: Actor, at: datetime) -> None:
    """移送核查: to whom, and what is to be found out. Raises NotAllowed, CannotTakeUp."""
    _act(hint, "refer", events.REFERRED, word, actor, at)


def _act(
    hint: RadarHint,
    name: str,
    event: EventType,
    word: str,
    actor: Actor,
    at: datetime,
    **columns: Any,
) -> None:
    """One act on a hint; whoever acted first is told."""
    act = rules.ACTS[name]
    if hint.state not in act.from_:
        raise CannotTakeUp(
            _("没有保存：这条线索的状态是“%(state)s”，不能“%(act)s”。")
            % {"state": _(hint.get_state_display()), "act": _(act.button)}
        )
    if not access.may_act(actor, hint):
        raise NotAllowed(
            _("由本机构负责人、质量审查负责人或者司法行政机关处理，本人办理的案件除外。")
        )
    if not word.strip():
        raise CannotTakeUp(_("请写明理由或者情况。"), field="word")
    changed = RadarHint.objects.filter(pk=hint.pk, state=hint.state).update(
        state=act.to.value, word=word.strip(), word_by_id=actor.account_id, word_at=at, **columns
    )
    if not changed:
        raise CannotTakeUp(_("没有保存：这条线索已有人处理，请刷新页面。"))
    append(
        stream=hint.stream, event=event, actor=actor, at=at,
        values={"kind": hint.kind, **columns}, words={"word": word.strip()},
    )  # fmt: skip
