"""What is asked on the pages of opinions."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengyuan.kernel.language import choices_of, name_of
from hengyuan.law.opinions import OVERALL, Overall, Said, asked
from hengyuan.supervision.rules.quarters import Quarter

MOST_BYTES = 40_000_000


class RoundForm(forms.Form):
    """Which body is asked about which quarter."""

    body = forms.CharField(
        label=gettext_lazy("被征询的单位"), max_length=120,
        widget=forms.TextInput(attrs={"list": "hy-bodies"}),
        help_text=gettext_lazy("与开庭日历里的法院名称或者案件的办案机关相同。"),
    )  # fmt: skip
    quarter = forms.TypedChoiceField(label=gettext_lazy("季度"), coerce=Quarter.parse)

    def __init__(self, *args: Any, quarters: Sequence[Quarter], **kwargs: Any) -> None:
        """The quarters to choose from."""
        super().__init__(*args, **kwargs)
        chosen = self.fields["quarter"]
        if isinstance(chosen, forms.TypedChoiceField):
            chosen.choices = [(str(each), name_of(each)) for each in quarters]


class ScanForm(forms.Form):
    """A scan of filled sheets."""

    file = forms.FileField(label=gettext_lazy("扫描件（PDF、JPG、PNG）"))

    def clean_file(self) -> bytes:
        """Its bytes, if they are not too many."""
        found = self.cleaned_data["file"]
        if found.size > MOST_BYTES:
            raise forms.ValidationError(_("文件太大，请分开上传。"))
        content: bytes = found.read()
        return content


class AnswersForm(forms.Form):
    """The cases of a round, question by question; a case without any mark is left out."""

    def __init__(self, *args: Any, opinions: Sequence[Any], **kwargs: Any) -> None:
        """Fields for each case that has no answer yet."""
        super().__init__(*args, **kwargs)
        self.opinions = [one for one in opinions if one.answered_at is None]
        for one in self.opinions:
            for question in asked():
                self._add(one, question.id, name_of(question), choices_of(Said))
            self._add(one, OVERALL, _("总体评价"), choices_of(Overall))
            self.fields[f"{one.number}-remark"] = forms.CharField(
                label=_("建议（选填）"), required=False, max_length=2000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip

    def _add(self, one: Any, key: str, label: str, choices: Any) -> None:
        self.fields[f"{one.number}-{key}"] = forms.ChoiceField(
            label=label, choices=choices, required=False, widget=forms.RadioSelect,
            initial=one.answers.get(key),
        )  # fmt: skip

    def grouped(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The fields case by case."""
        keys = [*(question.id for question in asked()), OVERALL, "remark"]
        return [(one, [self[f"{one.number}-{key}"] for key in keys]) for one in self.opinions]

    def stated(self) -> list[tuple[int, dict[str, str], str]]:
        """Of each case its number, its answers and the remark."""
        keys = [*(question.id for question in asked()), OVERALL]
        return [
            (
                one.number, {key: self.cleaned_data[f"{one.number}-{key}"] for key in keys},
                self.cleaned_data[f"{one.number}-remark"],
            )
            for one in self.opinions
        ]  # fmt: skip
