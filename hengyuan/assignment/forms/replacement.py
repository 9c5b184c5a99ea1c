"""Forms of a replacement: who asks, the decision, the hand-over."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hengyuan.assignment.rules import (
    ASKED_BY,
    REPLACEMENT_GROUNDS,
)
from hengyuan.cases.fields import Lines, day


class ReplacementForm(forms.Form):
    """Who asks for another handler, and why."""

    asked_by = forms.ChoiceField(
        label=_("由谁提出"), choices=[(code, _(name)) for code, name in ASKED_BY.items()]
    )
    ground = forms.ChoiceField(
        label=_("更换的情形"),
        choices=[(code, _(name)) for code, name in REPLACEMENT_GROUNDS.items()],
    )
    reasons = forms.CharField(label=_("事实和理由"), widget=forms.Textarea(attrs={"rows": 3}))


class ReplacementDecisionForm(forms.Form):
    """The head's answer; where the handler is replaced, by when the papers are handed over."""

    answer = forms.ChoiceField(
        label=_("决定"),
        choices=[("replace", _("同意更换")), ("keep", _("不同意更换"))],
        widget=forms.RadioSelect,
    )
    hand_over_by = day(label=_("移交期限"), required=False)
    reasons = forms.CharField(
        label=_("理由"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )


class HandOverForm(forms.Form):
    """What was handed over."""

    items = Lines(label=_("移交的材料（每行一份）"))
    handed_over_on = day(label=_("移交日期"))
