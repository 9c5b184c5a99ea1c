"""The neutral description of a paper: what it says, in which order, without any typography.

Both writers (`pdf`, `word`) read this and nothing else, so that the PDF and the .docx say the same.
Texts are plain: whatever a value contains is printed literally, never read as markup.
"""

import unicodedata
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from hengyuan.law.citation import Citation


class Align(StrEnum):
    """Where a text stands in its line or cell."""

    START = "start"
    CENTRE = "center"
    END = "end"


class Layout(StrEnum):
    """How a paper looks: running text of a letter, or the ruled table of a form."""

    LETTER = "letter"
    SHEET = "sheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running text; each line break in the text begins a new paragraph."""

    text: str
    indent: bool = True
    strong: bool = False
    align: Align = Align.START


@dataclass(frozen=True, slots=True)
class Heading:
    """A short line in bold over what follows."""

    text: str
    align: Align = Align.START


@dataclass(frozen=True, slots=True)
class Field:
    """A label with its value; `wide` takes the whole row, `is_long` also keeps room to write."""

    label: str
    value: str
    wide: bool = False
    is_long: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldTable:
    """Ruled label/value rows, `pairs` to a row; the last value of a row fills what is left."""

    fields: tuple[Field, ...]
    title: str = ""
    pairs: int = 2

    def rows(self) -> tuple[tuple[Field, ...], ...]:
        """The fields as they fall into rows."""
        rows: list[list[Field]] = []
        for field in self.fields:
            fits = bool(rows) and len(rows[-1]) < self.pairs and not _fills_row(rows[-1][-1])
            if fits and not _fills_row(field):
                rows[-1].append(field)
            else:
                rows.append([field])
        return tuple(tuple(row) for row in rows)


def _fills_row(field: Field) -> bool:
    return field.wide or field.is_long


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its heading, its share of the width, where its cells stand.

    A tight column is as wide as its longest cell: for sums, dates and numbers.
    """

    heading: str
    share: int = 1
    align: Align = Align.START
    is_tight: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A ruled table whose heading is repeated on each page; `total` is printed in bold."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    title: str = ""
    total: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse rows that do not fit the columns."""
        for row in (*self.rows, *((self.total,) if self.total else ())):
            if len(row) != len(self.columns):
                raise ValueError(f"a row of {len(row)} cells under {len(self.columns)} columns")


@dataclass(frozen=True, slots=True)
class Items:
    """A list; `ordered` numbers it 1. 2. 3."""

    items: tuple[str, ...]
    ordered: bool = True


@dataclass(frozen=True, slots=True)
class Check:
    """One line of a checklist and what was noted beside it."""

    text: str
    is_ticked: bool
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """Lines with a ticked or an open box, ruled."""

    checks: tuple[Check, ...]
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What one person has decided or thinks, with the place where that person signs."""

    label: str
    text: str
    signer: str = ""
    name: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Opinions:
    """Ruled boxes of opinions, one under the other."""

    opinions: tuple[Opinion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureLine:
    """A line to sign on by hand; a name printed before it never replaces the signature."""

    role: str
    name: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign on."""

    lines: tuple[SignatureLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StampBox:
    """The place where a unit puts its seal; no picture of a seal is ever printed."""

    unit: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A remark in small type with the articles it rests on."""

    text: str
    citations: tuple[Citation, ...] = ()

    def full_text(self) -> str:
        """The remark with its articles, each instrument named once."""
        if not self.citations:
            return f"注：{self.text}"
        named: dict[str, list[str]] = {}
        for citation in sorted(self.citations):
            title = f"《{citation.instrument}》"
            named.setdefault(title, []).append(str(citation).removeprefix(title))
        cited = "；".join(f"{title}{'、'.join(places)}" for title, places in named.items())
        return f"注：{self.text}（{cited}）" if self.text else f"依据：{cited}。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Qr:
    """A QR code and the words beside it. Never put personal data into its content."""

    content: str
    caption: str


@dataclass(frozen=True, slots=True)
class CutLine:
    """A line to cut along, above a slip that is to be sent back."""

    text: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: its label, its figure in words, the part of the full length."""

    label: str
    figure: str
    share: float


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart of bars in one tone, each with its figure beside it: legible in black and white."""

    bars: tuple[Bar, ...]


Block = (
    Paragraph
    | Heading
    | FieldTable
    | Table
    | Items
    | Checklist
    | Opinions
    | Signatures
    | StampBox
    | Note
    | Qr
    | CutLine
    | Bars
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedDocument:
    """One paper: `sign_off` closes it, `copies` says to whom it goes, `slip` is sent back.

    `dated_on` also dates the file, so that the same input gives the same bytes.
    """

    form_id: str
    title: str
    institution: str
    blocks: tuple[Block, ...]
    number: str = ""
    addressee: str = ""
    sign_off: StampBox | None = None
    copies: tuple[str, ...] = ()
    slip: tuple[Block, ...] = ()
    footer: str = ""
    dated_on: date | None = None
    void_reason: str = ""
    layout: Layout = Layout.SHEET


_T = TypeVar("_T")
# Bidirectional overrides can make a text read other than it is; the rest are invisible.
_INVISIBLE = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF, 0x200B}
_KEPT = {"\n", "\t"}


def clean_text(text: str) -> str:
    """The text without control characters, half surrogates and direction overrides.

    Not composed: a compatibility character in a name stays the character of the name.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    return "".join(
        character
        for character in plain
        if character in _KEPT
        or (
            unicodedata.category(character) not in ("Cc", "Cs") and ord(character) not in _INVISIBLE
        )
    ).replace("\t", "    ")


def cleaned(part: _T) -> _T:
    """The same description with every text in it cleaned."""
    return _mapped(part)  # type: ignore[no-any-return]  # one recursion over all block types


def _mapped(part: Any) -> Any:
    if isinstance(part, StrEnum | Citation):
        return part
    if isinstance(part, str):
        return clean_text(part)
    if isinstance(part, tuple):
        return tuple(_mapped(item) for item in part)
    if is_dataclass(part) and not isinstance(part, type):
        return replace(part, **{f.name: _mapped(getattr(part, f.name)) for f in fields(part)})
    return part


def words(document: PrintedDocument) -> list[str]:
    """What a paper says, for somebody who does not see it; the typography's own codes left out."""
    shown = (document.title, document.number, document.addressee, document.blocks)
    closing = (document.sign_off, document.copies, document.slip)
    return [text for text in texts_of(cleaned((*shown, *closing))) if text not in _CODES]


_CODES = {str(code) for codes in (Align, Layout) for code in codes}


def texts_of(part: Any) -> list[str]:
    """Every text in a description, in order."""
    if isinstance(part, str):
        return [part]
    if isinstance(part, tuple):
        return [text for item in part for text in texts_of(item)]
    if is_dataclass(part) and not isinstance(part, type):
        return [text for f in fields(part) for text in texts_of(getattr(part, f.name))]
    return []
