"""The list of organisations: columns and filters."""

from typing import Any

import django_filters
import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from hengyuan.orgs.models import KIND_NAMES, Organisation
from hengyuan.orgs.rules import Kind
from hengyuan.ui.rules import place
from hengyuan.ui.tables import HouseTable

ON_ONE_LINE = {"td": {"class": "text-nowrap"}}


def kind_name(kind: Kind) -> str:
    """What a kind is called, in the language of the reader."""
    return str(KIND_NAMES[kind])


class OrganisationTable(HouseTable):
    """Organisations as rows."""

    always = ("name",)

    name = tables.Column(verbose_name=_("名称"))
    kind = tables.Column(verbose_name=_("性质"))
    region = tables.Column(verbose_name=_("行政区划"))
    address = tables.Column(verbose_name=_("地址"), orderable=False)
    phone = tables.Column(verbose_name=_("电话"), orderable=False)
    valid_from = tables.DateColumn(verbose_name=_("设立"), format="Y-m-d", attrs=ON_ONE_LINE)
    valid_to = tables.DateColumn(verbose_name=_("终止"), format="Y-m-d", attrs=ON_ONE_LINE)

    def render_name(self, record: Organisation) -> str:
        """The name leads to the page."""
        url = reverse("orgs:organisation", args=[record.pk])
        return format_html('<a href="{}">{}</a>', url, record.name)

    def render_region(self, value: str) -> str:
        """The name of the place with its code."""
        return place(value)

    def value_name(self, record: Organisation) -> str:
        """In an export the name stands alone."""
        return record.name


class OrganisationFilter(django_filters.FilterSet):  # type: ignore[misc]  # django-filter has no types
    """Filters of the list; they stand in the address."""

    name = django_filters.CharFilter(label=_("名称"), lookup_expr="contains")
    kind = django_filters.ChoiceFilter(
        label=_("性质"), choices=[(kind.value, name) for kind, name in KIND_NAMES.items()]
    )

    class Meta:
        """No field of the model is filtered unless it stands above."""

        model = Organisation
        fields: list[Any] = []
