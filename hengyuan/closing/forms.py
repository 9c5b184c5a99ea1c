"""Forms of closing and archiving."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hengyuan.cases.fields import Lines, Yuan
from hengyuan.closing.rules import OUTCOMES


class ClosingReportForm(forms.Form):
    """The handler's report."""

    outcome = forms.ChoiceField(
        label=_("办理结果"), choices=[(code, _(name)) for code, name in OUTCOMES.items()]
    )
    summary = forms.CharField(label=_("办理情况"), widget=forms.Textarea(attrs={"rows": 5}))
    claimed_fen = Yuan(label=_("请求金额（元）"), required=False)
    recovered_fen = Yuan(label=_("已证实到账的金额（元）"), required=False)


class EndedForm(forms.Form):
    """What was done until aid was ended: no result is chosen."""

    summary = forms.CharField(label=_("终止前的办理情况"), widget=forms.Textarea(attrs={"rows": 5}))


class RemarksForm(forms.Form):
    """An examination that passes, with remarks."""

    remarks = forms.CharField(
        label=_("审查意见"),
        widget=forms.Textarea(attrs={"rows": 3}),
        initial=_("案卷齐全，符合要求"),
        max_length=500,
    )


class ReturnForm(forms.Form):
    """What must be mended, all at once."""

    missing = Lines(label=_("应补正的事项（每行一项）"))
    remarks = forms.CharField(label=_("说明"), required=False, max_length=500)
