"""The list of cases: columns, filters, order."""

from typing import Any

import django_filters
import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from hengyuan.cases.models import STAGE_NAMES, Case
from hengyuan.law.vocabulary import Basis, Kind
from hengyuan.ui.tables import HouseTable


class CaseTable(HouseTable):
    """Cases as rows; the recipient stays masked."""

    always = ("number",)

    number = tables.Column(verbose_name=_("案号"))
    recipient = tables.Column(verbose_name=_("受援人"), orderable=False)
    cause = tables.Column(verbose_name=_("案由"))
    kind = tables.Column(verbose_name=_("类别"))
    stage = tables.Column(verbose_name=_("状态"))
    next_due_on = tables.DateColumn(verbose_name=_("最近时限"), format="Y-m-d", orderable=True)
    firm = tables.Column(verbose_name=_("承办单位"), orderable=False)
    handler = tables.Column(verbose_name=_("承办人"), orderable=False)
    applied_at = tables.DateColumn(verbose_name=_("申请或通知"), format="Y-m-d")
    institution = tables.Column(verbose_name=_("机构"), orderable=False)

    def render_number(self, record: Case) -> str:
        """The number leads to the case."""
        return format_html(
            '<a href="{}">{}</a>', reverse("cases:case", args=[record.pk]), record.number
        )

    def value_number(self, record: Case) -> str:
        """In an export the number stands alone."""
        return record.number

    def render_recipient(self, record: Case) -> str:
        """Masked, on the screen and in an export."""
        return record.recipient.masked_name


class CaseFilter(django_filters.FilterSet):  # type: ignore[misc]  # django-filter has no types
    """Filters of the list; they stand in the address."""

    number = django_filters.CharFilter(label=_("案号"), lookup_expr="contains")
    cause = django_filters.CharFilter(label=_("案由"), lookup_expr="contains")
    stage = django_filters.ChoiceFilter(
        label=_("状态"), choices=[(stage.value, name) for stage, name in STAGE_NAMES.items()]
    )
    kind = django_filters.ChoiceFilter(
        label=_("类别"), choices=[(kind.value, kind.name_zh) for kind in Kind]
    )
    basis = django_filters.ChoiceFilter(
        label=_("来源"), choices=[(basis.value, basis.name_zh) for basis in Basis]
    )

    class Meta:
        """No field of the model is filtered unless it stands above."""

        model = Case
        fields: list[Any] = []
