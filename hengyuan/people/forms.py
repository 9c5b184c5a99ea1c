"""Forms about people: they parse and explain, and never save."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from hengyuan.ui.forms import HouseForm


class HoldForm(HouseForm):
    """From which day, until which day, and why no new cases are assigned."""

    begins_on = forms.DateField(label=_("起始日"))
    ends_on = forms.DateField(
        label=_("截止日"), required=False, help_text=_("留空表示另行通知为止。")
    )
    reason = forms.CharField(label=_("事由"), max_length=200)

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        stated = super().clean() or {}
        begins, ends = stated.get("begins_on"), stated.get("ends_on")
        if begins and ends and ends < begins:
            self.add_error("ends_on", _("截止日早于起始日。"))
        return stated


Choices = Sequence[tuple[str, str]]


class EndForm(HouseForm):
    """The last day of something, and why it ends."""

    last_day = forms.DateField(label=_("最后一天"), help_text=_("这一天仍然有效；填昨天即刻结束。"))
    reason = forms.CharField(label=_("理由"), max_length=200)


class WhyForm(HouseForm):
    """An act on an account that asks only why."""

    reason = forms.CharField(
        label=_("理由"), max_length=200, help_text=_("理由记入账本，例如：本人到场核对证件后申请。")
    )


class RoleForm(HouseForm):
    """A role, where it is held, and its days."""

    organisation = forms.TypedChoiceField(label=_("单位"), coerce=int)
    role = forms.ChoiceField(label=_("角色"))
    valid_from = forms.DateField(label=_("起始日"))
    valid_to = forms.DateField(
        label=_("截止日"), required=False, help_text=_("留空表示长期担任，直到收回。")
    )

    def __init__(self, *positional: Any, places: Choices, roles: Choices, **options: Any) -> None:
        super().__init__(*positional, **options)
        for name, choices in (("organisation", places), ("role", roles)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices


class AccountForm(RoleForm):
    """Who gets an account, under which user name, and the first role."""

    name = forms.CharField(label=_("姓名"), max_length=60)
    username = forms.CharField(
        label=_("用户名"),
        max_length=60,
        min_length=2,
        strip=True,
        validators=[RegexValidator(r"^[\w.@+-]+\Z", _("用户名只能用文字、数字和 . @ + - _。"))],
        help_text=_("登录用，开立后不能更改，例如姓名的拼音。"),
    )

    field_order = ("name", "username", "organisation", "role", "valid_from", "valid_to")
