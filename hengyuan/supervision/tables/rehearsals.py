"""The list of hints that a draft would bring or take away."""

import django_filters
import django_tables2 as tables
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from hengyuan.kernel.language import law_text
from hengyuan.supervision.models import RehearsalFlip
from hengyuan.ui.tables import HouseTable

COMING, GOING = _("新增"), _("取消")


class FlipTable(HouseTable):
    """Hints that would flip, with their case and why."""

    always = ("number",)

    is_new = tables.Column(verbose_name=_("变化"), orderable=False)
    number = tables.Column(verbose_name=_("案件"), accessor="case__number", orderable=False)
    since = tables.DateColumn(verbose_name=_("自"), format="Y-m-d")
    sentence = tables.Column(verbose_name=_("提示"), orderable=False)

    def value_is_new(self, value: bool) -> str:
        """In words."""
        return str(COMING if value else GOING)

    render_is_new = value_is_new

    def render_number(self, record: RehearsalFlip) -> str:
        """The number leads to its case."""
        url = reverse("cases:case", args=[record.case_id])
        return format_html('<a href="{}">{}</a>', url, record.case.number)

    def value_number(self, record: RehearsalFlip) -> str:
        """In an export the number alone."""
        return record.case.number

    def value_sentence(self, value: str) -> str:
        """In the language of the reader."""
        return law_text(value)

    render_sentence = value_sentence


class FlipFilter(django_filters.FilterSet):  # type: ignore[misc]  # django-filter has no types
    """What comes, or what goes."""

    change = django_filters.ChoiceFilter(
        label=_("变化"), choices=[("new", COMING), ("gone", GOING)], method="by_change",
        empty_label=_("全部"),
    )  # fmt: skip

    def by_change(
        self, rows: QuerySet[RehearsalFlip], _name: str, value: str
    ) -> QuerySet[RehearsalFlip]:
        """One of the two."""
        return rows.filter(is_new=value == "new")
