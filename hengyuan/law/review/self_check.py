"""自测自检: which dossiers an institution checks itself, and how its grades stand beside the final.

Before a round each institution judges dossiers of its own by the round's standard. What it says is
put beside the final grades on the report and decides nothing. Which dossiers: the lowest by SM3 of
the published commitment and the id, so that anybody finds them again and nobody chose them; the
draw has its own secret, they tell nothing of it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from hengyuan.law.draw.canonical import digest
from hengyuan.law.review.agreement import Weights, weighted_kappa
from hengyuan.law.review.report import Row, row_of
from hengyuan.law.review.words import Grade

DOMAIN = "hengyuan-review-self-check-1"


def to_check(commitment: str, dossiers: Iterable[str], percent: int) -> list[str]:
    """The dossiers of one institution that it checks: so many of a hundred, rounded up."""
    ordered = sorted(dossiers, key=lambda one: digest(DOMAIN, commitment.encode(), one.encode()))
    return ordered[: -(-len(ordered) * percent // 100)]


@dataclass(frozen=True, slots=True)
class Beside:
    """Dossiers that have both grades: how often they are alike, or the institution was kinder.

    `kappa` is weighted by squares; None where nothing varies.
    """

    own: Row
    final: Row
    alike: int
    kinder: int
    stricter: int
    kappa: float | None


def beside(pairs: Sequence[tuple[Grade, Grade]]) -> Beside:
    """Pairs of the institution's own grade and the final one."""
    own, final = ([pair[at] for pair in pairs] for at in (0, 1))
    ranks = [np.array([float(one.rank) for one in each]) for each in (own, final)]
    return Beside(
        _row(own), _row(final),
        alike=sum(one is other for one, other in pairs),
        kinder=sum(one.rank > other.rank for one, other in pairs),
        stricter=sum(one.rank < other.rank for one, other in pairs),
        kappa=weighted_kappa(ranks[0], ranks[1], len(Grade), Weights.QUADRATIC) if pairs else None,
    )  # fmt: skip


def _row(grades: Sequence[Grade]) -> Row:
    return row_of("", {grade: grades.count(grade) for grade in Grade})
