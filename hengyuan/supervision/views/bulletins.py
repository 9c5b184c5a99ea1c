"""Pages of bulletins."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from hengyuan.dossier.printing import DOCX
from hengyuan.dossier.rendering import render_docx, render_pdf
from hengyuan.kernel import clock
from hengyuan.kernel.errors import Refused
from hengyuan.kernel.http import ActorRequest, private_file
from hengyuan.supervision import printing, queries
from hengyuan.supervision.access import bulletins as access
from hengyuan.supervision.commands import bulletins as commands
from hengyuan.supervision.rules.alerts import whole
from hengyuan.supervision.rules.quarters import Quarter
from hengyuan.supervision.views.frame import crumbs, tabs

PDF = "application/pdf"
LISTED = 40  # bulletins on a page: ten years of one place


@login_required
@require_safe
def listed(request: ActorRequest) -> HttpResponse:
    """季度通报: those that were made, and one click for the last quarter."""
    _refuse_who_reads_no_bulletin(request)
    context = {
        "bulletins": access.visible_to(request.actor)[:LISTED],
        "last": Quarter.of(clock.today()).before(),
        "may_make": access.may_make(request.actor),
        **tabs(request),
    }
    return render(request, "supervision/bulletins.html", context)


@login_required
@require_POST
def make(request: ActorRequest) -> HttpResponse:
    """One click: the bulletin of the last quarter, frozen as it is known now."""
    _refuse_who_reads_no_bulletin(request)
    last = Quarter.of(clock.today()).before()
    try:
        made = commands.make_bulletin(quarter=last, actor=request.actor, at=clock.now())
    except Refused as error:
        messages.error(request, error.message)
        return redirect("supervision:bulletins")
    return redirect("supervision:bulletin", made.pk)


def _refuse_who_reads_no_bulletin(request: ActorRequest) -> None:
    if not access.reads(request.actor):
        raise Http404


@login_required
@require_safe
def one(request: ActorRequest, bulletin_id: UUID) -> HttpResponse:
    """One bulletin: each figure leads to its alerts as they stood on the day it was made."""
    found = access.get_for(request.actor, bulletin_id)
    context = {
        "found": found, "tables": queries.tables_of(found), "counted": queries.COUNT_NAMES,
        "all": whole(found.figures["all"]), "clocks": queries.clocks_of(found), "crumbs": crumbs(),
    }  # fmt: skip
    return render(request, "supervision/bulletin.html", context)


@login_required
@require_safe
def figure(request: ActorRequest, bulletin_id: UUID) -> HttpResponse:
    """The alerts behind one figure of a bulletin."""
    found = access.get_for(request.actor, bulletin_id)
    by, key, count = (request.GET.get(name, "") for name in ("by", "key", "count"))
    try:
        rows = queries.shown_entries(found, by, key, count)
    except ValueError as error:
        raise Http404 from error
    context = {"found": found, "rows": rows, "crumbs": crumbs(), "count": count}
    return render(request, "supervision/figure.html", context)


@login_required
@require_safe
def pdf(request: ActorRequest, bulletin_id: UUID) -> HttpResponse:
    """The bulletin to print."""
    paper = printing.bulletin_paper(access.get_for(request.actor, bulletin_id))
    return private_file(render_pdf(paper), PDF, f"{paper.title}.pdf")


@login_required
@require_safe
def docx(request: ActorRequest, bulletin_id: UUID) -> HttpResponse:
    """The bulletin to edit."""
    paper = printing.bulletin_paper(access.get_for(request.actor, bulletin_id))
    return private_file(render_docx(paper), DOCX, f"{paper.title}.docx")
