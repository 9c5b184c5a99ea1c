"""The list of hints that a draft would bring or take away."""

import django_filters
import django_tables2 as tables
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from hengyuan.kernel.language import law_text
from hengyuan.supervision.models import RehearsalFlip, RehearsalRun
from hengyuan.supervision.queries.rehearsals import draft_of
from hengyuan.ui.tables import HouseTable

COMING, GOING = _("新增"), _("取消")


class RunTable(HouseTable):
    """Drafts that were tried over all cases, the latest first."""

    always = ("rule",)

    rule = tables.Column(verbose_name=_("规则"), orderable=False)
    tried = tables.Column(verbose_name=_("数值"), orderable=False)
    asked_at = tables.DateTimeColumn(verbose_name=_("开始"), format="Y-m-d H:i", orderable=False)
    asked_by = tables.Column(verbose_name=_("试算人"), accessor="asked_by__name", orderable=False)
    looked_at = tables.Column(verbose_name=_("案件"), orderable=False)
    coming = tables.Column(verbose_name=COMING, orderable=False)
    going = tables.Column(verbose_name=GOING, orderable=False)
    done_at = tables.Column(verbose_name=_("状态"), empty_values=(), orderable=False)

    def value_rule(self, record: RehearsalRun) -> str:
        """The rule by its name."""
        return draft_of(record)[0]

    def render_rule(self, record: RehearsalRun) -> str:
        """The rule leads to the run."""
        url = reverse("supervision:rehearsal_run", args=[record.pk])
        return format_html('<a href="{}">{}</a>', url, self.value_rule(record))

    def value_tried(self, record: RehearsalRun) -> str:
        """Which number was, and which was tried."""
        name = draft_of(record)[1]
        return _("{name}：{was} 改为 {tried}").format(name=name, was=record.was, tried=record.tried)

    render_tried = value_tried

    def value_looked_at(self, record: RehearsalRun) -> str:
        """How many cases were read, of how many."""
        return f"{record.looked_at} / {record.total}"

    render_looked_at = value_looked_at

    def value_done_at(self, record: RehearsalRun) -> str:
        """Whether it is over, in words."""
        return str(_("试算完毕") if record.done_at else _("正在试算"))

    def render_done_at(self, record: RehearsalRun) -> str:
        """The same with its colour."""
        tone = "met" if record.done_at else "soon"
        return render_to_string("ui/_chip.html", {"text": self.value_done_at(record), "tone": tone})


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
