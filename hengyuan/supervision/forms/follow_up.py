"""What is asked on the pages of the follow-up."""

import uuid
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengyuan.kernel.language import choices_of, name_of
from hengyuan.law.follow_up import Outcome, questions
from hengyuan.law.sampling import CannotSample, Minimum, Settings
from hengyuan.supervision.forms.alerts import WordForm
from hengyuan.supervision.rules.follow_up import AGAIN_ANSWERS, FLAGS, MONEY_ANSWERS

YES_NO = [("yes", gettext_lazy("是")), ("no", gettext_lazy("否"))]


class TryForm(forms.Form):
    """How a try ended; `answers` are cleaned for who answered, empty for anybody else."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("结果"), choices=choices_of(Outcome), widget=forms.RadioSelect
    )
    remark = forms.CharField(
        label=gettext_lazy("受援人的话（选填）"), required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("密封保存，不给承办人看。"),
    )  # fmt: skip
    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """A token of its own for each form that is shown."""
        super().__init__(*args, **kwargs)
        self.fields["token"].initial = uuid.uuid4()
        self.fields |= self.asked()
        self.order_fields(["outcome", *self.names(), "has_hint", "remark", "token"])

    def asked(self) -> dict[str, forms.Field]:
        """The fields of the answers."""
        return {}

    def names(self) -> list[str]:
        """Their names."""
        return list(self.asked())

    def clean(self) -> dict[str, Any]:
        """Answers together; without an answer none are kept."""
        found = super().clean() or self.cleaned_data
        connected = found.get("outcome") == Outcome.CONNECTED
        answers = {name: found.pop(name, "") for name in self.names()}
        found["answers"] = {k: v for k, v in answers.items() if v} if connected else {}
        if "outcome" in found:
            found["outcome"] = Outcome.parse(found["outcome"])
        if not connected:
            found["remark"] = ""
        return found


class NineForm(TryForm):
    """The nine questions; those on money by the die."""

    has_hint = forms.BooleanField(
        label=gettext_lazy("受援人自己说起承办人收钱收物"), required=False,
        help_text=gettext_lazy(
            "只在受援人主动说起时勾选，不要因为掷骰子的回答勾选。由质量负责人决定是否再次回访。"
        ),
    )  # fmt: skip

    def asked(self) -> dict[str, forms.Field]:
        """One field a question."""
        money = [(key, gettext_lazy(name)) for key, name in MONEY_ANSWERS.items()]
        return {
            one.id: forms.ChoiceField(
                label=name_of(one), required=False, widget=forms.RadioSelect,
                choices=money if one.is_money else YES_NO,
            )
            for one in questions()
        }  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Without an answer there is no hint."""
        found = super().clean()
        found["has_hint"] = bool(found.get("has_hint")) and bool(found["answers"])
        return found


class AgainForm(TryForm):
    """The second call: asked openly, without a die."""

    def asked(self) -> dict[str, forms.Field]:
        """The one question."""
        choices = [(key, gettext_lazy(name)) for key, name in AGAIN_ANSWERS.items()]
        return {
            "money": forms.ChoiceField(
                label=_("关于上次说起的收钱收物"), required=False, widget=forms.RadioSelect,
                choices=choices,
            )
        }  # fmt: skip


class DecisionForm(WordForm):
    """Whether a word about money leads to a second call."""

    field_order = ("asks_again", "word")
    asks_again = forms.TypedChoiceField(
        label=gettext_lazy("决定"), widget=forms.RadioSelect, coerce=lambda value: value == "yes",
        choices=[
            ("yes", gettext_lazy("请另一位回访员再次回访")), ("no", gettext_lazy("不再回访")),
        ],
    )  # fmt: skip


class SettingsForm(forms.Form):
    """The sample of the months to come, as settings of the law floor."""

    rate = forms.IntegerField(
        label=gettext_lazy("随机抽取的比例（%）"), min_value=3, max_value=100,
        widget=forms.NumberInput(attrs={"type": "range", "step": "1", "list": "hy-rates"}),
    )  # fmt: skip
    each_firm = forms.IntegerField(
        label=gettext_lazy("每个承办单位至少（件）"), min_value=0, max_value=20
    )
    each_handler = forms.IntegerField(
        label=gettext_lazy("每名承办人至少（件）"), min_value=0, max_value=20
    )
    from_cases = forms.IntegerField(
        label=gettext_lazy("当月结案多少件以上的承办人才适用"), min_value=1, max_value=50
    )
    each_station = forms.IntegerField(
        label=gettext_lazy("每个工作站至少（件）"), min_value=0, max_value=20
    )
    certain = forms.MultipleChoiceField(
        label=gettext_lazy("全部回访的情形"), required=False,
        choices=[(key, gettext_lazy(name)) for key, name in FLAGS.items()],
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, *args: Any, weights: Mapping[str, int] | None = None, **kwargs: Any) -> None:
        """Weights of the law floor stay as they are: the page does not change them."""
        super().__init__(*args, **kwargs)
        self.weights = dict(weights or {})

    def clean(self) -> dict[str, Any]:
        """The settings that these numbers make."""
        found = super().clean() or self.cleaned_data
        if not self.errors:
            try:
                found["settings"] = _settings_from(found, self.weights)
            except CannotSample as error:
                raise forms.ValidationError(str(error)) from error
        return found


def _settings_from(found: dict[str, Any], weights: Mapping[str, int]) -> Settings:
    minima = [
        (("firm",), found["each_firm"], 1),
        (("handler",), found["each_handler"], found["from_cases"]),
        (("station",), found["each_station"], 1),
    ]
    return Settings(
        rate=Fraction(found["rate"], 100),
        minima=tuple(Minimum(by, least, start) for by, least, start in minima if least),
        certain=frozenset(found["certain"]),
        weights=weights,
    )


def shown_settings(settings: Settings) -> dict[str, Any]:
    """Settings as the form shows them."""
    least = {one.by: one for one in settings.minima}
    handler = least.get(("handler",))
    found = {
        f"each_{by}": least[(by,)].at_least if (by,) in least else 0 for by in ("firm", "station")
    }
    return {
        **found,
        "rate": round(100 * settings.share),
        "each_handler": handler.at_least if handler else 0,
        "from_cases": handler.from_cases if handler else 6,
        "certain": sorted(settings.certain),
    }
