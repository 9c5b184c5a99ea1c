"""The list of cases, the derivation of a clock, and the recipient uncovered for a reason."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hengyuan.cases.access import get_case_for, sees_many_institutions, visible_to
from hengyuan.cases.forms import UncoverForm
from hengyuan.cases.queries import (
    clocks_of,
    derivation_of,
    with_next_due,
    with_running_clocks,
    without_words,
)
from hengyuan.cases.tables import CaseFilter, CaseTable, clock_name
from hengyuan.kernel import clock as wall
from hengyuan.kernel.errors import Refused
from hengyuan.kernel.http import ActorRequest
from hengyuan.law.errors import LawError
from hengyuan.people.commands import uncover_person
from hengyuan.ui.tables import render_list


@login_required
def case_list(request: ActorRequest) -> HttpResponse:
    """案件: what the actor may see, the newest first."""
    return render_list(
        request,
        "cases/list.html",
        table_class=CaseTable,
        rows=without_words(with_running_clocks(with_next_due(visible_to(request.actor)))).order_by(
            "-applied_at", "id"
        ),
        name="cases",
        filterset_class=CaseFilter,
        title=_("案件"),
        hidden=() if sees_many_institutions(request.actor) else ("institution",),
    )


@login_required
def clock(request: ActorRequest, case_id: UUID, clock_id: int) -> HttpResponse:
    """A due day, computed anew, day by day."""
    case = get_case_for(request.actor, case_id)
    found = clocks_of(case.pk).filter(pk=clock_id).first()
    if found is None:
        raise Http404
    try:
        deadline, error = derivation_of(found, case.region), ""
    except LawError as refusal:
        deadline, error = None, str(refusal)
    context = {
        "case": case,
        "clock": found,
        "name": clock_name(found.rule),
        "deadline": deadline,
        "error": error,
    }
    is_fragment = request.headers.get("HX-Request") == "true"
    return render(request, "cases/_clock.html" if is_fragment else "cases/clock.html", context)


@login_required
def recipient(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """受援人: masked; uncovered once a reason is given, which the ledger keeps."""
    case = get_case_for(request.actor, case_id)
    at = wall.now()
    form = UncoverForm(request.POST or None)
    context = {"case": case, "form": form, "is_uncovered": False}
    if request.method == "POST" and form.is_valid():
        try:
            uncover_person(person=case.recipient, actor=request.actor, at=at, **form.cleaned_data)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            mark = f"{request.actor.name} {at:%Y-%m-%d %H:%M}"
            context |= {"is_uncovered": True, "mark": mark}
    is_fragment = request.headers.get("HX-Request") == "true"
    template = "cases/_recipient.html" if is_fragment else "cases/recipient.html"
    status = 422 if form.is_bound and not context["is_uncovered"] else 200
    response = render(request, template, context, status=status)
    response["Cache-Control"] = "private, no-store"
    return response
