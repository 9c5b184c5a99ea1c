"""How the signed sheets of one dossier come together: agreed, a third reader, two more, the chief.

Two readers judge independently. Equal grades with a small gap of points stand. Otherwise a third
reads. Whenever one says unqualified or names a veto, two more read (as 韶关 did in 2021). What is
not agreed after that the chief decides with reasons; the readers' grades are never summed silently.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from hengyuan.law.review.words import Grade, Next

FIRST, THIRD, ALL = 2, 3, 4


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one reader signed: the grade, the points (None under a model without), vetoes."""

    grade: Grade
    points: Fraction | None = None
    vetoes: frozenset[str] = frozenset()

    @property
    def is_grave(self) -> bool:
        """Whether more readers must look."""
        return self.grade is Grade.UNQUALIFIED or bool(self.vetoes)


@dataclass(frozen=True, slots=True)
class Settlement:
    """What comes next, how many more readers are needed, and what the sheets propose.

    `proposed` is the grade most readers signed, None where no grade has most; `points` the mean of
    two, the median of more.
    """

    next: Next
    readers_needed: int
    proposed: Grade | None
    points: Fraction | None

    @property
    def is_agreed(self) -> bool:
        """Whether nobody needs to decide between readers."""
        return self.next is Next.AGREED


def settle(opinions: Sequence[Opinion], most_gap: int) -> Settlement:
    """What the signed sheets of a dossier amount to; `most_gap` in points of a hundred."""
    count = len(opinions)
    proposed, points = _most(opinions), _middle(opinions)
    if count < FIRST:
        return Settlement(Next.FIRST_READERS, FIRST - count, None, None)
    if any(one.is_grave for one in opinions):
        if count < ALL:
            return Settlement(Next.TWO_MORE, ALL - count, proposed, points)
        clear = proposed is not None and _votes(opinions, proposed) >= THIRD
        return Settlement(Next.AGREED if clear else Next.CHIEF, 0, proposed, points)
    if count == FIRST:
        same = opinions[0].grade is opinions[1].grade and gap(opinions) <= most_gap
        if not same:
            return Settlement(Next.THIRD_READER, 1, proposed, points)
        return Settlement(Next.AGREED, 0, proposed, points)
    return Settlement(Next.CHIEF, 0, proposed, points)


def gap(opinions: Sequence[Opinion]) -> Fraction:
    """The widest distance in points between readers; 0 where the model has none."""
    known = [one.points for one in opinions if one.points is not None]
    return max(known) - min(known) if known else Fraction(0)


def _votes(opinions: Sequence[Opinion], grade: Grade) -> int:
    return sum(one.grade is grade for one in opinions)


def _most(opinions: Sequence[Opinion]) -> Grade | None:
    """The grade that more than half signed."""
    return next((one for one in Grade if 2 * _votes(opinions, one) > len(opinions)), None)


def _middle(opinions: Sequence[Opinion]) -> Fraction | None:
    """The median; of two sheets that is their mean."""
    known = [one.points for one in opinions if one.points is not None]
    return Fraction(median(known)) if known else None
