"""Pages of subsidies: sign the computed sum, pay a batch."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse

from hengyuan.cases.access import get_case_for
from hengyuan.cases.act_page import act_page
from hengyuan.cases.fields import ReasonForm
from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest
from hengyuan.law.errors import LawError
from hengyuan.law.money import yuan
from hengyuan.law.subsidy import NeedsPick
from hengyuan.money import commands, forms
from hengyuan.money.queries import (
    TERMINATED,
    batches_of,
    handlers_of,
    how_far,
    payees,
    proposed,
    reviewed_for,
    slips_to_pay,
    unmet_preconditions,
)
from hengyuan.orgs.queries import organisation


@login_required
def sign_subsidy(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """核定: the sum line by line for each grade, and the checklist."""
    case = get_case_for(request.actor, case_id)
    reviewed = reviewed_for(case, clock.today())
    usual = reviewed.grade.value if reviewed else "qualified"
    grade = request.POST.get("grade") or request.GET.get("grade") or usual
    handlers = handlers_of(case)
    context: dict[str, Any] = {"unmet": unmet_preconditions(case), "grade": grade}
    context["reviewed"] = reviewed
    context["handlers"] = handlers if len(handlers) > 1 else ()
    ended = how_far(case) if case.outcome == TERMINATED else None
    form = forms.GradeForm(
        request.POST or None, initial={"grade": grade}, handlers=handlers, ended=ended
    )
    try:
        context["computation"] = proposed(case, grade)
    except NeedsPick as asked:
        context["span"] = asked.span
    except (LawError, ValueError) as error:
        context["no_rate"] = str(error)
    return act_page(
        request,
        case=case,
        command="sign_subsidy",
        form=form,
        perform=lambda found: (
            commands.sign_subsidy(
                case=case,
                grade=found["grade"],
                portions=form.portions(),
                early=form.early_end(),
                actor=request.actor,
                at=clock.now(),
            ).case
        ),
        context=context,
        template="money/sign_subsidy.html",
    )


@login_required
def record_no_subsidy(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """Nothing is due, and why."""
    case = get_case_for(request.actor, case_id)
    return act_page(
        request,
        case=case,
        command="record_no_subsidy",
        form=ReasonForm(request.POST or None),
        perform=lambda found: commands.record_no_subsidy(
            case=case, reason=found["reason"], actor=request.actor, at=clock.now()
        ),
    )


@login_required
def batches(request: ActorRequest) -> HttpResponse:
    """发放: signed slips that wait, and the batches paid."""
    organisation_id = request.actor.organisation_id if request.actor else 0
    waiting = list(slips_to_pay(organisation_id))
    names = [
        (
            slip.pk,
            f"{slip.case.number} {payees(slip)} {yuan(slip.total_fen)}",
        )
        for slip in waiting
    ]
    form = forms.BatchForm(
        request.POST or None, slips=names, initial={"slips": [s.pk for s in waiting]}
    )

    def perform(found: dict[str, Any]) -> None:
        commands.pay_batch(
            institution=organisation(organisation_id),
            slip_ids=found["slips"],
            actor=request.actor,
            at=clock.now(),
        )

    return act_page(
        request,
        case=None,
        command="pay",
        form=form,
        perform=perform,
        context={"waiting": waiting, "batches": batches_of(organisation_id)[:20]},
        template="money/batches.html",
    )
