"""The list of objections."""

from typing import Any

import django_filters
import django_tables2 as tables
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hengyuan.supervision.models import Objection
from hengyuan.supervision.rules.objections import AGAINST, STATES, TONES, State
from hengyuan.ui.tables import HouseTable

ON_ONE_LINE = {"td": {"class": "text-nowrap"}}


class ObjectionTable(HouseTable):
    """Objections as rows, the newest first; the applicant stays masked."""

    always = ("case",)

    case = tables.Column(
        verbose_name=_("案号"), accessor="case__number", orderable=False, attrs=ON_ONE_LINE
    )
    person = tables.Column(
        verbose_name=_("申请人"), accessor="case__recipient__masked_name", orderable=False
    )
    institution = tables.Column(
        verbose_name=_("机构"), accessor="institution__name", orderable=False
    )
    against = tables.Column(
        verbose_name=_("对什么决定"), accessor="decision__result", orderable=False
    )
    received_at = tables.DateColumn(verbose_name=_("收到"), format="Y-m-d", attrs=ON_ONE_LINE)
    due_on = tables.DateColumn(verbose_name=_("期限"), format="Y-m-d", attrs=ON_ONE_LINE)
    state = tables.Column(verbose_name=_("状态"), orderable=False)

    def render_case(self, record: Objection) -> str:
        """The number leads to the objection."""
        url = reverse("supervision:objection", args=[record.pk])
        return format_html('<a href="{}">{}</a>', url, record.case.number)

    def value_case(self, record: Objection) -> str:
        """In an export the number alone."""
        return record.case.number

    def value_against(self, value: str) -> str:
        """The decision as words."""
        return gettext(AGAINST[value])

    render_against = value_against

    def render_state(self, record: Objection) -> str:
        """In words, never by colour alone."""
        context = {"text": self.value_state(record), "tone": TONES[State(record.state)]}
        return render_to_string("ui/_chip.html", context)

    def value_state(self, record: Objection) -> str:
        """The state as a word."""
        return gettext(STATES[State(record.state)])


class ObjectionFilter(django_filters.FilterSet):  # type: ignore[misc]  # django-filter has no types
    """Filters of the list."""

    state = django_filters.ChoiceFilter(
        label=_("状态"), choices=[(state.value, _(name)) for state, name in STATES.items()]
    )
    number = django_filters.CharFilter(
        field_name="case__number", label=_("案号"), lookup_expr="contains"
    )

    class Meta:
        """No field of the model is filtered unless it stands above."""

        model = Objection
        fields: list[Any] = []
