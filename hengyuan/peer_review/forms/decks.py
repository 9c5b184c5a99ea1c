"""What is asked on the pages of training decks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hengyuan.kernel.language import choices_of
from hengyuan.law.review.words import Answer
from hengyuan.ui.forms import HouseForm

OUT = "out"


class CardForm(HouseForm):
    """The chief's answer to one card, or that it is left out."""

    answer = forms.ChoiceField(
        label=_("参考答案"), widget=forms.RadioSelect,
        choices=[*choices_of(Answer), (OUT, _("不放入教材"))],
    )  # fmt: skip
    reason = forms.CharField(
        label=_("理由"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("专家作答以后看到；案卷的当事人、承办人、单位和号码自动遮盖，请再读一遍。"),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """The answer as a word; None leaves the card out."""
        found = super().clean() or self.cleaned_data
        told = found.get("answer")
        found["answer"] = Answer.parse(told) if told and told != OUT else None
        return found
