"""Who stands on the other side of a case, anywhere: equality of blind indexes, never a scan.

Looked up in all cases, open and closed (律师法 art. 39, 刑诉法解释 art. 43). Names are compared
where no identity number is known: a namesake is found as well, and a person decides about it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q

from hengyuan.assignment.models import Assignment, DeclaredInterest
from hengyuan.assignment.rules import AGENCY_MATTERS
from hengyuan.cases.models import Case, Party, Side
from hengyuan.cases.rules import ENDS
from hengyuan.law.vocabulary import Kind

Marks = dict[int, set[str]]
ENDED = frozenset(stage.value for stage in ENDS)


@dataclass(slots=True)
class Conflicts:
    """By provider: whom they act for or against, defend, are close to. Parties are opaque ids."""

    opponents: frozenset[str] = frozenset()
    co_accused: set[str] = field(default_factory=set)
    acts_for: Marks = field(default_factory=lambda: defaultdict(set))
    acts_against: Marks = field(default_factory=lambda: defaultdict(set))
    defends: Marks = field(default_factory=lambda: defaultdict(set))
    interests: Marks = field(default_factory=lambda: defaultdict(set))
    aided_opponent_firms: set[str] = field(default_factory=set)
    other_side_firms: set[str] = field(default_factory=set)
    former_handlers: set[int] = field(default_factory=set)
    former_firms: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Elsewhere:
    """Another case: its recipient as an opaque id, who acts there."""

    name_index: str
    person: str
    handler: int | None
    firm: int | None
    is_criminal: bool
    is_agency: bool
    is_open: bool


COLUMNS = ("recipient__name_index", "recipient_id", "handler_id", "firm_id", "kind", "matter",
           "stage")  # fmt: skip


def _elsewhere(row: tuple[object, ...]) -> _Elsewhere:
    name, person, handler, firm, kind, matter, stage = row
    return _Elsewhere(
        str(name),
        str(person),
        handler if isinstance(handler, int) else None,
        firm if isinstance(firm, int) else None,
        kind == Kind.CRIMINAL,
        matter in AGENCY_MATTERS,
        stage not in ENDED,
    )


def conflicts_of(case: Case) -> Conflicts:
    """Everything that bars somebody from the case, in a handful of index look-ups."""
    named: dict[str, set[str]] = {side.value: set() for side in Side}
    for side, index in Party.objects.filter(case=case).values_list("side", "name_index"):
        named[side].add(index)
    found = Conflicts(opponents=frozenset(named[Side.OPPONENT] | named[Side.VICTIM]))
    for each in _cases_of(set().union(*named.values()), case):
        _mark(found, each, case, named)
    _mark_mirrored(found, case)
    _mark_joint(found, case)
    interests = DeclaredInterest.objects.filter(name_index__in=found.opponents, ended_at=None)
    for provider, index in interests.values_list("provider_id", "name_index"):
        found.interests[provider].add(index)
    before = Assignment.objects.filter(case=case, ended_at__isnull=False).exclude(end="rejected")
    for handler, firm, is_named in before.values_list("handler_id", "firm_id", "named_at"):
        if is_named and handler:
            found.former_handlers.add(handler)
        else:
            found.former_firms.add(firm)
    return found


def _cases_of(names: Iterable[str], case: Case) -> list[_Elsewhere]:
    """Cases, open and closed, whose recipient bears one of these names."""
    wanted = list(names)
    if not wanted:
        return []
    rows = Case.objects.filter(recipient__name_index__in=wanted, firm__isnull=False)
    rows = rows.exclude(recipient_id=case.recipient_id)
    return [_elsewhere(row) for row in rows.values_list(*COLUMNS)]


def _mark(found: Conflicts, each: _Elsewhere, case: Case, named: dict[str, set[str]]) -> None:
    is_other_side = each.name_index in found.opponents
    if is_other_side and each.handler:
        found.acts_for[each.handler].add(each.name_index)
    if is_other_side and each.firm:
        found.aided_opponent_firms.add(str(each.firm))
        if case.kind == Kind.CRIMINAL:
            found.other_side_firms.add(str(each.firm))
    if each.name_index in named[Side.CO_ACCUSED] and each.is_criminal and not each.is_agency:
        _mark_defended(found, each)


def _mark_defended(found: Conflicts, each: _Elsewhere) -> None:
    found.co_accused.add(each.person)
    if each.handler:
        found.defends[each.handler].add(each.person)


def _mark_mirrored(found: Conflicts, case: Case) -> None:
    """Cases that name this recipient: as opponent, as victim, as accused together."""
    rows = Party.objects.filter(
        name_index=case.recipient.name_index, case__firm__isnull=False
    ).exclude(case__recipient_id=case.recipient_id)
    for side, *row in rows.values_list("side", *(f"case__{column}" for column in COLUMNS)):
        each = _elsewhere(tuple(row))
        if side == Side.CO_ACCUSED:
            if each.is_criminal and not each.is_agency:
                _mark_defended(found, each)
            continue
        if each.is_open and each.handler:
            found.acts_against[each.handler].add(str(case.recipient_id))
        if case.kind == Kind.CRIMINAL and each.is_criminal and each.firm:
            found.other_side_firms.add(str(each.firm))


def _mark_joint(found: Conflicts, case: Case) -> None:
    """Cases of the same proceeding: several accused, or accused and victim."""
    if not case.joint_key:
        return
    rows = Case.objects.filter(Q(joint_key=case.joint_key) & ~Q(joint_key=""), firm__isnull=False)
    rows = rows.exclude(recipient_id=case.recipient_id)
    for row in rows.values_list(*COLUMNS):
        each = _elsewhere(row)
        if each.is_agency != (case.matter in AGENCY_MATTERS):
            found.other_side_firms.add(str(each.firm))
        elif not each.is_agency:
            _mark_defended(found, each)
