"""What is asked when self-checks are asked for."""

from django import forms
from django.utils.translation import gettext_lazy

from hengyuan.ui.forms import DateInput, HouseForm


class AskSelfCheckForm(HouseForm):
    """How many of a hundred each institution checks, and by when."""

    percent = forms.IntegerField(
        label=gettext_lazy("每个机构自查的案卷（百分之）"), min_value=1, max_value=100, initial=100,
        help_text=gettext_lazy("不满一件的进为一件。由公示的承诺算出查哪些，谁也不能挑选。"),
    )  # fmt: skip
    due_on = forms.DateField(
        label=gettext_lazy("交回期限"), widget=DateInput,
        help_text=gettext_lazy("全部交回以前不能抽样；期限过后可以抽样。"),
    )  # fmt: skip
