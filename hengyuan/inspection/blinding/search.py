"""Where secrets stand in the rows of a page: in one line, over two, with gaps, misread, by shape.

A stretch of signs is searched three ways: rows one after the other, each cell with the cell below
it (columns, tables, words written downwards), and the last rows of a page with the first of the
next.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from hengyuan.inspection.blinding import patterns, shapes
from hengyuan.inspection.blinding.secrets import PEOPLE, Kind, Known
from hengyuan.inspection.blinding.signs import CELL, Row, Sign
from hengyuan.inspection.flow import REACHES

At = tuple[int, int, int]  # page, row, sign
EDGE = 4  # rows at the end of one page and the beginning of the next that are read together
BELOW = 3.2  # heights: how far below a cell the one lies that goes on with it
DOWNWARDS = 12  # signs written one below the other
APART = "\n"
BETWEEN = 4  # signs that do not count, between two of a name
SIZES = 1.3  # by how much signs of one name may differ in size
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
    begins: frozenset[int]  # where another cell, or a line that goes on with none, begins


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
    # A name that breaks within the page before must not seem to go on here.
    stretches += [_stretch(one, _whole(one)[part]) for one, part in (
        (before, slice(-EDGE - 1, None)), (after, slice(EDGE + 1))) if one is not None]  # fmt: skip
    sheets = {one.number: one for one in (before, sheet, after) if one is not None}
    taken: dict[At, Hit] = {}
    for hit in _all(stretches, secrets, is_scan=sheet.is_scan):
        signs = hit.signs if hit.sure is not Sure.LIKELY else _of_one_size(hit.signs, sheets)
        free = tuple(at for at in signs if at not in taken)
        if not free or (free != signs and hit.sure is not Sure.BY_SHAPE):
            continue
        taken |= dict.fromkeys(free, replace(hit, signs=free))
    return [hit for hit in dict.fromkeys(taken.values())
            if any(at[0] == sheet.number for at in hit.signs)]  # fmt: skip


def _of_one_size(signs: tuple[At, ...], sheets: Mapping[int, Sheet]) -> tuple[At, ...]:
    """Those as large as the last: a heading does not go on with the text below it."""
    high = [sheets[at[0]].rows[at[1]].em for at in signs]
    same = tuple(
        at for at, one in zip(signs, high, strict=True) if one < SIZES * high[-1] < SIZES**2 * one
    )
    return same if len(same) > 1 else ()


def _all(stretches: list[_Stretch], secrets: Sequence[Known], *, is_scan: bool) -> Iterator[Hit]:
    """Certain before likely, long before short: a sign belongs to the first that claims it."""
    certain = [
        hit for secret in secrets for one in stretches
        for hit in _hits(one, patterns.exact(secret), secret.kind, secret.placeholder, Sure.CERTAIN)
    ]  # fmt: skip
    shaped = [
        hit for kind, pattern in shapes.SHAPES for one in stretches
        for hit in _hits(one, pattern, kind, f"〔{kind}〕", Sure.BY_SHAPE)
    ]  # fmt: skip
    # A number of the institution begins with its place: the whole number goes, not that alone.
    yield from (hit for hit in shaped if hit.kind is Kind.AID_NUMBER)
    yield from sorted(certain, key=lambda hit: -len(hit.signs))
    for hit in shaped:
        if hit.kind is Kind.ADDRESS:
            yield replace(hit, signs=(*hit.signs, *_home_below(hit, stretches)))
        elif hit.kind is not Kind.AID_NUMBER:
            yield hit
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
        start, end = _within(stretch, match, kind)
        signs = [at for at in stretch.at[start:end] if at]
        if signs:
            yield Hit(kind, placeholder, sure, tuple(_filled(signs)))


def _within(stretch: _Stretch, match: re.Match[str], kind: Kind) -> tuple[int, int]:
    """What of a match is the secret: a home and the head of a number end with their cell."""
    if "head" in match.re.groupindex:
        start, end = match.end("head"), match.end()
        while start > match.start() and start not in stretch.begins:
            start -= 1
        return start, end
    start, end = match.span(1 if match.re.groups and match[1] is not None else 0)
    if kind is Kind.ADDRESS:
        inner = sorted(at for at in stretch.begins if start < at < end)
        end = next((at for at in inner if not _home_goes_on(stretch.text, start, at)), end)
    if match.re is shapes.BORN_BEHIND and end in stretch.begins:
        return start, start  # a day, and a line that begins with 出生
    return start, end


def _home_goes_on(text: str, start: int, at: int) -> bool:
    ends = shapes.HOME_ENDS.search(text[start:at])
    return ends is None and shapes.HOME_GOES_ON.search(text[at : at + 20]) is not None


def _home_below(hit: Hit, stretches: Sequence[_Stretch]) -> tuple[At, ...]:
    """What of a home stands in the cell below the one that it fills."""
    last = hit.signs[-1]
    for stretch in stretches:
        end = stretch.at.index(last) + 1 if last in stretch.at else 0
        if end in stretch.begins and _home_goes_on(stretch.text, max(end - 8, 0), end):
            goes_on = shapes.HOME_GOES_ON.search(stretch.text[end : end + 20])
            assert goes_on is not None
            return tuple(at for at in stretch.at[end : end + goes_on.end()] if at)
    return ()


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
    begins: set[int] = set()
    last: At | None = None
    for at, sign in signs:
        if not sign.plain:
            continue
        figures = bool(text) and text[-1].isdecimal() and sign.plain.isdecimal()
        if figures and last and _are_two(sheet, last, (at, sign), "".join(text[-LONG:])):
            text.append(APART)
            places.append(None)
        if last and _begins(sheet, last, at, sign):
            begins.add(len(text))
        text.append(sign.plain)
        places.append(at)
        last = at
    return _Stretch("".join(text), tuple(places), frozenset(begins))


def _begins(sheet: Sheet, last: At, at: At, sign: Sign) -> bool:
    if last[:2] == at[:2]:
        return sign.gap > CELL
    return last[0] != at[0] or last[0] != sheet.number or not sheet.is_full(last[1])


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
