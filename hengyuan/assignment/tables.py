"""Lists of assignment: rounds of the lot, batches of proposals and their lines."""

from typing import Any

import django_filters
import django_tables2 as tables
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from hengyuan.assignment.models import Batch, BatchLine, BatchState, LineState, Round
from hengyuan.assignment.models.round import STATE_NAMES
from hengyuan.assignment.queries import batches
from hengyuan.assignment.rules import RoundState
from hengyuan.kernel.language import is_english, name_of
from hengyuan.law.matching import PartName
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


LINE_TONES = {
    LineState.ASKED: "paused",
    LineState.PROPOSED: "act",
    LineState.NOBODY: "soon",
    LineState.ACCEPTED: "met",
    LineState.STALE: "late",
}
BATCH_TONES = {BatchState.WAITING: "act", BatchState.PROPOSED: "met", BatchState.FAILED: "late"}


class BatchTable(HouseTable):
    """Batches as rows, the newest first."""

    always = ("opened_at",)

    opened_at = tables.DateTimeColumn(
        verbose_name=_("发起时间"), format="Y-m-d H:i", orderable=False, attrs=ON_ONE_LINE
    )
    opened_by = tables.Column(accessor="opened_by__name", verbose_name=_("发起人"), orderable=False)
    period = tables.Column(verbose_name=_("范围"), empty_values=(), orderable=False)
    state = tables.Column(verbose_name=_("状态"), orderable=False, attrs=ON_ONE_LINE)
    lines_in_all = tables.Column(verbose_name=_("案件"), orderable=False)
    open_lines = tables.Column(verbose_name=_("待决定"), orderable=False)
    accepted = tables.Column(verbose_name=_("已采纳"), orderable=False)

    def render_opened_at(self, record: Batch, value: Any) -> str:
        """The time leads to the batch."""
        url = reverse("assignment:batch", args=[record.pk])
        text = timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
        return format_html('<a href="{}">{}</a>', url, text)

    def value_opened_at(self, value: Any) -> Any:
        """In an export the time itself."""
        return value

    def render_period(self, record: Batch) -> str:
        """Which waiting cases were asked for."""
        return batches.period_of(record)

    def render_state(self, record: Batch) -> str:
        """The state as a chip."""
        tone = BATCH_TONES[BatchState(record.state)]
        context = {"text": record.get_state_display(), "tone": tone}
        return render_to_string("ui/_chip.html", context)

    def value_state(self, record: Batch) -> str:
        """In an export the word alone."""
        return str(record.get_state_display())


class LineTable(HouseTable):
    """The lines of a batch: whom it proposes for each case, and everything behind it."""

    always = ("tick", "number")
    names: batches.Names
    may_accept = False
    are_ticked = False

    tick = tables.Column(
        verbose_name=_("采纳"), empty_values=(), orderable=False, exclude_from_export=True
    )
    place = tables.Column(verbose_name=_("行"))
    number = tables.Column(accessor="case__number", verbose_name=_("案件"), orderable=False)
    cause = tables.Column(accessor="case__cause", verbose_name=_("案由"), orderable=False)
    provider = tables.Column(
        accessor="provider__name", verbose_name=_("建议的人员"), orderable=False, attrs=ON_ONE_LINE
    )
    firm = tables.Column(
        accessor="provider__organisation__name", verbose_name=_("单位"), orderable=False
    )
    points = tables.Column(verbose_name=_("得分"), empty_values=(), orderable=False)
    why = tables.Column(verbose_name=_("理由"), empty_values=(), orderable=False)
    state = tables.Column(verbose_name=_("结果"), attrs=ON_ONE_LINE)
    decided_by = tables.Column(
        accessor="decided_by__name", verbose_name=_("决定人"), orderable=False, attrs=ON_ONE_LINE
    )

    @classmethod
    def of(cls, names: batches.Names, *, may_accept: bool, are_ticked: bool) -> type["LineTable"]:
        """The table that knows the names behind the ids, and whether the reader decides."""
        own = {"names": names, "may_accept": may_accept, "are_ticked": are_ticked}
        return type("LineTable", (cls,), own)

    def render_tick(self, record: BatchLine) -> str:
        """A box and the line's own button, while it can be accepted."""
        if not self.may_accept or record.state != LineState.PROPOSED:
            return ""
        context = {"line": record, "is_ticked": self.are_ticked}
        return render_to_string("assignment/_accept.html", context)

    def render_number(self, record: BatchLine, value: str) -> str:
        """The number leads to the case."""
        return format_html(
            '<a class="text-nowrap" href="{}">{}</a>',
            reverse("cases:case", args=[record.case_id]), value,
        )  # fmt: skip

    def render_points(self, record: BatchLine) -> str:
        """The sum, and folded its parts."""
        score = record.proposal.get("score")
        if not score:
            return "—"
        parts = format_html_join(
            "", '<div class="small">{}/{} {}</div>', _parts_of(score)
        )  # fmt: skip
        return format_html(
            "<details><summary>{}</summary>{}</details>", self.value_points(record), parts
        )

    def value_points(self, record: BatchLine) -> str:
        """In an export the sum of what could be reached."""
        score = record.proposal.get("score")
        return f"{score['total']}/{score['maximum']}" if score else ""

    def render_why(self, record: BatchLine) -> str:
        """One reason a line; first why the proposal does not hold any more."""
        return format_html_join("", "<div>{}</div>", ((said,) for said in self._reasons(record)))

    def value_why(self, record: BatchLine) -> str:
        """In an export the reasons in one cell, with the parts of the score."""
        parts = _parts_of(record.proposal.get("score") or {"parts": ()})
        told = [f"{points}/{most} {said}" for points, most, said in parts]
        return "；".join([*self._reasons(record), *told])

    def _reasons(self, record: BatchLine) -> list[str]:
        note = [record.note] if record.note else []
        return note + batches.why(record, self.names)

    def render_state(self, record: BatchLine) -> str:
        """The state as a chip."""
        tone = LINE_TONES[LineState(record.state)]
        context = {"text": record.get_state_display(), "tone": tone}
        return render_to_string("ui/_chip.html", context)

    def value_state(self, record: BatchLine) -> str:
        """In an export the word alone."""
        return str(record.get_state_display())


def _parts_of(score: dict[str, Any]) -> list[tuple[int, int, str]]:
    """Points, maximum and reason of each part that the matter asks for."""
    return [
        (
            part["points"],
            part["maximum"],
            f"{name_of(PartName.parse(part['part']))}：{part['en' if is_english() else 'zh']}",
        )
        for part in score["parts"]
        if part["maximum"]
    ]


class LineFilter(django_filters.FilterSet):  # type: ignore[misc]  # django-filter has no types
    """Filters of the lines; they stand in the address."""

    state = django_filters.ChoiceFilter(label=_("结果"), choices=LineState.choices)

    class Meta:
        """No field of the model is filtered unless it stands above."""

        model = BatchLine
        fields: list[Any] = []
