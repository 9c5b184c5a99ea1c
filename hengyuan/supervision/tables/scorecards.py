"""The list of one card: its institutions, firms or handlers."""

import django_tables2 as tables
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from hengyuan.law.scorecard import Weighed
from hengyuan.supervision.queries.scorecards import Line
from hengyuan.ui.tables import HouseTable


class ScorecardTable(HouseTable):
    """Rows, those with the most indicators short of their reference first."""

    always = ("name",)

    name = tables.Column(verbose_name=_("名称"), orderable=False)
    below = tables.Column(verbose_name=_("未达参考值"), orderable=False)
    unclear = tables.Column(verbose_name=_("不能区分"), orderable=False)
    meets = tables.Column(verbose_name=_("达到参考值"), orderable=False)
    silent = tables.Column(verbose_name=_("数量太少或者没有数据"), orderable=False)
    worst = tables.Column(verbose_name=_("未达参考值的指标"), orderable=False)
    weighed = tables.Column(verbose_name=_("按权重合计"), orderable=False)

    def render_weighed(self, value: Weighed) -> str:
        """The parts of the weighted sum; a dash where no weights were adopted."""
        return render_to_string("supervision/_weighed.html", {"weighed": value})

    def value_weighed(self, value: Weighed) -> str:
        """The parts in a cell of an export."""
        return _(
            "达到 {meets}，未达 {below}，不能区分 {unclear}，没有记录或者太少 {silent}"
        ).format(meets=value.meets, below=value.below, unclear=value.unclear, silent=value.silent)

    def render_name(self, record: Line) -> str:
        """The name leads to the card."""
        url = reverse("supervision:scorecard_row", args=[record.pk])
        return format_html('<a href="{}">{}</a>', url, record.name)

    def value_name(self, record: Line) -> str:
        """In an export the name alone."""
        return record.name


class FigureTable(HouseTable):
    """The figures of one institution, firm or handler, as a file."""

    id = tables.Column(verbose_name=_("编号"))
    version = tables.Column(verbose_name=_("版本"))
    point = tables.Column(verbose_name=_("监督要点"))
    name = tables.Column(verbose_name=_("指标"))
    counts = tables.Column(verbose_name=_("计数"))
    of = tables.Column(verbose_name=_("总数"))
    k = tables.Column(verbose_name=_("计数的数量"))
    n = tables.Column(verbose_name=_("总数的数量"))
    value = tables.Column(verbose_name=_("数值"))
    interval = tables.Column(verbose_name=_("区间"))
    target = tables.Column(verbose_name=_("参考值（非官方）"))
    least = tables.Column(verbose_name=_("至少多少才判断"))
    reading = tables.Column(verbose_name=_("读法"))
    weight = tables.Column(verbose_name=_("权重"))
    before = tables.Column(verbose_name=_("上期"))
