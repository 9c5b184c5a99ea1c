"""What is asked for results on paper: where they come from, and a list or totals."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengyuan.law.review.words import Field, Grade
from hengyuan.peer_review.forms.elsewhere import lines_of
from hengyuan.peer_review.rules.elsewhere import Row
from hengyuan.peer_review.rules.paper import COLUMNS, judged, read_result, totals_of
from hengyuan.pool import workbook
from hengyuan.ui.forms import DateInput, HouseForm

LIST = workbook.Form(
    COLUMNS, [one.header for one in COLUMNS if one.is_required], "纸质评估结果"
)  # fmt: skip


def _count(label: Any, help_text: Any = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=1_000_000, help_text=help_text
    )


class PaperForm(HouseForm):
    """Results of a round that took place outside this program."""

    title = forms.CharField(label=gettext_lazy("名称"), max_length=120)
    closed_from = forms.DateField(label=gettext_lazy("结案日自"), widget=DateInput)
    closed_to = forms.DateField(label=gettext_lazy("结案日至"), widget=DateInput)
    ended_on = forms.DateField(label=gettext_lazy("评估结束日"), widget=DateInput)
    source = forms.CharField(
        label=gettext_lazy("来源"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("哪一份通报、文件或者评估表，原件存放在哪里。"),
    )  # fmt: skip
    corrects = forms.ChoiceField(required=False)
    listing = forms.FileField(
        label=gettext_lazy("清单（xlsx或者csv）"), required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
        help_text=gettext_lazy("每行一件案卷，用模板填写。只公布了合计的，不交清单，填下面的件数。"),
    )  # fmt: skip
    excellent = _count(gettext_lazy("优秀件数"))
    good = _count(gettext_lazy("良好件数"))
    qualified = _count(gettext_lazy("合格件数"))
    unqualified = _count(gettext_lazy("不合格件数"))
    criminal = _count(gettext_lazy("其中刑事"), gettext_lazy("来源中没有的，两项都留空。"))
    civil = _count(gettext_lazy("其中民事行政"))

    def __init__(self, *args: Any, corrigible: list[tuple[str, str]], **kwargs: Any) -> None:
        """`corrigible` are checked entries that this one may correct."""
        super().__init__(*args, **kwargs)
        field = forms.ChoiceField(
            label=_("更正已经核对的录入"), required=False, choices=[("", "—"), *corrigible],
            help_text=_("核对后，原来的录入不再算数，但保留。"),
        )  # fmt: skip
        self.fields["corrects"] = field
        if not corrigible:
            del self.fields["corrects"]

    def clean_listing(self) -> list[workbook.Line]:
        """The lines of the list; none where totals are entered."""
        found = self.cleaned_data["listing"]
        return lines_of(found, LIST) if found else []

    def clean(self) -> dict[str, Any]:
        """A list or totals; days and sums in order."""
        found = super().clean() or self.cleaned_data
        begins, ends = found.get("closed_from"), found.get("closed_to")
        if isinstance(begins, date) and isinstance(ends, date) and begins > ends:
            self.add_error("closed_to", _("结案日的起止颠倒。"))
        if self.errors:
            return found
        names = [word.value for word in (*Grade, *Field)]
        stated = [name for name in names if found.get(name) is not None]
        if bool(found["listing"]) is bool(stated):
            raise forms.ValidationError(_("交清单，或者填件数，不能都交，也不能都不交。"))
        if stated:
            self._check_totals(found)
        return found

    def _check_totals(self, found: dict[str, Any]) -> None:
        for grade in Grade:
            if found[grade.value] is None:
                self.add_error(grade.value, _("四个等次都要填，没有的填0。"))
        by_field = [found[field.value] for field in Field if found[field.value] is not None]
        if self.errors or not by_field:
            return
        whole = sum(found[grade.value] for grade in Grade)
        if len(by_field) < len(Field) or sum(by_field) != whole:
            self.add_error("criminal", _("刑事和民事行政的件数之和应当等于各等次之和。"))

    def rows(self) -> list[Row]:
        """The rows of the list as they are read."""
        lines: list[workbook.Line] = self.cleaned_data["listing"]
        return judged(read_result(one.number, one.cells, one.wrong) for one in lines)

    def totals(self) -> dict[str, Any]:
        """The totals; empty where a list is entered."""
        found = self.cleaned_data
        if found["listing"]:
            return {}
        fields = {field: found[field.value] for field in Field if found[field.value] is not None}
        return totals_of({grade: found[grade.value] for grade in Grade}, fields)
