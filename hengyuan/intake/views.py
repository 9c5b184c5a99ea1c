"""Pages of intake: reception, advice, application, notice, supplement, withdrawal."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from hengyuan.cases.access import get_case_for
from hengyuan.cases.act_page import act_page
from hengyuan.cases.fields import ConfirmForm, ReasonForm
from hengyuan.cases.rules import move_for
from hengyuan.dossier import printing
from hengyuan.intake import commands, forms
from hengyuan.intake.access import (
    case_begun_by,
    get_consultation_for,
    get_seen_consultation_for,
    get_sheet_for,
    places_to_pass_on,
    visible_to,
)
from hengyuan.intake.commands import Statement
from hengyuan.intake.queries import printed_sheet, sheets_of
from hengyuan.intake.rules import AdviceResult, Channel, supplement_due
from hengyuan.intake.tables import ConsultationFilter, ConsultationTable, with_whose_turn
from hengyuan.kernel import clock
from hengyuan.kernel.errors import Refused
from hengyuan.kernel.http import ActorRequest, private_file
from hengyuan.law.vocabulary import Kind, Stage
from hengyuan.orgs.queries import organisation
from hengyuan.orgs.rules import Kind as Place
from hengyuan.people.commands import register_person
from hengyuan.ui.act_page import Act
from hengyuan.ui.act_page import act_page as plain_act_page
from hengyuan.ui.rules import Link
from hengyuan.ui.tables import render_list


@login_required
def register(request: ActorRequest) -> HttpResponse:
    """The consultation register, newest first."""
    acts = [
        Link(words, reverse(f"intake:{command}"))
        for command, words in (
            ("receive_visitor", _("登记接待")),
            ("register_notice", _("登记办案机关的通知")),
        )
        if request.actor.has(*move_for(command).roles)
    ]
    return render_list(
        request,
        "intake/register.html",
        table_class=ConsultationTable,
        rows=with_whose_turn(visible_to(request.actor), request.actor),
        name="consultations",
        filterset_class=ConsultationFilter,
        context={"acts": acts},
        title=_("咨询登记"),
    )


@login_required
def consultation(request: ActorRequest, consultation_id: UUID) -> HttpResponse:
    """One row of the register: where it stands, its sheets, and what comes next."""
    found = get_seen_consultation_for(request.actor, consultation_id)
    return render(
        request,
        "intake/consultation.html",
        {
            "consultation": found,
            "sheets": sheets_of(found),
            "case": case_begun_by(request.actor, found),
        },
    )


@login_required
def sheet_as_pdf(request: ActorRequest, sheet_id: UUID) -> HttpResponse:
    """A sheet of the register (D-01) as PDF."""
    sheet = get_sheet_for(request.actor, sheet_id)
    paper = printed_sheet(sheet, sheet.consultation.number)
    return private_file(printing.pdf(paper), "application/pdf", f"{paper.title}.pdf")


@login_required
def sheet_as_docx(request: ActorRequest, sheet_id: UUID) -> HttpResponse:
    """The same sheet as a Word file to edit."""
    sheet = get_sheet_for(request.actor, sheet_id)
    paper = printed_sheet(sheet, sheet.consultation.number)
    return private_file(printing.docx(paper), printing.DOCX, f"{paper.title}.docx")


@login_required
def receive_visitor(request: ActorRequest) -> HttpResponse:
    """接待: enter a visitor, with the answer where it is given at once; goes on from there."""
    form = forms.VisitorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            consultation = _received(request, form.cleaned_data)
        except Refused as error:
            form.add_error(None, error.message)
        else:
            if not form.cleaned_data["answer"]:
                return redirect("intake:give_advice", consultation.pk)
            return _after_advice(request, consultation, form.cleaned_data["result"])

    def rehearse(found: dict[str, Any]) -> None:
        _received(request, found)

    return act_page(request, case=None, command="receive_visitor", form=form, perform=rehearse)


def _received(request: ActorRequest, found: dict[str, Any]) -> Any:
    common: dict[str, Any] = {
        "institution": organisation(request.actor.organisation_id),
        "channel": Channel(found["channel"]),
        "name": found["name"],
        "phone": found["phone"],
        "matter_kind": found["matter_kind"],
        "question": found["question"],
        "actor": request.actor,
        "at": clock.now(),
    }
    if not found["answer"]:
        return commands.receive_visitor(**common)
    return commands.receive_and_advise(
        answer=found["answer"],
        told_of_right=found["told_of_right"],
        result=AdviceResult(found["result"]),
        **common,
    )


def _after_advice(request: ActorRequest, consultation: Any, result: str) -> HttpResponse:
    messages.success(request, _("已登记解答。"))
    if result != AdviceResult.TURNED_TO_APPLICATION:
        return redirect("intake:register")
    if request.actor.has(*move_for("receive_application").roles):
        return redirect("intake:receive_application", consultation.pk)
    if consultation.institution.kind == Place.INSTITUTION:
        return redirect("intake:register")
    return redirect("intake:pass_on", consultation.pk)


@login_required
def pass_on(request: ActorRequest, consultation_id: UUID) -> HttpResponse:
    """转送: from a workstation, a hotline or a window to the institution that is competent."""
    consultation = get_consultation_for(request.actor, consultation_id)
    places = places_to_pass_on(request.actor, consultation, clock.today())

    def perform(found: dict[str, Any]) -> HttpResponse:
        to = organisation(found["to"])
        commands.pass_on(
            consultation=consultation,
            to=to,
            note=found["note"],
            actor=request.actor,
            at=clock.now(),
        )
        messages.success(request, _("已转送%(name)s。") % {"name": to.name})
        return redirect("intake:register")

    act = Act(
        title=_("转送法律援助机构"),
        line=consultation.number,
        button=_("转送"),
        back=reverse("intake:register"),
        crumbs=[Link(_("咨询登记"), reverse("intake:register"))],
        afterwards=[
            _("进入对方的咨询登记，由对方解答或者接收申请。"),
            _("您单位仍然看得到它和由此开始的案件进展。"),
        ],
    )
    refusal = ""
    if not request.actor.has(*move_for("receive_visitor").roles):
        refusal = _("您的角色不能进行“%(act)s”。") % {"act": act.title}
    form = forms.PassOnForm(request.POST or None, places=places)
    return plain_act_page(request, act, form, perform, refusal=refusal)


@login_required
def give_advice(request: ActorRequest, consultation_id: UUID) -> HttpResponse:
    """咨询: answer; goes on to the application when it turns into one."""
    consultation = get_consultation_for(request.actor, consultation_id)
    form = forms.AdviceForm(request.POST or None)

    def perform(found: dict[str, Any]) -> None:
        commands.give_advice(
            consultation=consultation,
            answer=found["answer"],
            told_of_right=found["told_of_right"],
            result=AdviceResult(found["result"]),
            actor=request.actor,
            at=clock.now(),
        )

    if request.method == "POST" and form.is_valid():
        try:
            perform(form.cleaned_data)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            return _after_advice(request, consultation, form.cleaned_data["result"])
    return act_page(
        request,
        case=None,
        command="give_advice",
        form=form,
        perform=perform,
        template="intake/advice.html",
        context={"consultation": consultation},
    )


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
