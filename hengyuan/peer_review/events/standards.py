"""Events of standards that a place sets for itself, each on the stream of its version."""

from django.utils.translation import gettext_lazy as _

from hengyuan.law.review.words import Field
from hengyuan.ledger.catalogue import event_type

FIELDS = {"field": {word.value: word.name_zh for word in Field}}

PROPOSED = event_type(
    "review_standard.proposed",
    _("提出评估标准（{field}），适用地区{jurisdiction}，自{valid_from}起，摘要{digest}"),
    words=("reason",), names=FIELDS,
)  # fmt: skip
APPROVED = event_type(
    "review_standard.approved", _("批准评估标准，自{valid_from}起适用"), words=("word",)
)
DECLINED = event_type("review_standard.declined", _("不予批准评估标准：{word}"), words=("word",))
WITHDRAWN = event_type("review_standard.withdrawn", _("撤回提出的评估标准"))
