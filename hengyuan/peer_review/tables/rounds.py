"""Lists of rounds, of a round's dossiers, of a reader's sheets, of a handler's grades."""

from typing import Any

import django_filters
import django_tables2 as tables
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from hengyuan.kernel.language import choices_of, name_of
from hengyuan.law.review.words import Grade
from hengyuan.peer_review.models import Decision, Dossier, Round, Sheet
from hengyuan.peer_review.rules.rounds import DossierState, RoundState
from hengyuan.peer_review.rules.sheets import SheetState
from hengyuan.ui.tables import HouseTable

ON_ONE_LINE = {"td": {"class": "text-nowrap"}}
TONES = {
    RoundState.OPENED: "soon", RoundState.FRAMED: "soon", RoundState.DRAWN: "soon",
    RoundState.READING: "paused", RoundState.CLOSED: "met",
    RoundState.ENTERED: "soon", RoundState.RECORDED: "met", RoundState.REPLACED: "paused",
    RoundState.PUT_AWAY: "paused",
    DossierState.DRAWN: "soon", DossierState.READING: "paused", DossierState.THIRD: "soon",
    DossierState.TWO_MORE: "late", DossierState.CHIEF: "soon", DossierState.AGREED: "soon",
    DossierState.REPLY: "paused", DossierState.FINAL: "met", DossierState.ANCHOR: "paused",
    SheetState.ASSIGNED: "soon", SheetState.STARTED: "paused", SheetState.SIGNED: "met",
    SheetState.RELEASED: "paused",
}  # fmt: skip


def chip(word: Any) -> str:
    """A state in words, never by colour alone."""
    return render_to_string("ui/_chip.html", {"text": name_of(word), "tone": TONES[word]})


class RoundTable(HouseTable):
    """Rounds, the newest first."""

    always = ("title",)

    title = tables.Column(verbose_name=_("评估"), orderable=False)
    organisation = tables.Column(
        verbose_name=_("机关"), accessor="organisation__name", orderable=False
    )
    closed_from = tables.DateColumn(verbose_name=_("结案日自"), format="Y-m-d", attrs=ON_ONE_LINE)
    closed_to = tables.DateColumn(verbose_name=_("至"), format="Y-m-d", attrs=ON_ONE_LINE)
    chief = tables.Column(verbose_name=_("组长"), accessor="chief__name", orderable=False)
    state = tables.Column(verbose_name=_("状态"), orderable=False)

    def render_title(self, record: Round) -> str:
        """The title leads to the round."""
        page = "paper" if record.is_paper else "round"
        url = reverse(f"peer_review:{page}", args=[record.pk])
        return format_html('<a href="{}">{}</a>', url, record.title)

    def value_title(self, record: Round) -> str:
        """In an export the title alone."""
        return record.title

    def render_chief(self, record: Round, value: str) -> str:
        """Who was the chief of a round on paper is not known."""
        return "—" if record.is_paper else value

    value_chief = render_chief

    def render_state(self, record: Round) -> str:
        """How far it has come."""
        return chip(RoundState.parse(record.state))

    def value_state(self, record: Round) -> str:
        """The same as a word."""
        return name_of(RoundState.parse(record.state))


class DossierTable(HouseTable):
    """Dossiers of a round, by their codes: for those who run it."""

    always = ("code",)

    code = tables.Column(verbose_name=_("编号"), attrs=ON_ONE_LINE)
    case = tables.Column(verbose_name=_("案号"), accessor="number", orderable=False)
    institution = tables.Column(
        verbose_name=_("机构"), accessor="institution_name", orderable=False
    )
    field = tables.Column(verbose_name=_("类别"), accessor="get_field_display", orderable=False)
    readers = tables.Column(verbose_name=_("已签署"), orderable=False)
    state = tables.Column(verbose_name=_("状态"), orderable=False)
    grade = tables.Column(verbose_name=_("等次"), accessor="get_grade_display", orderable=False)

    def render_code(self, record: Dossier) -> str:
        """The code leads to the dossier."""
        url = reverse("peer_review:dossier", args=[record.pk])
        return format_html('<a href="{}">{}</a>', url, record.code)

    def value_code(self, record: Dossier) -> str:
        """In an export the code alone."""
        return record.code

    def render_state(self, record: Dossier) -> str:
        """What it waits for."""
        return chip(DossierState.parse(record.state))

    def value_state(self, record: Dossier) -> str:
        """The same as a word."""
        return name_of(DossierState.parse(record.state))


