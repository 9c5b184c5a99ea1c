"""Forms in parts: every field is shown once, under its heading or after them."""

from django import forms

from hengyuan.ui.forms import InParts


class Long(InParts):
    """Three fields, one of them under no heading."""

    parts = (("人", (("name", 6),)), ("事", (("cause", 12),)))
    cause = forms.CharField()
    note = forms.CharField()
    name = forms.CharField()


def test_every_field_is_shown_once():
    shown = [
        (part.heading, [(field.name, width) for field, width in part.fields])
        for part in Long().in_parts()
    ]

    assert shown == [("人", [("name", 6)]), ("事", [("cause", 12)]), ("", [("note", 12)])]


def test_a_form_without_parts_has_one_without_a_heading():
    class Short(InParts):
        name = forms.CharField()

    assert [part.heading for part in Short().in_parts()] == [""]
