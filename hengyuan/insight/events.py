"""Ledger events of the statistics. A place's tests stand in the stream `fairness:<institution>`."""

from django.utils.translation import gettext_lazy as _

from hengyuan.insight.rules import Conclusion, Level
from hengyuan.ledger.catalogue import event_type

FAIRNESS_TESTED = event_type(
    "fairness.tested",
    _("检验{month}指派是否均衡：{cases}件，{standing}项偏离留待人工判断"),
    is_public=True,
)
DEVIATION_JUDGED = event_type(
    "deviation.judged",
    _("就{month}的偏离（{level}）作出判断：{conclusion}"),
    words=("note",),
    names={
        "conclusion": {word.value: word.name_zh for word in Conclusion},
        "level": {word.value: word.name_zh for word in Level},
    },
)
