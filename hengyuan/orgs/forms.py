"""Forms about organisations: they parse and explain, and never save."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from hengyuan.ui.forms import HouseForm

Choices = Sequence[tuple[str, Any]]


class OrganisationForm(HouseForm):
    """What is set up, where it stands, and where it is found."""

    kind = forms.ChoiceField(label=_("性质"))
    name = forms.CharField(label=_("名称"), max_length=120)
    short_name = forms.CharField(
        label=_("简称"),
        max_length=20,
        required=False,
        help_text=_("用于文号，例如“青”：青援审字〔2026〕第1号。法律援助机构必填。"),
    )
    parent = forms.TypedChoiceField(
        label=_("上级"),
        coerce=int,
        required=False,
        empty_value=None,
        help_text=_("律师事务所、办案机关、协会不填。"),
    )
    region = forms.CharField(
        label=_("行政区划代码"),
        validators=[RegexValidator(r"^[0-9]{6}\Z", _("行政区划代码是六位数字。"))],
    )
    licence_number = forms.CharField(label=_("许可证号"), max_length=40, required=False)
    address = forms.CharField(label=_("地址"), max_length=200, required=False)
    phone = forms.CharField(label=_("电话"), max_length=40, required=False)
    valid_from = forms.DateField(label=_("设立"))

    def __init__(self, *positional: Any, kinds: Choices, parents: Choices, **options: Any) -> None:
        super().__init__(*positional, **options)
        for name, choices in (("kind", kinds), ("parent", [("", "—"), *parents])):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = list(choices)

    def clean(self) -> dict[str, Any]:
        """An institution numbers its papers by its short name."""
        stated = super().clean() or {}
        if stated.get("kind") == "institution" and not stated.get("short_name"):
            self.add_error("short_name", _("法律援助机构的文号需要简称。"))
        return stated


class EndForm(HouseForm):
    """Until which day it exists, and why it is closed down."""

    last_day = forms.DateField(label=_("最后一天"))
    reason = forms.CharField(label=_("事由"), max_length=200)
