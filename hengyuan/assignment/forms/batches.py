"""Forms of a batch: which cases wait, and which lines are accepted."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hengyuan.cases.fields import day


class BatchForm(forms.Form):
    """Which waiting cases: since when to when they wait; empty for all."""

    first_on = day(label=_("从哪一日起进入待指派（不填为全部）"), required=False)
    last_on = day(label=_("到哪一日为止"), required=False)

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        found: dict[str, Any] = super().clean() or {}
        first, last = found.get("first_on"), found.get("last_on")
        if first and last and last < first:
            self.add_error("last_on", _("最后一日早于第一日。"))
        return found


class AcceptForm(forms.Form):
    """The lines of a batch that were ticked, by their place."""

    places = forms.TypedMultipleChoiceField(coerce=int, choices=())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sent = [each for each in self.data.get("places", ()) if each.isdecimal()]
        self.fields["places"].choices = [(each, each) for each in sent]  # type: ignore[attr-defined]
