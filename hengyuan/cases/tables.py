"""The list of cases: columns, filters, order; and a clock as the chip that lists show."""

from datetime import date, datetime, timedelta
from typing import Any

import django_filters
import django_tables2 as tables
from django.db.models import F, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hengyuan.cases.models import STAGE_NAMES, Case, CaseClock
from hengyuan.kernel import clock as wall
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.language import name_of
from hengyuan.law import deadlines
from hengyuan.ui import rules as ui
from hengyuan.ui.tables import HouseTable
from hengyuan.ui.templatetags import ui as components

PAUSE_NAMES = {"PA-01": _("申请人补正"), "PA-02": _("异地协作核查")}


def clock_name(rule: str) -> str:
    """What a clock is called; its id when the law floor no longer knows it."""
    for row in deadlines.rules():
        if row.id == rule:
            return name_of(row)
    return rule


def clock_chip(clock: CaseClock, now: datetime) -> ui.Clock:
    """A stored clock as the chip shows it."""
    today = day_of(now)
    url = reverse("cases:clock", args=[clock.case_id, clock.pk])
    name = clock_name(clock.rule)
    if clock.is_cancelled:
        return ui.Clock(name, ui.ClockState.NOT_STARTED, detail=gettext("不再计算"), url=url)
    if clock.due_on is None and not clock.is_paused:
        return ui.Clock(name, ui.ClockState.UNKNOWN, detail=gettext("缺少当年日历"), url=url)
    if clock.stopped_at is not None:
        state = ui.ClockState.LATE if clock.is_late else ui.ClockState.MET
        return ui.Clock(name, state, due=str(clock.due_on or ""), url=url)
    if clock.is_paused:
        running = [pause.reason for pause in clock.pauses.all() if pause.ends_on is None]
        reason = "、".join(str(PAUSE_NAMES.get(each, each)) for each in running)
        return ui.Clock(name, ui.ClockState.PAUSED, reason=reason, url=url)
    if clock.due_at is not None:
        left = int((clock.due_at - now).total_seconds() // 3600)
        total = int((clock.due_at - clock.started_at).total_seconds() // 3600)
        state = ui.running_state(left, total)
        return ui.Clock(name, state, left=left, unit="hour", due=str(clock.due_on), url=url)
    assert clock.due_on is not None  # a paused or undated clock was answered above
    left, total = (clock.due_on - today).days, (clock.due_on - day_of(clock.started_at)).days
    return ui.Clock(name, ui.running_state(left, total), left=left, due=str(clock.due_on), url=url)


ON_ONE_LINE = {"td": {"class": "text-nowrap"}}


class CaseTable(HouseTable):
    """Cases as rows; the recipient stays masked."""

    always = ("number",)

    number = tables.Column(verbose_name=_("案号"), attrs=ON_ONE_LINE)
    recipient = tables.Column(verbose_name=_("受援人"), orderable=False)
    cause = tables.Column(verbose_name=_("案由"))
    kind = tables.Column(verbose_name=_("类别"), attrs=ON_ONE_LINE)
    stage = tables.Column(verbose_name=_("状态"))
    next_due_on = tables.Column(verbose_name=_("最近时限"), empty_values=())
    firm = tables.Column(verbose_name=_("承办单位"), orderable=False)
    handler = tables.Column(verbose_name=_("承办人"), orderable=False, attrs=ON_ONE_LINE)
    applied_at = tables.DateColumn(verbose_name=_("申请或通知"), format="Y-m-d", attrs=ON_ONE_LINE)
    institution = tables.Column(verbose_name=_("机构"), orderable=False)

    def render_number(self, record: Case) -> str:
        """The number leads to the case."""
        return format_html(
            '<a href="{}">{}</a>', reverse("cases:case", args=[record.pk]), record.number
        )

    def value_number(self, record: Case) -> str:
        """In an export the number stands alone."""
        return record.number

    def render_recipient(self, record: Case) -> str:
        """Masked, on the screen and in an export."""
        return record.recipient.masked_name

    def render_next_due_on(self, record: Any) -> str:
        """The most pressing running clock as a chip that opens its derivation."""
        if not record.running:
            return "—"
        chip = components.clock_chip(clock_chip(record.running[0], wall.now()))
        return render_to_string("ui/_clock_chip.html", chip)

    def order_next_due_on(
        self, queryset: QuerySet[Case], is_descending: bool
    ) -> tuple[QuerySet[Case], bool]:
        """Cases without a running clock come last either way, on every database."""
        due = F("next_due_on")
        order = due.desc(nulls_last=True) if is_descending else due.asc(nulls_last=True)
        return queryset.order_by(order, "id"), True

    def value_next_due_on(self, record: Any) -> date | None:
        """In an export the due day stands alone."""
        due: date | None = record.next_due_on
        return due


class CaseFilter(django_filters.FilterSet):  # type: ignore[misc]  # django-filter has no types
    """Filters of the list; they stand in the address."""

    number = django_filters.CharFilter(label=_("案号"), lookup_expr="contains")
    cause = django_filters.CharFilter(label=_("案由"), lookup_expr="contains")
    stage = django_filters.ChoiceFilter(
        label=_("状态"), choices=[(stage.value, name) for stage, name in STAGE_NAMES.items()]
    )
    kind = django_filters.ChoiceFilter(
        label=_("类别"), choices=Case._meta.get_field("kind").choices
    )
    basis = django_filters.ChoiceFilter(
        label=_("来源"), choices=Case._meta.get_field("basis").choices
    )

    handler = django_filters.CharFilter(
        field_name="handler__name", label=_("承办人"), lookup_expr="contains"
    )
    due = django_filters.ChoiceFilter(
        label=_("最近时限"),
        choices=[("missed", _("已逾期")), ("week", _("七日内到期"))],
        method="filter_due",
    )

    def filter_due(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """By the day of the most pressing running clock; hours show on the chip."""
        today = wall.today()
        if value == "missed":
            return queryset.filter(next_due_on__lt=today)
        return queryset.filter(next_due_on__range=(today, today + timedelta(days=7)))

    class Meta:
        """No field of the model is filtered unless it stands above."""

        model = Case
        fields: list[Any] = []
