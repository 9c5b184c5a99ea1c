"""Pages of intake on a case: application, notice, supplement, withdrawal."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse

from hengyuan.cases.access import get_case_for
from hengyuan.cases.act_page import act_page
from hengyuan.cases.fields import ConfirmForm, ReasonForm
from hengyuan.intake import commands, forms
from hengyuan.intake.access import get_consultation_for
from hengyuan.intake.commands import Statement
from hengyuan.intake.rules import supplement_due
from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest
from hengyuan.law.vocabulary import Kind, Stage
from hengyuan.orgs.queries import organisation
from hengyuan.people.commands import register_person


@login_required
def receive_application(request: ActorRequest, consultation_id: UUID) -> HttpResponse:
    """申请: the application on the base of a consultation."""
    consultation = get_consultation_for(request.actor, consultation_id)
    initial = {
        "name": consultation.name,
        "phone": consultation.phone,
        "kind": consultation.matter_kind,
        "facts": consultation.question,
    }
    form = forms.ApplicationForm(request.POST or None, initial=initial)

    def perform(found: dict[str, Any]) -> Any:
        person = _person(request, found, found["groups"])
        return commands.receive_application(
            institution=organisation(request.actor.organisation_id),
            person=person,
            statement=_statement(found),
            consultation=consultation,
            actor=request.actor,
            at=clock.now(),
        )

    return act_page(
        request,
        case=None,
        command="receive_application",
        form=form,
        perform=perform,
        context={"consultation": consultation},
    )


def _person(request: ActorRequest, found: dict[str, Any], tags: list[str]) -> Any:
    return register_person(
        name=found["name"],
        number=found["identity_number"],
        phone=found["phone"],
        address=found["address"],
        tags=tags,
        demo=settings.DEMO,
        actor=request.actor,
        at=clock.now(),
    )


STEADY = {"": None, "no": False, "yes": True}


def _statement(found: dict[str, Any]) -> Statement:
    return Statement(
        kind=Kind.parse(found["kind"]),
        proceeding=Stage.parse(found["proceeding"]),
        matter=found["matter"],
        cause=found["cause"],
        facts=found["facts"],
        opponents=found["opponents"],
        groups=found["groups"],
        papers=found["papers"],
        applicant=found["applicant"] or "self",
        has_authority_paper=found["has_authority_paper"],
        injury=found["injury"],
        has_steady_income=STEADY[found["steady_income"]],
        group_size=found["group_size"] or 1,
        household_size=found["household_size"],
        monthly_income_fen=found["monthly_income_fen"],
        has_commitment=found["has_commitment"],
        was_read_aloud=found["was_read_aloud"],
        limitation_ends_on=found["limitation_ends_on"],
        needs_preservation=found["needs_preservation"],
        has_other_urgency=found["has_other_urgency"],
        is_filed=found["is_filed"],
        has_counsel=found["has_counsel"],
        tags=found["groups"],
    )


@login_required
def register_notice(request: ActorRequest) -> HttpResponse:
    """A case authority's notice: opens the case of one represented person."""
    form = forms.NoticeForm(request.POST or None)

    def perform(found: dict[str, Any]) -> Any:
        return commands.register_notice(
            institution=organisation(request.actor.organisation_id),
            person=_person(request, found, []),
            authority_name=found["authority_name"],
            notice_number=found["notice_number"],
            proceeding=Stage.parse(found["proceeding"]),
            ground=found["ground"],
            charge=found["charge"],
            case_number=found["case_number"],
            co_accused=found["co_accused"],
            victims=found["victims"],
            custody_place=found["custody_place"],
            hearing_on=found["hearing_on"],
            actor=request.actor,
            at=clock.now(),
        )

    return act_page(request, case=None, command="register_notice", form=form, perform=perform)


@login_required
def request_supplement(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """Tell the applicant once of everything missing."""
    case = get_case_for(request.actor, case_id)
    form = forms.SupplementForm(
        request.POST or None, initial={"due_on": supplement_due(clock.today())}
    )
    return act_page(
        request,
        case=case,
        command="request_supplement",
        form=form,
        perform=lambda found: (
            commands.request_supplement(
                case=case, actor=request.actor, at=clock.now(), **found
            ).case
        ),
    )


@login_required
def receive_supplement(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """The papers came."""
    case = get_case_for(request.actor, case_id)
    return act_page(
        request,
        case=case,
        command="receive_supplement",
        form=forms.SupplementPapersForm(request.POST or None),
        perform=lambda found: commands.receive_supplement(
            case=case, actor=request.actor, at=clock.now(), **found
        ),
    )


@login_required
def record_deemed_withdrawal(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """The head confirms that nothing came in time."""
    case = get_case_for(request.actor, case_id)
    return act_page(
        request,
        case=case,
        command="record_deemed_withdrawal",
        form=ConfirmForm(request.POST or None),
        perform=lambda found: commands.record_deemed_withdrawal(
            case=case, actor=request.actor, at=clock.now()
        ),
    )


@login_required
def withdraw_application(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """The applicant takes the application back."""
    case = get_case_for(request.actor, case_id)
    return act_page(
        request,
        case=case,
        command="withdraw_application",
        form=ReasonForm(request.POST or None),
        perform=lambda found: commands.withdraw_application(
            case=case, reason=found["reason"], actor=request.actor, at=clock.now()
        ),
    )
