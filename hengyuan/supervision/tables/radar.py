"""The list of the radar's hints."""

from typing import Any

import django_filters
import django_tables2 as tables
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hengyuan.kernel.language import law_text
from hengyuan.law import radar
from hengyuan.supervision.models import RadarHint
from hengyuan.supervision.rules.radar import OPEN, STATES, TONES, State
from hengyuan.ui.tables import HouseTable

ON_ONE_LINE = {"td": {"class": "text-nowrap"}}
SEVERITIES = {"high": "late", "medium": "soon", "low": "paused"}


class HintTable(HouseTable):
    """Hints as rows, the newest first."""

    always = ("sentence",)

    severity = tables.Column(verbose_name=_("程度"), orderable=False)
    sentence = tables.Column(verbose_name=_("线索"), orderable=False)
    kind = tables.Column(verbose_name=_("类别"), orderable=False)
    count = tables.Column(verbose_name=_("案件数"), orderable=False)
    since = tables.DateColumn(verbose_name=_("自"), format="Y-m-d", attrs=ON_ONE_LINE)
    raised_at = tables.DateTimeColumn(verbose_name=_("提出时间"), format="Y-m-d", attrs=ON_ONE_LINE)
    state = tables.Column(verbose_name=_("状态"), orderable=False)

    def render_sentence(self, record: RadarHint) -> str:
        """The hint leads to its page."""
        url = reverse("supervision:radar_hint", args=[record.pk])
        return format_html('<a href="{}">{}</a>', url, self.value_sentence(record))

    def value_sentence(self, record: RadarHint) -> str:
        """In an export the words alone."""
        return law_text(record.sentence)

    def value_kind(self, record: RadarHint) -> str:
        """The kind by its name."""
        return law_text(radar.kind(record.kind).name_zh)

    render_kind = value_kind

    def render_severity(self, record: RadarHint) -> str:
        """In words, never by colour alone."""
        return _chip(self.value_severity(record), SEVERITIES[record.severity])

    def value_severity(self, record: RadarHint) -> str:
        """The severity as a word."""
        return str(record.get_severity_display())

    def render_state(self, record: RadarHint) -> str:
        """The state as a chip."""
        return _chip(self.value_state(record), TONES[State(record.state)])

    def value_state(self, record: RadarHint) -> str:
        """The state as a word."""
        return gettext(record.get_state_display())


def _chip(text: str, tone: str) -> str:
    return render_to_string("ui/_chip.html", {"text": text, "tone": tone})


def _named(kind: radar.Kind) -> object:
    """A kind by its id and name, in the language of whoever reads."""
    return lazy(lambda: f"{kind.id} {law_text(kind.name_zh)}", str)()


class HintFilter(django_filters.FilterSet):  # type: ignore[misc]  # django-filter has no types
    """Filters of the list; they stand in the address."""

    kind = django_filters.ChoiceFilter(
        label=_("类别"), choices=[(one.id, _named(one)) for one in radar.kinds()]
    )
    state = django_filters.ChoiceFilter(
        label=_("状态"),
        choices=[
            ("open", _("未了结")),
            *((state.value, _(name)) for state, name in STATES.items()),
        ],
        method="filter_state",
    )
    severity = django_filters.ChoiceFilter(
        label=_("程度"), choices=RadarHint._meta.get_field("severity").choices
    )
    number = django_filters.CharFilter(label=_("案号"), method="filter_number")

    def filter_state(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """One state, or all open ones."""
        return queryset.filter(state__in=OPEN if value == "open" else (value,))

    def filter_number(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Hints that name a case with these signs in its number."""
        return queryset.filter(members__case__number__contains=value).distinct()

    class Meta:
        """No field of the model is filtered unless it stands above."""

        model = RadarHint
        fields: list[Any] = []
