"""One word on several alerts: each is an act of its own, with its own event."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.kernel.actor import Actor
from hengyuan.kernel.errors import Refused
from hengyuan.supervision.commands import alerts as commands
from hengyuan.supervision.commands.alerts import CannotSupervise
from hengyuan.supervision.models import Alert
from hengyuan.supervision.rules.alerts import MOST_TOGETHER, TOGETHER


@dataclass(slots=True)
class Said:
    """How many alerts the word was saved with, and of which not, with why."""

    saved: int = 0
    refused: list[tuple[Alert, str]] = field(default_factory=list)


def say_of_several(
    *, alerts: Sequence[Alert], act: str, word: str, actor: Actor, at: datetime
) -> Said:
    """Do one act with one word on each alert; what cannot be done stops none of the others.

    Raises CannotSupervise where nothing is chosen, too many are, or the act is one for each alone.
    """
    if act not in TOGETHER:
        raise CannotSupervise(_("这一步须逐条办理。"))
    if not alerts:
        raise CannotSupervise(_("请先勾选提示。"))
    if len(alerts) > MOST_TOGETHER:
        raise CannotSupervise(_("一次最多%(most)s条。") % {"most": MOST_TOGETHER})
    if not word.strip():
        raise CannotSupervise(_("请写明理由或者情况。"), field="word")
    said = Said()
    for alert in alerts:
        try:
            with transaction.atomic():
                _say_of_one(alert, act, word, actor, at)
        except Refused as refusal:
            said.refused.append((alert, refusal.message))
        else:
            said.saved += 1
    return said


def _say_of_one(alert: Alert, act: str, word: str, actor: Actor, at: datetime) -> None:
    if act == "explain":
        commands.explain(alert=alert, word=word, actor=actor, at=at)
    elif act == "settle":
        commands.settle(alert=alert, word=word, actor=actor, at=at)
    else:
        commands.accept(alert=alert, word=word, actor=actor, at=at)
