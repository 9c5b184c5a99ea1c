"""Forms of assignment."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hengyuan.assignment.queries.sheet import Sheet
from hengyuan.assignment.rules import ASKED_BY, DESIGNATION_GROUNDS, REPLACEMENT_GROUNDS
from hengyuan.cases.fields import Lines, day
from hengyuan.law.errors import LawError
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

    def plan(self, now: Plan) -> Plan | None:
        """The policy as written; None with the errors on the form."""
        found = self.cleaned_data
        names = ("scope", "rotate", "monthly_cap", "best_of", "seeds", "after_refusal")
        partners = [code.strip() for code in re.split("[,，、]", found["partners"]) if code.strip()]
        try:
            values = {
                **now.as_values(),
                **{name: found[name] for name in names},
                "partners": partners,
                "rules": rules_of(found["rules"]),
                "note_zh": "",
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
