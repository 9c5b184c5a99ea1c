"""Sheets of readers."""

from decimal import Decimal
from fractions import Fraction

from hengyuan.law.vocabulary import Word


class SheetState(Word):
    """Where the sheet of one reader stands."""

    ASSIGNED = "assigned", "待评估", "to be read"
    STARTED = "started", "评估中", "being read"
    SIGNED = "signed", "已签署", "signed"
    RELEASED = "released", "不再由其评估", "no longer his to read"


OPEN = (SheetState.ASSIGNED, SheetState.STARTED)


def rounded(points: Fraction | None) -> Decimal | None:
    """Points to two decimals, half up."""
    if points is None:
        return None
    return Decimal(int(points * 100 + Fraction(1, 2))) / 100
