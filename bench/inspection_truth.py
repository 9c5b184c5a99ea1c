"""How an inspection's answer is held against what is known of a specimen."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from demo.specimens.truth import PaperTruth, Planted, Truth
from hengyuan.inspection.inspect import Asked, parse_kind
from hengyuan.law.catalogue import Part, Row
from hengyuan.law.vocabulary import Basis

# Rows that have no form: which papers of a specimen fill them.
FILLED_BY = {
    "CD-05": "X-contact", "CD-10": "X-indictment", "CD-13": "X-plea", "CD-14": "X-judgment",
    "CV-05": "X-complaint", "CV-05a": "X-arbitration", "CV-06": "X-evidence",
    "CV-13": "X-judgment", "CV-13a": "X-judgment",
}  # fmt: skip


@dataclass
class Score:
    """Right and asked, measure by measure, and each miss in words."""

    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)
    dossiers: int = 0
    pages: int = 0

    def add(self, other: "Score") -> None:
        """Take another score in."""
        self.right.update(other.right)
        self.asked.update(other.asked)
        self.misses += other.misses
        self.dossiers += other.dossiers
        self.pages += other.pages

    def count(self, what: str, right: bool, miss: str = "") -> None:
        """One more asked; right or not."""
        self.asked[what] += 1
        self.right[what] += right
        if not right and miss:
            self.misses.append(f"{what}: {miss}")

    def share(self, what: str) -> float:
        """The share that is right."""
        return self.right[what] / self.asked[what] if self.asked[what] else float("nan")


def asked_of(truth: Truth) -> Asked:
    """How the inspection is called for a specimen: nothing is told of whose case it is."""
    kind, stage = parse_kind(truth.kind.replace("labour-arbitration", "labour_arbitration"))
    happened = frozenset(truth.happened)
    return Asked(kind, stage, truth.on, basis=Basis(truth.basis), happened=happened)


def score(truth: Truth, answer: dict[str, Any]) -> Score:
    """All measures of one dossier. Raises ValueError when the program stumbled at it."""
    if answer["error"]:
        raise ValueError(f"{truth.kind} {truth.seed}: {answer['error']}")
    found = Score(dossiers=1, pages=len(truth.texts))
    name = f"{truth.kind}/{truth.basis}/{truth.seed}"
    _names(found, truth, answer, name)
    _rows(found, truth, answer, name)
    _facts(found, truth, answer, name)
    _defects(found, truth, answer, name)
    return found


def _names(found: Score, truth: Truth, answer: dict[str, Any], name: str) -> None:
    said = {
        page: one["type"]
        for one in answer["documents"]
        for page in range(one["first"], one["last"] + 1)
    }
    for page in range(1, len(truth.texts) + 1):
        wanted, got = truth.kind_of(page), said.get(page)
        paper = next(one for one in truth.papers if one.first <= page <= one.last)
        told = f"{name} p{page} {paper.title} (layout {paper.layout}): {wanted!r}, got {got!r}"
        found.count("names", wanted == got, told)


def _fills(row: Row, papers: list[PaperTruth]) -> list[PaperTruth]:
    wanted = {row.id, *row.forms, FILLED_BY.get(row.id, row.id)}
    return [one for one in papers if one.kind in wanted]


def _rows(found: Score, truth: Truth, answer: dict[str, Any], name: str) -> None:
    states = {one["row"]: one for one in answer["catalogue"]}
    for row in asked_of(truth).rows():
        papers = _fills(row, truth.papers)
        if row.part is not Part.HANDLER or not papers:
            continue
        pages = {page for one in papers for page in range(one.first, one.last + 1)}
        state = states[row.id]
        met = any(pages & set(range(first, last + 1)) for first, last in state["pages"])
        found.count("rows", state["state"] == "found" and met, f"{name} {row.id} {row.name_zh}")


def _facts(found: Score, truth: Truth, answer: dict[str, Any], name: str) -> None:
    for paper in truth.papers:
        own = [one for one in answer["documents"] if paper.first <= one["first"] <= paper.last]
        for what, wanted in (
            ("days", {str(day) for day in paper.days}),
            ("case_numbers", paper.numbers),
        ):
            got = {each for one in own for each in one[what]}
            for each in wanted | got:
                side = "" if each in wanted and each in got else (
                    "not read" if each in wanted else "not there"
                )  # fmt: skip
                where = f"p{paper.first}-{paper.last} {paper.title} (layout {paper.layout})"
                found.count("facts", not side, f"{name} {where}: {each} {side}")


def _defects(found: Score, truth: Truth, answer: dict[str, Any], name: str) -> None:
    rows = {row.id: row for row in asked_of(truth).rows()}
    left = list(truth.planted)
    met: set[int] = set()
    for finding in answer["findings"]:
        fitting = [i for i, one in enumerate(left) if _speaks_of(finding, one, rows)]
        met.update(i for i in fitting if left[i].rule == finding["rule"])
        where = ",".join(str(spot["page"]) for spot in finding["evidence"][:3])
        told = f"{name} {finding['rule']} p{where}: {finding['sentence'][:90]}"
        if not fitting or any(left[i].rule == finding["rule"] for i in fitting):
            found.count("precision", bool(fitting), told)
    for i, one in enumerate(left):
        told = f"{name} {one.name} {one.rule} p{one.pages[:6]} {one.row} not found"
        found.count("recall", i in met, told)
        found.count(f"recall {one.rule}", i in met)


def _speaks_of(finding: dict[str, Any], planted: Planted, rows: dict[str, Row]) -> bool:
    if finding["rule"] not in (planted.rule, *planted.also):
        return False
    if planted.row:
        wanted = [row.id for row in rows.values() if _fills(row, [_as_paper(planted.row)])]
        return any(f"目录 {row} " in finding["sentence"] for row in wanted)
    pages = {spot["page"] for spot in finding["evidence"]}
    return bool(pages & set(planted.pages)) if pages else True


def _as_paper(kind: str) -> PaperTruth:
    return PaperTruth(kind, "", 0)
