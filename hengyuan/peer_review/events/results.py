"""Events of the use of results, on the stream of the dossier."""

from django.utils.translation import gettext_lazy as _

from hengyuan.ledger.catalogue import event_type
from hengyuan.peer_review.rules.results import MeasureKind

KINDS = {"kind": {word.value: word.name_zh for word in MeasureKind}}

TAKEN = event_type(
    "review_dossier.measure_taken", _("评估结果运用：{kind}。{word}"), words=("word",), names=KINDS
)
DECLINED = event_type(
    "review_dossier.measure_declined", _("评估结果运用：不{kind}。{word}"), words=("word",),
    names=KINDS,
)  # fmt: skip
