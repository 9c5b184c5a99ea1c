"""The list of requests."""

import django_tables2 as tables
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hengyuan.cooperation.models import Cooperation
from hengyuan.cooperation.rules import State
from hengyuan.ui.tables import HouseTable

TONES = {State.ASKED: "soon", State.ACCEPTED: "running", State.REPORTED: "met"}
ON_ONE_LINE = {"td": {"class": "text-nowrap"}}


class CooperationTable(HouseTable):
    """Requests as rows, the newest first."""

    always = ("kind",)

    kind = tables.Column(verbose_name=_("事项"), orderable=False, attrs=ON_ONE_LINE)
    recipient = tables.Column(
        verbose_name=_("受援人"), accessor="case__recipient__masked_name", orderable=False
    )
    asking = tables.Column(
        verbose_name=_("请求机构"), accessor="case__institution__name", orderable=False
    )
    place = tables.Column(verbose_name=_("协作机构"), orderable=False)
    due_on = tables.DateColumn(verbose_name=_("反馈期限"), format="Y-m-d", attrs=ON_ONE_LINE)
    state = tables.Column(verbose_name=_("状态"), orderable=False)
    asked_at = tables.DateTimeColumn(
        verbose_name=_("请求时间"), format="Y-m-d H:i", attrs=ON_ONE_LINE
    )

    def render_kind(self, record: Cooperation) -> str:
        """The matter leads to the request."""
        url = reverse("cooperation:cooperation", args=[record.pk])
        return format_html('<a href="{}">{}</a>', url, self.value_kind(record))

    def value_kind(self, record: Cooperation) -> str:
        """In an export the matter alone."""
        return gettext(record.get_kind_display())

    def render_state(self, record: Cooperation) -> str:
        """In words, never by colour alone."""
        tone = TONES.get(State(record.state), "paused")
        context = {"text": self.value_state(record), "tone": tone}
        return render_to_string("ui/_chip.html", context)

    def value_state(self, record: Cooperation) -> str:
        """The state as a word."""
        return gettext(record.get_state_display())
