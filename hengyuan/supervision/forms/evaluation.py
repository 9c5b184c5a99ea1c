"""What is asked on the page of an evaluation sheet."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hengyuan.ui.forms import HouseForm


class RemarksForm(HouseForm):
    """What a person makes of it."""

    remarks = forms.CharField(
        label=_("评估意见"), widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("各来源并列，不合计分数；由您写明意见和建议。"),
    )  # fmt: skip
