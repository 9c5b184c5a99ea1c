"""Sharing one sum among the handlers who followed each other on a case."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from hengyuan.law.money import split
from hengyuan.law.subsidy.claim import BadClaim
from hengyuan.law.subsidy.computation import NoRate
from hengyuan.law.subsidy.schedule import Rule, schedule_named


@dataclass(frozen=True, slots=True)
class Share:
    """What one handler did of the whole, from which day, and why this much."""

    handler: str
    began_on: date
    part: Fraction
    reason: str


@dataclass(frozen=True, slots=True)
class SharedSum:
    """One handler's part, in fen, under the schedule's rule."""

    handler: str
    fen: int
    rule: Rule


def split_among(
    total: int, shares: Sequence[Share], *, schedule: str, on: date
) -> tuple[SharedSum, ...]:
    """Share `total` fen among successive handlers in order of time; the parts sum to the whole.

    Rounded half up to the fen, the last in time takes the rest. Raises NoRate when the schedule
    has no rule for a split, BadClaim when parts do not sum to one or lack a reason.
    """
    rule = schedule_named(schedule, on).sharing
    if rule is None:
        raise NoRate(f"{schedule} has no rate for a split among successive handlers")
    ordered = sorted(shares, key=lambda share: share.began_on)
    if any(not share.reason.strip() or share.part <= 0 for share in ordered):
        raise BadClaim("each share needs a part above zero and a reason")
    if sum((share.part for share in ordered), Fraction(0)) != 1:
        raise BadClaim("the shares of successive handlers must sum to one")
    parts = split(total, [share.part for share in ordered])
    return tuple(
        SharedSum(share.handler, fen, rule) for share, fen in zip(ordered, parts, strict=True)
    )
