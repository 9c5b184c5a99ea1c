"""出庭人与承办人不符: somebody else than the lawyer of the case stands up at the hearing.

Who is named beside the recipient in the hearing record or the judgment has to be the lawyer of the
assignment notice, or one whom a power of attorney, a letter or a replacement of the dossier covers.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from hengyuan.inspection.documents import Document
from hengyuan.inspection.dossier import Dossier
from hengyuan.inspection.facts.people import SURNAMES, Person, is_near, most_named
from hengyuan.inspection.findings import Finding, Findings, Severity, rule
from hengyuan.inspection.flow import Flow, Row, Spot

RULE = rule(
    "IN-18", "出庭人与承办人不符", Severity.HIGH, "hearing", "办理法律援助案件程序规定@2023-09-01"
)
AT_THE_HEARING = ("D-27b", "X-judgment")
COVERING = ("D-14", "D-15", "D-16", "D-17", "D-19")
NAMES_LAWYER = (
    "承办律师", "承办人", "指派律师", "援助律师", "经办律师", "主办律师", "办案律师", "承办人员",
)  # fmt: skip
OWN = (*NAMES_LAWYER, "会见人", "阅卷人", "参加律师", "会见律师")
REPLACED = re.compile(
    r"(?<!申请)(?<!要求)(?<!请求)(?:更换|变更|改派|另行指派)[^。；，]{0,16}(?:承办|律师|辩护人|代理人)"
)
HIS_OWN = ("D-15", "D-16", "D-22", "D-23", "D-26", "D-29", "D-34")
CALLED = re.compile("(?:由|我是|安排|指派|委派|律师所|派出)([\u4e00-\u9fff]{2,3})律师")
AGREE = 2  # papers that have to name him where no notice does
REACH = 80  # signs after such words within which the new lawyer is named
NAME = "([\u4e00-\u9fff]{2,4}?)"
NO_NAMES = ("上述", "其他", "值班", "法律", "援助", "承办", "意见", "签名", "事务")
# 指派你所冯知行律师担任…, 指派青石律师事务所律师冯知行担任…
ASSIGNED = (
    re.compile(rf"(?:[你贵本我]所|指派|指定|安排|选派|由|：)(?![你贵本我]所){NAME}律师(?!事务所)"),
    re.compile(rf"律师(?!于|在|应){NAME}(?=担任|为|承办|作为|提供)"),
)
NEXT = "公诉人|检察员|书记员|审判|法官|被告|原告|上诉|申请|第三人|翻译|委托|诉讼|指定|辩护人|仲裁"
BEFORE = "(?:[\u4e00-\u9fff]{2,16}(?:事务所|服务所|援助中心)(?:的)?(?:律师)?)?"  # his firm
# In a field at the line's end or before the next field; in a sentence with firm or presence behind.
FIELD = re.compile(
    rf"(?<!法定)(?:辩护人|代理人|(?:出庭|到庭|援助)律师)(?:及(?:其|所在)?单位)?：?{BEFORE}{NAME}"
    rf"(?=[，。（、；]|律师|{NEXT}|$)"
)
SENTENCE = re.compile(
    rf"(?<!法定)(?:辩护人|代理人){NAME}"
    r"(?=[，（][^，。；]{2,20}(?:律师事务所|法律服务所|法律援助)|律师(?!事务所)|到庭|出庭)"
)
ROLE = re.compile(r"(?:指定|委托|诉讼)*(?:辩护人|代理人)")
NAMED = re.compile("[\u4e00-\u9fff]{2,4}")
FIRM = re.compile(r"[，（]([\u4e00-\u9fff]{2,14}(?:律师事务所|法律服务所))")
TOGETHER = 40  # signs behind a name in which a second lawyer of the same party is named
PARTY = re.compile(r"被告人?|原告人?|原审被告人|被?上诉人|被?申请人|第三人")


@dataclass(frozen=True, slots=True)
class Advocate:
    """Who appears for the recipient, and where that stands."""

    name: str
    spots: tuple[Spot, ...]


def check(dossier: Dossier) -> Findings:
    """One finding for each such name, with every place of it; a near name is unsure."""
    handler, is_assigned = _handler(dossier)
    if not handler:
        return
    by_name: dict[str, list[tuple[Document, Advocate]]] = {}
    for paper in dossier.of(*AT_THE_HEARING):
        found = _advocates(dossier, paper, handler)
        if found and not any(_is_covered(dossier, one.name) for one in found):
            by_name.setdefault(found[0].name, []).append((paper, found[0]))
    for name, places in by_name.items():
        papers = "、".join(dict.fromkeys(f"“{paper.name}”" for paper, _ in places))
        source = "指派通知书写明的承办人" if is_assigned else "案卷其他文书的承办人"
        said = (
            f"{papers}写明为受援人出庭的是“{name}”，{source}是“{handler}”，"
            "案卷中没有更换承办人的手续，也没有给他的授权"
        )
        sure = (0.85 if is_assigned else 0.7) * max(paper.confidence for paper, _ in places)
        sure = 0.5 if is_near(name, handler) else round(sure, 2)
        spots = tuple(spot for _, one in places for spot in one.spots)
        yield Finding(RULE, said, sure, spots, places[0][0].name)


def _handler(dossier: Dossier) -> tuple[str, bool]:
    """The lawyer of the assignment notice; where it names a firm only, whom most papers name."""
    for notice in dossier.of("D-14"):
        if named := _assigned(notice, dossier.people):
            return named, True
    others = {
        (one.first, person.name): person
        for one, person in dossier.people
        if one.id not in AT_THE_HEARING
    }
    named = most_named(others.values(), OWN)
    is_agreed = sum(name == named for _, name in others) >= AGREE
    return (named if is_agreed else _of_most_papers(dossier)), False


def _of_most_papers(dossier: Dossier) -> str:
    """Whom most of the lawyer's own papers name as a lawyer, whatever their labels; "" in doubt."""
    papers: Counter[str] = Counter()
    for one in dossier.of(*HIS_OWN):
        names = {
            each.name
            for paper, each in dossier.labelled
            if paper is one and each.name != dossier.recipient
        }
        names |= {m[1] for m in CALLED.finditer(one.flow.text) if _is_name(m[1])}
        papers.update(names)
    (name, count), (_, second) = [*papers.most_common(2), ("", 0), ("", 0)][:2]
    return name if count > max(AGREE, second) else ""


