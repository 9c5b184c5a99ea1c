"""Events of training decks: on the round, and on the reader who went through one."""

from django.utils.translation import gettext_lazy as _

from hengyuan.law.review.words import Answer
from hengyuan.ledger.catalogue import event_type

ANSWERS = {"verdict": {word.value: word.name_zh for word in Answer} | {"": "不放入教材"}}

MADE = event_type("review_round.deck_made", _("由分歧最多的条目生成培训教材{count}题"))
SETTLED = event_type(
    "review_round.deck_card_settled", _("写明培训教材第{card}题的参考答案：{verdict}"),
    words=("reason",), names=ANSWERS,
)  # fmt: skip
ISSUED = event_type("review_round.deck_issued", _("发布培训教材{count}题，摘要{digest}"))
GONE_THROUGH = event_type(
    "review_reader.went_through_deck", _("完成培训教材{of}题，与参考答案一致{alike}题")
)
