"""The list of complaints."""

from typing import Any

import django_filters
import django_tables2 as tables
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from hengyuan.kernel.language import name_of
from hengyuan.law.complaints import State
from hengyuan.law.complaints.instruments import ground
from hengyuan.supervision.models import Complaint
from hengyuan.supervision.rules.complaints import OPEN, TONES
from hengyuan.supervision.tables.states import in_state
from hengyuan.ui.tables import HouseTable

ON_ONE_LINE = {"td": {"class": "text-nowrap"}}


class ComplaintTable(HouseTable):
    """Complaints as rows, the newest first; nobody who complained is named."""

    always = ("number",)

    number = tables.Column(verbose_name=_("编号"), orderable=False, attrs=ON_ONE_LINE)
    institution = tables.Column(
        verbose_name=_("机构"), accessor="institution__name", orderable=False
    )
    about = tables.Column(verbose_name=_("被投诉人"), orderable=False)
    grounds = tables.Column(verbose_name=_("事由"), orderable=False)
    received_on = tables.DateColumn(verbose_name=_("收到"), format="Y-m-d", attrs=ON_ONE_LINE)
    due_on = tables.DateColumn(verbose_name=_("期限"), format="Y-m-d", attrs=ON_ONE_LINE)
    state = tables.Column(verbose_name=_("状态"), orderable=False)
    finding = tables.Column(verbose_name=_("认定"), orderable=False)
    is_liable = tables.BooleanColumn(verbose_name=_("有责"), orderable=False, yesno="✓,")

    def render_number(self, record: Complaint) -> str:
        """The number leads to its page."""
        url = reverse("supervision:complaint", args=[record.pk])
        return format_html('<a href="{}">{}</a>', url, record.number)

    def value_number(self, record: Complaint) -> str:
        """In an export the number alone."""
        return record.number

    def value_about(self, record: Complaint) -> str:
        """Who is meant: by kind and name."""
        return f"{record.get_about_display()} {record.about_name}"

    render_about = value_about

    def value_grounds(self, record: Complaint) -> str:
        """The grounds by name."""
        return "；".join(name_of(ground(one)) for one in record.grounds)

    render_grounds = value_grounds

    def render_state(self, record: Complaint) -> str:
        """In words, never by colour alone."""
        context = {"text": self.value_state(record), "tone": TONES[State.parse(record.state)]}
        return render_to_string("ui/_chip.html", context)

    def value_state(self, record: Complaint) -> str:
        """The state as a word."""
        return name_of(State.parse(record.state))


class ComplaintFilter(django_filters.FilterSet):  # type: ignore[misc]  # django-filter has no types
    """Filters of the list."""

    state = django_filters.ChoiceFilter(
        label=_("状态"),
        choices=[("open", _("未办结")), ("overdue", _("逾期未处理")),
                 *((state.value, name_of(state)) for state in State)],
        method="filter_state",
    )  # fmt: skip
    about = django_filters.ChoiceFilter(
        label=_("被投诉的是"), choices=Complaint._meta.get_field("about").choices
    )
    finding = django_filters.ChoiceFilter(
        label=_("认定"), choices=Complaint._meta.get_field("finding").choices
    )
    is_liable = django_filters.ChoiceFilter(label=_("有责"), choices=[("True", _("有责投诉"))])
    number = django_filters.CharFilter(
        field_name="case__number", label=_("案号"), lookup_expr="contains"
    )

    def filter_state(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """One state, all open ones, or those of them whose day has passed."""
        return in_state(queryset, value, OPEN)

    class Meta:
        """No field of the model is filtered unless it stands above."""

        model = Complaint
        fields: list[Any] = []
