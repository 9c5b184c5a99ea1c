"""Reads of rounds: the frame, the settings, what each dossier waits for."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from hengyuan.assignment.models import Assignment
from hengyuan.cases.models import Case, Party, Side
from hengyuan.law.review import readers as law
from hengyuan.law.review.standards import Standard, thawed
from hengyuan.law.review.words import Field
from hengyuan.law.sampling import Policy, Purpose, Unit, policy_for
from hengyuan.law.sampling.numbers import parts_of
from hengyuan.law.vocabulary import Kind
from hengyuan.ledger.models import Checkpoint
from hengyuan.orgs.models import Organisation
from hengyuan.orgs.rules import Kind as Place
from hengyuan.orgs.rules import region_range
from hengyuan.peer_review.models import Decision, Dossier, Entry, Reader, Round, SelfSheet, Sheet
from hengyuan.peer_review.rules.rounds import CHIEFS, READERS_OF, DossierState, RoundState
from hengyuan.peer_review.rules.sheets import OPEN, SheetState
from hengyuan.people.models import Account, RoleHeld

LISTED = 500


def locked(round_id: UUID) -> Round:
    """The round, held until the end of the transaction."""
    return Round.objects.select_for_update(of=("self",)).get(pk=round_id)


def next_number(organisation_id: int) -> int:
    """The number of the organisation's next round."""
    return Round.objects.filter(organisation_id=organisation_id).count() + 1


def policy_at(organisation: Organisation, on: date) -> Policy:
    """How much is drawn at a place; raises NoValueInForce."""
    return policy_for(Purpose.PEER_REVIEW, organisation.region, on)


def outside_text(at: datetime) -> str:
    """What the draw mixes in: the ledger's last signed checkpoint at that moment."""
    found = Checkpoint.objects.filter(at__lte=at).order_by("-number").first()
    return f"checkpoint {found.number} {found.hash}" if found else "checkpoint 0"


def closed_cases(organisation: Organisation, begins_on: date, ends_on: date) -> QuerySet[Case]:
    """Cases that closed in a period under an organisation: its own, or those of its region."""
    found = Case.objects.filter(closed_on__range=(begins_on, ends_on), handler__isnull=False)
    if organisation.kind == Place.INSTITUTION:
        return found.filter(institution=organisation).order_by("pk")
    return found.filter(region__range=region_range(organisation.region)).order_by("pk")


def frame_of(round_: Round) -> list[Unit]:
    """The units of a frame, by pseudonyms: ids alone, and the running number where it is named."""
    columns = (
        "pk", "institution_id", "firm_id", "handler_id", "kind", "proceeding", "receiver_id",
        "number",
    )  # fmt: skip
    found = closed_cases(round_.organisation, round_.closed_from, round_.closed_to)
    rows = found.values(*columns).iterator(chunk_size=5_000)
    return [_unit(row, with_number=round_.is_named) for row in rows]


def _unit(row: dict[str, Any], *, with_number: bool) -> Unit:
    groups = {
        "institution": f"I{row['institution_id']}", "firm": f"F{row['firm_id'] or 0}",
        "handler": f"H{row['handler_id'] or 0}", "kind": row["kind"], "stage": row["proceeding"],
        "station": f"W{row['receiver_id']}" if row["receiver_id"] else "",
        **(parts_of(row["number"]) if with_number else {}),
    }  # fmt: skip
    return Unit(str(row["pk"]), groups)


def announced(round_: Round) -> dict[str, Any]:
    """The announcement as it was published."""
    found: dict[str, Any] = json.loads(round_.announcement)
    return found


def standard_of(round_: Round, field: str) -> Standard:
    """The standard that the round froze for a field; raises KeyError, MalformedFile."""
    return thawed(round_.standards[field])


def standards_of(round_: Round) -> dict[Field, Standard]:
    """Both frozen standards."""
    return {Field.parse(name): thawed(content) for name, content in round_.standards.items()}


def dossiers_of(round_: Round) -> QuerySet[Dossier]:
    """The dossiers of a round."""
    return Dossier.objects.filter(round=round_)


def wanting(round_: Round) -> list[tuple[Dossier, int]]:
    """Dossiers that want readers, with how many more."""
    active = Count("sheets", filter=~Q(sheets__state=SheetState.RELEASED))
    rows = dossiers_of(round_).filter(state__in=list(READERS_OF)).annotate(readers=active)
    rows = rows.select_related("round")
    found = (
        (row, READERS_OF[DossierState.parse(row.state)] - row.readers)
        for row in rows.order_by("code")
    )
    return [(row, more) for row, more in found if more > 0]


def sheet_counts(round_: Round) -> dict[UUID, int]:
    """How many sheets each dossier ever had."""
    rows = Sheet.objects.filter(dossier__round=round_).order_by()
    return dict(rows.values_list("dossier_id").annotate(n=Count("pk")))


