"""Forms of a policy of assignment: the draft, the decision, the filing."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hengyuan.cases.fields import day
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


def policy_initial(now: Plan, *, english: bool) -> dict[str, Any]:
    """The form filled with what is in force."""
    return {
        **now.as_values(),
        "partners": "、".join(now.partners),
        "weights": written_weights(now.weights, english=english) if now.weights else "",
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
