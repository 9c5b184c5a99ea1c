"""Reads of 交叉评估: districts of the dossiers, districts of the readers, who reads whom."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from hengyuan.law.places import full_name
from hengyuan.orgs.models import Organisation
from hengyuan.orgs.rules import Kind
from hengyuan.peer_review.models import Round
from hengyuan.peer_review.queries.rounds import dossiers_of, readers_of_pool


@dataclass(frozen=True, slots=True)
class Crossed:
    """A district, how many of its dossiers were drawn, and the district that reads them."""

    name: str
    dossiers: int
    reader: str


def districts_of(round_: Round) -> dict[str, int]:
    """By district, how many dossiers were drawn; anchors are read by everybody."""
    rows = dossiers_of(round_).filter(is_anchor=False).select_related("case", "entry")
    found = Counter(
        one.entry.told["region"] if one.entry else one.case.region if one.case else ""
        for one in rows
    )
    return dict(sorted(found.items()))


def reading_districts(round_: Round) -> dict[str, int]:
    """By district, how many readers of the pool work there."""
    pool = readers_of_pool(round_)
    found = Counter(one.district for one in pool if one.district and one.left_on is None)
    return dict(sorted(found.items()))


def names_of(districts: Iterable[str]) -> dict[str, str]:
    """What districts are called: by their bureau, else by the list of places."""
    codes = list(districts)
    bureaus = Organisation.objects.filter(kind=Kind.BUREAU, region__in=codes)
    known = dict(bureaus.values_list("region", "name"))
    return {code: known.get(code) or (full_name(code) if code else "") or code for code in codes}


def who_reads_whom(round_: Round) -> list[Crossed]:
    """The setting of a round, district by district; nothing where it is not crossed."""
    if not round_.cross:
        return []
    counts, cross = districts_of(round_), round_.cross
    names = names_of({*cross, *cross.values()})
    return [Crossed(names[own], counts.get(own, 0), names[by]) for own, by in sorted(cross.items())]
