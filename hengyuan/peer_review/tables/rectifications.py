"""The list of rectifications after reviews."""

from datetime import date
from typing import Any

import django_filters
import django_tables2 as tables
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from hengyuan.kernel import clock
from hengyuan.kernel.language import choices_of, name_of
from hengyuan.peer_review.models import Rectification
from hengyuan.peer_review.rules.rectifications import RectificationState, tone_of
from hengyuan.ui.tables import HouseTable

ON_ONE_LINE = {"td": {"class": "text-nowrap"}}


class RectificationTable(HouseTable):
    """Rectifications as rows, the earliest due first; a dossier's code is told to nobody here."""

    always = ("number",)

    number = tables.Column(verbose_name=_("案号"), accessor="dossier__number", orderable=False)
    handler = tables.Column(
        verbose_name=_("承办人"), accessor="dossier__handler_name", orderable=False
    )
    firm = tables.Column(verbose_name=_("承办单位"), accessor="dossier__firm_name", orderable=False)
    due_on = tables.DateColumn(verbose_name=_("回复期限"), format="Y-m-d", attrs=ON_ONE_LINE)
    state = tables.Column(verbose_name=_("状态"), orderable=False)

    def render_number(self, record: Rectification) -> str:
        """The number leads to the rectification."""
        url = reverse("peer_review:rectification", args=[record.pk])
        return format_html('<a href="{}">{}</a>', url, record.dossier.number)

    def value_number(self, record: Rectification) -> str:
        """In an export the number alone."""
        return record.dossier.number

    def render_state(self, record: Rectification) -> str:
        """In words, never by colour alone."""
        return chip(record, clock.today())

    def value_state(self, record: Rectification) -> str:
        """The state as a word."""
        return name_of(RectificationState.parse(record.state))


def chip(row: Any, today: date) -> str:
    """The state of a rectification in words."""
    state = RectificationState.parse(row.state)
    tone = tone_of(state, row.due_on, today)
    return render_to_string("ui/_chip.html", {"text": name_of(state), "tone": tone})


class RectificationFilter(django_filters.FilterSet):  # type: ignore[misc]  # django-filter has no types
    """Filters of the list."""

    state = django_filters.ChoiceFilter(label=_("状态"), choices=choices_of(RectificationState))

    class Meta:
        model = Rectification
        fields = ("state",)
