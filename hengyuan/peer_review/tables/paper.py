"""The table of annex 7 from results on paper."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from hengyuan.kernel.language import name_of
from hengyuan.law.review.words import Field, Grade
from hengyuan.law.vocabulary import Stage
from hengyuan.ui.tables import HouseTable


class PaperTable(HouseTable):
    """Entered grades for publication (附件7): grade, unit, handler; no recipient."""

    always = ("grade", "firm", "handler")

    firm = tables.Column(verbose_name=_("承办单位"), accessor="told__firm", orderable=False)
    handler = tables.Column(verbose_name=_("承办人"), accessor="told__handler", orderable=False)
    grade = tables.Column(verbose_name=_("等次"), accessor="told__grade", orderable=False)
    points = tables.Column(verbose_name=_("分数"), accessor="told__points", orderable=False)
    readers = tables.Column(verbose_name=_("评估专家数"), accessor="told__readers", orderable=False)
    field = tables.Column(verbose_name=_("类别"), accessor="told__field", orderable=False)
    stage = tables.Column(verbose_name=_("阶段"), accessor="told__stage", orderable=False)
    institution = tables.Column(
        verbose_name=_("机构"), accessor="told__institution", orderable=False
    )
    number = tables.Column(verbose_name=_("案号"), accessor="told__number", orderable=False)

    def render_grade(self, value: str) -> str:
        """The grade's name."""
        return name_of(Grade.parse(value))

    def render_field(self, value: str) -> str:
        """The field's name."""
        return name_of(Field.parse(value))

    def render_stage(self, value: str) -> str:
        """The stage's name."""
        return name_of(Stage.parse(value))

    value_grade, value_field, value_stage = render_grade, render_field, render_stage
