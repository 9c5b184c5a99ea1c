"""Reads of points made comparable: raw and adjusted side by side, and how strict each reader is.

Readers are numbers, by the order in which they first occur among the signed sheets, as in the file
of sheets. Adjusted points decide nothing. Grades without points are not adjusted.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from hengyuan.law.review.comparable import Comparable, Estimate, Marked, compare
from hengyuan.law.review.drift import drifts
from hengyuan.law.review.standards import Standard
from hengyuan.law.review.words import Field, Grade, Model
from hengyuan.peer_review.models import Dossier, Sheet

GROUPED = ("institution", "firm")
LEAST_SHEETS = 2


@dataclass(frozen=True, slots=True)
class Points:
    """A dossier with its final grade: the mean of its readers' points, and the adjusted one."""

    code: str
    grade: Grade
    raw: float
    adjusted: Estimate | None


@dataclass(frozen=True, slots=True)
class GroupPoints:
    """A group: raw over all its dossiers with points, adjusted over as many of them as can be."""

    group: str
    dossiers: int
    raw: float
    of: int
    adjusted: Estimate | None


@dataclass(frozen=True, slots=True)
class Strictness:
    """A reader by number: above 0 he gives so many points less; `zh`, `en` why not adjusted."""

    number: int
    sheets: int
    points: Estimate
    zh: str = ""
    en: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Drifting:
    """A reader by number who changed: `points` more severe than before, over `files` by code.

    `since` and `at` count his sheets with points in the order of signing, from 1.
    """

    number: int
    since: int
    at: int
    points: float
    files: list[str]

    @property
    def apart(self) -> float:
        """By how many points."""
        return abs(self.points)


@dataclass(frozen=True, slots=True)
class Adjusted:
    """One field: what was made comparable; `spreads` of quality, strictness and chance."""

    dossiers: list[Points]
    groups: dict[str, list[GroupPoints]]
    strictness: list[Strictness]
    spreads: tuple[float, float, float]
    drifting: list[Drifting]

    @property
    def refused(self) -> list[Strictness]:
        """Readers whose sheets are not adjusted."""
        return [one for one in self.strictness if one.zh]


@dataclass(frozen=True, slots=True)
class NotAdjusted:
    """Why a field has no comparable points: grades or few."""

    zh: str
    en: str
    why: str


NO_POINTS = NotAdjusted(
    "本标准逐项评定等次，不计分，没有可以调整的分数。",
    "This standard grades each indicator and gives no points: there is nothing to adjust.",
    "grades",
)
TOO_FEW = NotAdjusted(
    "已签署的有分数的评估表不足两份，不能调整。",
    "Fewer than two signed sheets have points: nothing is adjusted.",
    "few",
)


def numbers_of(sheets: Sequence[Sheet]) -> dict[object, int]:
    """The number of each reader of a round's signed sheets."""
    found: dict[object, int] = {}
    for one in sheets:
        found.setdefault(one.reader_id, len(found) + 1)
    return found


def comparison(
    sheets: Sequence[Sheet],
    final: Sequence[Dossier],
    standard: Standard,
    numbers: Mapping[object, int],
) -> Adjusted | NotAdjusted:
    """The signed sheets of one field made comparable, told of its final dossiers."""
    if standard.model is Model.GRADES:
        return NO_POINTS
    counted = [one for one in in_order(sheets) if one.points is not None]
    if len(counted) < LEAST_SHEETS:
        return TOO_FEW
    dossiers = {pk: at for at, pk in enumerate(dict.fromkeys(one.dossier_id for one in counted))}
    readers = sorted({numbers[one.reader_id] for one in counted})
    place = {number: at for at, number in enumerate(readers)}
    marked = [
        Marked(dossiers[one.dossier_id], place[numbers[one.reader_id]], float(one.points or 0))
        for one in counted
    ]
    told = [one for one in final if one.pk in dossiers]
    groups = [_grouped(told, name, dossiers) for name in GROUPED]
    asked = [members for each in groups for members in each.values()]
    found = compare(marked, len(dossiers), len(readers), asked)
    means = iter(found.groups)
    return Adjusted(
        [_points(one, found, dossiers[one.pk]) for one in told],
        {
            name: [_group(group, members, found, next(means)) for group, members in each.items()]
            for name, each in zip(GROUPED, groups, strict=True)
        },
        _strictness(found, readers, marked),
        found.spreads,
        _drifting(counted, marked, found, readers),
    )


def in_order(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Signed sheets in the order of signing, those of one moment by code and place."""
    return sorted(sheets, key=lambda one: (one.signed_at, one.dossier.code, one.place))


def _drifting(
    sheets: Sequence[Sheet], marked: Sequence[Marked], found: Comparable, readers: Sequence[int]
) -> list[Drifting]:
    told = []
    for place, one in drifts(marked, found).items():
        own = [row.dossier.code for row, mark in zip(sheets, marked, strict=True)
               if mark.reader == place]  # fmt: skip
        files = own[one.since : one.at + 1]
        told.append(Drifting(readers[place], one.since + 1, one.at + 1, one.points, files))
    return told


def _points(row: Dossier, found: Comparable, at: int) -> Points:
    return Points(row.code, Grade.parse(row.grade), found.raw[at], found.adjusted[at])


def _grouped(
    rows: Sequence[Dossier], name: str, places: Mapping[UUID, int]
) -> dict[str, list[int]]:
    """The places of the dossiers of each group, in the order of their names."""
    found: dict[str, list[int]] = {}
    for one in rows:
        group = one.institution_name if name == "institution" else one.firm_name
        found.setdefault(group, []).append(places[one.pk])
    return dict(sorted(found.items()))


def _group(
    group: str, members: Sequence[int], found: Comparable, mean: Estimate | None
) -> GroupPoints:
    raw = sum(found.raw[one] for one in members) / len(members)
    of = sum(found.adjusted[one] is not None for one in members)
    return GroupPoints(group, len(members), raw, of, mean)


def _strictness(
    found: Comparable, readers: Sequence[int], marked: Sequence[Marked]
) -> list[Strictness]:
    why = {one.reader: (one.zh, one.en, one.why) for one in found.refused}
    sheets = Counter(one.reader for one in marked)
    return [
        Strictness(number, sheets[at], found.strictness[at], *why.get(at, ()))
        for at, number in enumerate(readers)
    ]


def by_field(
    sheets: Sequence[Sheet], final: Sequence[Dossier], standards: Mapping[Field, Standard]
) -> dict[Field, Adjusted | NotAdjusted]:
    """Each field of which sheets are signed."""
    numbers, found = numbers_of(sheets), {}
    for field, standard in standards.items():
        own = [one for one in sheets if one.dossier.field == field.value]
        if own:
            rows = [one for one in final if one.field == field.value]
            found[field] = comparison(own, rows, standard, numbers)
    return found
