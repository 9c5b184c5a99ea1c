"""Events of alerts and rectification, on the stream of the case."""

from django.utils.translation import gettext_lazy as _

from hengyuan.law import supervision as law
from hengyuan.ledger.catalogue import event_type
from hengyuan.supervision.rules.alerts import GROUNDS

RULES = {"rule": {one.id: one.name_zh for one in law.rules()}}
WHY = {"ground": {ground.value: name for ground, name in GROUNDS.items()}}

RAISED = event_type("alert.raised", _("监督提示：{rule}（自{since}）"), names=RULES)
ENDED = event_type("alert.ended", _("监督提示所指的情形已于{ended_on}结束：{rule}"), names=RULES)
LIFTED = event_type("alert.lifted", _("监督提示因登记变化自动解除：{rule}"), names=RULES)
EXPLAINED = event_type(
    "alert.explained", _("对监督提示说明情况：{rule}"), words=("word",), names=RULES
)
DISPUTED = event_type(
    "alert.disputed", _("对监督提示提出异议：{rule}"), words=("word",), names=RULES
)
SETTLED = event_type(
    "alert.settled", _("监督提示经核说明成立：{rule}"), words=("word",), names=RULES
)
DISMISSED = event_type(
    "alert.dismissed", _("监督提示不成立（{ground}）：{rule}"), words=("word",),
    names=RULES | WHY,
)  # fmt: skip
ORDERED = event_type(
    "rectification.ordered", _("签发整改通知书，{due_on}前回复：{rule}"), words=("word",),
    names=RULES,
)  # fmt: skip
REPLIED = event_type(
    "rectification.replied", _("回复整改情况：{rule}"), words=("word",), names=RULES
)
ACCEPTED = event_type(
    "rectification.accepted", _("整改核对通过：{rule}"), words=("word",), names=RULES
)
RETURNED = event_type(
    "rectification.returned", _("退回继续整改，{due_on}前回复：{rule}"), words=("word",),
    names=RULES,
)  # fmt: skip
ESCALATED = event_type("alert.escalated", _("监督提示逾期未处理，上报：{rule}"), names=RULES)
OWN = ("alert.", "rectification.", "recipient.", "observation.")
"""How events of supervision begin: they bring nothing new about the case itself."""
