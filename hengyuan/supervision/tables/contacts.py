"""The list of watched cases."""

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from hengyuan.supervision.models import CaseSupervisor
from hengyuan.ui.tables import HouseTable

ON_ONE_LINE = {"td": {"class": "text-nowrap"}}


class SupervisorTable(HouseTable):
    """Watched cases, the earliest contact first."""

    always = ("case",)

    case = tables.Column(
        verbose_name=_("案号"), accessor="case__number", orderable=False, attrs=ON_ONE_LINE
    )
    person = tables.Column(
        verbose_name=_("受援人"), accessor="case__recipient__masked_name", orderable=False
    )
    stage = tables.Column(
        verbose_name=_("状态"), accessor="case__get_stage_display", orderable=False
    )
    account = tables.Column(verbose_name=_("专人"), accessor="account__name", orderable=False)
    next_due_on = tables.DateColumn(
        verbose_name=_("下一次联络"), format="Y-m-d", orderable=False, attrs=ON_ONE_LINE
    )

    def render_case(self, record: CaseSupervisor) -> str:
        """The number leads to the plan."""
        url = reverse("supervision:contacts", args=[record.case_id])
        return format_html('<a href="{}">{}</a>', url, record.case.number)

    def value_case(self, record: CaseSupervisor) -> str:
        """In an export the number alone."""
        return record.case.number
