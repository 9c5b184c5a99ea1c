"""The list of a pool's readers."""

import django_tables2 as tables
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hengyuan.kernel.language import name_of
from hengyuan.peer_review.queries.readers import Line
from hengyuan.ui.tables import HouseTable

ON_ONE_LINE = {"td": {"class": "text-nowrap"}}


class ReaderTable(HouseTable):
    """Readers of a pool: whether each may read today, and why not."""

    always = ("name",)

    name = tables.Column(verbose_name=gettext_lazy("专家"))
    workplace = tables.Column(verbose_name=gettext_lazy("工作单位"))
    fields = tables.Column(verbose_name=gettext_lazy("评估类别"), orderable=False)
    years = tables.Column(verbose_name=gettext_lazy("执业年数"))
    trained_on = tables.DateColumn(
        verbose_name=gettext_lazy("最近一次评估培训"), format="Y-m-d", attrs=ON_ONE_LINE
    )
    grades = tables.Column(verbose_name=gettext_lazy("本人案件等次"), orderable=False)
    open = tables.Column(verbose_name=gettext_lazy("在评"))
    share = tables.Column(
        verbose_name=gettext_lazy("与最终等次不同"), accessor="overturned",
        attrs=ON_ONE_LINE,
    )  # fmt: skip
    why = tables.Column(verbose_name=gettext_lazy("今天能否评估"), orderable=False, empty_values=())

    def render_name(self, record: Line) -> str:
        """The name leads to the reader."""
        url = reverse("peer_review:reader", args=[record.reader.pk])
        return format_html('<a href="{}">{}</a>', url, record.name)

    def value_name(self, record: Line) -> str:
        """In an export the name alone."""
        return record.name

    def value_fields(self, record: Line) -> str:
        """Which of the two he judges."""
        return "、".join(name_of(one) for one in record.fields)

    render_fields = value_fields

    def value_grades(self, record: Line) -> str:
        """How many of his own cases got each grade."""
        return " ".join(f"{name_of(grade)} {count}" for grade, count in record.grades) or "—"

    render_grades = value_grades

    def value_share(self, record: Line) -> str:
        """Of how many settled dossiers how many got another grade than his."""
        return f"{record.overturned} / {record.settled}"

    render_share = value_share

    def render_why(self, record: Line) -> str:
        """That he may, or why not."""
        text, tone = (self.value_why(record), "late") if record.why else (_("可以评估"), "met")
        return render_to_string("ui/_chip.html", {"text": text, "tone": tone})

    def value_why(self, record: Line) -> str:
        """The same as words."""
        return "、".join(name_of(one) for one in record.why) or _("可以评估")
