"""日期倒置: one act bears a later day than another that had to follow it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from hengyuan.inspection.dossier import Dated, Dossier
from hengyuan.inspection.findings import Finding, Findings, Severity, rule

RULE = rule(
    "IN-08", "日期先后颠倒", Severity.HIGH, "dossier", "办理法律援助案件程序规定@2023-09-01"
)

YEARS = timedelta(days=700)  # apart: a slip of the pen in January is one year, no official figure


@dataclass(frozen=True, slots=True)
class _Pair:
    """`earlier` has to come first; "hearing" is the hearing itself, not a paper."""

    earlier: tuple[str, ...]
    later: tuple[str, ...]
    why: str


HEARING = ("hearing",)
PAIRS = (
    _Pair(("D-14",), ("D-15", "D-16"), "接受指派之后才签委托协议"),
    _Pair(("D-14",), ("D-22",), "接受指派之后才会见"),
    _Pair(("D-15",), HEARING, "委托协议应当在开庭前签订"),
    _Pair(("D-22",), HEARING, "第一次会见应当在开庭前"),
    _Pair(("D-23",), HEARING, "阅卷应当在开庭前"),
    _Pair(("D-23",), ("D-26",), "阅卷应当在提出意见之前"),
    _Pair(HEARING, ("X-judgment",), "开庭之后才判决"),
    _Pair(("D-26",), ("X-judgment",), "意见应当在判决之前提出"),
    _Pair(("X-judgment",), ("D-34",), "判决之后才结案"),
)


def check(dossier: Dossier) -> Findings:
    """One finding for each pair of which the second bears the earlier day."""
    told: set[int] = set()
    for pair, first, second in _days(dossier):
        if first.found.day <= second.found.day or _is_misread(first, second):
            continue
        # A paper that is late for the opinion is late for the hearing too: tell it once.
        if first.document.first in told and "hearing" in pair.later:
            continue
        told.add(first.document.first)
        said = (
            f"{pair.why}：{_named(pair.earlier, first)} {first.found.day} 晚于 "
            f"{_named(pair.later, second)} {second.found.day}"
        )
        sure = round(0.92 * min(first.document.confidence, second.document.confidence), 2)
        yield Finding(RULE, said, sure, (*first.spots, *second.spots), first.document.name)


def _days(dossier: Dossier) -> Iterator[tuple[_Pair, Dated, Dated]]:
    for pair in sorted(PAIRS, key=lambda pair: pair.later == HEARING):
        first = dossier.hearing if pair.earlier == HEARING else dossier.first_dated(*pair.earlier)
        second = dossier.hearing if pair.later == HEARING else dossier.first_dated(*pair.later)
        if first and second and first.document is not second.document:
            yield pair, first, second


def _named(ids: tuple[str, ...], dated: Dated) -> str:
    return "开庭" if ids == HEARING else f"“{dated.document.name}”"


def _is_misread(first: Dated, second: Dated) -> bool:
    """Whether a scan is in it and the days lie years apart: one sign of a year, not two acts."""
    is_scan = first.document.is_scan or second.document.is_scan
    return is_scan and first.found.day - second.found.day > YEARS
