"""The marks by which each type of paper is known, read from marks.yaml."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hengyuan.law.sheets import Sheet, read_sheet

KEYS = (
    "id", "name", "rows", "titles", "stem", "words", "signatures", "sealed", "day", "untitled",
)  # fmt: skip
# What may stand before a title in its line: the bodies that issue the paper.
HEADS = (
    r"(?:[\u4e00-\u9fff]{2,24}(?:中心|法院|检察院|事务所|司法局|公安局|分局|派出所|委员会|援助处))?"
)
ONE_OF_US = "(?:法律援助|指派的?|本案)?"  # before who signs
TAILS = r"(?:（[^）]{1,12}）)?"
# What may stand between them: whose paper it is, of which matter, for the how manieth time.
QUALIFIERS = (
    r"(?:关于[\u4e00-\u9fff、]{2,24}(?:一案|纠纷|案|争议)的?)?"
    r"(?:法律援助(?:机构|案件|律师|中心)?|法援|律师|辩护律师|代理律师|承办(?:律师|人|案件)?|刑事|民事|行政|劳动"
    r"|人事|争议|一审|二审|再审|(?:侦查|审查起诉|审判|仲裁)阶段|案件|个人|公民|受援人|申请人|当事人|被告人"
    r"|犯罪嫌疑人|上诉人|原告|被告|在押|重大|疑难|复杂|与|向|对|第[一二三四五六七八九十\d]{1,2}次|首次)*"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """One type: `fills` are the catalogue ids that such a paper answers to.

    `title` is its whole title; `stem` is what stands in titles of it that no list foresees.
    `is_untitled` says that copies bear no title: all its words on a nearly empty page name it.
    """

    id: str
    name: str
    fills: tuple[str, ...]
    title: re.Pattern[str]
    stem: re.Pattern[str]
    words: tuple[str, ...]
    signatures: tuple[re.Pattern[str], ...]
    is_sealed: bool
    day: tuple[str, ...]
    is_untitled: bool


@cache
def marks() -> tuple[Mark, ...]:
    """Every type, in the file's order."""
    file = read_sheet(Path(__file__).with_name("marks.yaml"))
    return tuple(_mark(sheet) for sheet in file.sheets("types"))


@cache
def mark(mark_id: str) -> Mark:
    """The type with this id; raises KeyError."""
    return {one.id: one for one in marks()}[mark_id]


def _mark(sheet: Sheet) -> Mark:
    sheet.only(KEYS)
    own = sheet.text("id")
    titles = "|".join(sheet.texts("titles"))
    return Mark(
        id=own,
        name=sheet.text("name"),
        fills=sheet.texts("rows") or ((own,) if own.startswith("D-") else ()),
        title=re.compile(f"{HEADS}{QUALIFIERS}(?:{titles}){TAILS}"),
        stem=re.compile(sheet.text("stem", "(?!)")),
        words=sheet.texts("words"),
        signatures=tuple(re.compile(f"{ONE_OF_US}(?:{one})") for one in sheet.texts("signatures")),
        is_sealed=sheet.flag("sealed", default=False),
        day=sheet.texts("day"),
        is_untitled=sheet.flag("untitled", default=False),
    )


def titled(text: str) -> Mark | None:
    """The type whose title a whole line is, or None."""
    return next((one for one in marks() if one.title.fullmatch(text)), None)


def stemmed(text: str) -> Mark | None:
    """The type whose stem stands in a line that is known to be a title, or None."""
    own = re.sub("（[^）]*）", "", text)
    return next((one for one in marks() if one.stem.search(own)), None)


def named(text: str) -> Mark | None:
    """The type that a title names, as a whole or by its stem, or None."""
    return titled(text) or stemmed(text)


def filled(found: Collection[str]) -> set[str]:
    """The catalogue ids answered by papers of these types."""
    return {row for one in marks() if one.id in found for row in one.fills}
