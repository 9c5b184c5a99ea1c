"""Money of the law floor: whole fen, one rounding function for the whole project, no floats.

Serves 法律援助法 art. 52 (subsidies) and every other sum that the system shows or stores.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from hengyuan.law.errors import LawError

FEN_PER_YUAN = 100
_WRITTEN = re.compile(r"(-?)(\d+)(?:\.(\d{1,2}))?")
_ORNAMENT = re.compile("^[¥￥]|元$|[\\s\u00a0\u202f,，_]")


class NoAmount(LawError):
    """A text is no sum of money, or a sum cannot be shared as asked."""


def round_half_up(value: Fraction | Decimal | int) -> int:
    """The nearest whole number (of fen); a half goes away from zero, so reversals cancel.

    Floats are refused with NoAmount: they cannot hold a tenth of a yuan.
    """
    if isinstance(value, bool) or not isinstance(value, Fraction | Decimal | int):
        raise NoAmount(f"money is never a {type(value).__name__}: use fen or a fraction")
    exact = Fraction(value)
    whole = (2 * abs(exact) + 1) // 2
    return int(whole if exact >= 0 else -whole)


def yuan(fen: int) -> str:
    """Fen written as yuan: 120000 → “1 200.00”."""
    sign, rest = ("-", -fen) if fen < 0 else ("", fen)
    return f"{sign}{rest // FEN_PER_YUAN:,}.{rest % FEN_PER_YUAN:02d}".replace(",", " ")


def parse_yuan(text: str) -> int:
    """Read yuan as people write them (1200, 1 200.5, ￥1,200.50元) into fen; raises NoAmount."""
    bare = text.strip()
    while (shorter := _ORNAMENT.sub("", bare)) != bare:
        bare = shorter
    written = _WRITTEN.fullmatch(bare)
    if written is None or not bare.isascii():
        raise NoAmount(f"“{text}” is no sum in yuan: write 1200 or 1200.50, at most two decimals")
    sign, whole, cents = written.groups()
    fen = int(whole) * FEN_PER_YUAN + int((cents or "").ljust(2, "0"))
    return -fen if sign else fen


def split(total: int, shares: Sequence[Fraction | int]) -> tuple[int, ...]:
    """Share fen in proportion, in order of time; parts always sum to `total`.

    Each part is rounded half up to the fen and the last takes the rest; where rounding up would
    spend more than the whole, a part gets what is left. Raises NoAmount for no or negative shares.
    """
    whole = sum((Fraction(share) for share in shares), Fraction(0))
    if total < 0 or whole <= 0 or any(share < 0 for share in shares):
        raise NoAmount("shares must be positive and the sum to be shared not below zero")
    parts: list[int] = []
    left = total
    for share in shares[:-1]:
        part = min(round_half_up(total * Fraction(share) / whole), left)
        parts.append(part)
        left -= part
    return (*parts, left)