class DossierFilter(django_filters.FilterSet):  # type: ignore[misc]  # django-filter has no types
    """Filters of a round's dossiers."""

    state = django_filters.ChoiceFilter(label=_("状态"), choices=choices_of(DossierState))
    grade = django_filters.ChoiceFilter(label=_("等次"), choices=choices_of(Grade))
    code = django_filters.CharFilter(label=_("编号"), lookup_expr="iexact")

    class Meta:
        """No field of the model is filtered unless it stands above."""

        model = Dossier
        fields: list[Any] = []


class SheetTable(HouseTable):
    """A reader's own sheets: codes and fields, nothing of whose dossier it is."""

    always = ("code",)

    code = tables.Column(verbose_name=_("编号"), accessor="dossier__code", orderable=False)
    field = tables.Column(
        verbose_name=_("类别"), accessor="dossier__get_field_display", orderable=False
    )
    proceeding = tables.Column(
        verbose_name=_("阶段"), accessor="dossier__get_proceeding_display", orderable=False
    )
    assigned_at = tables.DateColumn(
        verbose_name=_("分配"), format="Y-m-d", orderable=False, attrs=ON_ONE_LINE
    )
    state = tables.Column(verbose_name=_("状态"), orderable=False)
    grade = tables.Column(
        verbose_name=_("我评定的等次"), accessor="get_grade_display", orderable=False
    )

    def render_code(self, record: Sheet) -> str:
        """The code leads to the sheet."""
        url = reverse("peer_review:sheet", args=[record.pk])
        return format_html('<a href="{}">{}</a>', url, record.dossier.code)

    def value_code(self, record: Sheet) -> str:
        """In an export the code alone."""
        return record.dossier.code

    def render_state(self, record: Sheet) -> str:
        """Where it stands."""
        return chip(SheetState.parse(record.state))

    def value_state(self, record: Sheet) -> str:
        """The same as a word."""
        return name_of(SheetState.parse(record.state))


class ToldTable(HouseTable):
    """Grades of a handler's own cases."""

    always = ("case",)

    case = tables.Column(verbose_name=_("案号"), accessor="dossier__case__number", orderable=False)
    grade = tables.Column(verbose_name=_("等次"), accessor="get_grade_display", orderable=False)
    is_final = tables.Column(verbose_name=_("性质"), orderable=False)
    decided_at = tables.DateColumn(
        verbose_name=_("日期"), format="Y-m-d", orderable=False, attrs=ON_ONE_LINE
    )
    reply_until = tables.DateColumn(
        verbose_name=_("提出意见至"), format="Y-m-d", orderable=False, attrs=ON_ONE_LINE
    )

    def render_case(self, record: Decision) -> str:
        """The number leads to the grade."""
        url = reverse("peer_review:told", args=[record.pk])
        return format_html('<a href="{}">{}</a>', url, self.value_case(record))

    def value_case(self, record: Decision) -> str:
        """In an export the number alone."""
        return record.dossier.case.number if record.dossier.case else ""

    def value_is_final(self, value: bool) -> str:
        """Draft or final."""
        return str(_("最终")) if value else str(_("初评"))

    render_is_final = value_is_final


class GradedTable(HouseTable):
    """Final grades for publication (附件7): grade, unit, handler; no recipient."""

    always = ("grade", "firm", "handler")

    firm = tables.Column(verbose_name=_("承办单位"), accessor="firm_name", orderable=False)
    handler = tables.Column(verbose_name=_("承办人"), accessor="handler_name", orderable=False)
    grade = tables.Column(verbose_name=_("等次"), accessor="get_grade_display", orderable=False)
    field = tables.Column(verbose_name=_("类别"), accessor="get_field_display", orderable=False)
    institution = tables.Column(
        verbose_name=_("机构"), accessor="institution_name", orderable=False
    )
    code = tables.Column(verbose_name=_("编号"), attrs=ON_ONE_LINE)
