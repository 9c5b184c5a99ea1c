"""The desk, the case page, the articles, search, and the choice of the place where one acts."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hengyuan.assignment.queries import decisions_of, rounds_of
from hengyuan.cases.access import get_case_for, sees_working_papers, visible_to
from hengyuan.cases.queries import clocks_of
from hengyuan.cases.rules import move_for
from hengyuan.cases.tables import clock_chip
from hengyuan.cooperation.access import may_ask, waiting_at
from hengyuan.dossier.access import documents_visible_to, may_compare, may_inspect, may_mirror
from hengyuan.dossier.queries import completeness, corrections_of
from hengyuan.intake.access import consultation_of
from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest
from hengyuan.law import text
from hengyuan.law.citation import Citation
from hengyuan.law.errors import LawError
from hengyuan.money.queries import slip_of
from hengyuan.peer_review.access import rectifications
from hengyuan.peer_review.access.rounds import to_be_read_by
from hengyuan.peer_review.access.self_check import to_be_checked_by
from hengyuan.people.middleware import SESSION_KEY
from hengyuan.people.queries import roles_of
from hengyuan.supervision.access import complaints, contacts, evaluation, objections
from hengyuan.supervision.access.alerts import inbox_of, open_on
from hengyuan.supervision.queries import by_weight
from hengyuan.web import case_page
from hengyuan.web.queries import desk_of, found_cases, receives

ALERTS = 8  # on the desk
SOON = 3  # days ahead that a contact shows there


@login_required
def desk(request: ActorRequest) -> HttpResponse:
    """工作台: what is due, what waits for others, what is new."""
    if not request.actor:
        return render(request, "web/no_role.html", status=403)
    return render(request, "web/desk.html", _desk(request))


def _desk(request: ActorRequest) -> dict[str, Any]:
    return {
        "desk": desk_of(request.actor, clock.now()),
        "receives": receives(request.actor),
        "may_apply": request.actor.has(*move_for("receive_application").roles),
        "sheets": list(to_be_read_by(request.actor)[:ALERTS]),
        "self_checks": list(to_be_checked_by(request.actor)[:ALERTS]),
        "cooperation": waiting_at(request.actor),
        "alerts": list(by_weight(inbox_of(request.actor))[:ALERTS]),
        "complaints": list(complaints.waiting_for(request.actor)[:ALERTS]),
        "contacts_due": list(contacts.due_for(request.actor, _soon())[:ALERTS]),
        "today": clock.today(),
        "objections": list(objections.waiting_for(request.actor)[:ALERTS]),
        "rectifications": list(rectifications.waiting_for(request.actor)[:ALERTS]),
        "questions": list(complaints.questions_to(request.actor).filter(answer=None)[:ALERTS]),
    }


def _soon() -> date:
    return clock.today() + timedelta(days=SOON)


@login_required
def case(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """案件: rail, timeline, what can be done now, clocks, dossier, money."""
    found = get_case_for(request.actor, case_id)
    now = clock.now()
    clocks = list(clocks_of(found.pk))
    documents = list(documents_visible_to(request.actor, found.pk))
    is_whole = sees_working_papers(request.actor, found)
    mine, others = case_page.actions(found, request.actor)
    try:
        dossier = completeness(found, "hand_in") if is_whole else None
    except LawError:
        dossier = None
    context = {
        "case": found,
        "rail": case_page.rail(found, clocks, now),
        "timeline": case_page.timeline(found, documents, is_whole=is_whole),
        "mine": mine,
        "others": others,
        "clocks": [clock_chip(each, now) for each in clocks],
        "opponents": case_page.masked_opponents(found),
        "documents": documents,
        "consultation": consultation_of(request.actor, found),
        "dossier": dossier,
        "missing": case_page.missing_papers(dossier) if dossier else [],
        "progress": case_page.dossier_progress(dossier) if dossier else None,
        "may_inspect": may_inspect(request.actor, found),
        "may_compare": may_compare(request.actor, found),
        "may_mirror": may_mirror(request.actor, found),
        "corrections": corrections_of(found.pk) if is_whole else [],
        "slip": slip_of(found.pk) if is_whole else None,
        "decisions": decisions_of(found.pk) if is_whole else [],
        "rounds": rounds_of(found.pk) if is_whole else [],
        "alerts": open_on(request.actor, found.pk),
        "objections": objections.on_case(request.actor, found.pk),
        "sees_contacts": contacts.sees_plan(request.actor, found),
        "evaluates": evaluation.is_closed(found) and evaluation.sees(request.actor, found),
        "may_object": objections.may_receive(request.actor, found),
        "is_whole": is_whole,
        "may_ask_cooperation": may_ask(request.actor, found),
    }
    return render(request, "web/case.html", context)


@login_required
def law(request: ActorRequest, key: str) -> HttpResponse:
    """The text of an article, offline; for other instruments, where it stands."""
    try:
        cited = Citation.parse(key)
    except (LawError, ValueError) as error:
        raise Http404(key) from error
    try:
        found = text.article(cited)
        where = "" if found else text.where_to_find(cited)
    except LawError as error:
        found, where = None, str(error)
    context = {"cited": cited, "article": found, "where": where}
    is_fragment = request.headers.get("HX-Request") == "true"
    return render(request, "web/_law.html" if is_fragment else "web/law.html", context)


@login_required
def search(request: ActorRequest) -> HttpResponse:
    """By case number, whole name or identity number; what was typed never stands in an address."""
    wanted = request.POST.get("q", "").strip()
    rows = found_cases(visible_to(request.actor), wanted) if wanted else []
    if len(rows) == 1:
        return redirect("cases:case", rows[0].pk)
    return render(request, "web/search.html", {"rows": rows, "has_asked": bool(wanted)})


@login_required
def actor(request: ActorRequest) -> HttpResponse:
    """Choose the organisation at which one acts in this session."""
    held = list(roles_of(request.user.pk or 0, clock.today()))
    if request.method == "POST":
        allowed = {str(role.organisation_id) for role in held}
        if request.POST.get("organisation") in allowed:
            request.session[SESSION_KEY] = int(request.POST["organisation"])
        return redirect("web:desk")
    return render(request, "web/actor.html", {"held": held, "title": _("切换机构或角色")})


def health(request: ActorRequest) -> HttpResponse:
    """Whether the site answers."""
    return HttpResponse("ok", content_type="text/plain")
