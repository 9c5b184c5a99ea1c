"""The holds and the accounts as lists: columns and filters."""

from datetime import datetime
from typing import Any

import django_filters
import django_tables2 as tables
from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from hengyuan.kernel import clock
from hengyuan.people.models import Account, Hold, RoleHeld, role_name
from hengyuan.ui.rules import Chip
from hengyuan.ui.tables import HouseTable

ON_ONE_LINE = {"td": {"class": "text-nowrap"}}


STATES = {
    "open": _("使用中"),
    "waiting": _("待首次登录"),
    "run_out": _("登录码已过期"),
    "closed": _("已关闭"),
}
TONES = {"open": "met", "waiting": "soon", "run_out": "late", "closed": "paused"}


def state_of(account: Account, at: datetime) -> str:
    """Whether the account is open, waits for its owner, or is closed."""
    if not account.is_active:
        return "closed"
    if account.has_run_out_at(at):
        return "run_out"
    return "waiting" if account.must_change_password else "open"


def state_chip(account: Account, at: datetime) -> Chip:
    """The state as the coloured word of lists and pages."""
    state = state_of(account, at)
    return Chip(str(STATES[state]), TONES[state])


class AccountTable(HouseTable):
    """Accounts as rows, with the roles of today."""

    always = ("name",)

    name = tables.Column(verbose_name=_("姓名"))
    username = tables.Column(verbose_name=_("用户名"))
    roles_now = tables.Column(verbose_name=_("现任角色"), accessor="pk", orderable=False)
    places = tables.Column(verbose_name=_("单位"), accessor="pk", orderable=False)
    state = tables.Column(verbose_name=_("状态"), accessor="pk", orderable=False)
    last_login = tables.DateTimeColumn(
        verbose_name=_("上次登录"), format="Y-m-d H:i", attrs=ON_ONE_LINE
    )

    def render_name(self, record: Account) -> str:
        """The name leads to the page."""
        url = reverse("people:account", args=[record.pk])
        return format_html('<a href="{}">{}</a>', url, record.name)

    def value_name(self, record: Account) -> str:
        """In an export the name stands alone."""
        return record.name

    def render_roles_now(self, record: Account) -> str:
        """The roles in force, each once."""
        names = dict.fromkeys(role_name(held.role) for held in _in_force(record))
        return "、".join(names) or "—"

    def render_places(self, record: Account) -> str:
        """Where they are held; of an account without a role today, where the last one was."""
        held = _in_force(record) or list(record.roles.all())[-1:]
        return "、".join(dict.fromkeys(each.organisation.name for each in held)) or "—"

    def render_state(self, record: Account) -> str:
        """A coloured word."""
        chip = state_chip(record, clock.now())
        return render_to_string("ui/_chip.html", {"text": chip.text, "tone": chip.tone})

    def value_state(self, record: Account) -> str:
        """In an export the word stands alone."""
        return str(STATES[state_of(record, clock.now())])


def _in_force(account: Account) -> list[RoleHeld]:
    today = clock.today()
    return [
        held
        for held in account.roles.all()
        if held.valid_from <= today and (held.valid_to is None or held.valid_to >= today)
    ]


class AccountFilter(django_filters.FilterSet):  # type: ignore[misc]  # django-filter has no types
    """Filters of the accounts; they stand in the address."""

    who = django_filters.CharFilter(label=_("姓名或用户名"), method="filter_who")
    organisation = django_filters.CharFilter(label=_("单位"), method="filter_organisation")
    role = django_filters.ChoiceFilter(
        label=_("现任角色"),
        choices=RoleHeld._meta.get_field("role").choices,
        method="filter_role",
    )
    state = django_filters.ChoiceFilter(
        label=_("状态"), choices=list(STATES.items()), method="filter_state"
    )

    def filter_who(self, queryset: QuerySet[Account], name: str, value: str) -> QuerySet[Account]:
        """Part of the name or of the user name."""
        return queryset.filter(Q(name__contains=value) | Q(username__icontains=value))

    def filter_organisation(
        self, queryset: QuerySet[Account], name: str, value: str
    ) -> QuerySet[Account]:
        """Where a role is or was held."""
        held = RoleHeld.objects.filter(organisation__name__contains=value)
        return queryset.filter(pk__in=held.values("account_id"))

    def filter_role(self, queryset: QuerySet[Account], name: str, value: str) -> QuerySet[Account]:
        """Who holds the role today."""
        today = clock.today()
        held = RoleHeld.objects.filter(
            Q(valid_to=None) | Q(valid_to__gte=today), valid_from__lte=today, role=value
        )
        return queryset.filter(pk__in=held.values("account_id"))

    def filter_state(self, queryset: QuerySet[Account], name: str, value: str) -> QuerySet[Account]:
        """As `state_of` says of one."""
        if value == "closed":
            return queryset.filter(is_active=False)
        run_out = Q(must_change_password=True, code_ends_at__lt=clock.now())
        found = queryset.filter(is_active=True)
        if value == "run_out":
            return found.filter(run_out)
        return found.filter(must_change_password=value == "waiting").exclude(run_out)

    class Meta:
        """No field of the model is filtered unless it stands above."""

        model = Account
        fields: list[Any] = []


