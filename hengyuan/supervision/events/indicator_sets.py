"""Events of sets of indicators, each on the stream of its version."""

from django.utils.translation import gettext_lazy as _

from hengyuan.ledger.catalogue import event_type

PROPOSED = event_type(
    "indicator_set.proposed",
    _("起草考核指标体系，适用地区{jurisdiction}，自{valid_from}起，摘要{digest}"),
    words=("reason",),
)
ADOPTED = event_type(
    "indicator_set.adopted", _("通过考核指标体系，自{valid_from}起适用"), words=("word",)
)
DECLINED = event_type("indicator_set.declined", _("不予通过考核指标体系：{word}"), words=("word",))
WITHDRAWN = event_type("indicator_set.withdrawn", _("撤回考核指标体系草案"))
