"""What is asked on the pages of rounds and decisions."""

import re
from datetime import date
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengyuan.kernel.language import choices_of
from hengyuan.law.review.words import Grade
from hengyuan.law.sampling import Minimum, Settings
from hengyuan.law.sampling.numbers import MOST, Numbers
from hengyuan.law.vocabulary import Kind
from hengyuan.ui.forms import DateInput, HouseForm

HERE, ELSEWHERE = "here", "elsewhere"
BETWEEN = re.compile(r"[、,，;；\s]+")
DASH = re.compile(r"[—–－至~～]")
RANGE = re.compile(r"\d{1,6}([-—–－至~～]\d{1,6})?")
MINIMA = ("institution", "firm", "handler")


class RoundForm(HouseForm):
    """A round: over which cases, how many are drawn, who is its chief."""

    title = forms.CharField(label=gettext_lazy("名称"), max_length=120)
    source = forms.ChoiceField(
        label=gettext_lazy("评估的案卷"), initial=HERE, widget=forms.RadioSelect, required=False,
        choices=[
            (HERE, gettext_lazy("本系统中结案的案件")),
            (ELSEWHERE, gettext_lazy("外来案卷（压缩包和清单）")),
        ],
        help_text=gettext_lazy("外来案卷不需要本系统中有案件：开启后上传，接收后封闭抽样范围。"),
    )  # fmt: skip
    closed_from = forms.DateField(label=gettext_lazy("结案日自"), widget=DateInput)
    closed_to = forms.DateField(label=gettext_lazy("结案日至"), widget=DateInput)
    rate = forms.DecimalField(
        label=gettext_lazy("抽取比例（百分之）"), required=False, min_value=0, max_value=100,
        decimal_places=2,
        help_text=gettext_lazy("比例、件数、点名案号只填一项；不满一件的进为一件。"),
    )  # fmt: skip
    number = forms.IntegerField(
        label=gettext_lazy("抽取件数"), required=False, min_value=1, max_value=100_000
    )
    named = forms.CharField(
        label=gettext_lazy("点名案号（序号）"), required=False, max_length=200,
        help_text=gettext_lazy(
            "例如“11-12”或者“3、17”：每个机构、每种类型取这些序号的案件，没有的顺延。"
        ),
    )  # fmt: skip
    year = forms.IntegerField(
        label=gettext_lazy("点名案号的年份"), required=False, min_value=1990, max_value=2100,
        help_text=gettext_lazy("案号中的年份；留空为结案日至的年份。"),
    )  # fmt: skip
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("点名案号的类型"), required=False,
        widget=forms.CheckboxSelectMultiple, initial=[Kind.CRIMINAL.value, Kind.CIVIL.value],
        choices=[one for one in choices_of(Kind) if one[0] != Kind.DUTY_HELP.value],
    )  # fmt: skip
    institution = forms.IntegerField(
        label=gettext_lazy("每个机构至少"), required=False, min_value=1, max_value=999
    )
    firm = forms.IntegerField(
        label=gettext_lazy("每个承办单位至少"), required=False, min_value=1, max_value=999
    )
    handler = forms.IntegerField(
        label=gettext_lazy("每名承办人至少"), required=False, min_value=1, max_value=999
    )
    chief = forms.ChoiceField()
    hints_of = forms.IntegerField(
        label=gettext_lazy("显示案卷检查提示的案卷（百分之）"), min_value=0, max_value=100,
        initial=100,
        help_text=gettext_lazy("其余为对照组，不显示提示，用来看提示是否影响评估。"),
    )  # fmt: skip

    def __init__(self, *args: Any, chiefs: list[tuple[int, str]], **kwargs: Any) -> None:
        """`chiefs` are the accounts to choose from."""
        super().__init__(*args, **kwargs)
        choices = [("", "—"), *((str(pk), name) for pk, name in chiefs)]
        self.fields["chief"] = forms.ChoiceField(
            label=_("评估组长"), choices=choices, help_text=_("确定等次并签署；不评估本轮的案卷。")
        )

    def clean(self) -> dict[str, Any]:
        """The sampling settings together, as `settings_for` builds them."""
        found = super().clean() or self.cleaned_data
        stated = [found.get(name) not in (None, "") for name in ("rate", "number", "named")]
        if "named" not in self.errors and sum(stated) != 1:
            raise forms.ValidationError(_("抽取比例、抽取件数、点名案号填一项，而且只填一项。"))
        if found.get("named"):
            self._check_named(found)
        begins, ends = found.get("closed_from"), found.get("closed_to")
        if isinstance(begins, date) and isinstance(ends, date) and begins > ends:
            self.add_error("closed_to", _("结案日的起止颠倒。"))
        return found

    def clean_named(self) -> str:
        """Numbers, and ranges of them."""
        text = str(self.cleaned_data["named"])
        if text and not all(RANGE.fullmatch(one) for one in _parts(text)):
            raise forms.ValidationError(_("写序号，例如“11-12”或者“3、17”。"))
        return text

    def _check_named(self, found: dict[str, Any]) -> None:
        numbers = _numbers_in(found["named"])
        if not 0 < len(numbers) <= MOST or len(set(numbers)) != len(numbers) or 0 in numbers:
            self.add_error("named", _("点名1到50个不同的序号，范围由小到大。"))
        if not found.get("kinds"):
            self.add_error("kinds", _("点名案号要选类型。"))
        if any(found.get(name) for name in MINIMA):
            self.add_error("named", _("点名案号时不填最低件数。"))

    @property
    def from_elsewhere(self) -> bool:
        """Whether the dossiers are handed in."""
        return bool(self.cleaned_data["source"] == ELSEWHERE)

    def settings_for(self, size: int) -> Settings | Numbers:
        """The settings for a frame of about so many cases; raises CannotSample."""
        found = self.cleaned_data
        if found["named"]:
            year = found["year"] or found["closed_to"].year
            return Numbers(_numbers_in(found["named"]), year, tuple(found["kinds"]))
        minima = tuple(Minimum((name,), found[name]) for name in MINIMA if found[name])
        if found["number"] is not None:
            return Settings(
                number=found["number"], expected=max(size, found["number"]), minima=minima
            )
        return Settings(rate=Fraction(found["rate"]) / 100, minima=minima)


