"""The roster as a list: columns and filters."""

from typing import Any

import django_filters
import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from hengyuan.people.models import Provider, ProviderKind
from hengyuan.ui.tables import HouseTable

ON_ONE_LINE = {"td": {"class": "text-nowrap"}}


class ProviderTable(HouseTable):
    """Providers as rows."""

    always = ("name",)

    name = tables.Column(verbose_name=_("姓名"))
    kind = tables.Column(verbose_name=_("类别"))
    organisation = tables.Column(verbose_name=_("单位"), order_by="organisation__name")
    licence_number = tables.Column(verbose_name=_("执业证号"), orderable=False)
    licensed_on = tables.DateColumn(verbose_name=_("取得执业证"), format="Y-m-d", attrs=ON_ONE_LINE)
    criminal_since = tables.DateColumn(
        verbose_name=_("刑事执业起"), format="Y-m-d", attrs=ON_ONE_LINE
    )
    joined_on = tables.DateColumn(verbose_name=_("入库"), format="Y-m-d", attrs=ON_ONE_LINE)

    def render_name(self, record: Provider) -> str:
        """The name leads to the page."""
        url = reverse("people:provider", args=[record.pk])
        return format_html('<a href="{}">{}</a>', url, record.name)

    def value_name(self, record: Provider) -> str:
        """In an export the name stands alone."""
        return record.name


class ProviderFilter(django_filters.FilterSet):  # type: ignore[misc]  # django-filter has no types
    """Filters of the roster; they stand in the address."""

    name = django_filters.CharFilter(label=_("姓名"), lookup_expr="contains")
    organisation = django_filters.CharFilter(
        field_name="organisation__name", label=_("单位"), lookup_expr="contains"
    )
    kind = django_filters.ChoiceFilter(label=_("类别"), choices=ProviderKind.choices)

    class Meta:
        """No field of the model is filtered unless it stands above."""

        model = Provider
        fields: list[Any] = []
