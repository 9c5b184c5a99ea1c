"""Signature places: a label at the end of a paper, and whether anything stands behind it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from hengyuan.inspection.documents import Document
from hengyuan.inspection.facts.days import DAY
from hengyuan.inspection.flow import Row, Spot, Token
from hengyuan.inspection.pages import Box

REACH = 0.22  # how far a signature stretches, as a share of the page's width
INDENT = 0.15  # how far to the right of its label a name below it begins
BELOW = 3.2  # times the height of a label: how far below it a signature reaches
RULED = 0.9  # times the height: the rule on which one signs beside a label is not below it
RISES = 0.6  # times the height: a signature beside the next label reaches so far above it
INK = 0.006  # the share of dark dots that a stroke of a pen leaves in that place

NOTE = re.compile(r"^（[^）]{1,12}）")  # what the form says of how to sign
# Any label that asks for a signature, whatever the type calls its signer.
ASKS = re.compile(
    r"[\u4e00-\u9fff]{1,8}?(?:（[^）]{0,8}(?:签|亲笔|捺印|指印)[^）]{0,8}）|签名|签字|签章|签署|署名|手签|亲签|画押)"
    r"(?:[、和及或]?(?:捺印|捺指印|按印|按指印|指印|手印|盖章))?"
)
PRINT = re.compile("^[、和及或](?:捺|按)?[手指]印")  # 签名或手印
# Who signs, in the last lines of a paper.
SIGNER = re.compile(r"[\u4e00-\u9fff]{0,6}(?:人|者|方|律师|对象)(?=：)")
CLOSING = 4  # lines
# Who signs, alone in a line at the side: without a colon.
ALONE = re.compile(r"[\u4e00-\u9fff]{0,5}(?:律师|本人|[^么别个][人者方])")
AT_THE_SIDE = 0.35  # of the page's width
NAME = re.compile(r"[\u4e00-\u9fff·]{2,4}")
DOTS = re.compile("[.．·…]+")
WHOSE = re.compile("（[^）]+）$")  # behind a name: the firm
LABELLED = re.compile(r"(?:人|者|方|律师|对象|日期|时间|签[名字章署]?|署名|）)$")  # another label

Ink = Callable[[int, Box], float | None]


@dataclass(frozen=True, slots=True)
class Place:
    """One signature place; `is_filled` None when only the words could be looked at.

    `behind` is where the signature itself stands.
    """

    label: str
    spot: Spot
    is_filled: bool
    is_seen: bool
    behind: Box | None = None


def places(document: Document, ink: Ink) -> Iterator[Place]:
    """The signature places that a paper of this type has, the last of each label."""
    if document.mark is None or not document.mark.signatures:
        return
    seen: set[int] = set()
    for pattern in document.mark.signatures:
        if found := _last(document, pattern):
            seen.add(found.token.start)
            yield _place(document, found, ink)
    others: dict[str, _Label] = {}
    last = document.flow.rows[-CLOSING:]
    for label in _labels(document, ASKS):
        others[label.token.text[: label.length]] = label
    for label in _labels(document, SIGNER):
        if label.row in last:
            others[label.token.text[: label.length]] = label
    for label in _alone(document):
        if label.row in last:
            others.setdefault(label.token.text, label)
    for label in others.values():
        if label.token.start not in seen:
            yield _place(document, label, ink)


@dataclass(frozen=True, slots=True)
class _Label:
    """A label: its words, how many signs of them it is, its row and the row below."""

    token: Token
    length: int
    row: Row
    below: Row | None


def _labels(document: Document, pattern: "re.Pattern[str]") -> Iterator[_Label]:
    rows = document.flow.rows
    for row, below in zip_longest(rows, rows[1:]):
        for token in document.flow.tokens(row):
            match = pattern.match(token.text)
            if match and _ends_label(token.text, match.end()):
                yield _Label(token, match.end(), row, below)


def _alone(document: Document) -> Iterator[_Label]:
    rows = document.flow.rows
    for row, below in zip_longest(rows, rows[1:]):
        tokens = document.flow.tokens(row)
        is_aside = bool(tokens) and document.flow.left(row, tokens[0]) > AT_THE_SIDE
        if is_aside and len(tokens) == 1 and ALONE.fullmatch(tokens[0].text):
            yield _Label(tokens[0], len(tokens[0].text), row, below)


def _last(document: Document, pattern: "re.Pattern[str]") -> _Label | None:
    found = list(_labels(document, pattern))
    return found[-1] if found else None


def _place(document: Document, label: _Label, ink: Ink) -> Place:
    spot, value = _labelled(document, label)
    if spot.box is None:
        return Place(spot.quote, spot, bool(value), True)
    behind = _behind(document, label, spot.box)
    if value or _name_beside(document, label):
        return Place(spot.quote, spot, True, True, behind)
    if _name_below(document, label):
        return Place(spot.quote, spot, True, True)
    dark = ink(spot.page, behind)
    beneath = _beneath(document, label, spot.box)
    if beneath and dark is not None and dark <= INK:
        dark = ink(spot.page, beneath)
    box = spot.box
    spot = Spot(spot.page, box.joined(Box(box.left, box.top, behind.right, box.bottom)), spot.quote)
    return Place(spot.quote, spot, dark is not None and dark > INK, dark is not None, behind)


def _labelled(document: Document, label: _Label) -> tuple[Spot, str]:
    """Where a label stands with what the form says of how to sign, and the words behind it."""
    token = label.token
    rest = PRINT.sub("", token.text[label.length :])
    note = NOTE.match(rest)
    whole = label.length + (note.end() if note else 0)
    whole += token.text[whole : whole + 1] == "："
    spot = document.flow.spots(token.start, token.start + whole)[0]
    value = DAY.sub("", NOTE.sub("", rest)).strip("：签名章盖署押_—-。")
    return Spot(spot.page, spot.box, token.text[: label.length]), value


def _behind(document: Document, label: _Label, box: Box) -> Box:
    """Where a signature stands behind its label, up to the next label and the line below."""
    flow, high = document.flow, box.height
    others = [one for one in flow.tokens(label.row) if LABELLED.search(one.text.partition("：")[0])]
    beside = [flow.left(label.row, one) for one in others]
    right = min([box.right + REACH, 0.98, *(at - 0.01 for at in beside if at > box.right)])
    bottom = box.bottom + 0.6 * high
    if label.below and label.below.page == label.row.page:
        bottom = max(box.bottom, min(bottom, label.below.line.box.top))
    bottom = min([bottom, *_dotted(label, box)])
    return Box(box.right + 0.012, box.top - 0.6 * high, max(right, box.right + 0.03), bottom)


def _dotted(label: _Label, box: Box) -> Iterator[float]:
    """The heights of dots on which one signs behind a label: they are no ink of his."""
    for row in (label.row, label.below):
        if row and row.page == label.row.page:
            for piece in row.line.pieces:
                behind = piece.box.left > box.right and box.top < piece.box.top < box.bottom
                if behind and DOTS.fullmatch(piece.text.strip()):
                    yield piece.box.top


def _beneath(document: Document, label: _Label, box: Box) -> Box | None:
    """Where a signature that no words tell stands below its label: as far as the next line there.

    None where another line follows at once.
    """
    flow, high = document.flow, box.height
    beside = [flow.left(label.row, one) for one in flow.tokens(label.row)]
    right = min([box.left + REACH, 0.98, *(at - 0.01 for at in beside if at > box.right)])
    bottom = box.bottom + BELOW * high
    for row in flow.rows:
        line = row.line.box
        if row.page == label.row.page and line.top > box.top + high / 2:
            is_there = any(p.box.left < right and p.box.right > box.left for p in row.line.pieces)
            bottom = min(bottom, line.top - RISES * high) if is_there else bottom
    top = box.bottom + RULED * high
    return Box(box.left, top, right, bottom) if bottom - top > high else None


def _name_beside(document: Document, label: _Label) -> str:
    """The name in the cell that follows."""
    tokens = document.flow.tokens(label.row)
    following = next((one for one in tokens if one.start > label.token.start), None)
    name = WHOSE.sub("", following.text) if following else ""
    return name if _is_a_name(name) else ""


def _is_a_name(text: str) -> bool:
    return bool(NAME.fullmatch(text)) and not LABELLED.search(text)


def _name_below(document: Document, label: _Label) -> str:
    """The name that stands in the line below, between this label and the next one beside it."""
    if label.below is None:
        return ""
    flow = document.flow
    left = flow.left(label.row, label.token)
    below = flow.tokens(label.below)
    first = next((one for one in below if flow.left(label.below, one) >= left - 0.03), None)
    if first is None or not _is_a_name(first.text):
        return ""
    if any(one.text.endswith("：") for one in below[: below.index(first)]):
        return ""  # the next label's name
    return first.text if flow.left(label.below, first) < left + INDENT else ""


def _ends_label(piece: str, length: int) -> bool:
    return length == len(piece) or piece[length] in "：（签或"
