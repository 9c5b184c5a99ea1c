"""The consultation register as a list: columns and filters."""

from typing import Any

import django_filters
import django_tables2 as tables
from django import forms
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from hengyuan.cases.rules import Stage, move_for
from hengyuan.intake.access import places_of
from hengyuan.intake.models import CHANNEL_NAMES, RESULT_NAMES, Consultation
from hengyuan.kernel.actor import Actor
from hengyuan.ui.tables import HouseTable

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
ON_ONE_LINE = {"td": {"class": "text-nowrap"}}


def with_whose_turn(rows: QuerySet[Consultation], actor: Actor) -> QuerySet[Consultation]:
    """Rows that the actor sees, which say whether the actor carries them on (`is_mine`)."""
    told = ("name", "phone", "question", "answer", "rating")  # no list shows them: they stay sealed
    return rows.annotate(is_mine=Q(institution_id__in=places_of(actor))).defer(*told)


def acts_on(row: Any, actor: Actor) -> list[tuple[str, Any]]:
    """What the actor can do next: addresses and words."""
    if not row.is_mine or not actor.has(*move_for("receive_visitor").roles):
        return []
    if row.stage == Stage.RECEIVED:
        acts = [("intake:give_advice", _("解答咨询并登记"))]
    elif row.stage == Stage.ADVISED:
        may_apply = actor.has(*move_for("receive_application").roles)
        acts = [("intake:receive_application", _("接收申请并出具材料凭证"))] if may_apply else []
    else:
        return []
    acts.append(("intake:pass_on", _("转送")))
    return [(reverse(name, args=[row.pk]), words) for name, words in acts]


class ConsultationTable(HouseTable):
    """Consultations as rows; who asked and what stays on the case's pages."""

    always = ("number",)

    number = tables.Column(
        verbose_name=_("编号"),
        attrs=ON_ONE_LINE,
        linkify=lambda record: reverse("intake:consultation", args=[record.pk]),
    )
    received_at = tables.DateTimeColumn(
        verbose_name=_("时间"), format="Y-m-d H:i", attrs=ON_ONE_LINE
    )
    channel = tables.Column(verbose_name=_("方式"), attrs=ON_ONE_LINE)
    stage = tables.Column(verbose_name=_("状态"))
    result = tables.Column(verbose_name=_("处理结果"))
    institution = tables.Column(verbose_name=_("所在机构"), orderable=False)
    receiver = tables.Column(verbose_name=_("接待单位"), orderable=False)
    next_act = tables.Column(
        verbose_name=_("下一步"), accessor="pk", orderable=False, exclude_from_export=True
    )

    def render_receiver(self, record: Consultation) -> str:
        """Only where it was received elsewhere than it stands."""
        is_elsewhere = record.receiver_id and record.receiver_id != record.institution_id
        return str(record.receiver) if is_elsewhere else "—"

    def render_next_act(self, record: Consultation) -> str:
        """The acts as links."""
        links = [
            format_html('<a href="{}">{}</a>', url, words)
            for url, words in acts_on(record, self.request.actor)
        ]
        return format_html_join(" · ", "{}", ((link,) for link in links)) or "—"


class ConsultationFilter(django_filters.FilterSet):  # type: ignore[misc]  # django-filter has no types
    """Filters of the register; they stand in the address."""

    number = django_filters.CharFilter(label=_("编号"), lookup_expr="contains")
    channel = django_filters.ChoiceFilter(label=_("方式"), choices=list(CHANNEL_NAMES.items()))
    result = django_filters.ChoiceFilter(label=_("处理结果"), choices=list(RESULT_NAMES.items()))
    since = django_filters.DateFilter(
        field_name="received_at", lookup_expr="date__gte", label=_("自"), widget=DAY
    )
    until = django_filters.DateFilter(
        field_name="received_at", lookup_expr="date__lte", label=_("至"), widget=DAY
    )

    class Meta:
        """No field of the model is filtered unless it stands above."""

        model = Consultation
        fields: list[Any] = []
