"""The form that asks why somebody looks at personal data uncovered."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hengyuan.ui.forms import HouseForm


class UncoverForm(HouseForm):
    """One sentence that the ledger keeps beside the reader's name."""

    reason = forms.CharField(label=_("查看事由"), max_length=200)