def _parts(text: str) -> list[str]:
    return [one for one in BETWEEN.split(text) if one]


def _numbers_in(text: str) -> tuple[int, ...]:
    """The numbers that a text names, ranges told one by one; as many as may be named and one."""
    found: list[int] = []
    for part in _parts(text):
        first, _dash, last = DASH.sub("-", part).partition("-")
        begin, end = int(first), int(last or first)
        found += range(begin, min(end, begin + MOST) + 1)
    return tuple(found)


class AnchorForm(HouseForm):
    """Case numbers of anchor dossiers."""

    numbers = forms.CharField(
        label=gettext_lazy("案号（每行一件）"), widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("每名评估专家都会读到，与其他案卷看不出区别。"),
    )  # fmt: skip

    def clean_numbers(self) -> list[str]:
        """One number a line."""
        return [line.strip() for line in self.cleaned_data["numbers"].splitlines() if line.strip()]


class WordForm(HouseForm):
    """Why."""

    word = forms.CharField(
        label=gettext_lazy("原因"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 3})
    )


class GradeForm(HouseForm):
    """A grade and its reasons."""

    grade = forms.ChoiceField(
        label=gettext_lazy("等次"), choices=choices_of(Grade), widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=gettext_lazy("理由"), required=False, max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )  # fmt: skip

    def clean_grade(self) -> Grade:
        """The grade as a word."""
        return Grade.parse(self.cleaned_data["grade"])


class ReplyForm(HouseForm):
    """What the handler answers."""

    text = forms.CharField(
        label=gettext_lazy("意见"), max_length=4_000, widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy("写明不同意的地方和案卷中的页码；只能提交一次。"),
    )  # fmt: skip


class NothingForm(HouseForm):
    """A step that asks nothing."""
