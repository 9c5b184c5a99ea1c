"""Pages of examination and decision. The proposal of the rules stands beside each form."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse

from hengyuan.cases.access import get_case_for
from hengyuan.cases.act_page import act_page
from hengyuan.examination import commands, forms
from hengyuan.examination.queries import current_examination, proposal_kept, proposal_of
from hengyuan.examination.rules import Conclusion
from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest

MAKE_UP_DAYS = 15  # design: art. 44 says "in time"


@login_required
def examine(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """审查: the rules' proposal, step by step, and the examiner's own conclusion."""
    case = get_case_for(request.actor, case_id)
    proposal = proposal_of(case)
    form = forms.ExaminationForm(request.POST or None)

    def perform(found: dict[str, Any]) -> None:
        commands.examine(
            case=case,
            conclusion=Conclusion(found["conclusion"]),
            refusal_code=found["refusal_code"],
            reasons=found["reasons"],
            proposal=proposal,
            actor=request.actor,
            at=clock.now(),
        )

    return act_page(
        request,
        case=case,
        command="examine",
        form=form,
        perform=perform,
        context={"proposal": proposal},
        template="examination/examine.html",
    )


@login_required
def decide(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """审批: grant, refuse, or send back."""
    case = get_case_for(request.actor, case_id)
    examination = current_examination(case.pk)
    form = forms.DecisionForm(request.POST or None)

    def perform(found: dict[str, Any]) -> None:
        common: dict[str, Any] = {"case": case, "actor": request.actor, "at": clock.now()}
        if found["decision"] == "grant":
            commands.grant(reasons=found["reasons"], **common)
        elif found["decision"] == "refuse":
            commands.refuse(code=found["code"], reasons=found["reasons"], **common)
        else:
            commands.return_to_examiner(reason=found["reasons"], **common)

    return act_page(
        request,
        case=case,
        command="grant",
        form=form,
        perform=perform,
        context={
            "examination": examination,
            "proposal": proposal_kept(examination) if examination else None,
        },
        template="examination/decide.html",
    )


@login_required
def return_to_examiner(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """The same page as the decision."""
    return decide(request, case_id)


@login_required
def provide_first(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """先行提供: aid before the examination ends."""
    case = get_case_for(request.actor, case_id)
    initial = {"papers_due_on": clock.today() + timedelta(days=MAKE_UP_DAYS)}
    return act_page(
        request,
        case=case,
        command="provide_first",
        form=forms.ProvideFirstForm(request.POST or None, initial=initial),
        perform=lambda found: (
            commands.provide_first(case=case, actor=request.actor, at=clock.now(), **found).case
        ),
    )


@login_required
def terminate(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """终止: the end of aid, by decision and with the way to object."""
    case = get_case_for(request.actor, case_id)
    return act_page(
        request,
        case=case,
        command="terminate",
        form=forms.TerminationForm(request.POST or None),
        perform=lambda found: (
            commands.terminate(case=case, actor=request.actor, at=clock.now(), **found).case
        ),
    )