def _assigned(notice: Document, people: list[tuple[Document, Person]]) -> str:
    for pattern in ASSIGNED:
        for match in pattern.finditer(notice.flow.text):
            if _is_name(match[1]):
                return match[1]
    return next((p.name for one, p in people if one is notice and p.role in NAMES_LAWYER), "")


def _is_name(text: str) -> bool:
    return text[0] in SURNAMES and not any(word in text for word in NO_NAMES)


def _advocates(dossier: Dossier, paper: Document, handler: str) -> list[Advocate]:
    """Those of the recipient in the paper's order; none when the handler is beside them."""
    text = paper.flow.text
    found = []
    for name, start, end in sorted(_named(paper), key=lambda each: each[1]):
        if not _is_ours(dossier, text, start, end):
            continue
        if handler in text[start : end + TOGETHER] or paper.may_say(handler, name):
            return []
        found.append(Advocate(name, paper.flow.spots(start, end)))
    return found


def _is_ours(dossier: Dossier, text: str, start: int, end: int) -> bool:
    """Named after the recipient and before the next party, or of the firm that has the case."""
    before = max((match.start() for match in PARTY.finditer(text, 0, start)), default=0)
    if dossier.recipient:
        return dossier.recipient in text[before:start]
    firm = FIRM.match(text, end)
    papers = dossier.of(*COVERING) if firm else []
    return any(firm[1] in one.flow.text for one in papers) if firm else False


def _named(paper: Document) -> Iterator[tuple[str, int, int]]:
    """Every advocate's name with the place of role and name."""
    for match in SENTENCE.finditer(paper.flow.text):
        if _is_name(match[1]):
            yield match[1], match.start(), match.end()
    for row, below in zip_longest(paper.flow.rows, paper.flow.rows[1:]):
        yield from _in_cells(paper.flow, row)
        words = paper.flow.words(row)
        # The name may stand at the beginning of the next line.
        more = paper.flow.words(below) if below and words.endswith(("律师", "：")) else ""
        for match in FIELD.finditer(words + more):
            in_row = match.start() < len(words)
            if in_row and ("：" in match[0] or len(row.line.pieces) > 1) and _is_name(match[1]):
                yield match[1], row.start + match.start(), row.start + match.end()


def _in_cells(flow: Flow, row: Row) -> Iterator[tuple[str, int, int]]:
    """辩护人 | 冯知行 | 青石律师事务所律师: role and name in cells of their own."""
    for role, name in pairwise(flow.tokens(row)):
        if ROLE.fullmatch(role.text) and NAMED.fullmatch(name.text) and _is_name(name.text):
            yield name.text, role.start, name.end


def _is_covered(dossier: Dossier, name: str) -> bool:
    """Whether a paper gives him the case: an assignment, a power, a letter, a replacement."""
    for one in dossier.documents:
        text = one.flow.text
        if one.id in COVERING and name in text:
            return True
        if any(name in text[m.start() : m.end() + REACH] for m in REPLACED.finditer(text)):
            return True
    return False
