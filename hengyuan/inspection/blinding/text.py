"""The words of a page written anew, with a placeholder where a secret stood."""

import re
from collections.abc import Mapping
from itertools import pairwise

from hengyuan.inspection.blinding.search import At, Hit, Sheet
from hengyuan.inspection.blinding.signs import CELL, WORD, Row

FILLED = re.compile(
    r"[.…·_＿﹍\-—－]{3,}|(?:[.·] ){2,}[.·]"
)  # what fills a line, as long as room is left
INDENT = 1.2  # widths of a sign
FULL = 2.4  # widths that a full line may end short of the right edge
NEAR = 2.4  # heights between the lines of one paragraph


def rebuilt(sheet: Sheet, hits: Mapping[At, Hit], notes: Mapping[int, list[str]]) -> str:
    """Paragraphs and cells; `notes` are what was seen beside a row, a seal or a signature.

    What fills a line is shortened and lines of one paragraph are joined, so that the length of a
    secret is not told by where a line breaks.
    """
    if not sheet.rows:
        return "\n".join(word for at in sorted(notes) for word in notes[at])
    rows = [_row(sheet, row, hits) for row in range(len(sheet.rows))]
    edge = max(row.box.right for row in sheet.rows)
    text = rows[0] + "".join(notes.get(0, ()))
    for at, (one, other) in enumerate(pairwise(sheet.rows), start=1):
        same = _goes_on(one, other, edge) and not notes.get(at - 1)
        text += ("" if same else "\n") + rows[at] + "".join(notes.get(at, ()))
    return FILLED.sub("……", "\n".join(line.strip() for line in text.split("\n") if line.strip()))


def _row(sheet: Sheet, row: int, hits: Mapping[At, Hit]) -> str:
    found = ""
    for at, sign in enumerate(sheet.rows[row].signs):
        place = (sheet.number, row, at)
        hit = hits.get(place)
        begins = hit is None or hit.signs[0] == place
        if at and begins and sign.gap > CELL:
            found += "　"
        elif at and begins and sign.gap > WORD and found[-1:].isascii() and sign.text.isascii():
            found += " "
        if hit is None:
            found += sign.text
        elif begins:
            found += hit.placeholder
    return found


def _goes_on(one: Row, other: Row, edge: float) -> bool:
    """Whether a line is full and the next one goes on with its paragraph."""
    em = one.em
    if len(list(one.cells())) > 1 or len(list(other.cells())) > 1:
        return False
    is_full = one.box.right > edge - FULL * em
    is_close = other.box.top - one.box.bottom < NEAR * one.box.height
    is_same = abs(one.box.height - other.box.height) < 0.35 * one.box.height
    return is_full and is_close and is_same and other.box.left < one.box.left + INDENT * em
