"""Where everything stands on the printed sheet, in millimetres from the upper left corner of A4.

A code in each corner says which sheet, page and corner it is, so that a scan is straightened by
them however it lay; then every box is where this module says.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

WIDTH, HEIGHT = 210, 297
ROWS = 7  # cases on a page
CODE = 20.0
CORNERS = ((12.0, 12.0), (178.0, 12.0), (12.0, 265.0), (178.0, 265.0))
BOX = 4.5
FIRST_ROW, ROW = 78.0, 25.0
FIRST_COLUMN, COLUMN = 66.0, 15.0
COLUMNS = 6
OVERALL_COLUMN, OVERALL_STEP = 160.0, 14.0
NAME = re.compile(r"HY1-([0-9A-F]{32})-(\d{1,3})-([0-3])")


@dataclass(frozen=True, slots=True)
class Box:
    """One box: of which row and question, for which answer, its upper left corner."""

    row: int
    question: str
    answer: str
    x: float
    y: float


def name_of(sheet: str, page: int, corner: int) -> str:
    """What a corner's code says; `sheet` is 32 hexadecimal characters."""
    return f"HY1-{sheet.upper()}-{page}-{corner}"


def parse(text: str) -> tuple[str, int, int] | None:
    """Sheet, page and corner of a code; None for a code of something else."""
    found = NAME.fullmatch(text)
    return (found[1].lower(), int(found[2]), int(found[3])) if found else None


def boxes(questions: tuple[str, ...], rows: int, overall: str) -> Iterator[Box]:
    """The boxes of a page with so many cases."""
    for row in range(rows):
        y = FIRST_ROW + ROW * row + 8
        for column, question in enumerate(questions[:COLUMNS]):
            x = FIRST_COLUMN + COLUMN * column
            yield Box(row, question, "yes", x, y)
            yield Box(row, question, "no", x + 7, y)
        for step, answer in enumerate(("satisfied", "basically", "not")):
            yield Box(row, overall, answer, OVERALL_COLUMN + OVERALL_STEP * step, y)
