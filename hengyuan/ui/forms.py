"""Forms that look like the house's, and the small one that names a saved view."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

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


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a long form: its heading and its fields, each with its columns of twelve."""

    heading: str
    fields: list[tuple[forms.BoundField, int]]


class InParts(forms.Form):
    """A long form under headings. `parts` names them with (field, columns); no field is lost."""

    parts: ClassVar[Sequence[tuple[Any, Sequence[tuple[str, int]]]]] = ()

    def in_parts(self) -> Iterator[Part]:
        """The parts in order; a field that none of them names comes last, without a heading."""
        left = list(self.fields)
        for heading, named in self.parts:
            yield Part(str(heading), [(self[name], width) for name, width in named])
            left = [name for name in left if name not in dict(named)]
        if left:
            yield Part("", [(self[name], 12) for name in left])


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
