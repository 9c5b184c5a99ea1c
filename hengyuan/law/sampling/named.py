"""Named case numbers (案号): from each group those at a number, or the next ones if not closed.

Guangdong 2022 asked each institution for one civil and one criminal case by named number, 韶关 2021
for the numbers 11 and 12. Where the number is drawn, every unit's chance is known; where a person
names it, nobody can say what the sample stands for, and there is no chance.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from hengyuan.law.draw.canonical import digest
from hengyuan.law.draw.lot import Stream
from hengyuan.law.sampling.frame import Unit
from hengyuan.law.sampling.settings import CannotSample

START_DOMAIN = "hengyuan-sampling-start-1"
Groups = dict[tuple[str, ...], list[tuple[int, str]]]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A unit with the running number in its case number."""

    unit: Unit
    number: int


@dataclass(frozen=True, slots=True)
class Named:
    """`count` units from each group of `by`, from the named number on."""

    by: tuple[str, ...]
    count: int = 1


def named(frame: Iterable[Numbered], rule: Named, start: int) -> tuple[str, ...]:
    """The units at the number and after it, group by group; after the last comes the first."""
    drawn = []
    for _group, members in sorted(_groups(frame, rule.by).items()):
        first = _place(members, start)
        drawn += [members[place][1] for place in _places(first, rule.count, len(members))]
    return tuple(drawn)


def drawn_start(seed: str, highest: int) -> int:
    """A number from 1 to `highest`, each equally likely; raises CannotSample for none."""
    if highest < 1:
        raise CannotSample("numbers to draw from go from 1 upwards")
    taken = Stream(digest(START_DOMAIN, bytes.fromhex(seed))).below(highest)
    return 1 + (taken[-1] if taken else 0)


def chances(frame: Iterable[Numbered], rule: Named, highest: int) -> dict[str, Fraction]:
    """Every unit's chance where the number is drawn from 1 to `highest`."""
    found: dict[str, Fraction] = {}
    for members in _groups(frame, rule.by).values():
        starts = Counter(_place(members, start) for start in range(1, highest + 1))
        hits = Counter[int]()
        for first, times in starts.items():
            for place in _places(first, rule.count, len(members)):
                hits[place] += times
        found |= {unit: Fraction(hits[n], highest) for n, (_, unit) in enumerate(members)}
    return found


def _groups(frame: Iterable[Numbered], by: Sequence[str]) -> Groups:
    found: Groups = {}
    for one in frame:
        found.setdefault(one.unit.group(by), []).append((one.number, one.unit.id))
    return {group: sorted(members) for group, members in found.items()}


def _place(members: Sequence[tuple[int, str]], start: int) -> int:
    return bisect_left(members, (start, "")) % len(members)


def _places(first: int, count: int, size: int) -> list[int]:
    return [(first + step) % size for step in range(min(count, size))]
