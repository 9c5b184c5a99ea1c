"""Forms of the acts of assignment: methods, policies, replacement, the lot."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hengyuan.assignment.queries.sheet import Sheet
from hengyuan.assignment.rules import (
    ABANDONED_WHY,
    ASKED_BY,
    DESIGNATION_GROUNDS,
    REPLACEMENT_GROUNDS,
    Among,
    SecretOf,
)
from hengyuan.cases.fields import Lines, day
from hengyuan.law.draw import External, Why
from hengyuan.law.errors import LawError
from hengyuan.law.matching import weights_from, written_weights
from hengyuan.law.methods import (
    AfterRefusal,
    Plan,
    Rotate,
    Scope,
    SeedParty,
    plan_of,
    rules_of,
    written,
)
from hengyuan.law.vocabulary import Word


class AssignForm(forms.Form):
    """The method; by choice also the recipient's wishes, first to third."""

    method = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, sheet: Sheet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["method"] = lambda: sheet.method.value
        self._sheet = sheet

    def ask_for_wishes(self) -> None:
        """Three names, the first of which must be given."""
        choices = [("", "—"), *self._sheet.provider_choices]
        for place, label in ((1, _("第一选择")), (2, _("第二选择")), (3, _("第三选择"))):
            self.fields[f"wish_{place}"] = forms.ChoiceField(
                label=label, choices=choices, required=place == 1
            )

    def wished_ids(self) -> list[int]:
        """The chosen people, in order, each once."""
        chosen = (self.cleaned_data.get(f"wish_{place}") for place in (1, 2, 3))
        return list(dict.fromkeys(int(each) for each in chosen if each))


class DesignationForm(forms.Form):
    """A firm by name, on a ground from the list."""

    ground = forms.ChoiceField(
        label=_("指定理由"), choices=[(code, _(name)) for code, name in DESIGNATION_GROUNDS.items()]
    )
    note = forms.CharField(
        label=_("说明"), widget=forms.Textarea(attrs={"rows": 2}), required=False, max_length=200
    )

    def __init__(self, *args: Any, firms: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["firm"] = forms.ChoiceField(label=_("承办单位"), choices=list(firms))


class ApprovalForm(forms.Form):
    """The second approver's answer."""

    answer = forms.ChoiceField(
        label=_("决定"),
        choices=[("approve", _("批准指定")), ("reject", _("不同意指定"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("不同意的理由"), required=False, max_length=200)


class HandlerForm(forms.Form):
    """The person whom the firm names."""

    def __init__(self, *args: Any, providers: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["provider"] = forms.ChoiceField(label=_("承办人"), choices=list(providers))


def _choices(words: Iterable[Word]) -> list[tuple[str, str]]:
    is_english = (get_language() or "").startswith("en")
    return [(word.value, word.name_en if is_english else word.name_zh) for word in words]


class PolicyForm(forms.Form):
    """A version of the policy; the rules are written one a line."""

    scope = forms.ChoiceField(label=_("人员范围"))
    partners = forms.CharField(
        label=_("协作地区（行政区划代码，用逗号分隔）"), required=False, max_length=200
    )
    rotate = forms.ChoiceField(label=_("轮派对象"))
    monthly_cap = forms.IntegerField(label=_("每人每月上限（件）"), min_value=1, max_value=100)
    best_of = forms.IntegerField(label=_("智能随机的候选人数"), min_value=1, max_value=20)
    weights = forms.CharField(
        label=_("智能随机的权数（每行一项）"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_(
            "不填则采用本系统的默认权数，它们不是官方数值。自定的须写全，如“执业经验满分：20”。"
        ),
    )
    seeds = forms.MultipleChoiceField(
        label=_("摇号的秘密由谁提供"), widget=forms.CheckboxSelectMultiple
    )
    after_refusal = forms.ChoiceField(label=_("退回指派的后果"))
    rules = forms.CharField(
        label=_("各类案件的方式（每行一条，从上到下，第一条符合的适用）"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("例如：刑事：延续承办 → 值班优先 → 轮派。最后一行写“其他案件”。"),
    )
    valid_from = day(label=_("施行日期"))
    note = forms.CharField(label=_("修改理由"), required=False, max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, words in (
            ("scope", Scope),
            ("rotate", Rotate),
            ("seeds", SeedParty),
            ("after_refusal", AfterRefusal),
        ):
            self.fields[name].choices = _choices(words)  # type: ignore[attr-defined]

    def clean_weights(self) -> dict[str, Any] | None:
        """The place's own figures; None where the default holds."""
        text = self.cleaned_data["weights"]
        if not text.strip():
            return None
        try:
            return weights_from(text)
        except LawError as error:
            raise forms.ValidationError(str(error)) from error

    def plan(self, now: Plan) -> Plan | None:
        """The policy as written; None with the errors on the form."""
        found = self.cleaned_data
        names = ("scope", "rotate", "monthly_cap", "best_of", "seeds", "after_refusal")
        partners = [code.strip() for code in re.split("[,，、]", found["partners"]) if code.strip()]
        try:
            values = {
                **{key: value for key, value in now.as_values().items() if key != "weights"},
                **{name: found[name] for name in names},
                "partners": partners,
                "rules": rules_of(found["rules"]),
                "note_zh": "",
                **({"weights": found["weights"]} if found["weights"] else {}),
            }
            return plan_of(values, where=str(_("草案")))
        except LawError as error:
            self.add_error("rules" if "行" in str(error) else None, str(error))
            return None


def policy_initial(now: Plan) -> dict[str, Any]:
    """The form filled with what is in force."""
    return {
        **now.as_values(),
        "partners": "、".join(now.partners),
        "weights": written_weights(now.weights) if now.weights else "",
        "rules": written(now),
    }


class PolicyDecisionForm(forms.Form):
    """The second person's answer."""

    answer = forms.ChoiceField(
        label=_("决定"),
        choices=[("approve", _("批准")), ("reject", _("不同意"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("不同意的理由"), required=False, max_length=200)


class FilingForm(forms.Form):
    """The filing with the bureau."""

    filed_on = day(label=_("备案日期"))
    number = forms.CharField(label=_("备案文号"), max_length=60)


class PublishForm(forms.Form):
    """An act that asks nothing more."""


class ReplacementForm(forms.Form):
    """Who asks for another handler, and why."""

    asked_by = forms.ChoiceField(
        label=_("由谁提出"), choices=[(code, _(name)) for code, name in ASKED_BY.items()]
    )
    ground = forms.ChoiceField(
        label=_("更换的情形"),
        choices=[(code, _(name)) for code, name in REPLACEMENT_GROUNDS.items()],
    )
    reasons = forms.CharField(label=_("事实和理由"), widget=forms.Textarea(attrs={"rows": 3}))


class ReplacementDecisionForm(forms.Form):
    """The head's answer; where the handler is replaced, by when the papers are handed over."""

    answer = forms.ChoiceField(
        label=_("决定"),
        choices=[("replace", _("同意更换")), ("keep", _("不同意更换"))],
        widget=forms.RadioSelect,
    )
    hand_over_by = day(label=_("移交期限"), required=False)
    reasons = forms.CharField(
        label=_("理由"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )


class HandOverForm(forms.Form):
    """What was handed over."""

    items = Lines(label=_("移交的材料（每行一份）"))
    handed_over_on = day(label=_("移交日期"))


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

    def __init__(self, *args: Any, is_first: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_first:
            del self.fields["why"], self.fields["note"]

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
            "others": [SecretOf(each) for each in found["others"]],
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
