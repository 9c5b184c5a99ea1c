"""What is asked on the pages of cooperation."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengyuan.cooperation.rules import KINDS


class RequestForm(forms.Form):
    """A request to another institution, of this site or elsewhere."""

    kind = forms.ChoiceField(
        label=gettext_lazy("请求协作的事项"),
        choices=[(kind.value, gettext_lazy(name)) for kind, name in KINDS.items()],
        widget=forms.RadioSelect,
    )
    asked: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=gettext_lazy("协作机构"), queryset=None, required=False,
        empty_label=gettext_lazy("外地机构（填写下一项）"),
    )  # fmt: skip
    asked_name = forms.CharField(
        label=gettext_lazy("外地机构名称"), max_length=120, required=False,
        help_text=gettext_lazy("不在本系统内的机构，例如川渝两地另一方的法律援助机构。"),
    )  # fmt: skip
    what = forms.CharField(
        label=gettext_lazy("需要协作的内容"), widget=forms.Textarea(attrs={"rows": 4})
    )
    due_on = forms.DateField(
        label=gettext_lazy("请于何日前反馈"),
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=gettext_lazy("法律没有规定协作的期限，由请求的机构写明。"),
    )

    def __init__(self, *args: Any, places: QuerySet[Any], **kwargs: Any) -> None:
        """`places` are the institutions of this site that can be asked."""
        super().__init__(*args, **kwargs)
        self.fields["asked"].queryset = places  # type: ignore[attr-defined]  # a choice of rows


class AnswerForm(forms.Form):
    """A word with the acceptance, or why not."""

    answer = forms.CharField(
        label=gettext_lazy("答复"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )


class ReportForm(forms.Form):
    """What came of it."""

    report = forms.CharField(
        label=gettext_lazy("协作的结果"), widget=forms.Textarea(attrs={"rows": 5})
    )


class WithdrawalForm(forms.Form):
    """Why it is not needed any more."""

    reason = forms.CharField(
        label=gettext_lazy("撤回的原因"), widget=forms.Textarea(attrs={"rows": 3})
    )


def named(kind: str) -> str:
    """The kind in the reader's language."""
    return _(dict(KINDS)[kind])  # type: ignore[index]  # a kind is its code
