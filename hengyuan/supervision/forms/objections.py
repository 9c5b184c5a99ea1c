"""What is asked on the pages of objections."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hengyuan.kernel.language import choices_of
from hengyuan.law.complaints import Channel
from hengyuan.ui.forms import HouseForm

LONG = forms.Textarea(attrs={"rows": 5})


class ObjectionForm(HouseForm):
    """How it was raised, and why."""

    channel = forms.TypedChoiceField(
        label=_("方式"), choices=choices_of(Channel), coerce=Channel.parse, widget=forms.RadioSelect
    )
    reasons = forms.CharField(label=_("异议的理由"), widget=LONG)


class OutcomeForm(HouseForm):
    """What the bureau found, and why."""

    outcome = forms.ChoiceField(
        label=_("审查结果"), widget=forms.RadioSelect,
        choices=[("uphold", _("原决定正确，维持")), ("order", _("原决定不当，责令改正"))],
    )  # fmt: skip
    words = forms.CharField(label=_("审查的理由"), widget=LONG)


class CorrectionForm(HouseForm):
    """A word with the correction."""

    reasons = forms.CharField(label=_("纠正的说明"), widget=LONG)
