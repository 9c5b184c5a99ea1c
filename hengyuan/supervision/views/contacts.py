"""Pages of supervisors: watched cases, the plan of one, naming, entering a contact."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import F
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hengyuan.cases.access import get_case_for
from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest
from hengyuan.supervision.access import contacts as access
from hengyuan.supervision.commands import contacts as commands
from hengyuan.supervision.forms import contacts as forms
from hengyuan.supervision.queries import contacts as queries
from hengyuan.supervision.tables.contacts import SupervisorTable
from hengyuan.supervision.views.frame import crumbs, tabs
from hengyuan.ui import act_page as ui
from hengyuan.ui.rules import Link
from hengyuan.ui.tables import render_list


def _crumbs() -> list[Link]:
    return [*crumbs(), Link(_("专人"), reverse("supervision:supervisors"))]


@login_required
@require_safe
def listed(request: ActorRequest) -> HttpResponse:
    """一案专人: watched cases, the earliest contact first; how many nobody watches."""
    if not access.reads(request.actor):
        raise Http404
    rows = access.visible_to(request.actor)
    return render_list(
        request,
        "supervision/supervisors.html",
        table_class=SupervisorTable,
        rows=rows.order_by(F("next_due_on").asc(nulls_last=True), "pk"),
        name="supervisors",
        title=_("专人"),
        context={"unwatched": access.unwatched(request.actor).count(), **tabs(request)},
    )


@login_required
@require_POST
def name_all(request: ActorRequest) -> HttpResponse:
    """One click: whoever is suggested, for the cases that nobody watches."""
    if not access.reads(request.actor):
        raise Http404
    named = commands.name_as_suggested(actor=request.actor, at=clock.now())
    messages.success(request, _("已为 %(n)s 件案件指定专人。") % {"n": named})
    return redirect("supervision:supervisors")


@login_required
@require_safe
def one(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """The plan of one case: what is due, what was made, what was missed."""
    case = get_case_for(request.actor, case_id)
    if not access.sees_plan(request.actor, case):
        raise Http404
    context = {
        "case": case,
        "supervisor": queries.supervisor_of(case),
        "lines": queries.lines_of(queries.plan_for(case), clock.today()),
        "notes": queries.notes_of(case),
        "may_name": access.may_name(request.actor, case),
        "may_note": access.may_note(request.actor, case),
        "crumbs": _crumbs(),
    }
    return render(request, "supervision/contacts.html", context)


@login_required
def name(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """指定专人, on a page of its own."""
    case = get_case_for(request.actor, case_id)
    people = access.candidates(case, clock.today())
    form = forms.SupervisorForm(request.POST if request.method == "POST" else None, people=people)

    def perform(stated: dict[str, Any]) -> HttpResponse:
        commands.name_supervisor(case=case, actor=request.actor, at=clock.now(), **stated)
        return redirect("supervision:contacts", case.pk)

    page = _page(
        case.pk, case.number, _("指定专人"),
        [
            _("从今天起按联络计划联系承办人、受援人和指派岗位。"),
            _("到期和错过的联络在专人的工作台上。"),
        ],
    )  # fmt: skip
    allowed = access.may_name(request.actor, case)
    refusal = "" if allowed else _("由机构负责人或者质量审查负责人在案件未了结时指定。")
    return ui.act_page(request, page, form, perform, refusal=refusal)


@login_required
def note(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """登记联络, on a page of its own."""
    case = get_case_for(request.actor, case_id)
    form = forms.ContactForm(
        request.POST if request.method == "POST" else None, today=clock.today()
    )

    def perform(stated: dict[str, Any]) -> HttpResponse:
        commands.note_contact(case=case, actor=request.actor, at=clock.now(), **stated)
        return redirect("supervision:contacts", case.pk)

    page = _page(case.pk, case.number, _("登记联络"), [_("内容加密保存，记入案件经过。")])
    allowed = access.may_note(request.actor, case)
    refusal = "" if allowed else _("由本案的专人登记联络。")
    return ui.act_page(request, page, form, perform, refusal=refusal)


def _page(case_id: UUID, number: str, title: str, afterwards: list[str]) -> ui.Act:
    back = reverse("supervision:contacts", args=[case_id])
    return ui.Act(title, number, title, back, [*_crumbs(), Link(number, back)], afterwards)
