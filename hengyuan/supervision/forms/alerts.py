"""What is asked on the pages of supervision."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengyuan.supervision.rules.alerts import GROUNDS


class WordForm(forms.Form):
    """A word with the act."""

    word = forms.CharField(
        label=gettext_lazy("理由或者情况"), widget=forms.Textarea(attrs={"rows": 4})
    )


class DismissalForm(WordForm):
    """Why the hint does not stand: the grounds are counted by rule."""

    field_order = ("ground", "word")
    ground = forms.ChoiceField(
        label=gettext_lazy("不成立的理由"),
        choices=[(ground.value, gettext_lazy(name)) for ground, name in GROUNDS.items()],
        widget=forms.RadioSelect,
    )


class OrderForm(WordForm):
    """What is to be mended, and by when."""

    due_on = forms.DateField(
        label=gettext_lazy("请于何日前回复"),
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=gettext_lazy("整改期限没有全国规定，由签发人写明。"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The word is what the notice asks for."""
        super().__init__(*args, **kwargs)
        self.fields["word"].label = _("整改要求")


class NumberForm(forms.Form):
    """A draft of a bound, to be tried over past cases."""

    value = forms.IntegerField(label=gettext_lazy("试行的数值"), min_value=1, max_value=3650)
