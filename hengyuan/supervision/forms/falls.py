"""What is asked on the page of a fall."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hengyuan.ui.forms import HouseForm


class WordForm(HouseForm):
    """What somebody says of it."""

    word = forms.CharField(label=_("说明"), widget=forms.Textarea(attrs={"rows": 5}))
