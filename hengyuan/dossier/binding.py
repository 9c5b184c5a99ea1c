"""Binding a dossier for the archive: cover, a catalogue for each part, remarks sheet.

Serves the archive rules of docs/law/catalogue.md: filing order by the rows of the catalogue, every
page numbered, start and end page of each paper. The sheets are papers like any other: sealed
values, printed from them the same each time.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import pypdfium2
from django.db import transaction

from hengyuan.cases.models import Case
from hengyuan.dossier import printing
from hengyuan.dossier.commands import content_of, issue_document
from hengyuan.dossier.models import Document
from hengyuan.dossier.queries import documents_of, rows_of, values_of
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.law.catalogue import Part

PART_NAMES = {Part.INSTITUTION: "审批卷", Part.HANDLER: "承办卷"}
SHORT = 200  # characters: what is noted of a paper kept elsewhere then fills one page


@dataclass(frozen=True, slots=True)
class Volume:
    """One part of the dossier, its papers in filing order."""

    part: Part
    documents: Sequence[Document]

    def lines(self) -> list[dict[str, Any]]:
        """The catalogue's lines: pages run on through the part; an uncounted paper says so."""
        lines, page = [], 1
        for document in self.documents:
            count = document.pages or 0
            span = f"{page}—{page + count - 1}" if count > 1 else str(page) if count else ""
            lines.append(
                {
                    "title": document.title,
                    "number": document.number,
                    "dated_on": document.dated_on,
                    "pages": span,
                    "note": _note(document),
                }
            )
            page += count
        return lines

    @property
    def pages(self) -> int:
        """How many pages were counted."""
        return sum(document.pages or 0 for document in self.documents)


@transaction.atomic
def bind_dossier(
    *,
    case: Case,
    bound: Sequence[Volume],
    outcome: str,
    checked_by: str,
    actor: Actor,
    at: datetime,
) -> None:
    """Issue the cover, the catalogues and the remarks sheet over the volumes of a dossier.

    Called once, by the act that archives; `checked_by` is who examined the dossier last.
    """
    common = {"recipient": case.recipient.name, "cause": case.cause}
    papers, pages = (sum(len(v.documents) for v in bound), sum(v.pages for v in bound))
    issue: dict[str, Any] = {"case": case, "actor": actor, "at": at}
    issue_document(
        form="cover",
        row="I-01",
        title="案卷封面",
        values=_cover(case, outcome, at) | common | {"documents": papers, "pages": pages},
        **issue,
    )
    for volume in bound:
        issue_document(
            form="catalogue",
            row="I-01",
            title=f"卷内目录（{PART_NAMES[volume.part]}）",
            values=common | {"part": PART_NAMES[volume.part], "lines": volume.lines()},
            **issue,
        )
    signed = {"filed_by": actor.name, "checked_by": checked_by, "filed_on": day_of(at)}
    counted = {"documents": papers, "pages": pages, "text": _remarks(bound)}
    issue_document(
        form="remarks", row="I-21", title="备考表", values=common | counted | signed, **issue
    )


def volumes(case: Case) -> list[Volume]:
    """The papers of each part in filing order, with their pages counted and kept.

    A paper that both parts ask for lies in both; one that no row asks for lies at the end of the
    part of whoever brought it.
    """
    papers = count_pages(case.pk)
    for document in papers:
        document.case = case
    rows = rows_of(case)
    listed = {name for row in rows for name in (row.id, *row.forms)}
    found = []
    for part in Part:
        filed: list[Document] = []
        for row in (row for row in rows if row.part is part):
            names = {row.id, *row.forms}
            filed += [p for p in papers if p not in filed and names & {p.form, p.row} - {""}]
        filed += [
            p for p in papers if not listed & {p.form, p.row} and _brought_to(p, case) is part
        ]
        if filed:
            found.append(Volume(part, filed))
    return found


def count_pages(case_id: UUID) -> list[Document]:
    """The papers of a case, each with its pages counted once and kept."""
    whole = documents_of(case_id).select_related("file", "case__institution", "case__recipient")
    papers = list(whole)
    for document in papers:
        if document.pages is None:
            document.pages = pages_of(document)
            Document.objects.filter(pk=document.pk).update(pages=document.pages)
    return papers


def _note(document: Document) -> str:
    if not document.pages:
        return "页数待手工核对"
    is_entry = document.file is None and values_of(document).get("is_entry_only")
    return "登记页，原件在后" if is_entry else ""


def _brought_to(document: Document, case: Case) -> Part:
    by_handler = case.handler is not None and document.made_by_id == case.handler.account_id
    return Part.HANDLER if by_handler else Part.INSTITUTION


def pages_of(document: Document) -> int | None:
    """How many pages a paper has; None for a file that shows its pages only in a word processor."""
    if document.file is None:
        values = values_of(document)
        if values.get("is_entry_only") and len(str(values)) <= SHORT:
            return 1
        return printing.page_count(printing.paper_of(document, values))
    if document.file.media_type == "application/pdf":
        with pypdfium2.PdfDocument(io.BytesIO(content_of(document.file))) as pdf:
            return len(pdf)
    return 1 if document.file.media_type.startswith("image/") else None


def _cover(case: Case, outcome: str, at: datetime) -> dict[str, Any]:
    return {
        "kind": case.kind,
        "proceeding": case.proceeding,
        "firm": case.firm.name if case.firm else "",
        "handler": case.handler.name if case.handler else "",
        "authority": case.authority.name if case.authority else "",
        "received_on": day_of(case.applied_at) if case.applied_at else None,
        "decided_on": case.decided_on,
        "assigned_on": case.assigned_on,
        "closed_on": case.closed_on,
        "archived_on": day_of(at),
        "outcome": outcome,
    }


def _remarks(bound: Sequence[Volume]) -> str:
    parts = "；".join(
        f"{PART_NAMES[volume.part]}{len(volume.documents)}件{volume.pages}页" for volume in bound
    )
    unknown = [p.title for volume in bound for p in volume.documents if not p.pages]
    said = [f"归档时{parts}。封面、目录和本表不计页。归档后制作的文书补入卷末，并在本表记明。"]
    if unknown:
        said.append(
            f"系统未能计数页数的材料：{'、'.join(dict.fromkeys(unknown))}，请手工核对后填写。"
        )
    return "\n".join(said)
