"""Pages of a replacement: asked for, decided, handed over."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from hengyuan.assignment import commands, forms
from hengyuan.assignment.queries import replacement_by_id, waiting_replacement
from hengyuan.cases.access import get_case_for, sees_working_papers
from hengyuan.cases.act_page import act_page
from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest
from hengyuan.ui import act_page as plain
from hengyuan.ui.rules import Link


@login_required
def request_replacement(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """申请更换: who asks, on which ground, with the facts."""
    case = get_case_for(request.actor, case_id)
    form = forms.ReplacementForm(request.POST or None)
    return act_page(
        request,
        case=case,
        command="request_replacement",
        form=form,
        perform=lambda found: (
            commands.request_replacement(
                case=case, actor=request.actor, at=clock.now(), **found
            ).case
        ),
    )


@login_required
def decide_replacement(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """决定更换: agree, and the case is assigned anew; or not, with reasons."""
    case = get_case_for(request.actor, case_id)

    def perform(found: dict[str, Any]) -> Any:
        common: dict[str, Any] = {"case": case, "actor": request.actor, "at": clock.now()}
        if found["answer"] == "replace":
            until = found["hand_over_by"] or clock.today()
            return commands.replace_handler(
                reasons=found["reasons"], hand_over_by=until, **common
            ).case
        return commands.keep_handler(reasons=found["reasons"], **common).case

    return act_page(
        request,
        case=case,
        command="replace_handler",
        form=forms.ReplacementDecisionForm(request.POST or None),
        perform=perform,
        context={"waiting": waiting_replacement(case.pk)},
        template="assignment/decide_replacement.html",
    )


@login_required
def record_hand_over(request: ActorRequest, case_id: UUID, replacement_id: int) -> HttpResponse:
    """登记移交: what the former handler handed over, and when."""
    case = get_case_for(request.actor, case_id)
    found = replacement_by_id(case.pk, replacement_id)
    if found is None or not sees_working_papers(request.actor, case):
        raise Http404
    back = reverse("assignment:records", args=[case.pk])

    def perform(stated: dict[str, Any]) -> HttpResponse:
        commands.record_hand_over(replacement=found, actor=request.actor, at=clock.now(), **stated)
        return redirect(back)

    act = plain.Act(
        title=_("登记移交"),
        line=case.number,
        button=_("登记移交"),
        back=back,
        crumbs=[Link(case.number, reverse("cases:case", args=[case.pk]))],
        afterwards=[_("移交清单随案件保存，补贴分担时可以查阅。")],
    )
    form = forms.HandOverForm(request.POST or None, initial={"handed_over_on": clock.today()})
    return plain.act_page(request, act, form, perform)
