"""Ledger events of examination and decision."""

from django.utils.translation import gettext_lazy as _

from hengyuan.ledger.catalogue import event_type

EXAMINED = event_type("application.examined", _("提出审查意见"), personal=("reasons",))
RETURNED = event_type("examination.returned", _("退回重新审查：{reason}"), words=("reason",))
GRANTED = event_type("aid.granted", _("给予法律援助"), personal=("reasons",), is_public=True)
REFUSED = event_type(
    "aid.refused", _("不予法律援助（{code}）"), personal=("reasons",), is_public=True
)
PROVIDED_FIRST = event_type(
    "aid.provided_first",
    _("先行提供法律援助（{ground}），{papers_due_on}前补交材料"),
    is_public=True,
)
GRANTED_ON_OBJECTION = event_type(
    "aid.granted_on_objection", _("按异议审查决定给予法律援助"), personal=("reasons",),
    is_public=True,
)  # fmt: skip
RESUMED = event_type(
    "aid.resumed", _("按异议审查决定恢复法律援助"), personal=("reasons",), is_public=True
)
TERMINATED = event_type(
    "aid.terminated", _("终止法律援助（{code}）"), personal=("reasons",), is_public=True
)
