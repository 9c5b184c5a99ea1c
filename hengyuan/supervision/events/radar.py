"""Events of hints of the radar, each on its own stream: nobody reads there whom they are about."""

from django.utils.translation import gettext_lazy as _

from hengyuan.law import radar
from hengyuan.ledger.catalogue import event_type

KINDS = {"kind": {one.id: one.name_zh for one in radar.kinds()}}

RAISED = event_type("radar.raised", _("线索：{kind}，涉及案件{count}件"), names=KINDS)
LIFTED = event_type("radar.lifted", _("线索因登记变化自动解除：{kind}"), names=KINDS)
SEEN = event_type("radar.seen", _("查看线索：{kind}"), words=("word",), names=KINDS)
CLEARED = event_type(
    "radar.cleared", _("排除线索（{ground}）：{kind}"), words=("word",), names=KINDS
)
REFERRED = event_type("radar.referred", _("移送核查：{kind}"), words=("word",), names=KINDS)
FORGOTTEN = event_type("radar_keys.forgotten", _("清除比对线索用的指纹{count}个"))
