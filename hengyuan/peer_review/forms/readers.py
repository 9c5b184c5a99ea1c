"""What the pages of readers ask."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hengyuan.cases.fields import Lines
from hengyuan.intake.forms import MATTERS
from hengyuan.kernel.language import choices_of
from hengyuan.law.review.words import Field
from hengyuan.peer_review.rules.readers import Facts
from hengyuan.ui.forms import HouseForm

Choices = Sequence[tuple[Any, Any]]


def names_of_matters(codes: Iterable[str]) -> list[str]:
    """What matters are called on the page of entering; a code of elsewhere as it is."""
    known = dict(MATTERS)
    return [str(known.get(code, code)) for code in codes]


def _id(text: str) -> int | None:
    return int(text) if text else None


class ReaderForm(HouseForm):
    """What is kept of a reader."""

    provider = forms.TypedChoiceField(
        label=_("名册中的本人"), coerce=_id, empty_value=None, required=False,
        help_text=_("本人承办的案件不评；本人案件的等次计入专长。"),
    )  # fmt: skip
    workplace = forms.TypedChoiceField(
        label=_("工作单位"), coerce=_id, empty_value=None, required=False,
        help_text=_("同一单位承办的案件不评。"),
    )  # fmt: skip
    district = forms.CharField(
        label=_("工作地区（六位代码）"), max_length=6, required=False,
        help_text=_("同一地区的案件不评；空着不回避地区。"),
    )  # fmt: skip
    fields_judged = forms.TypedMultipleChoiceField(
        label=_("评估类别"), choices=choices_of(Field), coerce=Field.parse,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    matters = forms.MultipleChoiceField(
        label=_("专长事项"), choices=MATTERS, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    practises_since = forms.IntegerField(label=_("执业起始年份"))
    most_dossiers = forms.IntegerField(
        label=_("同时最多评估件数"), required=False, min_value=1,
        help_text=_("空着按当地规则。"),
    )  # fmt: skip

    def __init__(
        self, *args: Any, themselves: Iterable[Any], places: Iterable[Any], **kwargs: Any
    ) -> None:
        """`themselves`: who of the roster it may be; `places`: where the account may work."""
        super().__init__(*args, **kwargs)
        people: Choices = [(one.pk, f"{one.name} {one.organisation.name}") for one in themselves]
        units: Choices = [(one.pk, one.name) for one in places]
        self._offer("provider", [("", _("不在名册")), *people])
        self._offer("workplace", [("", "—"), *units])

    def _offer(self, name: str, choices: Choices) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    @property
    def facts(self) -> Facts:
        """What was filled in."""
        told = self.cleaned_data
        return Facts(
            provider=told["provider"], workplace=told["workplace"],
            district=told["district"].strip(), fields=tuple(told["fields_judged"]),
            matters=tuple(told["matters"]), practises_since=told["practises_since"],
            most_dossiers=told["most_dossiers"],
        )  # fmt: skip


class NewReaderForm(ReaderForm):
    """The same, with the training of this year where he had it already."""

    trained_on = forms.DateField(label=_("最近一次评估培训"), required=False)


class TrainingForm(HouseForm):
    """Who was trained, and when."""

    on = forms.DateField(label=_("培训日期"))
    readers = forms.MultipleChoiceField(
        label=_("参加培训的专家"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, people: Choices, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["readers"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = people
        self.fields["on"].initial = today


class DisciplineForm(HouseForm):
    """Until when, and by what."""

    until = forms.DateField(
        label=_("期满之日"), required=False, help_text=_("空着：处分撤销或者期满，恢复评估。")
    )
    reason = forms.CharField(label=_("依据"), widget=forms.Textarea(attrs={"rows": 3}))


class TiesForm(HouseForm):
    """All with whom there is a tie, one a line."""

    names = Lines(
        label=_("有近亲属或者其他利害关系的承办人"), required=False,
        help_text=_("每行一人；同名的在空格后写单位。加密保存，其案件不分配给您评。"),
    )  # fmt: skip
    others = Lines(
        label=_("不在本系统名册中的人或者单位"), required=False,
        help_text=_("每行一个。外来案卷的清单写有这些名称的，不分配给您评。"),
    )  # fmt: skip


class ReasonForm(HouseForm):
    """Why."""

    reason = forms.CharField(label=_("原因"), widget=forms.Textarea(attrs={"rows": 3}))
