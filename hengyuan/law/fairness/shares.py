"""How evenly a month was spread: the Gini index, and the largest beside the smallest."""

from collections.abc import Iterable
from fractions import Fraction


def gini(loads: Iterable[int]) -> Fraction:
    """0 when all have the same, near 1 when one has everything; 0 for nobody or nothing."""
    ordered = sorted(loads)
    whole, people = sum(ordered), len(ordered)
    if not whole:
        return Fraction(0)
    ranked = sum(place * load for place, load in enumerate(ordered, start=1))
    return Fraction(2 * ranked, people * whole) - Fraction(people + 1, people)


def largest_to_smallest(loads: Iterable[int]) -> tuple[int, int]:
    """The largest and the smallest load; (0, 0) for nobody."""
    listed = list(loads)
    return (max(listed), min(listed)) if listed else (0, 0)
