"""Ledger events of cooperation."""

from django.utils.translation import gettext_lazy as _

from hengyuan.cooperation.rules import KINDS
from hengyuan.ledger.catalogue import event_type

NAMES = {kind.value: name for kind, name in KINDS.items()}
REQUESTED = event_type(
    "cooperation.requested",
    _("请{place}协作：{kind}，请于{due_on}前反馈"),
    words=("what",),
    names={"kind": NAMES},
)
ACCEPTED = event_type("cooperation.accepted", _("{place}接受协作"), words=("answer",))
DECLINED = event_type("cooperation.declined", _("{place}不能协作"), words=("answer",))
REPORTED = event_type("cooperation.reported", _("{place}反馈协作结果"), words=("report",))
WITHDRAWN = event_type("cooperation.withdrawn", _("撤回对{place}的协作请求"), words=("report",))
