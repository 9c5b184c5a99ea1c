"""Pages of the firm that was assigned: it names the handler, or gives the case back."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse

from hengyuan.assignment import commands, forms
from hengyuan.assignment.queries import current_assignment
from hengyuan.cases.access import get_case_for
from hengyuan.cases.act_page import act_page
from hengyuan.cases.fields import ReasonForm
from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest
from hengyuan.people.queries import providers_by_id, providers_of_firm


@login_required
def name_handler(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """The firm names the handler."""
    case = get_case_for(request.actor, case_id)
    assignment = current_assignment(case.pk)
    people = providers_of_firm(case.firm_id or 0, clock.today())
    form = forms.HandlerForm(
        request.POST or None,
        providers=[(provider.pk, provider.name) for provider in people],
        initial={"provider": assignment.handler_id if assignment else None},
    )

    def perform(found: dict[str, Any]) -> None:
        provider = providers_by_id([int(found["provider"])])[int(found["provider"])]
        commands.name_handler(case=case, provider=provider, actor=request.actor, at=clock.now())

    return act_page(request, case=case, command="name_handler", form=form, perform=perform)


@login_required
def decline_assignment(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """The firm gives the case back, with its reason."""
    case = get_case_for(request.actor, case_id)
    return act_page(
        request,
        case=case,
        command="decline_assignment",
        form=ReasonForm(request.POST or None),
        perform=lambda found: commands.decline_assignment(
            case=case, reason=found["reason"], actor=request.actor, at=clock.now()
        ),
    )
