"""Pages of objections: the list, reception, one, its decision, its correction."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hengyuan.cases.access import get_case_for
from hengyuan.cases.tables import clock_chip
from hengyuan.dossier.rendering import render_docx, render_pdf
from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest, private_file
from hengyuan.supervision import printing
from hengyuan.supervision.access import objections as access
from hengyuan.supervision.commands import objections as commands
from hengyuan.supervision.forms import objections as forms
from hengyuan.supervision.queries import objections as queries
from hengyuan.supervision.rules import objections as rules
from hengyuan.supervision.tables.objections import ObjectionFilter, ObjectionTable
from hengyuan.supervision.views.complaints import DOCX, PDF
from hengyuan.supervision.views.frame import crumbs, tabs
from hengyuan.ui import act_page as ui
from hengyuan.ui.rules import Link
from hengyuan.ui.tables import render_list


def _crumbs() -> list[Link]:
    return [*crumbs(), Link(_("异议"), reverse("supervision:objections"))]


@login_required
@require_safe
def listed(request: ActorRequest) -> HttpResponse:
    """异议: every objection that the actor may read."""
    if not access.reads(request.actor):
        raise Http404
    return render_list(
        request,
        "supervision/objections.html",
        table_class=ObjectionTable,
        rows=access.visible_to(request.actor),
        filterset_class=ObjectionFilter,
        name="objections",
        title=_("异议"),
        context=tabs(request),
    )


@login_required
def receive(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """登记异议, from the page of the case that was refused or ended."""
    case = get_case_for(request.actor, case_id)
    back = reverse("cases:case", args=[case.pk])
    form = forms.ObjectionForm(request.POST if request.method == "POST" else None)

    def perform(stated: dict[str, Any]) -> HttpResponse:
        made = commands.receive_objection(case=case, actor=request.actor, at=clock.now(), **stated)
        return redirect("supervision:objection", made.pk)

    page = ui.Act(
        title=_("登记异议"),
        line=f"{case.number} {case.cause}",
        button=_("登记"),
        back=back,
        crumbs=[*_crumbs(), Link(case.number, back)],
        afterwards=[
            _("由设立该机构的司法行政机关在五日内审查，不由原决定的作出人审查。"),
            _("维持原决定，或者责令改正；责令改正的，进入机构负责人的工作台。"),
        ],
    )
    allowed = access.may_receive(request.actor, case)
    refusal = "" if allowed else _("没有可以提出异议的决定，或者不由您的机关登记。")
    return ui.act_page(request, page, form, perform, refusal=refusal)


@login_required
@require_safe
def one(request: ActorRequest, objection_id: UUID) -> HttpResponse:
    """One objection: the decision, the reasons, the clocks, what can be done."""
    found = access.get_objection_for(request.actor, objection_id)
    now, decided = clock.now(), queries.decided_on(found)
    context = {
        "found": found,
        "state": _(rules.STATES[rules.State(found.state)]),
        "tone": rules.TONES[rules.State(found.state)],
        "against": _(rules.AGAINST[found.decision.result]),
        "local": queries.time_to_object(found.region, decided, found.received_at.date()),
        "chips": [clock_chip(each, now) for each in queries.clocks_of(found)],
        "remedies": queries.remedies(clock.today()) if found.state == rules.State.UPHELD else [],
        "may_decide": access.may_decide(request.actor, found),
        "may_correct": access.may_correct(request.actor, found),
        "crumbs": _crumbs(),
    }
    return render(request, "supervision/objection.html", context)


@login_required
def decide(request: ActorRequest, objection_id: UUID) -> HttpResponse:
    """审查异议: uphold, or order a correction."""
    found = access.get_objection_for(request.actor, objection_id)
    form = forms.OutcomeForm(request.POST if request.method == "POST" else None)

    def perform(stated: dict[str, Any]) -> HttpResponse:
        outcome = stated.pop("outcome")
        command = commands.uphold if outcome == "uphold" else commands.order_correction
        command(objection=found, actor=request.actor, at=clock.now(), **stated)
        return _saved(request, found.pk)

    page = _page(
        found.pk, found.case.number, _("审查异议"),
        [
            _("维持的，申请人可以申请行政复议或者提起行政诉讼。"),
            _("责令改正的，机构负责人按期纠正。"),
        ],
    )  # fmt: skip
    allowed = access.may_decide(request.actor, found)
    refusal = (
        "" if allowed else _("现在不能由您审查：由设立该机构的司法行政机关另一位工作人员审查。")
    )
    return ui.act_page(request, page, form, perform, refusal=refusal)


@login_required
def correct(request: ActorRequest, objection_id: UUID) -> HttpResponse:
    """纠正: grant, or let the aid go on where it stood."""
    found = access.get_objection_for(request.actor, objection_id)
    form = forms.CorrectionForm(request.POST if request.method == "POST" else None)

    def perform(stated: dict[str, Any]) -> HttpResponse:
        commands.correct(objection=found, actor=request.actor, at=clock.now(), **stated)
        return _saved(request, found.pk)

    page = _page(
        found.pk, found.case.number, _("按异议审查决定纠正"),
        [
            _("不予的，给予法律援助并签发决定书，指派期限开始计算。"),
            _("终止的，从终止时的阶段继续。"),
        ],
    )  # fmt: skip
    allowed = access.may_correct(request.actor, found)
    refusal = "" if allowed else _("现在不能由您纠正：由机构负责人按责令改正的决定办理。")
    return ui.act_page(request, page, form, perform, refusal=refusal)


def _page(objection_id: UUID, number: str, title: str, afterwards: list[str]) -> ui.Act:
    back = reverse("supervision:objection", args=[objection_id])
    return ui.Act(title, number, title, back, [*_crumbs(), Link(number, back)], afterwards)


def _saved(request: ActorRequest, objection_id: UUID) -> HttpResponse:
    messages.success(request, _("已保存。"))
    return redirect("supervision:objection", objection_id)


@login_required
@require_safe
def paper(request: ActorRequest, objection_id: UUID, kind: str) -> HttpResponse:
    """异议审查决定书 as PDF or .docx."""
    found = access.get_objection_for(request.actor, objection_id)
    if found.decided_at is None or kind not in ("pdf", "docx"):
        raise Http404
    made = printing.objection_paper(found)
    if kind == "pdf":
        return private_file(render_pdf(made), PDF, f"{made.title}.pdf")
    return private_file(render_docx(made), DOCX, f"{made.title}.docx")
