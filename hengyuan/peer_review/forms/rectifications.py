"""What is asked on the pages of rectification."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from hengyuan.dossier.rules import MAX_FILE_BYTES
from hengyuan.peer_review.queries.rectifications import Lack
from hengyuan.ui.forms import DateInput, HouseForm


class AskForm(HouseForm):
    """Which items, what is to be mended, by when."""

    items = forms.MultipleChoiceField(
        label=gettext_lazy("要整改的项目"), widget=forms.CheckboxSelectMultiple
    )
    order = forms.CharField(
        label=gettext_lazy("整改要求"), max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("承办人和其单位看得到，不写评估专家的姓名。"),
    )  # fmt: skip
    due_on = forms.DateField(
        label=gettext_lazy("请于何日前回复"), widget=DateInput,
        help_text=gettext_lazy("整改期限没有全国规定，由要求整改的人写明。"),
    )  # fmt: skip

    def __init__(self, *args: Any, lacks: Sequence[Lack], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["items"].choices = [(one.name, one.text) for one in lacks]  # type: ignore[attr-defined]  # a choice field


class TurnForm(HouseForm):
    """An act on what the page showed."""

    turn = forms.IntegerField(widget=forms.HiddenInput)


class AnswerForm(TurnForm):
    """What was mended, and a file that shows it."""

    answer = forms.CharField(
        label=gettext_lazy("整改情况"), max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )  # fmt: skip
    proof = forms.FileField(
        label=gettext_lazy("证明材料（PDF、JPG、PNG、docx）"),
        help_text=gettext_lazy("一个文件，最大50兆字节。"),
    )

    def clean_proof(self) -> bytes:
        """The file's bytes; one that is too large is not read."""
        found = self.cleaned_data["proof"]
        if (found.size or 0) > MAX_FILE_BYTES:
            raise forms.ValidationError(gettext_lazy("文件超过50兆字节，请分成几份上传。"))
        content: bytes = found.read()
        return content


class AcceptForm(TurnForm):
    """What the check found."""

    word = forms.CharField(
        label=gettext_lazy("核对情况"), max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip


class ReturnForm(AcceptForm):
    """What is still wanting, and the new day."""

    due_on = forms.DateField(label=gettext_lazy("请于何日前回复"), widget=DateInput)
