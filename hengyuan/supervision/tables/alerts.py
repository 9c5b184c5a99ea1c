"""The list of alerts."""

from typing import Any

import django_filters
import django_tables2 as tables
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hengyuan.kernel.http import ActorRequest
from hengyuan.kernel.language import law_text
from hengyuan.law import supervision as law
from hengyuan.orgs.models import Organisation
from hengyuan.supervision.access.alerts import visible_to
from hengyuan.supervision.models import Alert
from hengyuan.supervision.rules.alerts import LEVELS, OPEN, STATES, TONES, State
from hengyuan.supervision.tables.states import in_state
from hengyuan.ui.tables import HouseTable

ON_ONE_LINE = {"td": {"class": "text-nowrap"}}
SEVERITIES = {"high": "late", "medium": "soon", "low": "paused"}


class AlertTable(HouseTable):
    """Alerts as rows, the newest first."""

    always: tuple[str, ...] = ("sentence",)

    severity = tables.Column(verbose_name=_("程度"), orderable=False)
    sentence = tables.Column(verbose_name=_("提示"), orderable=False)
    link = tables.Column(verbose_name=_("环节"), orderable=False, attrs=ON_ONE_LINE)
    case = tables.Column(
        verbose_name=_("案件"), accessor="case__number", orderable=False, attrs=ON_ONE_LINE
    )
    institution = tables.Column(
        verbose_name=_("机构"), accessor="institution__name", orderable=False
    )
    since = tables.DateColumn(verbose_name=_("自"), format="Y-m-d", attrs=ON_ONE_LINE)
    due_on = tables.DateColumn(verbose_name=_("处理期限"), format="Y-m-d", attrs=ON_ONE_LINE)
    state = tables.Column(verbose_name=_("状态"), orderable=False)
    rule = tables.Column(verbose_name=_("规则"), orderable=False, attrs=ON_ONE_LINE)

    def render_sentence(self, record: Alert) -> str:
        """The hint leads to its page."""
        url = reverse("supervision:alert", args=[record.pk])
        return format_html('<a href="{}">{}</a>', url, self.value_sentence(record))

    def value_sentence(self, record: Alert) -> str:
        """In an export the words alone."""
        return law_text(record.sentence)

    def render_severity(self, record: Alert) -> str:
        """In words, never by colour alone."""
        return _chip(self.value_severity(record), SEVERITIES[record.severity])

    def value_severity(self, record: Alert) -> str:
        """The severity as a word."""
        return str(record.get_severity_display())

    def value_link(self, record: Alert) -> str:
        """The link as a word."""
        return str(record.get_link_display())

    render_link = value_link

    def render_state(self, record: Alert) -> str:
        """The state, and how far it was carried."""
        return _chip(self.value_state(record), TONES[State(record.state)])

    def value_state(self, record: Alert) -> str:
        """The state as words."""
        level = LEVELS[record.level] if record.is_open else ""
        state = gettext(record.get_state_display())
        return f"{state}（{gettext(level)}）" if level else state


def _chip(text: str, tone: str) -> str:
    return render_to_string("ui/_chip.html", {"text": text, "tone": tone})


def _institutions(request: ActorRequest) -> QuerySet[Organisation]:
    """The institutions whose alerts the reader sees."""
    seen = visible_to(request.actor).order_by().values("institution")
    return Organisation.objects.filter(pk__in=seen).order_by("name")


class AlertFilter(django_filters.FilterSet):  # type: ignore[misc]  # django-filter has no types
    """Filters of the list; they stand in the address, so that a cell of the cockpit is a link."""

    link = django_filters.ChoiceFilter(
        label=_("环节"), choices=Alert._meta.get_field("link").choices
    )
    state = django_filters.ChoiceFilter(
        label=_("状态"),
        choices=[("open", _("未了结")), ("overdue", _("逾期未处理")),
                 *((state.value, _(name)) for state, name in STATES.items())],
        method="filter_state",
    )  # fmt: skip
    severity = django_filters.ChoiceFilter(
        label=_("程度"), choices=Alert._meta.get_field("severity").choices
    )
    rule = django_filters.ChoiceFilter(
        label=_("规则"), choices=[(one.id, f"{one.id} {one.name_zh}") for one in law.rules()]
    )
    number = django_filters.CharFilter(
        field_name="case__number", label=_("案号"), lookup_expr="contains"
    )
    institution = django_filters.ModelChoiceFilter(label=_("机构"), queryset=_institutions)

    def filter_state(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """One state, all open ones, or those of them whose day has passed."""
        return in_state(queryset, value, OPEN)

    class Meta:
        """No field of the model is filtered unless it stands above."""

        model = Alert
        fields: list[Any] = []
