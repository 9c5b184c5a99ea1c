"""The list of evaluation sheets."""

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from hengyuan.supervision.models import EvaluationSheet
from hengyuan.ui.tables import HouseTable

ON_ONE_LINE = {"td": {"class": "text-nowrap"}}


class EvaluationTable(HouseTable):
    """Sheets, the newest first."""

    always = ("case",)

    case = tables.Column(
        verbose_name=_("案号"), accessor="case__number", orderable=False, attrs=ON_ONE_LINE
    )
    cause = tables.Column(verbose_name=_("案由"), accessor="case__cause", orderable=False)
    institution = tables.Column(
        verbose_name=_("机构"), accessor="case__institution__name", orderable=False
    )
    version = tables.Column(verbose_name=_("版次"), orderable=False)
    made_by = tables.Column(verbose_name=_("编制人"), accessor="made_by__name", orderable=False)
    made_at = tables.DateColumn(
        verbose_name=_("编制日期"), format="Y-m-d", orderable=False, attrs=ON_ONE_LINE
    )

    def render_case(self, record: EvaluationSheet) -> str:
        """The number leads to the sheet."""
        url = reverse("supervision:evaluation", args=[record.case_id])
        return format_html('<a href="{}">{}</a>', url, record.case.number)

    def value_case(self, record: EvaluationSheet) -> str:
        """In an export the number alone."""
        return record.case.number
