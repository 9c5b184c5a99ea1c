"""Lists of the pool: columns and filters."""

import json
from typing import Any

import django_filters
import django_tables2 as tables
from django.db import connection
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hengyuan.kernel import clock
from hengyuan.law import pool as law
from hengyuan.law.qualification import ProviderKind
from hengyuan.people.models import Provider
from hengyuan.people.queries import holds_on
from hengyuan.pool.choices import choices_of, word_name
from hengyuan.pool.models import DutyLoad, Group, Recruitment
from hengyuan.pool.queries.members import field_lines, in_groups_on, on_leave
from hengyuan.pool.queries.years import load_progress
from hengyuan.pool.rules.recruitment import State
from hengyuan.ui.rules import Chip
from hengyuan.ui.tables import HouseTable

ON_ONE_LINE = {"td": {"class": "text-nowrap"}}
STATES = {
    "active": _("在库"),
    "held": _("暂停指派"),
    "leave": _("请假"),
    "left": _("已退出"),
}
TONES = {"active": "met", "held": "late", "leave": "soon", "left": "paused"}


def shortened(words: list[str], most: int = 3) -> str:
    """The first of a list's words, and how many there are; a dash for none."""
    if len(words) <= most:
        return "、".join(words) or "—"
    told = _now("%(words)s等%(count)s项")
    return told % {"words": "、".join(words[:most]), "count": len(words)}


def state_of(provider: Any) -> str:
    """In the pool, held, on leave, or gone; of a member from `queries.members.as_list`."""
    if provider.left_on is not None and provider.left_on < clock.today():
        return "left"
    if provider.holds_now or provider.organisation.unit_holds:
        return "held"
    return "leave" if provider.on_leave else "active"


def shown(chip: Chip) -> SafeString:
    """A coloured word in a cell."""
    return render_to_string("ui/_chip.html", {"text": chip.text, "tone": chip.tone})


class MemberTable(HouseTable):
    """Members as rows."""

    always = ("name",)

    name = tables.Column(verbose_name=_("姓名"), attrs=ON_ONE_LINE)
    state = tables.Column(verbose_name=_("状态"), accessor="pk", orderable=False, attrs=ON_ONE_LINE)
    kind = tables.Column(verbose_name=_("类别"), attrs=ON_ONE_LINE)
    organisation = tables.Column(verbose_name=_("单位"), order_by="organisation__name")
    grade = tables.Column(
        verbose_name=_("等级"), accessor="pk", order_by="standing__grade", attrs=ON_ONE_LINE
    )
    groups = tables.Column(verbose_name=_("专业组"), accessor="pk", orderable=False)
    fields = tables.Column(verbose_name=_("擅长领域"), accessor="pk", orderable=False)
    languages = tables.Column(verbose_name=_("语言"), orderable=False)
    licence_number = tables.Column(verbose_name=_("执业证号"), orderable=False)
    licensed_on = tables.DateColumn(verbose_name=_("取得执业证"), format="Y-m-d", attrs=ON_ONE_LINE)
    criminal_since = tables.DateColumn(
        verbose_name=_("刑事执业起"), format="Y-m-d", attrs=ON_ONE_LINE
    )
    joined_on = tables.DateColumn(verbose_name=_("入库"), format="Y-m-d", attrs=ON_ONE_LINE)

    def render_name(self, record: Provider) -> str:
        """The name leads to the page."""
        url = reverse("people:provider", args=[record.pk])
        return format_html('<a href="{}">{}</a>', url, record.name)

    def value_name(self, record: Provider) -> str:
        """In an export the name stands alone."""
        return record.name

    def render_state(self, record: Provider) -> str:
        """A coloured word."""
        state = state_of(record)
        return shown(Chip(str(STATES[state]), TONES[state]))

    def value_state(self, record: Provider) -> str:
        """In an export the word stands alone."""
        return str(STATES[state_of(record)])

    def render_grade(self, record: Provider) -> str:
        """The grade's name."""
        standing = getattr(record, "standing", None)
        known = standing is not None and standing.grade
        return word_name(law.Grade.parse(standing.grade)) if known else "—"  # type: ignore[union-attr]  # known

    def render_groups(self, record: Any) -> str:
        """Groups of today."""
        return shortened(self._groups(record), 1)

    def value_groups(self, record: Any) -> str:
        """In an export every group."""
        return "、".join(self._groups(record))

    def _groups(self, record: Any) -> list[str]:
        kinds = dict.fromkeys(each.group.kind for each in record.in_groups)
        return [word_name(law.Group.parse(kind)) for kind in kinds]

    def render_fields(self, record: Provider) -> str:
        """Fields of practice."""
        return shortened(self._fields(record), 2)

    def value_fields(self, record: Provider) -> str:
        """In an export every field."""
        return "、".join(self._fields(record))

    def _fields(self, record: Provider) -> list[str]:
        return [word_name(each) for each, _since in field_lines(record.fields)]

    def render_languages(self, value: list[str]) -> str:
        """Languages beside Mandarin."""
        return "、".join(value) or "—"


