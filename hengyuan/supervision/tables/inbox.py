"""The inbox of alerts: rows to tick, and fewer filters, since all of them are open."""

from typing import Any

import django_filters
import django_tables2 as tables
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hengyuan.supervision.models import Alert
from hengyuan.supervision.tables.alerts import AlertFilter, AlertTable

KEPT = ("rule", "severity", "link", "number")


class InboxTable(AlertTable):
    """Alerts that wait for somebody; the ticked ones go to one page together."""

    always = ("tick", "sentence")

    tick = tables.Column(
        verbose_name=_("勾选"), accessor="pk", orderable=False, exclude_from_export=True
    )

    class Meta(AlertTable.Meta):
        """The box stands before the row."""

        sequence = ("tick", "...")

    def render_tick(self, record: Alert) -> str:
        """A box with a name of its own, for who hears the page."""
        label = gettext("勾选%(number)s") % {"number": record.case.number}
        return format_html(
            '<input class="form-check-input m-0" type="checkbox" form="together" name="alert" '
            'value="{}" aria-label="{}" data-tick>',
            record.pk,
            f"{label} {record.rule}",
        )


class InboxFilter(django_filters.FilterSet):  # type: ignore[misc]  # django-filter has no types
    """Filters of the inbox: those of the list that make sense where every alert is open."""

    rule, severity, link, number = (AlertFilter.declared_filters[name] for name in KEPT)

    class Meta:
        """No field of the model is filtered unless it stands above."""

        model = Alert
        fields: list[Any] = []
