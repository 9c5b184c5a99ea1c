"""Ledger events of reception, advice, application and notices."""

from django.utils.translation import gettext_lazy as _

from hengyuan.ledger.catalogue import event_type

WHO = ("name", "phone", "question", "answer", "facts", "opponents", "co_accused", "victims")

VISITOR_RECEIVED = event_type("consultation.received", _("登记接待"), personal=WHO)
ADVICE_GIVEN = event_type("consultation.answered", _("解答咨询"), personal=WHO)
VISITOR_RATED = event_type("consultation.rated", _("记录来访人的评价"), personal=("rating",))
SHEET_ISSUED = event_type("consultation.sheet_issued", _("签发咨询登记表{number}"))
CONSULTATION_PASSED_ON = event_type(
    "consultation.passed_on", _("转送{to}"), is_public=True, words=("note",)
)
APPLICATION_RECEIVED = event_type(
    "application.received",
    _("接收法律援助申请{number}"),
    personal=WHO,
    is_public=True,
    words=("papers",),
)
NOTICE_RECEIVED = event_type(
    "notice.received",
    _("收到{authority}的通知{number}"),
    personal=WHO,
    is_public=True,
    words=("authority",),
)
SUPPLEMENT_REQUESTED = event_type(
    "supplement.requested",
    _("一次性告知补正，期限至{due_on}"),
    is_public=True,
    words=("missing",),
)
SUPPLEMENT_RECEIVED = event_type(
    "supplement.received", _("收到补正材料"), is_public=True, words=("papers",)
)
WITHDRAWAL_DEEMED = event_type(
    "withdrawal.deemed", _("逾期未补正，确认视为撤回申请"), is_public=True
)
APPLICATION_WITHDRAWN = event_type(
    "application.withdrawn", _("申请人撤回申请"), is_public=True, words=("reason",)
)