def readers_of_pool(round_: Round) -> list[Reader]:
    """The pool of the round's organisation."""
    rows = Reader.objects.filter(pool_id=round_.organisation_id)
    rows = rows.select_related("account", "workplace")
    rows = rows.exclude(account_id=round_.chief_id)  # who decides does not read
    return list(rows.order_by("pk"))


def open_loads(readers: Iterable[Reader]) -> dict[UUID, int]:
    """How many sheets each reader has open."""
    rows = Sheet.objects.filter(reader__in=list(readers), state__in=OPEN).order_by()
    counted = rows.values_list("reader_id").annotate(n=Count("pk"))
    return dict(counted)


def already_read(dossiers: Iterable[Dossier]) -> set[tuple[UUID, UUID]]:
    """Pairs (dossier, reader) that have a sheet, released ones too: nobody gets it twice.

    Whoever checked it for its institution is among them.
    """
    found = list(dossiers)
    rows = Sheet.objects.filter(dossier__in=found)
    return set(rows.values_list("dossier_id", "reader_id")) | _checked_themselves(found)


def _checked_themselves(dossiers: Sequence[Dossier]) -> set[tuple[UUID, UUID]]:
    """Pairs of a dossier and a reader who judged it before the round, for its institution."""
    cases = {one.case_id: one.pk for one in dossiers if one.case_id}
    rows = SelfSheet.objects.filter(case__in=list(cases), signed_by__isnull=False)
    signed = list(rows.values_list("case_id", "signed_by_id"))
    accounts = {account for _case, account in signed}
    readers = defaultdict(list)
    for pk, account in Reader.objects.filter(account__in=accounts).values_list("pk", "account_id"):
        readers[account].append(pk)
    return {(cases[case], pk) for case, account in signed for pk in readers[account]}


def as_law(dossiers: Sequence[Dossier]) -> list[law.Dossier]:
    """Dossiers as the rules for readers see them, in a fixed number of queries."""
    cases = {
        case.pk: case
        for case in Case.objects.filter(reviews__in=list(dossiers)).select_related("recipient")
    }
    handlers, firms = _who_had(cases)
    opposite = _on_the_other_side(list(cases.values()))
    entries: dict[UUID | None, Entry] = {
        entry.pk: entry for entry in Entry.objects.filter(pk__in=[one.entry_id for one in dossiers])
    }
    return [
        crossed(
            _as_law(one, cases[one.case_id], handlers, firms, opposite)
            if one.case_id
            else _named(one, entries),
            one,
        )
        for one in dossiers
    ]


def crossed(seen: law.Dossier, dossier: Dossier) -> law.Dossier:
    """The same with the district that reads it; anchors are read by everybody."""
    if dossier.is_anchor:
        return seen
    return replace(seen, readers_from=dossier.round.cross.get(seen.district, ""))


def _named(dossier: Dossier, entries: Mapping[UUID | None, Entry]) -> law.Dossier:
    """A dossier from elsewhere: the names in the list stand for ids."""
    told = entries[dossier.entry_id].told
    others = [told["recipient"], *told["others"]]
    return law.Dossier(
        id=str(dossier.pk), field=Field.parse(dossier.field), district=told["region"],
        handler_names=_names([told["handler"]]), firm_names=_names([told["firm"]]),
        institution_name=law.same_name(told["institution"]), other_names=_names(others),
    )  # fmt: skip


def _names(told: Iterable[str]) -> frozenset[str]:
    return frozenset(name for name in map(law.same_name, told) if name)


def _as_law(
    dossier: Dossier,
    case: Case,
    handlers: dict[UUID, list[str]],
    firms: dict[UUID, set[str]],
    opposite: dict[UUID, set[str]],
) -> law.Dossier:
    return law.Dossier(
        id=str(dossier.pk), field=Field.parse(dossier.field), matter=case.matter,
        handlers=tuple(dict.fromkeys([str(case.handler_id), *handlers[case.pk]])),
        firms=frozenset({str(case.firm_id), *firms[case.pk]}),
        institution=str(case.institution_id), district=case.region,
        opponents=frozenset(opposite[case.pk]),
    )  # fmt: skip


def _who_had(cases: Iterable[UUID]) -> tuple[dict[UUID, list[str]], dict[UUID, set[str]]]:
    """Whoever had each case before, and their firms."""
    handlers, firms = defaultdict(list), defaultdict(set)
    rows = Assignment.objects.filter(case__in=list(cases)).order_by("-proposed_at")
    for case_id, handler_id, firm_id in rows.values_list("case_id", "handler_id", "firm_id"):
        if handler_id:
            handlers[case_id].append(str(handler_id))
        if firm_id:
            firms[case_id].add(str(firm_id))
    return handlers, firms


