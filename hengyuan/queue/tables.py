"""The list of jobs: columns and filters."""

from typing import Any

import django_filters
import django_tables2 as tables
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from hengyuan.queue.models import STATES, Job
from hengyuan.queue.rules import State
from hengyuan.ui.tables import HouseTable

ON_ONE_LINE = {"td": {"class": "text-nowrap"}}
TONES = {
    State.WAITING: "soon",
    State.RUNNING: "act",
    State.DONE: "met",
    State.PARKED: "late",
    State.DISCARDED: "paused",
}


class JobTable(HouseTable):
    """Jobs as rows, newest first."""

    always = ("title",)

    id = tables.Column(verbose_name=_("编号"), orderable=False)
    title = tables.Column(verbose_name=_("任务"), orderable=False)
    state = tables.Column(verbose_name=_("状态"), orderable=False, attrs=ON_ONE_LINE)
    attempts = tables.Column(verbose_name=_("已运行次数"), orderable=False)
    enqueued_at = tables.DateTimeColumn(
        verbose_name=_("加入时间"), format="Y-m-d H:i:s", orderable=False, attrs=ON_ONE_LINE
    )
    finished_at = tables.DateTimeColumn(
        verbose_name=_("结束时间"), format="Y-m-d H:i:s", orderable=False, attrs=ON_ONE_LINE
    )
    error = tables.Column(verbose_name=_("最近的错误"), orderable=False)

    def render_title(self, record: Job) -> str:
        """The name leads to the job."""
        url = reverse("queue:job", args=[record.pk])
        return format_html('<a href="{}">{}</a>', url, record.title)

    def value_title(self, record: Job) -> str:
        """In an export the name stands alone."""
        return record.title

    def render_state(self, record: Job) -> str:
        """The state as a chip."""
        tone = TONES[State(record.state)]
        context = {"text": record.get_state_display(), "tone": tone}
        return render_to_string("ui/_chip.html", context)

    def value_state(self, record: Job) -> str:
        """In an export the word alone."""
        return record.get_state_display()

    def render_error(self, record: Job) -> str:
        """The kind of error; the places are on the job's page."""
        return record.error.partition("\n")[0]


class JobFilter(django_filters.FilterSet):  # type: ignore[misc]  # django-filter has no types
    """Filters of the list; they stand in the address."""

    state = django_filters.ChoiceFilter(label=_("状态"), choices=list(STATES.items()))

    class Meta:
        """No field of the model is filtered unless it stands above."""

        model = Job
        fields: list[Any] = []
