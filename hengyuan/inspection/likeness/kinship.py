"""Whose a text is, which others resemble it in which circle, and the passages they share.

Three circles: the same handler, the same firm, elsewhere. A handler's template says something else
than a text that goes round in the whole city, so each circle shows its own nearest ones.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any, Protocol

import numpy as np

from hengyuan.inspection.likeness.grams import Grams, Numbers, grams_of, jaccard
from hengyuan.inspection.likeness.own import Flags, OwnShare, covered, own_share
from hengyuan.inspection.likeness.passages import SHORTEST, Passage, shared_passages

NEAREST = 3  # relatives of each circle that are read and shown


class Circle(StrEnum):
    """How near the writer of a relative stands."""

    HANDLER = "handler"
    FIRM = "firm"
    OTHER = "other"


CIRCLES = {Circle.HANDLER: "同一承办人", Circle.FIRM: "同一律所", Circle.OTHER: "其他"}


class Owned(Protocol):
    """What tells whose a text is; "" where nobody knows."""

    @property
    def dossier(self) -> str:
        """Of which dossier; texts of one dossier are not held against each other."""

    @property
    def handler(self) -> str:
        """Who wrote it."""

    @property
    def firm(self) -> str:
        """Where."""


@dataclass(frozen=True, slots=True)
class Written:
    """A text and whose it is. `called` is what its dossier is called on screen, `name` the paper.

    `pages` are pairs: a place in the text, and the page that begins there.
    """

    dossier: str
    called: str
    name: str
    handler: str
    firm: str
    text: str
    pages: tuple[tuple[int, int], ...]

    def page_at(self, place: int) -> int:
        """The page on which a place of the text stands; 0 when nobody knows."""
        return max((page for start, page in self.pages if start <= place), default=0)


@dataclass(frozen=True, slots=True)
class Relation:
    """A relative: its circle, its likeness, and how much of the text is shared with it alone.

    Both are 0 to 1, the law and the forms taken out.
    """

    circle: Circle
    other: Written
    likeness: float
    shared: float
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Kinship:
    """How much of a text is its case's own, and its relatives.

    Passages cost more than the share: relatives are looked into only where somebody asks.
    """

    text: str
    share: OwnShare
    look: Callable[[], Iterable[Relation]]

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """Those that share a passage, the nearest first."""
        return tuple(sorted(filter(_has_passages, self.look()), key=_nearness))

    @property
    def passages(self) -> list[tuple[int, int]]:
        """All that is shared with anyone, as slices of the text that do not touch."""
        found: list[tuple[int, int]] = []
        for start, end in sorted((p.start, p.end) for r in self.relations for p in r.passages):
            if found and start <= found[-1][1]:
                found[-1] = (found[-1][0], max(end, found[-1][1]))
            else:
                found.append((start, end))
        return found


def circle_of(one: Owned, other: Owned) -> Circle:
    """A handler is known by name and firm: a name alone may be somebody else's."""
    same_firm = bool(one.firm) and one.firm == other.firm
    known_apart = bool(one.firm and other.firm) and not same_firm
    if one.handler and one.handler == other.handler and not known_apart:
        return Circle.HANDLER
    return Circle.FIRM if same_firm else Circle.OTHER


def nearest(one: Owned, others: Iterable[Any]) -> list[Any]:
    """Of texts that come nearest first, those of other dossiers: a few of each circle."""
    left = dict.fromkeys(Circle, NEAREST)
    found = []
    for other in others:
        circle = circle_of(one, other)
        if other.dossier != one.dossier and left[circle]:
            left[circle] -= 1
            found.append(other)
    return found


def kinship(one: Written, others: Sequence[Written], printed: Numbers) -> Kinship:
    """A text held against others, the nearest ones of each circle."""
    grams = grams_of(one.text)
    theirs = [grams_of(other.text) for other in others]

    def look() -> Iterator[Relation]:
        form, free = covered(grams, printed), grams.without(printed)
        for other, each in zip(others, theirs, strict=True):
            likeness = jaccard(free, each.without(printed))
            shared = 1 - own_share(grams, [each], printed).share
            passages = tuple(_own_passages(grams, each, form))
            yield Relation(circle_of(one, other), other, likeness, shared, passages)

    return Kinship(one.text, own_share(grams, theirs, printed), look)


def _has_passages(relation: Relation) -> bool:
    return bool(relation.passages)


def _nearness(relation: Relation) -> float:
    return -relation.likeness


def _own_passages(grams: Grams, other: Grams, form: Flags) -> Iterable[Passage]:
    """Shared passages in which enough letters are nobody's print."""
    for each in shared_passages(grams, other):
        first, end = np.searchsorted(grams.places, (each.start, each.end))
        if int((~form[first:end]).sum()) >= SHORTEST:
            yield each
