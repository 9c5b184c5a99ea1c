"""Ledger events of closing and archiving."""

from django.utils.translation import gettext_lazy as _

from hengyuan.closing.rules import OUTCOMES
from hengyuan.ledger.catalogue import event_type

CLOSING_REPORTED = event_type(
    "closing.reported",
    _("提交结案报告，结果：{outcome}"),
    personal=("summary",),
    is_public=True,
    names={"outcome": OUTCOMES},
)
HANDED_IN_AFTER_TERMINATION = event_type(
    "closing.handed_in_after_termination",
    _("终止后提交办理情况和案卷"),
    personal=("summary",),
    is_public=True,
)
DOSSIER_RETURNED = event_type(
    "dossier.returned", _("退回案卷，应补{count}项"), words=("missing", "remarks")
)
FIRST_EXAMINED = event_type("dossier.examined_first", _("一级审查通过"), words=("remarks",))
CASE_CLOSED = event_type(
    "case.closed", _("二级审查通过，准予结案"), is_public=True, words=("remarks",)
)
CASE_ARCHIVED = event_type("case.archived", _("归档，案卷{documents}件，{pages}页"))
