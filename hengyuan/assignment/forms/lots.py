"""Forms of a round of the lot: how it is held, hashes and secrets, the number, its end."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hengyuan.assignment.rules import (
    ABANDONED_WHY,
    Among,
    SecretOf,
)
from hengyuan.law.draw import External, Why

LOTTERIES = (
    "中国福利彩票双色球", "中国福利彩票3D", "中国福利彩票快乐8",
    "中国体育彩票超级大乐透", "中国体育彩票排列5",
)  # fmt: skip


class PrepareLotForm(forms.Form):
    """How a round is to be held: among whom, how many, who brings secrets, which number."""

    among = forms.ChoiceField(
        label=_("在谁中摇"),
        choices=[(Among.FIRMS.value, _("单位")), (Among.PEOPLE.value, _("人员"))],
        widget=forms.RadioSelect,
        initial=Among.FIRMS.value,
    )
    count = forms.IntegerField(
        label=_("摇出几名"),
        min_value=1,
        max_value=5,
        initial=1,
        help_text=_("第一名指派，其余按摇出的次序候补。"),
    )
    why = forms.ChoiceField(
        label=_("为什么再摇一轮"),
        required=False,
        choices=[
            (Why.OTHER.value, _("其他原因")),
            (Why.REFUSED.value, _("摇中者退回指派")),
            (Why.REPLACED.value, _("更换承办人")),
            (Why.NEXT_STAGE.value, _("进入下一诉讼阶段")),
            (Why.MORE.value, _("需要增加人员")),
        ],
    )
    others = forms.MultipleChoiceField(
        label=_("除本机构外还由谁出秘密"),
        required=False,
        choices=[(SecretOf.BAR.value, _("律师协会")), (SecretOf.RECIPIENT.value, _("受援人"))],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("只由本机构出秘密时，别人只能信任本机构：请至少加一方，或者约定一个外部数。"),
    )
    source = forms.ChoiceField(
        label=_("外部数"),
        required=False,
        choices=[("", _("不用")), *((name, name) for name in LOTTERIES)],
        help_text=_("开奖时间必须在各方交出秘密之后：这样没有人能先看到结果。"),
    )
    issue = forms.RegexField(
        label=_("期号"), regex=r"^[0-9]{3,12}$", required=False, max_length=12, strip=True
    )
    due_at = forms.DateTimeField(
        label=_("开奖时间"),
        required=False,
        input_formats=["%Y-%m-%dT%H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    note = forms.CharField(
        label=_("说明（不公开）"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("前一轮已经摇出而没有使用时必须填写。"),
    )

    def __init__(
        self, *args: Any, is_first: bool, seeds: Iterable[SecretOf] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._ask_for_others({kind.value for kind in seeds})
        if is_first:
            del self.fields["why"], self.fields["note"]

    def _ask_for_others(self, named: set[str]) -> None:
        """Whom the policy names stands in the round anyway; only the others are a choice."""
        field = self.fields["others"]
        choices = field.choices  # type: ignore[attr-defined]
        fixed = [str(name) for kind, name in choices if kind in named]
        left = [(kind, name) for kind, name in choices if kind not in named]
        if not fixed:
            return
        said = _("指派办法规定出秘密的：%(who)s。") % {"who": "、".join(fixed)}
        if left:
            field.choices, field.label, field.help_text = left, _("另外还由谁出秘密"), said  # type: ignore[attr-defined]
        else:
            del self.fields["others"]
            self.fields["source"].help_text = said

    def clean(self) -> dict[str, Any]:
        """An outside number has its issue and its time."""
        stated: dict[str, Any] = super().clean() or {}
        if stated.get("source"):
            for name in ("issue", "due_at"):
                if not stated.get(name) and name not in self.errors:
                    self.add_error(name, _("约定外部数时须填写。"))
        return stated

    def stated(self) -> dict[str, Any]:
        """The cleaned values as the command takes them."""
        found = self.cleaned_data
        external = None
        if found["source"]:
            external = External(found["source"], found["issue"], found["due_at"])
        return {
            "among": Among(found["among"]),
            "count": found["count"],
            "why": Why(found.get("why") or Why.FIRST.value),
            "others": [SecretOf(each) for each in found.get("others", ())],
            "external": external,
            "note": found.get("note", ""),
        }


class HashForm(forms.Form):
    """The SM3 of a party's secret, from its paper."""

    commitment = forms.CharField(
        label=_("秘密的摘要（SM3）"), max_length=100, help_text=_("64位十六进制字符，可以有空格。")
    )


class SecretForm(forms.Form):
    """A party's secret, from its paper."""

    secret = forms.CharField(
        label=_("秘密"), max_length=100, help_text=_("64位十六进制字符，可以有空格。")
    )


class NumberForm(forms.Form):
    """The outside number, typed twice from print."""

    value = forms.CharField(label=_("照印刷品录入"), max_length=200)
    again = forms.CharField(label=_("再录入一次"), max_length=200)


class AbandonForm(forms.Form):
    """Why a round is given up: a coded reason for the record, words for the file."""

    code = forms.ChoiceField(
        label=_("作废的理由（公开）"),
        choices=[("", "—"), *((code, _(name)) for code, name in ABANDONED_WHY.items())],
    )
    note = forms.CharField(
        label=_("说明（不公开）"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class WithdrawForm(forms.Form):
    """Why a round is taken back before its commitment."""

    note = forms.CharField(
        label=_("说明（不公开）"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
