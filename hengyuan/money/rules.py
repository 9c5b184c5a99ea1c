"""Sharing one subsidy among handlers who followed each other: what a decision must say, the fen.

The schedule says that each is paid for the work done (更换承办人的分割); how much that is, a
person decides with a reason. No official figure gives it by stage.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from hengyuan.law.subsidy import Share, split_among

WHOLE = 100
SEALED_REASON = "见审批表"  # the sheet and the ledger keep the typed words; the derivation does not


@dataclass(frozen=True, slots=True)
class EarlyEnd:
    """What the signer says of aid that was ended: how far the work had come, the sum, and why."""

    outcome: str
    fen: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Portion:
    """One handler's part of a subsidy, in whole percent, and why this much."""

    provider_id: int
    began_on: date
    percent: int
    reason: str


@dataclass(frozen=True, slots=True)
class Part:
    """What a portion comes to, in fen, and the schedule's rule behind it."""

    portion: Portion
    fen: int
    rule_id: str


def objection_to(portions: Sequence[Portion], handlers: Sequence[int]) -> str:
    """Why the portions are no decision about these handlers; "" if they are."""
    if sorted(each.provider_id for each in portions) != sorted(handlers):
        return "更换过承办人：请为每一位承办人填写所占比例和理由"
    if any(each.percent < 0 for each in portions):
        return "比例不能小于0"
    if sum(each.percent for each in portions) != WHOLE:
        return "各承办人的比例合计须为100%"
    if any(not each.reason.strip() for each in portions):
        return "请为每一位承办人写明理由"
    return ""


def parts_of(
    total: int, portions: Sequence[Portion], *, schedule: str, on: date
) -> tuple[Part, ...]:
    """The fen of each portion; together they are the total. Raises NoRate, BadClaim.

    Whoever did nothing has 0 % with a reason and gets nothing.
    """
    paid = [
        Share(str(each.provider_id), each.began_on, Fraction(each.percent, WHOLE), each.reason)
        for each in portions
        if each.percent
    ]
    shared = split_among(total, paid, schedule=schedule, on=on)
    found = {int(each.handler): each for each in shared}
    rule = shared[0].rule.id
    return tuple(
        Part(each, found[each.provider_id].fen if each.percent else 0, rule) for each in portions
    )
