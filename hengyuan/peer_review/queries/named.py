"""Named case numbers of a round: which was named, which case was taken for it, and why."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from hengyuan.cases.models import Case
from hengyuan.law.sampling import Batch, Unit
from hengyuan.law.sampling.numbers import Taken, Why, numbers_of, taken
from hengyuan.law.vocabulary import Kind
from hengyuan.peer_review.models import Entry, Round


@dataclass(frozen=True, slots=True)
class Row:
    """One named number of an institution and kind; `number` is empty where none was left."""

    institution: str
    kind: str
    named: int
    number: str
    why: Why


def taken_of(round_: Round) -> list[Row]:
    """What the closed frame gives for the named numbers; nothing before it is closed."""
    units = _frame(round_)
    found = taken(units, numbers_of(round_.settings)) if units else []
    of = {one.unit for one in found if one.unit}
    first = {one.groups["institution"]: one.id for one in reversed(units)}
    told = _told(round_, [*of, *first.values()])
    return [_row(one, told, first) for one in found]


def _frame(round_: Round) -> list[Unit]:
    if round_.record:
        record: dict[str, Any] = json.loads(round_.record)
        return [unit for one in record["batches"] for unit in Batch.of(one).units]
    return list(Batch.of(round_.frame).units) if round_.frame else []


def _row(one: Taken, told: dict[str, tuple[str, str]], first: dict[str, str]) -> Row:
    institution, _number = told[first[one.institution]]
    number = told[one.unit][1] if one.unit else ""
    return Row(institution, Kind.parse(one.kind).name_zh, one.named, number, one.why)


def _told(round_: Round, units: Iterable[str]) -> dict[str, tuple[str, str]]:
    """By unit, institution and case number."""
    if round_.from_elsewhere:
        entries = Entry.objects.filter(pk__in=list(units))
        return {str(one.pk): (one.told["institution"], one.number) for one in entries}
    cases = Case.objects.filter(pk__in=list(units)).select_related("institution")
    return {str(one.pk): (one.institution.name, one.number) for one in cases}
