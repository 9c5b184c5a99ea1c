"""Lists of self-checks: of an institution, of a round, of the dossiers of one check."""

import django_tables2 as tables
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from hengyuan.kernel import clock
from hengyuan.kernel.language import name_of
from hengyuan.peer_review.models import SelfCheck, SelfSheet
from hengyuan.peer_review.rules.self_check import CheckState, SelfSheetState, tone_of
from hengyuan.ui.tables import HouseTable

ON_ONE_LINE = {"td": {"class": "text-nowrap"}}
TONES = {SelfSheetState.OPEN: "soon", SelfSheetState.SIGNED: "met"}


class _Checks(HouseTable):
    """What both lists of checks show."""

    due_on = tables.DateColumn(
        verbose_name=_("交回期限"), format="Y-m-d", orderable=False, attrs=ON_ONE_LINE
    )
    signed = tables.Column(verbose_name=_("已签署"), orderable=False)
    count = tables.Column(verbose_name=_("应自查"), orderable=False)
    of = tables.Column(verbose_name=_("抽样范围内"), orderable=False)
    state = tables.Column(verbose_name=_("状态"), orderable=False)
    handed_in_at = tables.DateColumn(
        verbose_name=_("交回"), format="Y-m-d", orderable=False, attrs=ON_ONE_LINE
    )

    def render_state(self, record: SelfCheck) -> str:
        """Handed in or not, and whether the day has passed."""
        state = CheckState.parse(record.state)
        tone = tone_of(state, record.due_on, clock.today())
        return render_to_string("ui/_chip.html", {"text": name_of(state), "tone": tone})

    def value_state(self, record: SelfCheck) -> str:
        """The same as a word."""
        return name_of(CheckState.parse(record.state))


class OwnCheckTable(_Checks):
    """The self-checks of an institution."""

    always = ("title",)
    title = tables.Column(verbose_name=_("评估"), accessor="round__title", orderable=False)
    organisation = tables.Column(
        verbose_name=_("机关"), accessor="round__organisation__name", orderable=False
    )

    class Meta(HouseTable.Meta):
        """The round first."""

        sequence = ("title", "organisation", "...")

    def render_title(self, record: SelfCheck) -> str:
        """The title leads to the check."""
        url = reverse("peer_review:self_check", args=[record.pk])
        return format_html('<a href="{}">{}</a>', url, record.round.title)

    def value_title(self, record: SelfCheck) -> str:
        """In an export the title alone."""
        return record.round.title


class CheckTable(_Checks):
    """The self-checks of a round: how far each institution has come, no grade."""

    always = ("institution",)
    institution = tables.Column(
        verbose_name=_("机构"), accessor="institution__name", orderable=False
    )

    class Meta(HouseTable.Meta):
        """The institution first."""

        sequence = ("institution", "...")


class SelfSheetTable(HouseTable):
    """The dossiers that an institution checks."""

    always = ("number",)
    number = tables.Column(verbose_name=_("案号"), accessor="case__number", orderable=False)
    handler = tables.Column(
        verbose_name=_("承办人"), accessor="case__handler__name", orderable=False
    )
    state = tables.Column(verbose_name=_("状态"), orderable=False)
    grade = tables.Column(verbose_name=_("自查等次"), accessor="get_grade_display", orderable=False)
    signed_by = tables.Column(verbose_name=_("自查人"), accessor="signed_by__name", orderable=False)
    signed_at = tables.DateColumn(
        verbose_name=_("签署"), format="Y-m-d", orderable=False, attrs=ON_ONE_LINE
    )

    def render_number(self, record: SelfSheet) -> str:
        """The number leads to the sheet."""
        url = reverse("peer_review:self_sheet", args=[record.pk])
        return format_html('<a href="{}">{}</a>', url, record.case.number)

    def value_number(self, record: SelfSheet) -> str:
        """In an export the number alone."""
        return record.case.number

    def render_state(self, record: SelfSheet) -> str:
        """Signed or not."""
        state = SelfSheetState.parse(record.state)
        return render_to_string("ui/_chip.html", {"text": name_of(state), "tone": TONES[state]})

    def value_state(self, record: SelfSheet) -> str:
        """The same as a word."""
        return name_of(SelfSheetState.parse(record.state))
