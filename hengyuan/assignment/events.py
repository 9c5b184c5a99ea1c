"""Ledger events of assignment."""

from django.utils.translation import gettext_lazy as _

from hengyuan.assignment.rules import DESIGNATION_GROUNDS, METHOD_NAMES
from hengyuan.ledger.catalogue import event_type

ASSIGNED = event_type(
    "assignment.made",
    _("指派{firm}（{method}，候选{candidates}，排除{excluded}）"),
    names={"method": METHOD_NAMES},
    is_public=True,
)
DESIGNATION_PROPOSED = event_type(
    "designation.proposed",
    _("提出指定{firm}承办，理由：{ground}"),
    words=("note",),
    names={"ground": DESIGNATION_GROUNDS},
)
DESIGNATION_REJECTED = event_type(
    "designation.rejected", _("不同意指定：{reason}"), words=("reason",)
)
HANDLER_NAMED = event_type("handler.named", _("{firm}确定承办人{handler}"), is_public=True)
ASSIGNMENT_DECLINED = event_type(
    "assignment.declined", _("{firm}退回指派：{reason}"), words=("reason",)
)
