"""Forms on which a case is assigned: the method, a designation, the person of the firm."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hengyuan.assignment.queries.sheet import Sheet
from hengyuan.assignment.rules import (
    DESIGNATION_GROUNDS,
)
from hengyuan.cases.fields import day


class AssignForm(forms.Form):
    """The method; by choice also the recipient's wishes, first to third."""

    method = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, sheet: Sheet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["method"] = lambda: sheet.method.value
        self._sheet = sheet

    def ask_for_wishes(self) -> None:
        """Three names, the first of which must be given."""
        choices = [("", "—"), *self._sheet.provider_choices]
        for place, label in ((1, _("第一选择")), (2, _("第二选择")), (3, _("第三选择"))):
            self.fields[f"wish_{place}"] = forms.ChoiceField(
                label=label, choices=choices, required=place == 1
            )

    def wished_ids(self) -> list[int]:
        """The chosen people, in order, each once."""
        chosen = (self.cleaned_data.get(f"wish_{place}") for place in (1, 2, 3))
        return list(dict.fromkeys(int(each) for each in chosen if each))


class DesignationForm(forms.Form):
    """A firm by name, on a ground from the list."""

    ground = forms.ChoiceField(
        label=_("指定理由"), choices=[(code, _(name)) for code, name in DESIGNATION_GROUNDS.items()]
    )
    note = forms.CharField(
        label=_("说明"), widget=forms.Textarea(attrs={"rows": 2}), required=False, max_length=200
    )

    def __init__(self, *args: Any, firms: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["firm"] = forms.ChoiceField(label=_("承办单位"), choices=list(firms))


class ApprovalForm(forms.Form):
    """The second approver's answer."""

    answer = forms.ChoiceField(
        label=_("决定"),
        choices=[("approve", _("批准指定")), ("reject", _("不同意指定"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("不同意的理由"), required=False, max_length=200)


class HandlerForm(forms.Form):
    """The person whom the firm names."""

    def __init__(self, *args: Any, providers: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["provider"] = forms.ChoiceField(label=_("承办人"), choices=list(providers))


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
