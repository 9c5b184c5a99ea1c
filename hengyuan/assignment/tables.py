"""The list of rounds of the lot: columns and filters."""

from typing import Any

import django_filters
import django_tables2 as tables
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from hengyuan.assignment.models import Round
from hengyuan.assignment.models.round import STATE_NAMES
from hengyuan.assignment.rules import RoundState
from hengyuan.ui.tables import HouseTable

ON_ONE_LINE = {"td": {"class": "text-nowrap"}}
TONES = {
    RoundState.PREPARED: "soon",
    RoundState.COMMITTED: "act",
    RoundState.DRAWN: "met",
    RoundState.ABANDONED: "late",
    RoundState.WITHDRAWN: "paused",
}


class RoundTable(HouseTable):
    """Rounds as rows, the newest first; abandoned ones stay."""

    always = ("matter",)

    matter = tables.Column(verbose_name=_("案件"), empty_values=(), orderable=False)
    number = tables.Column(verbose_name=_("轮次"), orderable=False)
    state = tables.Column(verbose_name=_("状态"), orderable=False, attrs=ON_ONE_LINE)
    why = tables.Column(verbose_name=_("理由"), orderable=False)
    institution = tables.Column(
        accessor="institution__name", verbose_name=_("机构"), orderable=False
    )
    committed_at = tables.DateTimeColumn(
        verbose_name=_("承诺时间"), format="Y-m-d H:i", orderable=False, attrs=ON_ONE_LINE
    )
    closed_at = tables.DateTimeColumn(
        verbose_name=_("结束时间"), format="Y-m-d H:i", orderable=False, attrs=ON_ONE_LINE
    )
    commitment = tables.Column(verbose_name=_("承诺值"), orderable=False)

    def render_matter(self, record: Round) -> str:
        """The case leads to the round."""
        url = reverse("assignment:lot", args=[record.pk])
        return format_html('<a href="{}">{}</a>', url, self.value_matter(record))

    def value_matter(self, record: Round) -> str:
        """In an export the number of the case, or the series."""
        return record.case.number if record.case else record.series

    def render_state(self, record: Round) -> str:
        """The state as a chip."""
        tone = TONES[RoundState(record.state)]
        context = {"text": record.get_state_display(), "tone": tone}
        return render_to_string("ui/_chip.html", context)

    def value_state(self, record: Round) -> str:
        """In an export the word alone."""
        return str(record.get_state_display())

    def render_commitment(self, value: str) -> str:
        """Its beginning tells rounds apart; the whole is on the page."""
        return format_html("<code>{}…</code>", value[:12]) if value else "—"

    def value_commitment(self, value: str) -> str:
        """In an export all of it."""
        return value


class RoundFilter(django_filters.FilterSet):  # type: ignore[misc]  # django-filter has no types
    """Filters of the list; they stand in the address."""

    state = django_filters.ChoiceFilter(
        label=_("状态"), choices=[(state.value, name) for state, name in STATE_NAMES.items()]
    )

    class Meta:
        """No field of the model is filtered unless it stands above."""

        model = Round
        fields: list[Any] = []
