"""Papers of the dossier: printed from their values as PDF or docx, or the file as received."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render

from hengyuan.dossier import printing, rules
from hengyuan.dossier.access import get_document_for
from hengyuan.dossier.commands import content_of
from hengyuan.dossier.queries import values_of
from hengyuan.kernel.http import ActorRequest, private_file


@login_required
def document(request: ActorRequest, document_id: UUID) -> HttpResponse:
    """What one paper is, where it came from, and its downloads."""
    found = get_document_for(request.actor, document_id)
    return render(request, "dossier/document.html", {"document": found, "case": found.case})


@login_required
def as_pdf(request: ActorRequest, document_id: UUID) -> HttpResponse:
    """The paper as PDF; a received file as it came."""
    found = get_document_for(request.actor, document_id)
    if found.file is not None:
        suffix = rules.SUFFIXES[found.file.media_type]
        return private_file(content_of(found.file), found.file.media_type, f"{found.title}{suffix}")
    paper = printing.paper_of(found, values_of(found))
    return private_file(printing.pdf(paper), "application/pdf", f"{found.title}.pdf")


@login_required
def as_docx(request: ActorRequest, document_id: UUID) -> HttpResponse:
    """The same paper as a Word file to edit."""
    found = get_document_for(request.actor, document_id)
    if found.file is not None:
        return as_pdf(request, document_id)
    paper = printing.paper_of(found, values_of(found))
    return private_file(printing.docx(paper), printing.DOCX, f"{found.title}.docx")
