"""提问只有格式内容: an interview whose questions are those of the printed list and no others.

The list (printed_questions.yaml) holds what any form asks whatever the case. A question counts as
printed when most of its signs stand, two by two, in the list, so that a word moved or left out
changes nothing. A form may ask in other words: where many questions got nothing but yes and no, it
is told too. Whoever was asked to tell in his own words, and did, has been asked about the case.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hengyuan.inspection.documents import Document
from hengyuan.inspection.dossier import Dossier
from hengyuan.inspection.findings import Finding, Findings, Severity, rule
from hengyuan.law.sheets import read_sheet

RULE = rule(
    "IN-17", "提问只有格式内容", Severity.MEDIUM, "meeting",
    "关于加强法律援助案件质量管理的意见@2023",
)  # fmt: skip
FEWEST = 3  # questions; fewer may be a record written as a report
MANY = 6  # questions behind which not one longer answer is no chance; no official figure
CURT = 12  # signs of an answer up to which it is a yes or no; no official figure
ALIKE = 0.6  # the share of a question's signs that the list holds; no official figure
TOLD = 60  # signs of an answer from which on somebody has told his case; no official figure
TURN = re.compile(r"[问答]：")
AT_ONCE = re.compile(r"[问答](?![题过了卷话应辩复])")  # a sign that OCR lost behind 问
AFTERWARDS = re.compile(r"以上|签名")  # what is printed below the last answer
LETTERS = re.compile(r"[\u4e00-\u9fff]")
SMALL = frozenset("的了吗呢啊吧请你我您来过都也就")  # words that come and go in a question


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its place in the text, and how many signs the answer has."""

    text: str
    start: int
    end: int
    answered: int


def check(dossier: Dossier) -> Findings:
    """One finding for each such record; less sure where another record asks about the case."""
    asked = [(one, list(questions(one))) for one in dossier.of("D-22")]
    printed = [(one, found) for one, found in asked if _is_printed(found) or _is_curt(found)]
    for one, found in printed:
        said = (
            f"“{one.name}”的 {len(found)} 个提问都是身份、同意、权利、风险等格式内容，"
            "没有一问涉及本案事实"
            if _is_printed(found)
            else f"“{one.name}”的 {len(found)} 个提问，回答都不超过 {CURT} 字，没有讲到本案事实"
        )
        spots = tuple(spot for each in found for spot in one.flow.spots(each.start, each.end))
        yield Finding(RULE, said, 0.85 if len(printed) == len(asked) else 0.65, spots, one.name)


def questions(document: Document) -> Iterator[Question]:
    """The questions of a record, each with its answer's length."""
    text = document.flow.text
    starts = {match.start() for match in TURN.finditer(text)}
    starts |= {row.start for row in document.flow.rows if AT_ONCE.match(text, row.start)}
    turns = sorted(starts)
    for index, start in enumerate(turns):
        if text[start] != "问":
            continue
        end = turns[index + 1] if index + 1 < len(turns) else len(text)
        after = turns[index + 2] if index + 2 < len(turns) else len(text)
        answer = AFTERWARDS.split(text[end:after].lstrip("答："), maxsplit=1)[0]
        yield Question(text[start + 1 : end].lstrip("："), start, end, len(answer))


def _is_printed(found: list[Question]) -> bool:
    if len(found) < FEWEST:
        return False
    return not any(_is_own(one) for one in found)


def _is_curt(found: list[Question]) -> bool:
    """Whether nobody told anything: many questions, and not one answer beyond a yes or no."""
    answered = [one.answered for one in found]
    return len(answered) >= MANY and min(answered) > 0 and max(answered) <= CURT


def _is_own(question: Question) -> bool:
    """Whether it speaks of the case: in its words, or in what it made the other tell."""
    if question.answered > TOLD and any(word in question.text for word in _list()[1]):
        return True
    return alike(question.text) < ALIKE


def alike(question: str) -> float:
    """The share of a question's signs that stand beside the same neighbour in the list, 0 to 1."""
    letters, known = _letters(question), _list()[0]
    held = {
        place
        for at in range(len(letters) - 1)
        if letters[at : at + 2] in known
        for place in (at, at + 1)
    }
    return len(held) / len(letters) if letters else 1.0


def _letters(text: str) -> str:
    return "".join(sign for sign in LETTERS.findall(text) if sign not in SMALL)


def _pairs(text: str) -> Iterator[str]:
    for piece in re.split("[，。、？；]", text):
        letters = _letters(piece)
        yield from (letters[at : at + 2] for at in range(len(letters) - 1))


@cache
def _list() -> tuple[frozenset[str], tuple[str, ...]]:
    """The pairs of signs of all printed questions, and the words by which one asks to tell."""
    sheet = read_sheet(Path(__file__).with_suffix(".yaml"))
    sheet.only(("questions", "opening"))
    topics = sheet.sheet("questions")
    wordings = [wording for topic in topics.content for wording in topics.texts(topic)]
    pairs = frozenset(pair for wording in wordings for pair in _pairs(wording))
    return pairs, sheet.texts("opening")
