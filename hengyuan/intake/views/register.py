"""Pages of the consultation register: reception, advice, passing on, the visitor's rating."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from hengyuan.cases.act_page import act_page
from hengyuan.cases.rules import move_for
from hengyuan.dossier import printing
from hengyuan.intake import commands, forms
from hengyuan.intake.access import (
    case_begun_by,
    get_consultation_for,
    get_seen_consultation_for,
    get_sheet_for,
    is_at_its_window,
    may_rate,
    places_to_pass_on,
    visible_to,
)
from hengyuan.intake.queries import printed_sheet, sheets_of
from hengyuan.intake.rules import AdviceResult, Channel, Rating
from hengyuan.intake.tables import ConsultationFilter, ConsultationTable, with_whose_turn
from hengyuan.kernel import clock
from hengyuan.kernel.errors import Refused
from hengyuan.kernel.http import ActorRequest, private_file
from hengyuan.orgs.queries import organisation
from hengyuan.orgs.rules import Kind as Place
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
            "may_rate": may_rate(request.actor, found),
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
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            if not form.cleaned_data["answer"]:
                return redirect("intake:give_advice", consultation.pk)
            return _after_advice(request, consultation, form.cleaned_data["result"])

    def rehearse(found: dict[str, Any]) -> None:
        _received(request, found)

    return act_page(request, case=None, command="receive_visitor", form=form, perform=rehearse)


def _came_at(found: dict[str, Any]) -> datetime | None:
    return clock.at(clock.today(), found["came_at"]) if found["came_at"] else None


def _received(request: ActorRequest, found: dict[str, Any]) -> Any:
    common: dict[str, Any] = {
        "institution": organisation(request.actor.organisation_id),
        "channel": Channel(found["channel"]),
        "name": found["name"],
        "phone": found["phone"],
        "matter_kind": found["matter_kind"],
        "question": found["question"],
        "came_at": _came_at(found),
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
def rate(request: ActorRequest, consultation_id: UUID) -> HttpResponse:
    """好差评: what the visitor says of the service, put down once at the window that gave it."""
    consultation = get_seen_consultation_for(request.actor, consultation_id)
    back = reverse("intake:consultation", args=[consultation.pk])

    def perform(found: dict[str, Any]) -> HttpResponse:
        commands.record_rating(
            consultation=consultation,
            rating=Rating(found["rating"]),
            actor=request.actor,
            at=clock.now(),
        )
        messages.success(request, _("已记录来访人的评价。"))
        return redirect(back)

    act = Act(
        title=_("记录来访人的评价"),
        line=consultation.number,
        button=_("记录评价"),
        back=back,
        crumbs=[
            Link(_("咨询登记"), reverse("intake:register")),
            Link(consultation.number, back),
        ],
        afterwards=[
            _("只记录一次，之后不能修改。"),
            _("只在这次咨询的页面上显示；考核指标只用全机构的数量，少于5个不显示。"),
        ],
    )
    refusal = ""
    if not may_rate(request.actor, consultation):
        refusal = _why_not_rated(request, consultation)
    return plain_act_page(
        request, act, forms.RatingForm(request.POST or None), perform, refusal=refusal
    )


def _why_not_rated(request: ActorRequest, consultation: Any) -> str:
    if consultation.rated_at is not None:
        return _("这次咨询的评价已经记录。")
    if not is_at_its_window(request.actor, consultation):
        return _("由接待来访人的窗口记录评价；已经转送的不再记录。")
    return _("解答以后才记录评价。")
