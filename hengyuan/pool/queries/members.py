"""Reads about members: standing, groups, leave, history, and what the rules say they may take."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from hengyuan.cases.models import Case
from hengyuan.kernel.clock import SHANGHAI
from hengyuan.law.pool import Field, Grade
from hengyuan.law.qualification import (
    Answer,
    Candidate,
    Finding,
    ProviderKind,
    filters,
    is_eligible,
    policy_for,
)
from hengyuan.ledger.queries import stream_events
from hengyuan.people.models import Hold, Provider
from hengyuan.people.queries import holds_on, names_of
from hengyuan.pool.models import Group, GroupMember, Leave, Standing
from hengyuan.pool.rules.members import MATTERS, Matter
from hengyuan.ui.rules import TimelineEntry

ALWAYS = ("Q-9", "CAP")  # rules that every matter asks: told when nothing else is
HISTORY = 200  # events of a member that the page shows


def standing_of(provider: Provider) -> Standing:
    """The member's standing; an empty one, not stored, where nothing was noted yet."""
    return Standing.objects.filter(provider=provider).first() or Standing(provider=provider)


def groups_of(provider: Provider, on: date) -> QuerySet[GroupMember]:
    """Groups that the member belongs to on this day."""
    return in_groups_on(on).filter(provider=provider).select_related("group__institution")


def in_groups_on(on: date) -> QuerySet[GroupMember]:
    """Memberships in force on this day."""
    return GroupMember.objects.filter(Q(left_on=None) | Q(left_on__gte=on), joined_on__lte=on)


def groups_running(groups: QuerySet[Group], on: date) -> QuerySet[Group]:
    """Groups that exist on this day, with how many are in each."""
    here = Q(members__joined_on__lte=on) & (Q(members__left_on=None) | Q(members__left_on__gte=on))
    return (
        groups.filter(Q(valid_to=None) | Q(valid_to__gte=on))
        .annotate(count=Count("members", filter=here))
        .order_by("institution__name", "kind")
    )


def members_of(group: Group, on: date) -> QuerySet[GroupMember]:
    """Who is in a group on this day."""
    return (
        in_groups_on(on)
        .filter(group=group)
        .select_related("provider__organisation")
        .order_by("provider__organisation__name", "provider__name")
    )


def group_member(group_id: int, member_id: int) -> GroupMember | None:
    """One membership that has not ended."""
    return (
        GroupMember.objects.filter(pk=member_id, group_id=group_id, left_on=None)
        .select_related("group", "provider")
        .first()
    )


def on_leave(on: date) -> QuerySet[Leave]:
    """Leave on this day, of everybody."""
    return Leave.objects.filter(begins_on__lte=on, ends_on__gte=on)


def leaves_of(provider: Provider) -> QuerySet[Leave]:
    """Every leave of a member, the newest first."""
    return Leave.objects.filter(provider=provider)


def leave_of(provider: Provider, leave_id: int) -> Leave | None:
    """One leave of a member."""
    return leaves_of(provider).filter(pk=leave_id).select_related("provider").first()


def as_list(providers: QuerySet[Provider], on: date) -> QuerySet[Provider]:
    """Members with what a list shows of each: standing, groups, leave, and holds."""
    return providers.select_related("standing").prefetch_related(
        Prefetch("groups", queryset=in_groups_on(on).select_related("group"), to_attr="in_groups"),
        Prefetch("leaves", queryset=on_leave(on), to_attr="on_leave"),
        Prefetch("holds", queryset=holds_on(on), to_attr="holds_now"),
        Prefetch("organisation__holds", queryset=holds_on(on), to_attr="unit_holds"),
    )


def history_of(provider: Provider) -> list[TimelineEntry]:
    """The member's life from the ledger, newest first, with the reasons that were given."""
    found = stream_events(f"provider:{provider.pk}", limit=HISTORY)
    names = names_of(event.account_id for event in found)
    return [
        TimelineEntry(
            title=event.opened_sentence,
            when=event.at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M"),
            who=names.get(event.account_id, _("系统")),
        )
        for event in found
    ]


def cases_in_month(provider: Provider, on: date) -> int:
    """Cases that the member took over in this month, group cases apart."""
    return Case.objects.filter(
        handler=provider,
        handling_since__year=on.year,
        handling_since__month=on.month,
        group_size=1,
    ).count()


def candidate(
    provider: Provider, standing: Standing, holds: Iterable[Hold], month: int, on: date
) -> Candidate:
    """The member as the rules of assignment see one, before any party is known."""
    reasons = [hold.reason for hold in holds]
    has_passed = standing.passed_year is not None and standing.passed_year >= on.year - 1
    return Candidate(
        kind=ProviderKind.parse(provider.kind),
        firm=str(provider.organisation_id),
        district=provider.organisation.region,
        has_lawyer_licence=provider.has_lawyer_licence,
        has_legal_qualification=standing.has_legal_qualification,
        is_student=standing.is_student,
        has_passed_check=True if has_passed else None,
        hold="；".join(reasons),
        licensed_on=provider.licensed_on,
        criminal_since=provider.criminal_since,
        knows_minors=Field.MINORS.value in provider.fields,
        is_woman=provider.sex == "female",
        languages=frozenset(provider.languages),
        cases_this_month=month,
    )


@dataclass(frozen=True, slots=True)
class MayTake:
    """What the rules say about one kind of matter, with the reasons that decide."""

    matter: Matter
    is_eligible: bool
    findings: tuple[Finding, ...]

    @property
    def told(self) -> tuple[Finding, ...]:
        """What forbids; else the conditions; else what allows it."""
        for answer in (Answer.NOT_ELIGIBLE, Answer.CONDITION):
            found = tuple(each for each in self.findings if each.answer is answer)
            if found:
                return found
        own = tuple(each for each in self.findings if each.rule_id not in ALWAYS)
        return own or self.findings[:1]

    @property
    def is_conditional(self) -> bool:
        """Whether something must be met or shown first."""
        return self.is_eligible and any(f.answer is Answer.CONDITION for f in self.findings)


def may_take(
    provider: Provider, standing: Standing, holds: Iterable[Hold], on: date
) -> list[MayTake]:
    """What every rule says about the member for each kind of matter; the assigner decides."""
    region = provider.organisation.region
    who = candidate(provider, standing, holds, cases_in_month(provider, on), on)
    policy = policy_for(region, on)
    found = []
    for matter in MATTERS:
        # What concerns the parties is answered at the assignment, when there are parties.
        said = tuple(
            each
            for each in filters(who, matter.brief(on=on, region=region), policy)
            if not each.rule_id.startswith("C-")
        )
        found.append(MayTake(matter, is_eligible(said), said))
    return found


def field_lines(stated: dict[str, str]) -> list[tuple[Field, date | None]]:
    """Fields in the order of the vocabulary, each with since when."""
    return [
        (each, date.fromisoformat(stated[each.value]) if stated[each.value] else None)
        for each in Field
        if each.value in stated
    ]


def grade_name(standing: Standing) -> str:
    """The grade as people call it; a dash for none."""
    return Grade.parse(standing.grade).name_zh if standing.grade else "—"
