"""Reads of assignment: firms in rotation, their eligible people, and why others are left out."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Max

from hengyuan.assignment.models import Assignment
from hengyuan.assignment.rules import Turn, exclusion, in_rotation
from hengyuan.cases.models import Case
from hengyuan.kernel import crypto
from hengyuan.orgs.models import Organisation
from hengyuan.orgs.rules import Kind, region_prefix
from hengyuan.people.models import Provider
from hengyuan.people.queries import holds_on, providers_on


@dataclass(slots=True)
class ConsideredFirm:
    """A firm of the pool on a day: its eligible people, or why none of them can be assigned."""

    firm: Organisation
    last_assigned_on: date | None
    eligible: list[Provider] = field(default_factory=list)
    excluded: list[tuple[Provider, str]] = field(default_factory=list)
    reason: str = ""

    @property
    def is_eligible(self) -> bool:
        """Whether at least one person of the firm passed every filter."""
        return not self.reason and bool(self.eligible)

    def as_values(self) -> dict[str, object]:
        """The row as the ledger and the assignment keep it; names of providers are public."""
        return {
            "firm": self.firm.name,
            "is_eligible": self.is_eligible,
            "reason": self.reason
            or ("" if self.eligible else "；".join(f"{p.name}：{why}" for p, why in self.excluded)),
            "last_assigned_on": self.last_assigned_on,
        }


def consider(
    case: Case, on: date, *, without_firms: Iterable[int] = (), over_cap: bool = False
) -> list[ConsideredFirm]:
    """Every firm of the city in the order of rotation, each eligible or with its reason.

    The monthly cap holds in principle (ruling 28): `over_cap` leaves it out, for a designation
    with a ground and a second approver.
    """
    firms = _firms(case, on)
    last = _last_assigned(firms)
    turns = in_rotation(
        Turn(firm.pk, last.get(firm.pk), firm.valid_from) for firm in firms.values()
    )
    held_providers, held_firms = _held(on)
    conflicted = firms_against(case)
    months = cases_this_month(on)
    people: dict[int, list[Provider]] = defaultdict(list)
    for provider in providers_on(on).filter(organisation__in=firms):
        people[provider.organisation_id].append(provider)
    considered = []
    for turn in turns:
        row = ConsideredFirm(firms[turn.organisation_id], turn.last_assigned_on)
        if turn.organisation_id in held_firms:
            row.reason = f"暂停指派：{held_firms[turn.organisation_id]}"
        elif turn.organisation_id in conflicted:
            row.reason = "利益冲突：本所已代理本案对方当事人"
        elif turn.organisation_id in set(without_firms):
            row.reason = "本案中已退回指派"
        for provider in people[turn.organisation_id]:
            why = held_providers.get(provider.pk) or exclusion(
                kind=case.kind,
                is_capital=case.matter in ("CR-M4", "CR-M5"),
                is_group=case.group_size > 1,
                provider_kind=provider.kind,
                has_lawyer_licence=provider.has_lawyer_licence,
                criminal_since=provider.criminal_since,
                cases_this_month=0 if over_cap else months.get(provider.pk, 0),
                on=on,
            )
            if why:
                row.excluded.append((provider, why))
            else:
                row.eligible.append(provider)
        if not row.reason and not people[turn.organisation_id]:
            row.reason = "名册中没有人员"
        considered.append(row)
    return considered


def _firms(case: Case, on: date) -> dict[int, Organisation]:
    prefix = region_prefix(case.region)[:4]
    found = Organisation.objects.existing(on).filter(
        kind__in=[Kind.FIRM.value, Kind.LEGAL_SERVICE_OFFICE.value], region__startswith=prefix
    )
    return {firm.pk: firm for firm in found}


def _last_assigned(firms: Iterable[int]) -> dict[int, date]:
    rows = (
        Assignment.objects.filter(firm__in=list(firms), assigned_on__isnull=False)
        .values_list("firm")
        .annotate(last=Max("assigned_on"))
    )
    return dict(rows)


def _held(on: date) -> tuple[dict[int, str], dict[int, str]]:
    providers: dict[int, str] = {}
    firms: dict[int, str] = {}
    for hold in holds_on(on):
        if hold.provider_id is not None:
            providers[hold.provider_id] = f"暂停指派：{hold.reason}"
        elif hold.organisation_id is not None:
            firms[hold.organisation_id] = hold.reason
    return providers, firms


def cases_this_month(on: date) -> dict[int, int]:
    """Cases named to each provider in this month, group cases apart."""
    rows = (
        Assignment.objects.filter(
            named_at__year=on.year, named_at__month=on.month, case__group_size=1, ended_at=None
        )
        .values_list("handler")
        .annotate(count=Count("pk"))
    )
    return dict(rows)


def firms_against(case: Case) -> set[int]:
    """Firms that act for somebody whom this case names as the opponent (C-1, C-3)."""
    names = [name for name in case.opponents.splitlines() if name.strip()]
    indexes = [crypto.blind_index("name", name.strip()) for name in names]
    return set(
        Case.objects.filter(recipient__name_index__in=indexes, firm__isnull=False).values_list(
            "firm_id", flat=True
        )
    )
