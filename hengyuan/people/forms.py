"""Forms about people: they parse and explain, and never save."""

from typing import Any

from django import forms
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
