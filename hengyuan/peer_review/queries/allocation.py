"""Who would read which dossier of a round, and why: computed, shown, and then entered or not."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from hengyuan.law.review import readers as law
from hengyuan.law.review.allocation import BARRED, Task, WhyLoad, allocate, why_loads
from hengyuan.law.review.words import Field, Grade
from hengyuan.peer_review.models import Dossier, Reader, Round
from hengyuan.peer_review.queries import rounds as queries
from hengyuan.people.models import Provider


@dataclass(frozen=True, slots=True)
class Pair:
    """One reader for one dossier, with the parts of his expertise for it."""

    dossier: Dossier
    reader: Reader
    why: dict[str, int]


@dataclass(frozen=True, slots=True)
class Barred:
    """A reader of the pool who may read nothing on the day, and why."""

    reader: Reader
    why: tuple[law.WhyNot, ...]


@dataclass(frozen=True, slots=True)
class Load:
    """How many dossiers a reader gets, of how many that he may read, and why as many."""

    reader: Reader
    count: int
    may: int
    room: int
    why: WhyLoad


@dataclass(frozen=True, slots=True)
class Plan:
    """The pairs to be entered, the lowest expertise among them, who is left out and why."""

    pairs: tuple[Pair, ...]
    floor: int
    barred: tuple[Barred, ...]
    loads: tuple[Load, ...]  # of all who may read, those with most first
    even: float
    reasons: dict[law.WhyNot, int]  # pairs that may not be, by reason


def plan_of(round_: Round, on: date, *, even_first: bool = False) -> Plan:
    """The best plan for what is wanted now; raises CannotAllocate, NoValueInForce.

    What stands is left as it is: only the missing readers are sought. `even_first` puts even loads
    before the expertise of the worst-served dossier.
    """
    rules = law.rules_for(round_.region, on)
    wanted = queries.wanting(round_)
    dossiers = [dossier for dossier, _more in wanted]
    pool = queries.readers_of_pool(round_)
    known = dict(zip((one.pk for one in pool), as_law(pool), strict=True))
    kept_out = {one: law.why_not_at_all(known[one.pk], rules, on) for one in pool}
    able = [one for one in pool if not kept_out[one]]
    seen = queries.as_law(dossiers)
    points, reasons = _points(dossiers, seen, able, [known[one.pk] for one in able], rules, on)
    need = np.array([more for _dossier, more in wanted], dtype=np.int64)
    task = Task(points, need, _room(able, rules))
    found = allocate(task, even_first=even_first)
    pairs = tuple(
        Pair(
            dossiers[row], able[column], law.expertise(known[able[column].pk], seen[row], rules, on)
        )
        for row, column in found.pairs
    )
    counts = Counter(column for _row, column in found.pairs)
    may = (points > BARRED).sum(axis=0).tolist()
    loads = [
        Load(one, counts[place], may[place], int(task.room[place]), why)
        for place, (one, why) in enumerate(zip(able, why_loads(task, found), strict=True))
    ]
    return Plan(
        pairs, found.floor, tuple(Barred(one, why) for one, why in kept_out.items() if why),
        tuple(sorted(loads, key=lambda one: (-one.count, one.reader.account.name))), found.even,
        dict(reasons),
    )  # fmt: skip


def _points(
    dossiers: Sequence[Dossier],
    seen: Sequence[law.Dossier],
    able: Sequence[Reader],
    known: Sequence[law.Reader],
    rules: law.ReaderRules,
    on: date,
) -> tuple[np.ndarray, Counter[law.WhyNot]]:
    """Expertise by dossier and reader, barred pairs as such; why they are, but for those read."""
    worth: dict[tuple[Any, str], list[int]] = {}
    points = np.full((len(dossiers), len(able)), BARRED, dtype=np.int16)
    for row, one in enumerate(seen):
        alike = one.field, one.matter
        if alike not in worth:
            worth[alike] = [sum(law.expertise(each, one, rules, on).values()) for each in known]
        points[row] = worth[alike]
    rows = {one.pk: row for row, one in enumerate(dossiers)}
    columns = {one.pk: column for column, one in enumerate(able)}
    had = {
        (rows[dossier], columns[reader])
        for dossier, reader in queries.already_read(dossiers) if reader in columns
    }  # fmt: skip
    reasons: Counter[law.WhyNot] = Counter()
    for row, column, why in law.conflicts_of(known, seen, rules):
        points[row, column] = BARRED
        if (row, column) not in had:
            reasons.update(why)
    for pair in had:
        points[pair] = BARRED
    return points, reasons


def _room(able: Sequence[Reader], rules: law.ReaderRules) -> np.ndarray:
    loads = queries.open_loads(able)
    most = [one.most_dossiers or rules.most_dossiers for one in able]
    return np.array(
        [max(0, top - loads.get(one.pk, 0)) for one, top in zip(able, most, strict=True)],
        dtype=np.int64,
    )


def anchors_to_read(round_: Round, readers: set[Reader], on: date) -> list[tuple[Dossier, Reader]]:
    """The anchors that these readers have not got and may read."""
    anchors = list(queries.dossiers_of(round_).filter(is_anchor=True).order_by("code"))
    pool = sorted(readers, key=lambda one: str(one.pk))
    rules = law.rules_for(round_.region, on)
    had, known = queries.already_read(anchors), as_law(pool)
    return [
        (dossier, reader)
        for dossier, seen in zip(anchors, queries.as_law(anchors), strict=True)
        for reader, person in zip(pool, known, strict=True)
        if (dossier.pk, reader.pk) not in had and not law.why_not(person, seen, rules)
    ]


def as_law(pool: Sequence[Reader]) -> list[law.Reader]:
    """Readers as the rules see them, in a fixed number of queries."""
    grades = _own_grades(pool)
    kin = _names_of_kin(pool)
    return [
        law.Reader(
            id=str(one.provider_id or ""),
            fields=frozenset(Field.parse(name) for name in one.fields),
            practises_since=one.practises_since, trained_on=one.trained_on,
            disciplined_until=one.disciplined_until, matters=frozenset(one.matters),
            grades=tuple(grades.get(one.provider_id or 0, ())),
            firm=str(one.workplace_id or ""), institution=str(one.workplace_id or ""),
            district=one.district, kin=frozenset(str(each) for each in one.kin),
            has_left=one.left_on is not None, name=law.same_name(one.account.name),
            workplace_name=law.same_name(one.workplace.name if one.workplace else ""),
            kin_names=frozenset(
                law.same_name(name)
                for name in [*one.kin_names, *(kin[each] for each in one.kin if each in kin)]
            ),
        )
        for one in pool
    ]  # fmt: skip


def _names_of_kin(pool: Sequence[Reader]) -> dict[int, str]:
    ids = {each for one in pool for each in one.kin}
    return dict(Provider.objects.filter(pk__in=ids).values_list("pk", "name"))


def _own_grades(pool: Sequence[Reader]) -> dict[int, list[Grade]]:
    found: dict[int, list[Grade]] = {}
    ids = [one.provider_id for one in pool if one.provider_id]
    rows = Dossier.objects.filter(case__handler__in=ids).exclude(grade="")
    for provider_id, grade in rows.values_list("case__handler_id", "grade"):
        found.setdefault(provider_id, []).append(Grade.parse(grade))
    return found
