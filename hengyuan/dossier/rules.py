"""Which forms bear a number, which files may enter a dossier, what is said to a hint."""

from dataclasses import dataclass
from typing import Any

# form -> the character of its reference number: (机构简称)援X字〔year〕第n号
NUMBER_WORDS = {
    "D-10": "审",
    "D-11": "决",
    "D-12": "决",
    "D-14": "指",
    "D-17": "函",
    "D-31": "更",
    "D-32": "终",
}

# Stages in which the handler's papers are there to be read.
HANDED_IN = frozenset(
    {"closing_reported", "dossier_returned", "first_examined", "closed", "archived",
     "subsidy_signed", "paid", "no_subsidy_due"}
)  # fmt: skip
# Stages in which nobody reads the dossier for its closing any more.
OVER = frozenset({"archived", "subsidy_signed", "paid", "no_subsidy_due", "refused", "withdrawn"})
# Stages in which the handler may still mend his papers, and look into the mirror.
MENDABLE = frozenset({"under_handling", "terminated", "dossier_returned"})
# The form that a row of the catalogue asks for → the page of handling on which it comes about.
MADE_ON = {
    "D-15": "agreement", "D-16": "agreement", "D-22": "agreement", "D-23": "file_reading",
    "D-24": "investigation", "D-26": "opinion", "D-27a": "hearing", "D-27b": "hearing",
    "D-29": "progress_report",
}  # fmt: skip
# The same for rows without a form: what ends the matter, and what begins a suit.
ROW_MADE_ON = {
    "CD-10": "result", "CD-14": "result", "CA-10": "result", "CA-13": "result",
    "CV-13": "result", "CV-13a": "result", "CV-13b": "result", "CV-13c": "result",
    "CV-05": "filing", "CV-05a": "filing", "CV-06": "filing",
}  # fmt: skip
# What a person says to a hint of the inspection.
VERDICTS = {"confirmed": "属实", "dismissed": "不成立"}

MAX_FILE_BYTES = 50 * 1024 * 1024

# media type -> how the bytes of such a file begin
SIGNATURES: dict[str, tuple[bytes, ...]] = {
    "application/pdf": (b"%PDF-",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (b"PK\x03\x04",),
}
SUFFIXES = {
    "application/pdf": ".pdf",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}


def media_type_of(content: bytes) -> str | None:
    """The media type told by the first bytes, never by the name; None for what is not taken."""
    for media_type, beginnings in SIGNATURES.items():
        if content.startswith(beginnings):
            return media_type
    return None


@dataclass(frozen=True, slots=True)
class Hint:
    """What an inspection found, as it is kept: the rule is copied, the places are plain values.

    `spots` are {page, box, quote}: pages from 1, the box left, top, right, bottom in fractions of
    the page, or None.
    """

    rule: str
    name: str
    severity: str
    indicator: str
    cites: list[str]
    confidence: float
    sentence: str
    spots: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Resemblance:
    """A relative of a text: the id of the kept text, its circle, and the shared passages.

    A passage is start, end, start in the other, end there.
    """

    other: int
    circle: str
    likeness: float
    passages: list[list[int]]


@dataclass(frozen=True, slots=True)
class KeptText:
    """A text of a dossier as it is kept, and its relatives where a hint shows them.

    `hint` is the place of that hint, counted from 1; 0 when there is none.
    """

    paper: str
    text: str
    signature: bytes
    keys: list[int]
    hint: int = 0
    relatives: tuple[Resemblance, ...] = ()


def part_of(text: str) -> tuple[float, float, float, float] | None:
    """The part of a scan that an address asks for, None for the whole; raises ValueError."""
    if not text:
        return None
    left, top, right, bottom = (float(share) for share in text.split(","))
    if not (0 <= left < right <= 1 and 0 <= top < bottom <= 1):
        raise ValueError(text)
    return left, top, right, bottom
