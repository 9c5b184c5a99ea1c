"""The list of versions of standards."""

import django_tables2 as tables
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from hengyuan.kernel.language import name_of
from hengyuan.peer_review.models import StandardVersion
from hengyuan.peer_review.rules.standards import State
from hengyuan.ui.tables import HouseTable

ON_ONE_LINE = {"td": {"class": "text-nowrap"}}
TONES = {
    State.PROPOSED: "soon", State.APPROVED: "met", State.DECLINED: "paused",
    State.WITHDRAWN: "paused",
}  # fmt: skip


class VersionTable(HouseTable):
    """Versions, the newest first."""

    always = ("title",)

    title = tables.Column(verbose_name=_("标准"), orderable=False)
    field = tables.Column(verbose_name=_("类别"), accessor="get_field_display", orderable=False)
    organisation = tables.Column(
        verbose_name=_("制定机关"), accessor="organisation__name", orderable=False
    )
    jurisdiction = tables.Column(verbose_name=_("地区"), orderable=False)
    valid_from = tables.DateColumn(
        verbose_name=_("自"), format="Y-m-d", orderable=False, attrs=ON_ONE_LINE
    )
    proposed_by = tables.Column(
        verbose_name=_("提出人"), accessor="proposed_by__name", orderable=False
    )
    state = tables.Column(verbose_name=_("状态"), orderable=False)

    def render_title(self, record: StandardVersion) -> str:
        """The title leads to the version."""
        url = reverse("peer_review:standard_version", args=[record.pk])
        return format_html('<a href="{}">{}</a>', url, record.title)

    def value_title(self, record: StandardVersion) -> str:
        """In an export the title alone."""
        return record.title

    def render_state(self, record: StandardVersion) -> str:
        """Where it stands, in words."""
        state = State.parse(record.state)
        return render_to_string("ui/_chip.html", {"text": name_of(state), "tone": TONES[state]})

    def value_state(self, record: StandardVersion) -> str:
        """The same as a word."""
        return name_of(State.parse(record.state))
