"""Events of self-checks: on the round that they were asked for, the others on each own stream."""

from django.utils.translation import gettext_lazy as _

from hengyuan.law.review.words import Grade
from hengyuan.ledger.catalogue import event_type

GRADES = {"grade": {word.value: word.name_zh for word in Grade}}

ASKED_OF_ALL = event_type(
    "review_round.self_check_asked",
    _("布置自测自检：{institutions}个机构，抽取百分之{percent}，共{cases}件，{due_on}前交回"),
)
ASKED = event_type("review_self_check.asked", _("布置自测自检{count}件，{due_on}前交回"))
SIGNED = event_type(
    "review_self_check.signed", _("签署一件自查评估表：{grade}，摘要{digest}"), names=GRADES
)
HANDED_IN = event_type("review_self_check.handed_in", _("交回自测自检{count}件，摘要{digest}"))