class HoldTable(HouseTable):
    """Holds as rows, the newest first."""

    always = ("whom",)

    whom = tables.Column(verbose_name=_("人员或单位"), accessor="pk", orderable=False)
    unit = tables.Column(verbose_name=_("所在单位"), accessor="pk", orderable=False)
    begins_on = tables.DateColumn(verbose_name=_("起始日"), format="Y-m-d", attrs=ON_ONE_LINE)
    ends_on = tables.DateColumn(
        verbose_name=_("截止日"), format="Y-m-d", attrs=ON_ONE_LINE, default=_("另行通知")
    )
    reason = tables.Column(verbose_name=_("事由"), orderable=False)
    placed_by = tables.Column(verbose_name=_("决定人"), orderable=False)
    deciding_organisation = tables.Column(verbose_name=_("决定单位"), orderable=False)
    lift = tables.Column(
        verbose_name=_("操作"), accessor="pk", orderable=False, exclude_from_export=True
    )

    def render_whom(self, record: Hold) -> str:
        """Leads to the page of the person or of the firm."""
        return format_html('<a href="{}">{}</a>', whom_url(record), self.value_whom(record))

    def value_whom(self, record: Hold) -> str:
        """In an export the name stands alone."""
        return str(record.provider or record.organisation)

    def render_unit(self, record: Hold) -> str:
        """The provider's firm; of a firm, itself."""
        return str(record.provider.organisation if record.provider else record.organisation)

    def render_lift(self, record: Hold) -> str:
        """The act, while there is something to lift."""
        if record.ends_on is not None and record.ends_on < clock.today():
            return str(_("已结束"))
        url = reverse("people:lift_hold", args=[record.pk])
        return format_html('<a class="text-nowrap" href="{}">{}</a>', url, _("恢复指派"))


def whom_url(hold: Hold) -> str:
    """The page of whom a hold stops."""
    if hold.provider_id is not None:
        return reverse("people:provider", args=[hold.provider_id])
    return reverse("people:unit", args=[hold.organisation_id])


class HoldFilter(django_filters.FilterSet):  # type: ignore[misc]  # django-filter has no types
    """Filters of the holds; they stand in the address."""

    whom = django_filters.CharFilter(label=_("人员或单位"), method="filter_whom")
    state = django_filters.ChoiceFilter(
        label=_("状态"),
        choices=[("running", _("暂停中")), ("ended", _("已结束"))],
        method="filter_state",
    )

    def filter_whom(self, queryset: QuerySet[Hold], name: str, value: str) -> QuerySet[Hold]:
        """Part of the person's or the firm's name."""
        return queryset.filter(
            Q(provider__name__contains=value)
            | Q(provider__organisation__name__contains=value)
            | Q(organisation__name__contains=value)
        )

    def filter_state(self, queryset: QuerySet[Hold], name: str, value: str) -> QuerySet[Hold]:
        """Ended means: the last day is past."""
        is_over = Q(ends_on__lt=clock.today())
        return queryset.filter(is_over) if value == "ended" else queryset.exclude(is_over)

    class Meta:
        """No field of the model is filtered unless it stands above."""

        model = Hold
        fields: list[Any] = []
