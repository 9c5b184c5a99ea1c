"""The passages that two texts share, to be shown side by side."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from hengyuan.inspection.likeness.grams import LENGTH, Grams

SHORTEST = 12  # letters; anything shorter is a turn of phrase
TRIED = 16  # places of a frequent gram that are tried: a text of one repeated word stays cheap


@dataclass(frozen=True)
class Passage:
    """The same letters in both texts, as slices of each text as it was given."""

    start: int
    end: int
    other_start: int
    other_end: int
    letters: int


def shared_passages(one: Grams, other: Grams, shortest: int = SHORTEST) -> list[Passage]:
    """The longest passages in common, in the order of `one`; none overlaps another there."""
    return [
        Passage(*one.span(start, start + size), *other.span(there, there + size), size)
        for start, there, size in _matches(one, other)
        if size >= shortest
    ]


def _matches(one: Grams, other: Grams) -> Iterator[tuple[int, int, int]]:
    """Start in one, start in the other, letters; greedy from the left."""
    places: dict[int, list[int]] = defaultdict(list)
    for place, number in enumerate(other.numbers.tolist()):
        if len(places[number]) < TRIED:
            places[number].append(place)
    mine, theirs = one.numbers.tolist(), other.numbers.tolist()
    start = 0
    while start < len(mine):
        best, there = 0, 0
        for place in places.get(mine[start], ()):
            size = _run(mine, theirs, start, place)
            if size > best:
                best, there = size, place
        if best:
            yield start, there, best + LENGTH - 1
        start += best + LENGTH - 1 if best else 1


def _run(mine: list[int], theirs: list[int], start: int, place: int) -> int:
    """How many grams in a row agree."""
    size = 0
    while (
        start + size < len(mine)
        and place + size < len(theirs)
        and mine[start + size] == theirs[place + size]
    ):
        size += 1
    return size
