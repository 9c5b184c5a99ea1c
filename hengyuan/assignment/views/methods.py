"""Pages of assignment. Each shows every firm: eligible, or with the reason why not."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse

from hengyuan.assignment import commands, forms
from hengyuan.assignment.queries import (
    ConsideredFirm,
    consider,
    current_assignment,
    declined_firms,
)
from hengyuan.cases.access import get_case_for
from hengyuan.cases.act_page import act_page
from hengyuan.cases.fields import ConfirmForm
from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest
from hengyuan.orgs.queries import organisation
from hengyuan.people.queries import providers_by_id

CANDIDATES = "assignment/candidates.html"


def _considered(case: Any) -> list[ConsideredFirm]:
    return consider(case, clock.today(), without_firms=declined_firms(case.pk))


@login_required
def assign_by_rotation(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """轮派: the eligible firm that waited longest."""
    case = get_case_for(request.actor, case_id)
    return act_page(
        request,
        case=case,
        command="assign_by_rotation",
        form=ConfirmForm(request.POST or None),
        perform=lambda found: (
            commands.assign_by_rotation(case=case, actor=request.actor, at=clock.now()).case
        ),
        context={"considered": _considered(case)},
        template=CANDIDATES,
    )


@login_required
def assign_by_choice(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """点援: the recipient's wishes, as far as the filters allow."""
    case = get_case_for(request.actor, case_id)
    considered = _considered(case)
    names = [
        (provider.pk, f"{provider.name}（{row.firm.name}）")
        for row in considered
        for provider in [*row.eligible, *(each for each, _why in row.excluded)]
    ]
    form = forms.ChoiceForm(request.POST or None, providers=names)

    def perform(_found: dict[str, Any]) -> Any:
        found = providers_by_id(form.wished_ids())
        return commands.assign_by_choice(
            case=case,
            wished=[found[pk] for pk in form.wished_ids()],
            actor=request.actor,
            at=clock.now(),
        ).case

    return act_page(
        request,
        case=case,
        command="assign_by_choice",
        form=form,
        perform=perform,
        context={"considered": considered},
        template=CANDIDATES,
    )


@login_required
def propose_designation(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """指定: a firm by name, on a ground, for a second approver."""
    case = get_case_for(request.actor, case_id)
    considered = _considered(case)
    firms = [(row.firm.pk, row.firm.name) for row in considered]
    firms.append((case.institution_id, case.institution.name))
    form = forms.DesignationForm(request.POST or None, firms=firms)

    def perform(found: dict[str, Any]) -> Any:
        return commands.propose_designation(
            case=case,
            firm=organisation(int(found["firm"])),
            ground=found["ground"],
            note=found["note"],
            actor=request.actor,
            at=clock.now(),
        ).case

    return act_page(
        request,
        case=case,
        command="propose_designation",
        form=form,
        perform=perform,
        context={"considered": considered},
        template=CANDIDATES,
    )


@login_required
def approve_designation(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """The second approver agrees or does not."""
    case = get_case_for(request.actor, case_id)

    def perform(found: dict[str, Any]) -> None:
        common: dict[str, Any] = {"case": case, "actor": request.actor, "at": clock.now()}
        if found["answer"] == "approve":
            commands.approve_designation(**common)
        else:
            commands.reject_designation(reason=found["reason"], **common)

    return act_page(
        request,
        case=case,
        command="approve_designation",
        form=forms.ApprovalForm(request.POST or None),
        perform=perform,
        context={"assignment": current_assignment(case.pk)},
        template="assignment/approve.html",
    )
