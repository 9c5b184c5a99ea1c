"""Forms that look like the house's, and the small one that names a saved view."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class DateInput(forms.DateInput):
    """The browser's own date picker, which wants ISO dates whatever the language."""

    input_type = "date"

    def __init__(self, **options: Any) -> None:
        super().__init__(format="%Y-%m-%d", **options)


class DateTimeInput(forms.DateTimeInput):
    """The browser's own picker of day and minute."""

    input_type = "datetime-local"

    def __init__(self, **options: Any) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M", **options)


class HouseForm(forms.Form):
    """A plain form: errors beside the fields, date pickers, no autofocus, no colon after labels."""

    def __init__(self, *positional: Any, **options: Any) -> None:
        options.setdefault("label_suffix", "")
        super().__init__(*positional, **options)
        for field in self.fields.values():
            if isinstance(field, forms.DateTimeField) and type(field.widget) is forms.DateTimeInput:
                field.widget = DateTimeInput(attrs=field.widget.attrs)
            elif isinstance(field, forms.DateField) and type(field.widget) is forms.DateInput:
                field.widget = DateInput(attrs=field.widget.attrs)


class SavedViewForm(forms.Form):
    """A name for the filter that stands in the address."""

    page = forms.CharField(max_length=60, widget=forms.HiddenInput)
    query = forms.CharField(max_length=1000, required=False, widget=forms.HiddenInput)
    next = forms.CharField(max_length=1200, widget=forms.HiddenInput)
    title = forms.CharField(label=_("视图名称"), max_length=40)
