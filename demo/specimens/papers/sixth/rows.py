"""The order in which each of the three houses of a set prints the rows of a form."""

from demo.specimens.sheet import Sheet

Row = tuple[str, str]


def ordered(s: Sheet, rows: list[Row], *orders: str) -> list[Row]:
    """The rows in the layout's order; an order names each row by its place, from 0."""
    return [rows[int(place, 36)] for place in s.pick(*orders)]
