"""The list of versions of sets of indicators."""

import django_tables2 as tables
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from hengyuan.kernel.language import name_of
from hengyuan.supervision.models import IndicatorSetVersion
from hengyuan.supervision.rules.indicator_sets import TONES, State
from hengyuan.supervision.rules.quarters import Quarter
from hengyuan.ui.tables import HouseTable


class SetTable(HouseTable):
    """Versions, the newest first."""

    always = ("valid_from",)

    valid_from = tables.Column(verbose_name=_("适用的季度"), orderable=False)
    organisation = tables.Column(
        verbose_name=_("制定机关"), accessor="organisation__name", orderable=False
    )
    proposed_by = tables.Column(
        verbose_name=_("起草人"), accessor="proposed_by__name", orderable=False
    )
    decided_by = tables.Column(
        verbose_name=_("决定人"), accessor="decided_by__name", orderable=False
    )
    state = tables.Column(verbose_name=_("状态"), orderable=False)

    def render_valid_from(self, record: IndicatorSetVersion) -> str:
        """The first quarter leads to the version."""
        url = reverse("supervision:indicator_set", args=[record.pk])
        return format_html('<a href="{}">{}</a>', url, self.value_valid_from(record))

    def value_valid_from(self, record: IndicatorSetVersion) -> str:
        """In an export the quarter alone."""
        return _("自 {quarter} 起").format(quarter=name_of(Quarter.of(record.valid_from)))

    def render_state(self, record: IndicatorSetVersion) -> str:
        """Where it stands, in words."""
        state = State.parse(record.state)
        return render_to_string("ui/_chip.html", {"text": name_of(state), "tone": TONES[state]})

    def value_state(self, record: IndicatorSetVersion) -> str:
        """The same as a word."""
        return name_of(State.parse(record.state))
