"""逾期交卷: the closing report is later than the law's clock after the end of the matter.

The clock is that of the law floor (CA-01, and CA-05 where a province has one). A matter ends when
the lawyer receives the paper that ends it, or when the institution decides to end its aid (终止).
Where the dossier does not tell the day of receipt, the paper's own day stands for it, and the
finding says so and is less sure.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hengyuan.inspection.documents import Document
from hengyuan.inspection.dossier import Dossier
from hengyuan.inspection.facts.days import FoundDay, days_in
from hengyuan.inspection.findings import Finding, Findings, Severity, rule
from hengyuan.inspection.flow import Spot
from hengyuan.inspection.marks import mark
from hengyuan.law.calendar import UnknownYear
from hengyuan.law.deadlines import Deadline, compute
from hengyuan.law.errors import NoValueInForce

RULE = rule("IN-19", "逾期交卷", Severity.MEDIUM, "dossier", "办理法律援助案件程序规定@2023-09-01")
CLOCKS = ("CA-01", "CA-05")
ENDING = ("X-judgment", "X-indictment")  # the first that the catalogue of the stage asks for
TELLS_RECEIPT = ("D-34", "X-cover", "D-29", "D-13", *ENDING)
HANDED_IN = re.compile(r"(?:交卷|移交|报送|提交|归档)(?:案卷|材料)?(?:时间|日期)：?$")
ENDED = re.compile(r"(?:结案|办结|审结)(?:时间|日期)：?$")
ENDED_BY = r"(?:判决|裁定|裁判|裁决|调解|起诉|不起诉)"
RECEIVED = re.compile(rf"(?:收到|签收|领取)[^，。；：]{{0,8}}{ENDED_BY}[^，。；：]{{0,10}}：?$")
RECEIVED_THEN = re.compile(rf"(?:，)?(?:我|本所)?(?:收到|签收|领取)[^，。；：]{{0,8}}{ENDED_BY}")
WITHIN = 24  # signs before a day in which its label stands
SURE, LIKELY, UNSURE = 0.9, 0.75, 0.6
SURER_AFTER = 30  # days late from which on the way of the paper hardly matters


@dataclass(frozen=True, slots=True)
class Day:
    """A day, what it is in words, where it stands; `is_receipt` when the dossier tells it so."""

    on: date
    what: str
    spots: tuple[Spot, ...]
    is_receipt: bool = False


def check(dossier: Dossier) -> Findings:
    """One finding when the hand-in is after the due day."""
    done = _hand_in(dossier)
    end = _end(dossier, done.on) if done else None
    due = _due(dossier, end.on) if end else None
    if end is None or done is None or due is None or due.due_on is None:
        return
    late = (done.on - due.due_on).days
    if late <= 0:
        return
    said = (
        f"{done.what} {done.on}，{_derived(end, due)}最迟 {due.due_on}，晚 {late} 日"
        f"（{due.rule.id}，{due.rule.cite}）{_doubts(due)}"
    )
    yield Finding(RULE, said, _sure(end, late), (*done.spots, *end.spots), "结案报告表")


def _sure(end: Day, late: int) -> float:
    if end.is_receipt:
        return SURE
    return LIKELY if late > SURER_AFTER else UNSURE


def _derived(end: Day, due: Deadline) -> str:
    rolled = "" if due.unrolled_on == due.due_on else f"；{due.unrolled_on} 是休息日，顺延"
    unknown = "" if end.is_receipt else "（收到日期不明，以该日起算）"
    return f"{end.what} {end.on}{unknown}次日起 {due.rule.length_zh}{rolled}，"


def _doubts(due: Deadline) -> str:
    return "" if due.rule.sure.is_verified else "；期限未经正式文本核对"


def _due(dossier: Dossier, end: date) -> Deadline | None:
    """The earliest of the clocks in force there; None where none is, or the calendar lacks."""
    found = []
    for clock in CLOCKS:
        try:
            found.append(compute(clock, end, jurisdiction=dossier.jurisdiction))
        except (NoValueInForce, UnknownYear):
            continue
    return min(found, key=lambda each: each.due_on or date.max, default=None)


def _end(dossier: Dossier, done: date) -> Day | None:
    """When the matter ended. A day of closing that is the hand-in's own tells nothing.

    A matter that the institution ended (终止) ended on the day of its decision.
    """
    if ended := _terminated(dossier):
        return ended
    paper = _ending_paper(dossier)
    dated = dossier.dated(paper) if paper else None
    if paper is None or dated is None:
        return None
    told = [day for day in _told(dossier) if dated.found.day <= day.on < done]
    if told:
        return min(told, key=lambda day: (not day.is_receipt, day.on))
    return Day(dated.found.day, f"“{paper.name}”落款", dated.spots)


def _terminated(dossier: Dossier) -> Day | None:
    dated = [found for one in dossier.of("D-32") if (found := dossier.dated(one))]
    if not dated:
        return None
    last = max(dated, key=lambda each: each.found.day)
    return Day(last.found.day, "决定终止法律援助", last.spots, is_receipt=True)


def _ending_paper(dossier: Dossier) -> Document | None:
    """The latest paper that ends a matter of this stage; an indictment ends no trial."""
    asked = {row.id for row in dossier.rows}
    kind = next((kind for kind in ENDING if asked & set(mark(kind).fills)), "")
    dated = [
        (found.found.day, one.first, one)
        for one in dossier.of(kind)
        if (found := dossier.dated(one))
    ]
    return max(dated, key=lambda each: each[:2])[2] if dated else None


def _told(dossier: Dossier) -> Iterator[Day]:
    """The days on which the dossier says that the ending paper was received, or the matter over."""
    for one in dossier.of(*TELLS_RECEIPT):
        text = one.flow.text
        for day in days_in(text):
            before = text[max(day.start - WITHIN, 0) : day.start]
            if RECEIVED.search(before) or RECEIVED_THEN.match(text, day.end):
                yield _day(one, day, "收到结案文书", is_receipt=True)
            elif ENDED.search(before):
                yield _day(one, day, f"“{one.name}”写明的结案日期")


def _hand_in(dossier: Dossier) -> Day | None:
    """The latest of the closing report's day and those that a label names as the hand-in's."""
    found = []
    for one in dossier.of("D-34", "X-cover"):
        text = one.flow.text
        for day in days_in(text):
            if HANDED_IN.search(text[max(day.start - WITHIN, 0) : day.start]):
                found.append(_day(one, day, "交卷"))
    for one in dossier.of("D-34")[:1]:
        found += [_day(one, day, f"“{one.name}”落款") for day in _signed(one)]
    return max(found, key=lambda day: day.on, default=None)


def _signed(document: Document) -> Iterator[FoundDay]:
    """The day of the last line that bears one; a page number may stand right behind it."""
    for row in reversed(document.flow.rows):
        for day in list(days_in(document.flow.words(row)))[-1:]:
            yield FoundDay(day.day, row.start + day.start, row.start + day.end)
            return


def _day(document: Document, found: FoundDay, what: str, *, is_receipt: bool = False) -> Day:
    return Day(found.day, what, document.flow.spots(found.start, found.end), is_receipt)
