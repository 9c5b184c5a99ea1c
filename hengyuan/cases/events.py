"""Ledger events of the spine. The acts of each stage declare theirs in their own app."""

from django.utils.translation import gettext_lazy as _

from hengyuan.ledger.catalogue import event_type

LATENESS_EXPLAINED = event_type("lateness.explained", _("说明{rule}逾期的原因"), words=("reason",))
CASE_UNCOVERED = event_type(
    "case.uncovered", _("查看未遮盖的个人信息，事由：{reason}"), words=("reason",)
)
