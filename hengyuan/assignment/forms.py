"""Forms of assignment."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hengyuan.assignment.rules import DESIGNATION_GROUNDS


class ChoiceForm(forms.Form):
    """The recipient's wishes, first to third."""

    def __init__(self, *args: Any, providers: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "—"), *providers]
        for place, label in ((1, _("第一选择")), (2, _("第二选择")), (3, _("第三选择"))):
            self.fields[f"wish_{place}"] = forms.ChoiceField(
                label=label, choices=choices, required=place == 1
            )

    def wished_ids(self) -> list[int]:
        """The chosen people, in order, each once."""
        chosen = (self.cleaned_data[f"wish_{place}"] for place in (1, 2, 3))
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
