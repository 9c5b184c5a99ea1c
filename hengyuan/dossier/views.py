"""Papers of the dossier: printed from their values as PDF or docx, or the file as received; and
what the inspection found in them, for a person to judge.
"""

from itertools import groupby
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from hengyuan.dossier import access, commands, inspecting, mirror, printing, queries, rules
from hengyuan.dossier.access import get_document_for
from hengyuan.dossier.commands import content_of
from hengyuan.dossier.queries import values_of
from hengyuan.inspection.likeness.side import both_sides
from hengyuan.kernel import clock
from hengyuan.kernel.errors import Refused
from hengyuan.kernel.http import ActorRequest, private_file
from hengyuan.law.errors import LawError

TURNS = ("90", "180", "270")


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


@login_required
def inspections(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """案卷检查: the inspections of a case; a new one is asked for here."""
    case = access.get_case_to_inspect(request.actor, case_id)
    if request.method == "POST":
        try:
            made = commands.ask_inspection(case=case, actor=request.actor, at=clock.now())
        except Refused as refusal:
            messages.error(request, refusal.message)
        else:
            return redirect("dossier:inspection", made.pk)
    context = {
        "case": case,
        "inspections": queries.inspections_of(case.pk),
        "reads_scans": inspecting.reads_scans(),
        "is_handed_in": case.stage in rules.HANDED_IN,
    }
    return render(request, "dossier/inspections.html", context)


@login_required
@require_safe
def inspection(request: ActorRequest, inspection_id: UUID) -> HttpResponse:
    """One inspection: the pages with boxes over the evidence, the hints beside them."""
    found = access.get_inspection_for(request.actor, inspection_id)
    findings = list(queries.findings_of(found))
    context = {
        "inspection": found,
        "case": found.case,
        "papers": _papers(found.pages),
        "findings": findings,
        "left": sum(not each.verdict for each in findings),
        "boxes": [
            {"finding": each.place, **spot}
            for each in findings
            for spot in each.spots
            if spot["box"]
        ],
    }
    return render(request, "dossier/inspection.html", context)


def _papers(pages: list[list[object]]) -> list[tuple[str, list[int]]]:
    """Each paper's title with the numbers of its pages, in the order of reading."""
    titles = queries.titles_of({str(page[0]) for page in pages})
    numbered = enumerate((str(page[0]) for page in pages), start=1)
    return [
        (titles.get(paper, ""), [number for number, _paper in group])
        for paper, group in groupby(numbered, key=lambda each: each[1])
    ]


@login_required
@require_safe
def progress(request: ActorRequest, inspection_id: UUID) -> HttpResponse:
    """How far an inspection has come; the page loads anew when it is over."""
    found = access.get_inspection_for(request.actor, inspection_id)
    answer = render(request, "dossier/_progress.html", {"inspection": found})
    if not found.is_open:
        answer["HX-Refresh"] = "true"
    return answer


@login_required
@require_safe
def page(request: ActorRequest, inspection_id: UUID, number: int) -> HttpResponse:
    """The picture of one page."""
    found = access.get_inspection_for(request.actor, inspection_id)
    if not 1 <= number <= len(found.pages):
        raise Http404
    paper, index, turned, *part = found.pages[number - 1]
    document = access.get_document_for(request.actor, UUID(paper))
    try:
        drawn = inspecting.picture_of(document, index, turned, part[0] if part else None)
    except IndexError as error:
        raise Http404 from error
    return private_file(drawn, "image/jpeg", f"{number}.jpg")


@login_required
@require_POST
def judge(request: ActorRequest, inspection_id: UUID, place: int) -> HttpResponse:
    """属实、不成立: a person judges one hint, with a word."""
    finding = access.get_finding_for(request.actor, inspection_id, place)
    word = request.POST.get("word", "")
    refusal, verdict = "", request.POST.get("verdict", "")
    try:
        commands.judge_finding(
            finding=finding, verdict=verdict, word=word, actor=request.actor, at=clock.now()
        )
        finding.refresh_from_db()
    except Refused as refused:
        refusal = refused.message
    if request.headers.get("HX-Request") != "true":
        if refusal:
            messages.error(request, refusal)
        return redirect("dossier:inspection", inspection_id)
    context = {"finding": finding, "inspection": finding.inspection, "refusal": refusal,
               "typed": word}  # fmt: skip
    return render(request, "dossier/_finding.html", context, status=422 if refusal else 200)


@login_required
@require_safe
def relatives(request: ActorRequest, inspection_id: UUID, place: int) -> HttpResponse:
    """并排对照: a text beside those that resemble it; of another institution's only the share."""
    finding = access.get_alike_for(request.actor, inspection_id, place)
    relations = list(queries.relations_of(finding))
    readable = access.cases_read_whole(request.actor, (each.other.case_id for each in relations))
    sides = [
        (each, both_sides(each.own.text, each.other.text, each.slices))
        if each.other.case_id in readable
        else (each, None)
        for each in relations
    ]
    case = finding.inspection.case
    context = {
        "finding": finding,
        "case": case,
        "sides": sides,
        "may_inspect": access.may_inspect(request.actor, case),
    }
    return render(request, "dossier/relatives.html", context)


@login_required
@never_cache
def see_mirror(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """结案前自查: where the dossier would lose points today, for its handler alone; POST has the
    scans read that were not read yet.
    """
    case = access.get_case_to_mirror(request.actor, case_id)
    if request.method == "POST":
        commands.ask_reading(case=case, actor=request.actor, at=clock.now())
        return redirect(f"{reverse('dossier:mirror', args=[case_id])}?reading=1")
    context: dict[str, Any] = {"case": case, "is_reading": "reading" in request.GET}
    try:
        seen = mirror.look(case)
    except mirror.NotReadYet as left:
        context |= {"read": left.read, "of": left.of}
    except LawError:
        context["has_no_catalogue"] = True
    else:
        context |= {"seen": seen, "boxes": _boxes(seen), "reads_scans": inspecting.reads_scans()}
    return render(request, "dossier/mirror.html", context)


def _boxes(seen: mirror.Seen) -> list[dict[str, Any]]:
    return [
        {"finding": each.place, "page": spot["page"], "box": spot["box"]}
        for each in seen.told
        for spot in each.hint.spots
        if spot["box"]
    ]


@login_required
@require_safe
def mirror_progress(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """How many pages are read, of how many; the page loads anew when all are."""
    case = access.get_case_to_mirror(request.actor, case_id)
    of = request.GET.get("of", "")
    read = mirror.count_read(case)
    context = {"case": case, "read": read, "of": of, "is_reading": True}
    answer = render(request, "dossier/_mirror_progress.html", context)
    if of.isdecimal() and read >= int(of):
        answer["HX-Refresh"] = "true"
    return answer


@login_required
@require_safe
def mirror_page(
    request: ActorRequest, case_id: UUID, document_id: UUID, index: int
) -> HttpResponse:
    """One page of a paper of the handler's own case as a picture, turned upright."""
    document = access.get_paper_to_mirror(request.actor, case_id, document_id)
    turned = request.GET.get("turned", "0")
    try:
        part = rules.part_of(request.GET.get("part", ""))
        drawn = inspecting.picture_of(document, index, int(turned) if turned in TURNS else 0, part)
    except (IndexError, ValueError) as error:
        raise Http404 from error
    return private_file(drawn, "image/jpeg", f"{index + 1}.jpg")
