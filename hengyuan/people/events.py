"""Ledger events about accounts, roles, providers and people."""

from django.utils.translation import gettext_lazy as _

from hengyuan.ledger.catalogue import event_type
from hengyuan.people.rules import FACTS

ROLE_NAMES = {"role": {role.value: facts.name_zh for role, facts in FACTS.items()}}

ACCOUNT_OPENED = event_type("account.opened", _("开立账户"), words=("name", "username"))
ACCOUNT_CLOSED = event_type("account.closed", _("关闭账户：{reason}"), words=("reason",))
ACCOUNT_REOPENED = event_type("account.reopened", _("重新开立账户：{reason}"), words=("reason",))
PASSWORD_RESET = event_type("password.reset", _("重设密码：{reason}"), words=("reason",))
PASSWORD_CHANGED = event_type("password.changed", _("本人设置新密码"))
SECOND_FACTOR_RESET = event_type(
    "second_factor.reset", _("解除两步验证：{reason}"), words=("reason",)
)
ROLE_GIVEN = event_type("role.given", _("授予角色{role}"), names=ROLE_NAMES)
ROLE_ENDED = event_type(
    "role.ended", _("收回角色{role}：{reason}"), words=("reason",), names=ROLE_NAMES
)
PROVIDER_ENTERED = event_type("provider.entered", _("进入律师库"))
HOLD_PLACED = event_type("hold.placed", _("暂停指派：{reason}"), words=("reason",))
HOLD_LIFTED = event_type("hold.lifted", _("恢复指派：{reason}"), words=("reason",))
PERSON_REGISTERED = event_type(
    "person.registered",
    _("登记个人信息"),
    personal=("name", "identity_number", "phone", "address", "born_on"),
)
PERSON_UNCOVERED = event_type(
    "person.uncovered", _("查看未遮盖的个人信息，事由：{reason}"), words=("reason",)
)
