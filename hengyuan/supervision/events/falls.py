"""Events of falls of two years running, each on its own stream."""

from django.utils.translation import gettext_lazy as _

from hengyuan.ledger.catalogue import event_type

RAISED = event_type("fall.raised", _("指标{indicator}截至{year}年连续两年下降，请说明"))
ANSWERED = event_type("fall.answered", _("说明指标下降的原因"), words=("answer",))
ACCEPTED = event_type("fall.accepted", _("采纳说明"), words=("word",))
RETURNED = event_type("fall.returned", _("请再说明"), words=("word",))
