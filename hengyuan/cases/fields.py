"""Form fields and small forms that the acts of every stage share."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hengyuan.law.errors import LawError
from hengyuan.law.money import parse_yuan


class Lines(forms.CharField):
    """One item a line."""

    widget = forms.Textarea(attrs={"rows": 3})

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value) or ""
        return [line.strip() for line in text.splitlines() if line.strip()]

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value


class Yuan(forms.CharField):
    """A sum in yuan; the cleaned value is whole fen, or None when left empty."""

    def to_python(self, value: Any) -> Any:
        text = (super().to_python(value) or "").strip()
        if not text:
            return None
        try:
            return parse_yuan(text)
        except (ValueError, LawError) as error:
            raise forms.ValidationError(_("请填写金额，例如 1200 或 1200.50。")) from error


def day(**kwargs: Any) -> forms.DateField:
    """A date field with the browser's own calendar."""
    return forms.DateField(
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **kwargs
    )


class ReasonForm(forms.Form):
    """An act that asks only why."""

    reason = forms.CharField(label=_("理由"), widget=forms.Textarea(attrs={"rows": 3}))


class ConfirmForm(forms.Form):
    """An act that asks nothing more."""
