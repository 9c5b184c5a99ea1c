"""The page on which a case is assigned, and the two of a designation.

The policy's method stands first with whom it finds and why; everybody else with the reason why
not; the other methods one click away. A person decides.
"""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.utils.functional import SimpleLazyObject

from hengyuan.assignment import commands, forms
from hengyuan.assignment.queries import current_assignment
from hengyuan.assignment.queries.sheet import Sheet
from hengyuan.cases.access import get_case_for
from hengyuan.cases.act_page import act_page
from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest
from hengyuan.law.methods import Method
from hengyuan.orgs.queries import organisation
from hengyuan.people.queries import providers_by_id


def _method_asked(request: ActorRequest) -> str:
    """The method that the page is for: as it was sent, or as its address says."""
    sent = QueryDict(request.body) if request.method == "PUT" else request.POST
    return sent.get("method") or request.GET.get("method", "")


@login_required
def assign(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """指派: by the policy's first method that finds somebody, or by another of its methods."""
    case = get_case_for(request.actor, case_id)
    sheet = Sheet(case, clock.today(), _method_asked(request))
    form = forms.AssignForm(request.POST or None, sheet=sheet)
    if _method_asked(request) == Method.BY_CHOICE.value:
        form.ask_for_wishes()

    def perform(found: dict[str, Any]) -> Any:
        common: dict[str, Any] = {"case": case, "actor": request.actor, "at": clock.now()}
        if sheet.method is Method.BY_CHOICE:
            people = providers_by_id(form.wished_ids())
            wished = [people[pk] for pk in form.wished_ids()]
            return commands.assign_by_choice(wished=wished, **common).case
        return commands.assign(method=sheet.method, passed=sheet.passed_words, **common).case

    return act_page(
        request,
        case=case,
        command="assign",
        form=form,
        perform=perform,
        context={"sheet": sheet},
        template="assignment/assign.html",
    )


@login_required
def propose_designation(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """指定: a firm by name, on a ground, for a second approver."""
    case = get_case_for(request.actor, case_id)
    sheet = Sheet(case, clock.today(), Method.BY_DESIGNATION.value)
    firms = SimpleLazyObject(lambda: sheet.firm_choices)
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
        context={"sheet": sheet},
        template="assignment/designate.html",
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