def _on_the_other_side(cases: Sequence[Case]) -> dict[UUID, set[str]]:
    """Handlers and firms of cases whose opponent bears the name of this case's recipient."""
    by_name = defaultdict(list)
    for case in cases:
        if case.recipient.name_index:
            by_name[case.recipient.name_index].append(case.pk)
    found: dict[UUID, set[str]] = defaultdict(set)
    rows = Party.objects.filter(name_index__in=list(by_name), side=Side.OPPONENT)
    columns = ("name_index", "case__handler_id", "case__firm_id")
    for name, handler_id, firm_id in rows.values_list(*columns):
        ids = {str(one) for one in (handler_id, firm_id) if one}
        for pk in by_name[name]:
            found[pk] |= ids
    return found


def with_signed(round_: Round) -> QuerySet[Dossier]:
    """The dossiers of a round with how many of their readers have signed."""
    signed = Count("sheets", filter=Q(sheets__state=SheetState.SIGNED))
    rows = dossiers_of(round_).annotate(readers=signed)
    return rows.select_related("case", "entry", "institution")


def chiefs_at(organisation_id: int, on: date) -> list[tuple[int, str]]:
    """Who may be the chief of a round here: whoever runs rounds, and its readers."""
    held = RoleHeld.objects.filter(
        organisation_id=organisation_id, role__in=CHIEFS, valid_from__lte=on
    ).filter(Q(valid_to=None) | Q(valid_to__gte=on))
    rows = held.values_list("account_id", "account__name").order_by("account__name").distinct()
    return list(rows)


def account(account_id: int) -> Account:
    """An account by its id; raises DoesNotExist."""
    return Account.objects.get(pk=account_id)


def frame_size(organisation: Organisation, begins_on: date, ends_on: date) -> int:
    """About how many cases a round would draw from."""
    return closed_cases(organisation, begins_on, ends_on).count()


def drawn_from(round_: Round, units: Sequence[str]) -> dict[str, dict[str, Any]]:
    """By unit of the frame, in the order of their ids, what a dossier copies from what it is of."""
    found: Sequence[Case | Entry]
    if round_.from_elsewhere:
        found = list(Entry.objects.filter(pk__in=list(units)).order_by("pk"))
    else:
        columns = ("pk", "kind", "proceeding", "institution")
        found = list(Case.objects.filter(pk__in=list(units)).only(*columns).order_by("pk"))
    return {str(one.pk): each for one, each in zip(found, copied_from(found), strict=True)}


def copied_from(rows: Sequence[Case | Entry]) -> list[dict[str, Any]]:
    """What a dossier copies from its case, or from its row of a list from elsewhere."""
    names = {one.told["institution"] for one in rows if isinstance(one, Entry)}
    homes = Organisation.objects.filter(kind=Place.INSTITUTION, name__in=names)
    here = dict(homes.values_list("name", "pk")) if names else {}
    return [_copied(one, here) for one in rows]


def _copied(row: Case | Entry, here: Mapping[str, int]) -> dict[str, Any]:
    """`here`: institutions of this site by name."""
    if isinstance(row, Entry):
        return {
            "entry": row, "institution_id": here.get(row.told["institution"]),
            "proceeding": row.told["stage"], "field": row.told["field"],
        }  # fmt: skip
    return {
        "case": row, "institution_id": row.institution_id, "proceeding": row.proceeding,
        "field": field_of(row.kind).value,
    }  # fmt: skip


def cases_by_number(round_: Round, numbers: Sequence[str]) -> list[Case]:
    """Closed cases with these numbers under the round's organisation."""
    place = round_.organisation
    found = Case.objects.filter(number__in=numbers, closed_on__isnull=False)
    if place.kind == Place.INSTITUTION:
        return list(found.filter(institution=place))
    return list(found.filter(region__range=region_range(place.region)))


def decisions_of(dossier: Dossier) -> list[Decision]:
    """The grades of a dossier, the newest first."""
    found = Decision.objects.filter(dossier=dossier).order_by("-version")
    return list(found.select_related("decided_by", "reply", "reply__written_by"))


def sheets_with_readers(dossier: Dossier) -> list[Sheet]:
    """Every sheet of a dossier with its reader."""
    found = Sheet.objects.filter(dossier=dossier).select_related("reader__account")
    return list(found.order_by("place", "assigned_at"))


def progress_of(round_: Round) -> dict[str, int]:
    """How many dossiers stand in each state."""
    rows = dossiers_of(round_).filter(is_anchor=False).order_by()
    return dict(rows.values_list("state").annotate(n=Count("pk")))


def last_decision(dossier: Dossier) -> Decision | None:
    """The newest grade of a dossier; None before one is decided."""
    found = Decision.objects.filter(dossier=dossier).order_by("-version")
    return found.select_related("reply", "decided_by").first()


def field_of(kind: str) -> Field:
    """The field of a case's kind."""
    return Field.of(Kind.parse(kind))


def is_running(round_: Round) -> bool:
    """Whether sheets may be written."""
    return round_.state == RoundState.READING
