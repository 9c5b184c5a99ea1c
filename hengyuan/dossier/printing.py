"""Prints a document of the dossier: its kept values on its form, under its number and day."""

from collections.abc import Mapping
from typing import Any

from hengyuan.dossier import rendering
from hengyuan.dossier.models import Document

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def paper_of(document: Document, values: Mapping[str, Any]) -> rendering.PrintedDocument:
    """The paper as it is printed. Raises IncompleteForm when its values lack something."""
    institution = document.case.institution
    imprint = rendering.Imprint(
        institution=institution.name,
        number=document.number,
        dated_on=document.dated_on,
        case_number=document.case.number,
        bureau=institution.parent.name if institution.parent else "",
        title=document.title,
        void_reason=document.void_reason,
    )
    return rendering.build(document.form, values, imprint)


def pdf(paper: rendering.PrintedDocument) -> bytes:
    """The same bytes for the same paper."""
    return rendering.render_pdf(paper)


def pages(paper: rendering.PrintedDocument, mark: str) -> list[bytes]:
    """Pictures of the pages of a paper that is not issued yet, marked so on each."""
    return rendering.render_pages(paper, mark)


def page_count(paper: rendering.PrintedDocument) -> int:
    """How many pages the paper fills."""
    return rendering.page_count(paper)


def docx(paper: rendering.PrintedDocument) -> bytes:
    """The paper to edit in Word."""
    return rendering.render_docx(paper)