def holds_text(queryset: QuerySet[Provider], column: str, text: str) -> QuerySet[Provider]:
    """Rows whose JSON column holds this text as a word: both databases store it their own way."""
    word = json.dumps(text, ensure_ascii=connection.vendor == "sqlite")
    kept = {f"{column}_text": Cast(column, CharField())}
    return queryset.annotate(**kept).filter(**{f"{column}_text__contains": word})


class MemberFilter(django_filters.FilterSet):  # type: ignore[misc]  # django-filter has no types
    """Filters of the pool; they stand in the address. Without a state: who is in it today."""

    name = django_filters.CharFilter(label=_("姓名或执业证号"), method="filter_name")
    organisation = django_filters.CharFilter(
        field_name="organisation__name", label=_("单位"), lookup_expr="contains"
    )
    kind = django_filters.ChoiceFilter(label=_("类别"), choices=choices_of(ProviderKind))
    grade = django_filters.ChoiceFilter(
        label=_("等级"), field_name="standing__grade", choices=choices_of(law.Grade)
    )
    group = django_filters.ChoiceFilter(
        label=_("专业组"), choices=choices_of(law.Group), method="filter_group"
    )
    field = django_filters.ChoiceFilter(
        label=_("擅长领域"), choices=choices_of(law.Field), method="filter_field"
    )
    language = django_filters.ChoiceFilter(
        label=_("语言"), choices=[(each, each) for each in law.LANGUAGES], method="filter_language"
    )
    state = django_filters.ChoiceFilter(
        label=_("状态"), choices=list(STATES.items()), method="filter_state"
    )

    def filter_name(self, rows: QuerySet[Provider], name: str, value: str) -> QuerySet[Provider]:
        """Part of the name, or the number of the licence."""
        return rows.filter(Q(name__contains=value) | Q(licence_number=value))

    def filter_group(self, rows: QuerySet[Provider], name: str, value: str) -> QuerySet[Provider]:
        """Who is in a group of this kind today."""
        inside = in_groups_on(clock.today()).filter(group__kind=value)
        return rows.filter(pk__in=inside.values("provider_id"))

    def filter_field(self, rows: QuerySet[Provider], name: str, value: str) -> QuerySet[Provider]:
        """Who practises a field."""
        return holds_text(rows, "fields", value)

    def filter_language(
        self, rows: QuerySet[Provider], name: str, value: str
    ) -> QuerySet[Provider]:
        """Who speaks a language."""
        return holds_text(rows, "languages", value)

    def filter_state(self, rows: QuerySet[Provider], name: str, value: str) -> QuerySet[Provider]:
        """As `state_of` says of one; the empty choice keeps who is in the pool."""
        today = clock.today()
        gone = Q(left_on__lt=today)
        if value == "left":
            return rows.filter(gone)
        held = holds_on(today).filter(
            Q(provider=OuterRef("pk")) | Q(organisation=OuterRef("organisation"))
        )
        away = on_leave(today).filter(provider=OuterRef("pk"))
        rows = rows.exclude(gone)
        if value == "held":
            return rows.filter(Exists(held))
        if value == "leave":
            return rows.filter(Exists(away), ~Exists(held))
        return rows.filter(~Exists(held), ~Exists(away))

    def filter_queryset(self, queryset: QuerySet[Provider]) -> QuerySet[Provider]:
        """Who has left is shown only when asked for."""
        found: QuerySet[Provider] = super().filter_queryset(queryset)
        if self.form.cleaned_data.get("state"):
            return found
        return found.exclude(left_on__lt=clock.today())

    class Meta:
        """No field of the model is filtered unless it stands above."""

        model = Provider
        fields: list[Any] = []


class GroupTable(HouseTable):
    """Groups as rows."""

    always = ("kind",)

    kind = tables.Column(verbose_name=_("专业组"))
    institution = tables.Column(verbose_name=_("法律援助机构"), order_by="institution__name")
    count = tables.Column(verbose_name=_("人数"))
    valid_from = tables.DateColumn(verbose_name=_("设立"), format="Y-m-d", attrs=ON_ONE_LINE)

    def render_kind(self, record: Group) -> str:
        """Leads to the group."""
        url = reverse("pool:group", args=[record.pk])
        return format_html('<a href="{}">{}</a>', url, record.get_kind_display())

    def value_kind(self, record: Group) -> str:
        """In an export the name stands alone."""
        return str(record.get_kind_display())


