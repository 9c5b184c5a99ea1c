"""顺序: papers stand in another order than the catalogue files them.

The fewest papers that would have to be moved are named, not everyone who stands behind them.
"""

from bisect import bisect_right

from hengyuan.inspection.documents import Document
from hengyuan.inspection.dossier import Dossier
from hengyuan.inspection.findings import Finding, Findings, Severity, rule
from hengyuan.inspection.flow import Spot
from hengyuan.law.catalogue import Part

RULE = rule(
    "IN-02", "未按目录顺序归档", Severity.LOW, "dossier", "办理法律援助案件程序规定@2023-09-01"
)


def check(dossier: Dossier) -> Findings:
    """One finding for each paper that would have to be moved."""
    placed = [
        (place, one)
        for one in dossier.documents[_institutions(dossier) :]
        if (place := _place(dossier, one)) is not None
    ]
    kept = _longest_rising([place for place, _ in placed])
    for index, (place, one) in enumerate(placed):
        if index not in kept:
            spot = one.title or Spot(one.first, None, one.name)
            said = f"“{one.name}”应当排在目录第 {place + 1} 项的位置，现在第 {one.first} 页"
            yield Finding(RULE, said, round(0.85 * one.confidence, 2), (spot,), one.name)


def _institutions(dossier: Dossier) -> int:
    """How many papers at the front are the institution's part, which has an order of its own.

    It ends with the last paper that only that part has, before the first that only the handler's
    part has; both parts hold the notice of assignment and the official letter.
    """
    end = 0
    for number, one in enumerate(dossier.documents, start=1):
        parts = _parts(dossier, one)
        if parts == {Part.HANDLER}:
            break
        if parts == {Part.INSTITUTION}:
            end = number
    return end


def _parts(dossier: Dossier, document: Document) -> set[Part]:
    fills = set(document.mark.fills) if document.mark else set()
    return {row.part for row in dossier.rows if row.id in fills or fills & set(row.forms)}


def _place(dossier: Dossier, document: Document) -> int | None:
    """Where the catalogue files a paper, or None when it has no row for it."""
    if document.mark is None:
        return None
    rows = [row for row in dossier.rows if row.part is Part.HANDLER]
    for number, row in enumerate(rows):
        if row.id in document.mark.fills or set(row.forms) & set(document.mark.fills):
            return number
    return None


def _longest_rising(places: list[int]) -> set[int]:
    """The indexes of a longest run that never falls."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for index, place in enumerate(places):
        at = bisect_right(tails, place)
        before.append(ends[at - 1] if at else None)
        tails[at : at + 1] = [place]
        ends[at : at + 1] = [index]
    found: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        found.add(last)
        last = before[last]
    return found
