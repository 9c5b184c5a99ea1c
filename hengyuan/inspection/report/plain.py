"""A dossier's findings as values that JSON can hold; docs/guide/inspection.schema.json says how.

Boxes are fractions of the page as shown: left, top, right, bottom.
"""

from typing import Any

from hengyuan.inspection.defects.missing_paper import completeness
from hengyuan.inspection.documents import Document
from hengyuan.inspection.dossier import Dossier
from hengyuan.inspection.facts.days import days_in
from hengyuan.inspection.facts.numbers import aid_numbers, court_numbers_of, sums
from hengyuan.inspection.findings import Finding
from hengyuan.inspection.flow import Spot
from hengyuan.inspection.inspect import Inspected
from hengyuan.inspection.likeness.kinship import Kinship, Relation
from hengyuan.inspection.pages import plain_box
from hengyuan.inspection.sources import Verdict
from hengyuan.inspection.sources.names import clean
from hengyuan.law.catalogue import Part, Row
from hengyuan.law.vocabulary import Kind

VERSION = 3


def as_plain(done: Inspected) -> dict[str, Any]:
    """Everything about one dossier."""
    dossier = done.dossier
    return {
        "dossier": clean(done.path.name),
        "files": [{"name": one.name, "sha256": one.sha256} for one in done.sources],
        "verdicts": [_verdict(one) for one in done.verdicts],
        "pages": [
            {"page": number, "file": page.file, "index": page.index, "how": str(page.how),
             "turned": page.turned, "part": plain_box(page.part), "confidence": page.confidence}
            for number, page in enumerate(dossier.pages, start=1)
        ],
        "recipient": dossier.recipient,
        "case_number": dossier.number,
        "documents": [_document(one, dossier) for one in dossier.documents],
        "catalogue": catalogue(done),
        "findings": [finding(one, dossier.kind) for one in done.findings],
        "error": "",
    }  # fmt: skip


def failed(name: str, error: str) -> dict[str, Any]:
    """A dossier at which the program itself stumbled."""
    return {
        "dossier": name, "files": [], "verdicts": [], "pages": [], "recipient": "",
        "case_number": "", "documents": [], "catalogue": [], "findings": [], "error": error,
    }  # fmt: skip


def catalogue(done: Inspected) -> list[dict[str, Any]]:
    """The handler's rows in filing order: found with its pages, missing, or not asked for."""
    if not done.dossier.pages:
        return []
    state = completeness(done.dossier)
    return [
        {
            "row": row.id,
            "name": row.name_zh,
            "state": _state(row, state.missing, state.present),
            "pages": [[one.first, one.last] for one in _filling(done, row)],
        }
        for row in done.dossier.rows
        if row.part is Part.HANDLER
    ]


def _filling(done: Inspected, row: Row) -> list[Document]:
    ids = {row.id, *row.forms}
    return [one for one in done.dossier.documents if one.mark and ids & set(one.mark.fills)]


def _state(row: Row, missing: tuple[Row, ...], present: tuple[Row, ...]) -> str:
    if row in missing:
        return "missing"
    return "found" if row in present else "not_asked"


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "file": verdict.file, "trouble": str(verdict.trouble), "sentence": verdict.sentence
    }  # fmt: skip


def _document(one: Document, dossier: Dossier) -> dict[str, Any]:
    text = one.flow.text
    people = {(person.role, person.name) for paper, person in dossier.people if paper is one}
    return {
        "type": one.id,
        "name": one.name,
        "first": one.first,
        "last": one.last,
        "confidence": one.confidence,
        "grounds": list(one.grounds),
        "days": sorted({str(found.day) for found in days_in(text)}),
        "case_numbers": sorted({found.number for found in court_numbers_of(one.flow)}),
        "aid_numbers": sorted({found.number for found in aid_numbers(text)}),
        "sums_fen": sorted({fen for fen, _, _ in sums(text)}),
        "people": [{"role": role, "name": name} for role, name in sorted(people)],
    }


def finding(found: Finding, kind: Kind) -> dict[str, Any]:
    """One hint; a text that is too much like others comes with its words and its relatives."""
    return {
        "rule": found.rule.id,
        "name": found.rule.name,
        "severity": str(found.rule.severity),
        "indicator": found.rule.indicator(kind),
        "cites": [str(cite) for cite in found.rule.cites],
        "sentence": found.sentence,
        "confidence": found.confidence,
        "document": found.document,
        "evidence": [_spot(one) for one in found.spots],
        **_alike(found.kinship),
    }


def _alike(kinship: Kinship | None) -> dict[str, Any]:
    if kinship is None:
        return {"own_share": None, "text": "", "relatives": []}
    return {
        "own_share": round(kinship.share.share, 4),
        "text": kinship.text,
        "relatives": [_relative(one) for one in kinship.relations],
    }


def _relative(one: Relation) -> dict[str, Any]:
    other = one.other
    return {
        "circle": str(one.circle),
        "dossier": other.called,
        "document": other.name,
        "likeness": round(one.likeness, 4),
        "shared": round(one.shared, 4),
        "text": other.text,
        "passages": [
            {"start": each.start, "end": each.end, "other_start": each.other_start,
             "other_end": each.other_end, "other_page": other.page_at(each.other_start)}
            for each in one.passages
        ],
    }  # fmt: skip


def _spot(spot: Spot) -> dict[str, Any]:
    return {"page": spot.page, "box": plain_box(spot.box), "quote": spot.quote}