class LoadTable(HouseTable):
    """Duty loads as rows, with what is done and what remains."""

    always = ("whom",)

    year = tables.Column(verbose_name=_("年度"), localize=False)
    whom = tables.Column(verbose_name=_("人员或单位"), accessor="pk", orderable=False)
    unit = tables.Column(verbose_name=_("所在单位"), accessor="pk", orderable=False)
    cases = tables.Column(verbose_name=_("义务量（件）"))
    taken = tables.Column(verbose_name=_("承办（件）"), accessor="pk", orderable=False)
    days = tables.Column(verbose_name=_("值班（日）"), accessor="pk", orderable=False)
    counted = tables.Column(verbose_name=_("折算（件）"), accessor="pk", orderable=False)
    remaining = tables.Column(verbose_name=_("还差（件）"), accessor="pk", orderable=False)

    def render_whom(self, record: DutyLoad) -> str:
        """Leads to the member; a firm stands by its name."""
        if record.provider is None:
            return str(record.organisation)
        url = reverse("people:provider", args=[record.provider_id])
        return format_html('<a href="{}">{}</a>', url, record.provider.name)

    def value_whom(self, record: DutyLoad) -> str:
        """In an export the name stands alone."""
        return str(record.provider or record.organisation)

    def render_unit(self, record: DutyLoad) -> str:
        """The member's firm; of a firm, itself."""
        return str(record.provider.organisation if record.provider else record.organisation)

    def render_taken(self, record: DutyLoad) -> int:
        """Cases taken over in the year."""
        return load_progress(record).cases

    def render_days(self, record: DutyLoad) -> int:
        """Days on duty in the year."""
        return load_progress(record).days

    def render_counted(self, record: DutyLoad) -> str:
        """Cases that days stand for; where no rule says so, that nothing is counted."""
        found = load_progress(record)
        return str(found.from_days) if found.per_case else _now("不折算")

    def render_remaining(self, record: DutyLoad) -> str:
        """What is still owed, or that it is done."""
        left = load_progress(record).remaining
        return shown(Chip(str(left), "soon")) if left else shown(Chip(_now("已完成"), "met"))

    def value_remaining(self, record: DutyLoad) -> int:
        """In an export the number stands alone."""
        return load_progress(record).remaining


class LoadFilter(django_filters.FilterSet):  # type: ignore[misc]  # django-filter has no types
    """Filters of the duty loads."""

    year = django_filters.NumberFilter(label=_("年度"))
    whom = django_filters.CharFilter(label=_("人员或单位"), method="filter_whom")

    def filter_whom(self, rows: QuerySet[DutyLoad], name: str, value: str) -> QuerySet[DutyLoad]:
        """Part of the member's or the firm's name."""
        return rows.filter(
            Q(provider__name__contains=value)
            | Q(provider__organisation__name__contains=value)
            | Q(organisation__name__contains=value)
        )

    class Meta:
        """No field of the model is filtered unless it stands above."""

        model = DutyLoad
        fields: list[Any] = []


class RecruitmentTable(HouseTable):
    """Recruitments as rows."""

    always = ("title",)

    title = tables.Column(verbose_name=_("招募公告"))
    institution = tables.Column(verbose_name=_("招募单位"), order_by="institution__name")
    state = tables.Column(verbose_name=_("状态"))
    seats = tables.Column(verbose_name=_("名额"))
    opens_on = tables.DateColumn(verbose_name=_("报名起"), format="Y-m-d", attrs=ON_ONE_LINE)
    closes_on = tables.DateColumn(verbose_name=_("报名止"), format="Y-m-d", attrs=ON_ONE_LINE)

    def render_title(self, record: Recruitment) -> str:
        """Leads to the notice."""
        url = reverse("pool:recruitment", args=[record.pk])
        return format_html('<a href="{}">{}</a>', url, record.title)

    def value_title(self, record: Recruitment) -> str:
        """In an export the title stands alone."""
        return record.title

    def render_state(self, record: Recruitment) -> str:
        """A coloured word."""
        return shown(state_chip(record))

    def value_state(self, record: Recruitment) -> str:
        """In an export the word stands alone."""
        return str(record.get_state_display())


RECRUITMENT_TONES = {State.DRAFT: "paused", State.OPEN: "act", State.SCORING: "soon",
                     State.PUBLICISED: "soon", State.ENDED: "met"}  # fmt: skip


def state_chip(record: Recruitment) -> Chip:
    """Where a recruitment stands, as a coloured word."""
    return Chip(str(record.get_state_display()), RECRUITMENT_TONES[State.parse(record.state)])
