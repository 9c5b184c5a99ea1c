"""What is asked when results are used."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengyuan.ui.forms import DateInput, HouseForm


class MeasureForm(HouseForm):
    """A measure, or none, on the ground of the decision that the page showed."""

    decision = forms.UUIDField(widget=forms.HiddenInput)
    word = forms.CharField(
        label=gettext_lazy("情况和理由"), max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("写事实，不写评估专家和受援人的姓名。"),
    )  # fmt: skip


class MeasureHoldForm(MeasureForm):
    """A hold: both its days must be said."""

    begins_on = forms.DateField(label=gettext_lazy("起始日"), widget=DateInput)
    ends_on = forms.DateField(
        label=gettext_lazy("截止日"), widget=DateInput,
        help_text=gettext_lazy("必须写明，最长一年（地方草案）。"),
    )  # fmt: skip
    field_order = ("decision", "begins_on", "ends_on", "word")

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        stated = super().clean() or {}
        begins, ends = stated.get("begins_on"), stated.get("ends_on")
        if begins and ends and ends < begins:
            self.add_error("ends_on", _("截止日早于起始日。"))
        return stated
