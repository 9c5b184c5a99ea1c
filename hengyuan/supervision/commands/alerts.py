"""What people do with an alert: explain, dispute, settle, dismiss, order, reply, accept, return."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.ledger.catalogue import EventType
from hengyuan.supervision.access import alerts as access
from hengyuan.supervision.commands.told import tell
from hengyuan.supervision.events import alerts as events
from hengyuan.supervision.models import Alert
from hengyuan.supervision.rules import alerts as rules
from hengyuan.supervision.rules.alerts import ACTS


class CannotSupervise(Refused):
    """Something is missing, or somebody else acted first; the message says which."""


@transaction.atomic
def explain(*, alert: Alert, word: str, actor: Actor, at: datetime) -> None:
    """说明情况: why it is so. Raises NotAllowed, CannotSupervise."""
    _act(alert, "explain", events.EXPLAINED, word, actor, at)


@transaction.atomic
def dispute(*, alert: Alert, word: str, actor: Actor, at: datetime) -> None:
    """提出异议: it is not so. Raises NotAllowed, CannotSupervise."""
    _act(alert, "dispute", events.DISPUTED, word, actor, at)


@transaction.atomic
def settle(*, alert: Alert, word: str, actor: Actor, at: datetime) -> None:
    """说明成立: another person accepts the explanation. Raises NotAllowed, CannotSupervise."""
    _act(alert, "settle", events.SETTLED, word, actor, at, due_on=None)


@transaction.atomic
def dismiss(*, alert: Alert, ground: str, word: str, actor: Actor, at: datetime) -> None:
    """提示不成立, with a ground that is counted. Raises NotAllowed, CannotSupervise."""
    if ground not in rules.GROUNDS:
        raise CannotSupervise(_("请选择不成立的理由。"), field="ground")
    _act(alert, "dismiss", events.DISMISSED, word, actor, at, ground=ground, due_on=None)


@transaction.atomic
def order(*, alert: Alert, word: str, due_on: date, actor: Actor, at: datetime) -> None:
    """整改通知书: what is to be mended, by when. Raises NotAllowed, CannotSupervise."""
    _check_day(due_on, at)
    _act(
        alert, "order", events.ORDERED, word, actor, at,
        due_on=due_on, order=word.strip(), ordered_by_id=actor.account_id, ordered_at=at,
        level=0,
    )  # fmt: skip


@transaction.atomic
def reply(*, alert: Alert, word: str, actor: Actor, at: datetime) -> None:
    """回复整改情况, with what shows it. Raises NotAllowed, CannotSupervise."""
    _act(alert, "reply", events.REPLIED, word, actor, at)


@transaction.atomic
def accept(*, alert: Alert, word: str, actor: Actor, at: datetime) -> None:
    """核对通过: another person checked the reply. Raises NotAllowed, CannotSupervise."""
    _act(alert, "accept", events.ACCEPTED, word, actor, at, due_on=None)


@transaction.atomic
def send_back(*, alert: Alert, word: str, due_on: date, actor: Actor, at: datetime) -> None:
    """退回继续整改, with a new day. Raises NotAllowed, CannotSupervise."""
    _check_day(due_on, at)
    _act(alert, "return", events.RETURNED, word, actor, at, due_on=due_on)


def _check_day(due_on: date, at: datetime) -> None:
    if due_on <= day_of(at):
        raise CannotSupervise(_("回复期限须晚于今天。"), field="due_on")


def _act(
    alert: Alert,
    name: str,
    event: EventType,
    word: str,
    actor: Actor,
    at: datetime,
    **columns: Any,
) -> None:
    """One act on an alert: its roles, its states, its word; whoever acted first is told."""
    act = ACTS[name]
    if act not in access.acts_for(actor, alert):
        _refuse(act, alert, actor)
    if not word.strip():
        raise CannotSupervise(_("请写明理由或者情况。"), field="word")
    columns |= {
        "state": act.to.value, "word": word.strip(), "word_by_id": actor.account_id, "word_at": at,
    }  # fmt: skip
    changed = Alert.objects.filter(pk=alert.pk, state=alert.state).update(**columns)
    if not changed:
        raise CannotSupervise(_("没有保存：这条提示已有人处理，请刷新页面。"))
    values: dict[str, Any] = {n: columns[n] for n in ("due_on", "ground") if n in columns}
    tell(alert, event, actor, at, values, {"word": word.strip()})


def _refuse(act: rules.Act, alert: Alert, actor: Actor) -> None:
    if alert.state not in act.from_:
        raise CannotSupervise(
            _("没有保存：这条提示的状态是“%(state)s”，不能“%(act)s”。")
            % {"state": _(alert.get_state_display()), "act": _(act.button)}
        )
    if access.may_judge(actor, alert) and access.answered_by(alert, actor):
        raise NotAllowed(_("说明或者回复的人不能自己核对，请由另一位工作人员处理。"))
    raise NotAllowed(_("您的角色不能进行“%(act)s”。") % {"act": _(act.button)})
