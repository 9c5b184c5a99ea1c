"""Where secrets stand in the rows of a page: in one line, over two, with gaps, misread, by shape.

A stretch of signs is searched three ways: rows one after the other, each cell with the cell below
it (columns, tables, words written downwards), and the last rows of a page with the first of the
next.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from hengyuan.inspection.blinding import patterns
from hengyuan.inspection.blinding.secrets import PEOPLE, Kind, Known
from hengyuan.inspection.blinding.signs import CELL, Row, Sign
from hengyuan.inspection.flow import REACHES

At = tuple[int, int, int]  # page, row, sign
EDGE = 4  # rows at the end of one page and the beginning of the next that are read together
BELOW = 3.2  # heights: how far below a cell the one lies that goes on with it
DOWNWARDS = 12  # signs written one below the other
APART = "\n"
BETWEEN = 4  # signs that do not count, between two of a name
LONG = 9  # figures at the end of a line: a number that goes on below


class Sure(StrEnum):
    """How sure it is that a burnt place held a secret."""

    CERTAIN = "certain"  # the very name
    LIKELY = "likely"  # the name with signs wrong
    BY_SHAPE = "by_shape"  # a number, a seal, a signature: by what it looks like
    PRECAUTION = "precaution"  # not read, so not shown


@dataclass(frozen=True, slots=True)
class Hit:
    """One place in which a secret was found, as signs in their order, over rows or pages."""

    kind: Kind
    placeholder: str
    sure: Sure
    signs: tuple[At, ...]


@dataclass(frozen=True, slots=True)
class _Stretch:
    text: str
    at: tuple[At | None, ...]


class Sheet:
    """The rows of one page under its number."""

    def __init__(self, number: int, rows: Sequence[Row], *, is_scan: bool) -> None:
        self.number = number
        self.rows = rows
        self.is_scan = is_scan

    def sign(self, at: At) -> Sign:
        """A sign by its place."""
        return self.rows[at[1]].signs[at[2]]

    def is_full(self, row: int) -> bool:
        """Whether a line of prose reaches the right edge, so that it goes on below."""
        line = self.rows[row]
        return line.signs[-1].box.right >= REACHES and len(list(line.cells())) == 1


def found_on(
    sheet: Sheet, before: Sheet | None, after: Sheet | None, secrets: Sequence[Known]
) -> list[Hit]:
    """The secrets on a page, those that begin on the page before or end on the next among them."""
    stretches = [_stretch(sheet, _whole(sheet)), *_columns(sheet)]
    for one, other in ((before, sheet), (sheet, after)):
        if one is not None and other is not None:
            stretches += _over_pages(one, other)
    taken: dict[At, Hit] = {}
    for hit in _all(stretches, secrets, is_scan=sheet.is_scan):
        own = [at for at in hit.signs if at[0] == sheet.number]
        free = tuple(at for at in hit.signs if at not in taken)
        if not own or not free or (free != hit.signs and hit.sure is not Sure.BY_SHAPE):
            continue
        taken |= dict.fromkeys(free, replace(hit, signs=free))
    return list(dict.fromkeys(taken.values()))


def _all(stretches: list[_Stretch], secrets: Sequence[Known], *, is_scan: bool) -> Iterator[Hit]:
    """Certain before likely, long before short: a sign belongs to the first that claims it."""
    certain = [
        hit for secret in secrets for one in stretches
        for hit in _hits(one, patterns.exact(secret), secret.kind, secret.placeholder, Sure.CERTAIN)
    ]  # fmt: skip
    shaped = [
        hit for kind, pattern in patterns.SHAPES for one in stretches
        for hit in _hits(one, pattern, kind, f"〔{kind}〕", Sure.BY_SHAPE)
    ]  # fmt: skip
    # A number of the institution begins with its place: the whole number goes, not that alone.
    yield from (hit for hit in shaped if hit.kind is Kind.AID_NUMBER)
    yield from sorted(certain, key=lambda hit: -len(hit.signs))
    yield from (hit for hit in shaped if hit.kind is not Kind.AID_NUMBER)
    likely = [
        hit for secret in secrets if (pattern := patterns.near(secret, is_scan=is_scan))
        for one in stretches
        for hit in _hits(one, pattern, secret.kind, secret.placeholder, Sure.LIKELY)
    ]  # fmt: skip
    yield from sorted(likely, key=lambda hit: -len(hit.signs))
    yield from _by_role(stretches, secrets)


def _hits(
    stretch: _Stretch, pattern: re.Pattern[str], kind: Kind, placeholder: str, sure: Sure
) -> Iterator[Hit]:
    for match in pattern.finditer(stretch.text):
        group = 1 if pattern.groups and match[1] is not None else 0
        signs = [at for at in stretch.at[match.start(group) : match.end(group)] if at]
        if signs:
            yield Hit(kind, placeholder, sure, tuple(_filled(signs)))


def _filled(signs: list[At]) -> Iterator[At]:
    """With the points and blanks that stand between them."""
    for at, after in pairwise(signs):
        yield at
        if at[:2] == after[:2] and 1 < after[2] - at[2] <= BETWEEN:
            yield from ((*at[:2], between) for between in range(at[2] + 1, after[2]))
    yield signs[-1]


def _by_role(stretches: Iterable[_Stretch], secrets: Sequence[Known]) -> Iterator[Hit]:
    """What stands behind the label of a role and has a sign of a name in common with a person."""
    people = [one for one in secrets if one.kind in PEOPLE]
    for stretch in stretches:
        for match in patterns.BY_ROLE.finditer(stretch.text):
            for length in range(len(match[1]), 1, -1):
                said = match[1][:length]
                secret = next((one for one in people if patterns.alike(said, one.names[0])), None)
                if secret and length <= len(secret.names[0]):
                    start = match.start(1)
                    signs = tuple(at for at in stretch.at[start : start + length] if at)
                    yield Hit(secret.kind, secret.placeholder, Sure.LIKELY, signs)
                    break


def _whole(sheet: Sheet) -> list[list[At]]:
    return [[(sheet.number, row, at) for at in range(len(one.signs))]
            for row, one in enumerate(sheet.rows)]  # fmt: skip


def _stretch(sheet: Sheet, rows: list[list[At]]) -> _Stretch:
    """Signs of one page in this order; figures of two cells, or of two short lines, stay apart."""
    return _joined([(at, sheet.sign(at)) for row in rows for at in row], sheet)


def _joined(signs: Iterable[tuple[At, Sign]], sheet: Sheet) -> _Stretch:
    text: list[str] = []
    places: list[At | None] = []
    last: At | None = None
    for at, sign in signs:
        if not sign.plain:
            continue
        figures = bool(text) and text[-1].isdecimal() and sign.plain.isdecimal()
        if figures and last and _are_two(sheet, last, (at, sign), "".join(text[-LONG:])):
            text.append(APART)
            places.append(None)
        text.append(sign.plain)
        places.append(at)
        last = at
    return _Stretch("".join(text), tuple(places))


def _are_two(sheet: Sheet, last: At, here: tuple[At, Sign], before: str) -> bool:
    """Whether two figures belong to two numbers.

    Those of two cells do; those of two lines too, unless the line is full or the number is long.
    """
    at, sign = here
    if last[:2] == at[:2]:
        return sign.gap > CELL
    is_full = last[0] != sheet.number or sheet.is_full(last[1])
    return not is_full and not (len(before) == LONG and before.isdecimal())


def _columns(sheet: Sheet) -> Iterator[_Stretch]:
    """Each cell with the one that goes on below it; single signs with all below them."""
    cells = [
        [[(sheet.number, row, at) for at in range(first, last)] for first, last in one.cells()]
        for row, one in enumerate(sheet.rows)
    ]
    for row, here in enumerate(cells):
        for cell in here:
            chain, last = list(cell), cell
            for below in range(row + 1, min(row + DOWNWARDS, len(cells))):
                following = _goes_on(sheet, last, cells[below])
                if following is None:
                    if _is_far(sheet, last, cells[below]):
                        break
                    continue
                chain += following
                last = following
                if len(cell) > 2 and len(chain) > len(cell) + 24:
                    break
            if len(chain) > len(cell):
                yield _stretch(sheet, [chain])


def _goes_on(sheet: Sheet, cell: list[At], row: list[list[At]]) -> list[At] | None:
    """The cell of a row that begins about where this one does, not far below it."""
    if _is_far(sheet, cell, row):
        return None
    left, right = sheet.sign(cell[0]).box.left, sheet.sign(cell[-1]).box.right
    for other in row:
        begins, ends = sheet.sign(other[0]).box.left, sheet.sign(other[-1]).box.right
        shared = min(right, ends) - max(left, begins)
        if shared > 0.5 * min(right - left, ends - begins):
            return other
    return None


def _is_far(sheet: Sheet, cell: list[At], row: list[list[At]]) -> bool:
    above, below = sheet.sign(cell[0]).box, sheet.sign(row[0][0]).box
    return below.top - above.bottom > BELOW * max(above.height, below.height)


def _over_pages(one: Sheet, other: Sheet) -> Iterator[_Stretch]:
    """The last rows of a page, each with each of the first of the next: between stand its edges."""
    ends = range(max(len(one.rows) - EDGE, 0), len(one.rows))
    begins = range(min(EDGE, len(other.rows)))
    for last in ends:
        tail = _of(one, last)
        for first in begins:
            yield _joined([*tail, *_of(other, first)], one)


def _of(sheet: Sheet, row: int) -> list[tuple[At, Sign]]:
    return [((sheet.number, row, at), sign) for at, sign in enumerate(sheet.rows[row].signs)]
