"""Forms of the statistics: they parse and explain, and never save."""

from django import forms
from django.utils.functional import lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hengyuan.insight.rules import Conclusion


def _name(word: Conclusion) -> str:
    return word.name_en if (get_language() or "").startswith("en") else word.name_zh


class JudgementForm(forms.Form):
    """判断: what it is, and why."""

    conclusion = forms.ChoiceField(
        label=_("判断"),
        # Nothing is chosen beforehand: nobody concludes by haste.
        choices=[("", "—"), *((word.value, lazy(_name, str)(word)) for word in Conclusion)],
    )
    note = forms.CharField(
        label=_("查看了什么，为何这样判断"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
