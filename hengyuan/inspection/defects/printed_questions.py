"""提问只有格式内容: an interview whose questions are those of the printed list and no others.

The list (printed_questions.yaml) holds what any form asks whatever the case. A question counts as
printed when most of its signs stand, two by two, in the list, so that a word moved or left out
changes nothing. A form may ask in other words: where many questions got nothing but yes and no, it
is told too. Whoever was asked to tell in his own words, and did, has been asked about the case.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hengyuan.inspection.cells import AT_ONCE
from hengyuan.inspection.documents import Document
from hengyuan.inspection.dossier import Dossier
from hengyuan.inspection.findings import Finding, Findings, Severity, rule
from hengyuan.inspection.headings import BODY
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
SPEAKER = re.compile(r"([\u4e00-\u9fff]{2,6})(?:（[问答]）)?：")
LAWYER = re.compile(r"律师|会见人|谈话人|承办人|辩护人|代理人|问话人|(?<!被)询问人")
ASKED = re.compile(rf"^(?:[问间答]|{SPEAKER.pattern})：?")
NOTED = re.compile(r"(?<=。)（")  # what the record adds behind an answer
FOOT = re.compile(r"被?[\u4e00-\u9fff]{2}[人者](?:（?签[名字]）?)?：")  # signed below each page
AFTERWARDS = re.compile(r"以上|签名|。")  # what is printed below the last answer
LONG = 45  # signs of a question in which somebody is told of rights or risks
CONSENT = re.compile("同意|愿意|接受|意思|指派|派给|委托")
LETTERS = re.compile(r"[\u4e00-\u9fff]")
SMALL = frozenset("的了吗呢啊吧请你我您来过都也就")  # words that come and go in a question


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its place in the text, and how many signs the answer has."""

    text: str
    start: int
    end: int
    answered: int
    until: int  # where its answer ends


def check(dossier: Dossier) -> Findings:
    """One finding for each such record; less sure where another record asks about the case."""
    asked = [(one, list(questions(one))) for one in dossier.of("D-22")]
    printed = [(one, found) for one, found in asked if _is_printed(found) or _is_curt(found)]
    for one, found in printed:
        said = (
            f"“{one.name}”的 {len(found)} 个提问都是身份、同意、权利、风险等格式内容，"
            "没有一问涉及本案事实"
            if _is_printed(found)
            else f"“{one.name}”的 {len(found)} 个提问，除同意和知悉外，回答都不超过 {CURT} 字，"
            "没有讲到本案事实"
        )
        spots = tuple(spot for each in found for spot in one.flow.spots(each.start, each.end))
        yield Finding(RULE, said, 0.85 if len(printed) == len(asked) else 0.65, spots, one.name)


def questions(document: Document) -> Iterator[Question]:
    """The questions of a record, each with its answer's length."""
    text = document.flow.text
    asks = _turns(document)
    if sum(asks.values()) < FEWEST:
        asks = _speeches(document)
    turns = sorted(asks)
    for index, start in enumerate(turns):
        if not asks[start]:
            continue
        end = turns[index + 1] if index + 1 < len(turns) else len(text)
        is_last = index + 2 >= len(turns)
        after = len(text) if is_last else turns[index + 2]
        answer = NOTED.split(ASKED.sub("", text[end:after]), maxsplit=1)[0]
        answer = FOOT.split(answer, maxsplit=1)[0]
        if is_last:
            answer = AFTERWARDS.split(answer, maxsplit=1)[0]
        yield Question(ASKED.sub("", text[start:end]), start, end, _long(answer), after)


def _long(answer: str) -> int:
    """How many signs an answer has, the names of bodies left out."""
    return len(BODY.sub("", answer))


def _turns(document: Document) -> dict[int, bool]:
    """Where somebody begins to speak, and whether he asks: by 问 and 答."""
    text = document.flow.text
    starts = {match.start() for match in TURN.finditer(text)}
    begun = (AT_ONCE.match(text, row.start) for row in document.flow.rows)
    starts |= {match.start(1) for match in begun if match}
    turns = {start: text[start] == "问" for start in starts}
    return turns | dict.fromkeys(_misread(document, turns), True)


def _misread(document: Document, turns: dict[int, bool]) -> Iterator[int]:
    """Lines that begin with 间 between two answers: a scan's 问."""
    known = sorted(turns)
    for row in document.flow.rows:
        at = bisect_right(known, row.start)
        if not 0 < at < len(known) or document.flow.text[row.start] != "间":
            continue
        if not turns[known[at - 1]] and not turns[known[at]]:
            yield row.start


def _speeches(document: Document) -> dict[int, bool]:
    """The same by who speaks: 律师：… 受援人：…; who speaks once or twice signs or is a field."""
    rows = [(row, SPEAKER.match(document.flow.words(row))) for row in document.flow.rows]
    spoken = Counter(match[1] for _, match in rows if match)
    return {
        row.start: bool(LAWYER.search(match[1]))
        for row, match in rows
        if match and spoken[match[1]] >= FEWEST
    }


def _is_printed(found: list[Question]) -> bool:
    if len(found) < FEWEST:
        return False
    return not any(_is_own(one) for one in found)


def _is_curt(found: list[Question]) -> bool:
    """Whether nobody told anything: many questions, and not one answer beyond a yes or no.

    Who is asked whether he agrees, or told of his rights, may say so in a whole sentence.
    """
    answered = [one.answered for one in found if one.answered > CURT or alike(one.text) < ALIKE]
    longer = [one for one in found if one.answered > CURT and not _asks_consent(one)]
    return len(found) >= MANY and bool(answered) and min(answered) > 0 and not longer


def _asks_consent(question: Question) -> bool:
    """Whether he was asked to agree, or told of much at once, and his answer is one sentence."""
    is_told = len(question.text) > LONG or CONSENT.search(question.text)
    return question.answered <= 2 * CURT and bool(is_told)


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
