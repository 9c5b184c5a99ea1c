"""Ledger events about accounts, roles, providers and people."""

from django.utils.translation import gettext_lazy as _

from hengyuan.ledger.catalogue import event_type

ACCOUNT_OPENED = event_type("account.opened", _("开立账户"))
ROLE_GIVEN = event_type("role.given", _("授予角色{role}"))
ROLE_ENDED = event_type("role.ended", _("结束角色{role}"))
PROVIDER_ENTERED = event_type("provider.entered", _("进入律师库"))
HOLD_PLACED = event_type("hold.placed", _("暂停指派：{reason}"), words=("reason",))
HOLD_LIFTED = event_type("hold.lifted", _("恢复指派"))
PERSON_REGISTERED = event_type(
    "person.registered",
    _("登记个人信息"),
    personal=("name", "identity_number", "phone", "address", "born_on"),
)
PERSON_UNCOVERED = event_type(
    "person.uncovered", _("查看未遮盖的个人信息，事由：{reason}"), words=("reason",)
)
