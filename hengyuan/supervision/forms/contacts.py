"""What is asked on the pages of supervisors."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hengyuan.kernel.language import choices_of
from hengyuan.law.contacts import How, Party
from hengyuan.ui.forms import HouseForm


class SupervisorForm(HouseForm):
    """Who watches; the first is suggested."""

    account: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("专人"), queryset=None, empty_label=None, widget=forms.RadioSelect,
        help_text=_("排在最前的是建议：目前监督案件最少的人。"),
    )  # fmt: skip

    def __init__(self, *args: Any, people: QuerySet[Any], **kwargs: Any) -> None:
        """`people` may watch, whoever watches the fewest first."""
        super().__init__(*args, **kwargs)
        self.fields["account"].queryset = people  # type: ignore[attr-defined]  # rows
        self.fields["account"].initial = people.first()


class ContactForm(HouseForm):
    """One contact."""

    party = forms.TypedChoiceField(
        label=_("联系谁"), choices=choices_of(Party), coerce=Party.parse, widget=forms.RadioSelect
    )
    on = forms.DateField(label=_("日期"))
    how = forms.TypedChoiceField(
        label=_("方式"), choices=choices_of(How), coerce=How.parse, widget=forms.RadioSelect
    )
    is_reached = forms.BooleanField(
        label=_("联系上了"), required=False, initial=True,
        help_text=_("没有联系上的也登记，但不算一次联络。"),
    )  # fmt: skip
    text = forms.CharField(label=_("联络的内容"), widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        """Most contacts are entered on their day."""
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = today
