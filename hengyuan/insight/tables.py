"""Lists of the statistics: the months tested, and the firms of a month."""

import django_tables2 as tables
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hengyuan.insight.models import FairnessRun
from hengyuan.insight.queries.runs import UnitRow
from hengyuan.ui.tables import HouseTable

NUMBER = {"td": {"class": "text-end"}, "th": {"class": "text-end"}}
ON_ONE_LINE = {"td": {"class": "text-nowrap"}}


def chip(text: str, tone: str) -> str:
    """A small coloured word."""
    return render_to_string("ui/_chip.html", {"text": text, "tone": tone})


class RunTable(HouseTable):
    """Tests as rows, the newest month first."""

    always = ("month",)

    month = tables.Column(verbose_name=_("月份"), attrs=ON_ONE_LINE)
    institution = tables.Column(
        verbose_name=_("法律援助机构"), accessor="institution__name", orderable=False
    )
    number = tables.Column(verbose_name=_("第几次检验"), orderable=False, attrs=NUMBER)
    cases = tables.Column(verbose_name=_("指派件数"), orderable=False, attrs=NUMBER)
    standing = tables.Column(verbose_name=_("留待判断"), orderable=False)
    run_at = tables.DateTimeColumn(
        verbose_name=_("检验时间"), format="Y-m-d H:i", orderable=False, attrs=ON_ONE_LINE
    )

    def render_month(self, record: FairnessRun) -> str:
        """The month leads to its page."""
        url = reverse("insight:month", args=[record.pk])
        return format_html('<a href="{}">{}</a>', url, record.month)

    def value_month(self, record: FairnessRun) -> str:
        """In an export the month alone."""
        return record.month

    def render_standing(self, record: FairnessRun) -> str:
        """The number, coloured when somebody must look."""
        if not record.standing:
            return chip(gettext("没有"), "met")
        return chip(gettext("%(count)s项") % {"count": record.standing}, "soon")

    def value_standing(self, record: FairnessRun) -> int:
        """In an export the number alone."""
        return record.standing


class FirmTable(HouseTable):
    """The firms of a month: what they got, what the rule let them expect, what explains it."""

    always = ("name",)

    name = tables.Column(verbose_name=_("承办单位"), orderable=False, attrs=ON_ONE_LINE)
    cases = tables.Column(verbose_name=_("本月件数"), orderable=False, attrs=NUMBER)
    fee = tables.Column(verbose_name=_("报酬分"), orderable=False, attrs=NUMBER)
    effort = tables.Column(verbose_name=_("工作量分"), orderable=False, attrs=NUMBER)
    difference = tables.Column(
        verbose_name=_("与规则预期之差"), orderable=False, default="—", attrs=NUMBER
    )
    explained = tables.Column(verbose_name=_("有记录理由的部分"), orderable=False, default="—")
    is_out = tables.Column(verbose_name=_("结果"), orderable=False)
    detectable = tables.Column(
        verbose_name=_("能发现的最小偏向"), orderable=False, default="—", attrs=ON_ONE_LINE
    )
    designated = tables.Column(verbose_name=_("其中指定"), orderable=False, attrs=NUMBER)
    refused = tables.Column(verbose_name=_("退回"), orderable=False, attrs=NUMBER)
    late = tables.Column(verbose_name=_("逾期接受"), orderable=False, attrs=NUMBER)
    left_out = tables.Column(
        verbose_name=_("未进入候选的次数"), accessor="left_out", orderable=False, default="—"
    )

    run_id = 0  # whose firms these are

    @classmethod
    def of(cls, run: FairnessRun) -> type["FirmTable"]:
        """The table of one month, whose names lead to that month's firms."""
        return type("FirmTable", (cls,), {"run_id": run.pk})

    def render_name(self, record: UnitRow) -> str:
        """The name leads to the firm's month."""
        url = reverse("insight:firm", args=[self.run_id, record.number])
        return format_html('<a href="{}">{}</a>', url, record.name)

    def value_name(self, record: UnitRow) -> str:
        """In an export the name alone."""
        return record.name

    def render_is_out(self, record: UnitRow) -> str:
        """In words, never by colour alone."""
        return chip(self.value_is_out(record), "soon" if record.is_out else "paused")

    def value_is_out(self, record: UnitRow) -> str:
        """The result as a word."""
        if record.p is None:
            return gettext("不参与检验")
        if not record.is_out:
            return gettext("偶然范围内")
        return gettext("偏高，待判断") if record.is_favoured else gettext("偏低，待判断")
