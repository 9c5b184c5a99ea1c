"""Pages of closing: report, two examinations with the catalogue beside them, archive."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse

from hengyuan.cases.access import get_case_for
from hengyuan.cases.act_page import act_page
from hengyuan.cases.fields import ConfirmForm
from hengyuan.closing import commands, forms
from hengyuan.closing.queries import report_of
from hengyuan.closing.rules import TERMINATED
from hengyuan.dossier.queries import completeness, documents_of
from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest

WITH_CATALOGUE = "closing/with_catalogue.html"


def _dossier(case: Any) -> dict[str, Any]:
    return {
        "completeness": completeness(case, "hand_in"),
        "documents": documents_of(case.pk),
        "report": report_of(case.pk),
    }


@login_required
def report_closing(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """结案报告: the handler hands in the dossier, also again when it came back."""
    case = get_case_for(request.actor, case_id)
    if case.outcome == TERMINATED:
        return _ended(request, case, "report_closing")
    return act_page(
        request,
        case=case,
        command="report_closing",
        form=forms.ClosingReportForm(request.POST or None),
        perform=lambda found: (
            commands.report_closing(case=case, actor=request.actor, at=clock.now(), **found).case
        ),
        context=_dossier(case),
        template=WITH_CATALOGUE,
    )


@login_required
def hand_in_after_termination(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """终止后交卷: what was done until the decision, and the dossier."""
    case = get_case_for(request.actor, case_id)
    return _ended(request, case, "hand_in_after_termination")


def _ended(request: ActorRequest, case: Any, command: str) -> HttpResponse:
    return act_page(
        request,
        case=case,
        command=command,
        form=forms.EndedForm(request.POST or None),
        perform=lambda found: (
            commands.hand_in_after_termination(
                case=case, actor=request.actor, at=clock.now(), **found
            ).case
        ),
        context=_dossier(case),
        template=WITH_CATALOGUE,
    )


@login_required
def return_dossier(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """退回: what is missing, named at once."""
    case = get_case_for(request.actor, case_id)
    found_missing = [row.name_zh for row in completeness(case, "hand_in").missing]
    form = forms.ReturnForm(request.POST or None, initial={"missing": found_missing})
    return act_page(
        request,
        case=case,
        command="return_dossier",
        form=form,
        perform=lambda found: commands.return_dossier(
            case=case, actor=request.actor, at=clock.now(), **found
        ),
        context=_dossier(case),
        template=WITH_CATALOGUE,
    )


@login_required
def examine_dossier_first(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """一级审查."""
    case = get_case_for(request.actor, case_id)
    return act_page(
        request,
        case=case,
        command="examine_dossier_first",
        form=forms.RemarksForm(request.POST or None),
        perform=lambda found: commands.examine_dossier_first(
            case=case, remarks=found["remarks"], actor=request.actor, at=clock.now()
        ),
        context=_dossier(case),
        template=WITH_CATALOGUE,
    )


@login_required
def close(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """二级审查, by somebody else; the case is closed."""
    case = get_case_for(request.actor, case_id)
    return act_page(
        request,
        case=case,
        command="close",
        form=forms.RemarksForm(request.POST or None),
        perform=lambda found: commands.close(
            case=case, remarks=found["remarks"], actor=request.actor, at=clock.now()
        ),
        context=_dossier(case),
        template=WITH_CATALOGUE,
    )


@login_required
def archive(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """归档."""
    case = get_case_for(request.actor, case_id)
    return act_page(
        request,
        case=case,
        command="archive",
        form=ConfirmForm(request.POST or None),
        perform=lambda found: commands.archive(case=case, actor=request.actor, at=clock.now()),
        context=_dossier(case),
        template=WITH_CATALOGUE,
    )
