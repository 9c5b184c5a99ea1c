"""Which of the three houses of layouts 31 to 33 says what, and in which order."""

from collections.abc import Sequence
from typing import TypeVar

from demo.specimens.sheet import Sheet

T = TypeVar("T")
Row = tuple[str, str]


def of(s: Sheet, county: T, city: T, firm: T) -> T:
    """What the house of a layout has: 31, 32 or 33."""
    return (county, city, firm)[s.layout - 31]


def ordered(s: Sheet, rows: list[Row], *orders: str) -> list[Row]:
    """The rows in the house's order; an order names each row by its place, from 0."""
    county, city, firm = orders
    return [rows[int(place, 36)] for place in of(s, county, city, firm)]


def boxed(chosen: str, options: Sequence[str]) -> str:
    """What a county prints beforehand, the box before the chosen one filled: ■男　□女."""
    return "　".join(f"{'■' if one == chosen else '□'}{one}" for one in options)


def checked(chosen: str, options: Sequence[str]) -> str:
    """The same in a city's file: 男（√）女（　）."""
    return "　".join(f"{one}（{'√' if one == chosen else '　'}）" for one in options)
