"""Pages of self-checks: asked for on a round; an institution's dossiers, one sheet, handing in."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hengyuan.kernel import clock
from hengyuan.kernel.errors import Refused
from hengyuan.kernel.http import ActorRequest
from hengyuan.law.review.sheet import missing
from hengyuan.law.review.words import Answer, Grade
from hengyuan.peer_review.access import rounds as round_access
from hengyuan.peer_review.access import self_check as access
from hengyuan.peer_review.commands import self_check as commands
from hengyuan.peer_review.commands.sheets import SavedMeanwhile
from hengyuan.peer_review.forms.rounds import NothingForm
from hengyuan.peer_review.forms.self_check import AskSelfCheckForm
from hengyuan.peer_review.forms.sheets import marks_from
from hengyuan.peer_review.queries import self_check as queries
from hengyuan.peer_review.queries.sheets import filled_with
from hengyuan.peer_review.rules.rounds import RoundState
from hengyuan.peer_review.rules.self_check import CheckState, SelfSheetState, tone_of, usual_due_day
from hengyuan.peer_review.tables.self_check import CheckTable, OwnCheckTable, SelfSheetTable
from hengyuan.peer_review.views.frame import crumbs, tabs
from hengyuan.peer_review.views.sheets import said_of
from hengyuan.ui import act_page as ui
from hengyuan.ui.rules import Link
from hengyuan.ui.tables import render_list


@login_required
def ask(request: ActorRequest, round_id: UUID) -> HttpResponse:
    """布置自测自检, once the frame is closed."""
    row = round_access.get_round_for(request.actor, round_id)
    back = reverse("peer_review:round", args=[row.pk])
    initial = {"due_on": usual_due_day(clock.today())}
    form = AskSelfCheckForm(request.POST if request.method == "POST" else None, initial=initial)

    def perform(stated: dict[str, Any]) -> HttpResponse:
        commands.ask_self_check(round_=row, actor=request.actor, at=clock.now(), **stated)
        return redirect("peer_review:self_checks_of_round", row.pk)

    page = ui.Act(
        title=_("布置自测自检"), line=row.title, button=_("布置自测自检"), back=back,
        crumbs=[*crumbs(), Link(row.title, back)],
        afterwards=[
            _("抽样范围内的每个机构按本轮固定的标准自查本机构的案卷。"),
            _("结果只在评估报告中与最终等次对照，不影响抽样、分配和等次；专家看不到，组长在等次确定以前也看不到。"),
        ],
    )  # fmt: skip
    return ui.act_page(request, page, form, perform, refusal=_refusal(request, row))


def _refusal(request: ActorRequest, row: Any) -> str:
    if not access.may_ask(request.actor, row):
        return _("自测自检由省、市在对多个机构的评估中布置；外来案卷不能自查。")
    if row.state != RoundState.FRAMED:
        return _("本轮评估现在不在这一步。")
    return _("本轮已经布置自测自检。") if queries.is_asked(row) else ""


@login_required
@require_safe
def of_round(request: ActorRequest, round_id: UUID) -> HttpResponse:
    """How far the institutions have come; no grade."""
    row = round_access.get_round_for(request.actor, round_id)
    round_access.refuse_unless(queries.is_asked(row))
    return render_list(
        request,
        "peer_review/self_checks_of_round.html",
        table_class=CheckTable,
        rows=queries.checks_of(row),
        name="review_self_checks_of_round",
        title=_("自测自检"),
        context={
            **tabs(request),
            "round": row,
            "crumbs": [*crumbs(), Link(row.title, reverse("peer_review:round", args=[row.pk]))],
        },
    )


@login_required
@require_safe
def listed(request: ActorRequest) -> HttpResponse:
    """The self-checks of the actor's institution."""
    round_access.refuse_unless(access.checks(request.actor))
    return render_list(
        request,
        "peer_review/self_checks.html",
        table_class=OwnCheckTable,
        rows=queries.counted(access.checks_for(request.actor)).order_by("-asked_at"),
        name="review_self_checks",
        title=_("自测自检"),
        context=tabs(request),
    )


@login_required
@require_safe
def one(request: ActorRequest, check_id: UUID) -> HttpResponse:
    """The dossiers of one check."""
    row = access.get_check_for(request.actor, check_id)
    state, left = CheckState.parse(row.state), queries.open_count(row)
    context = {
        **tabs(request),
        "check": row,
        "state": state,
        "tone": tone_of(state, row.due_on, clock.today()),
        "left": left,
        "is_open": _is_open(row),
        "may_hand_in": _is_open(row) and not left and access.may_hand_in(request.actor, row),
        "crumbs": [*crumbs(), Link(_("自测自检"), reverse("peer_review:self_checks"))],
    }
    return render_list(
        request,
        "peer_review/self_check.html",
        table_class=SelfSheetTable,
        rows=queries.sheets_of(row),
        name="review_self_sheets",
        title=_("自测自检"),
        context=context,
    )


def _is_open(check: Any) -> bool:
    return bool(check.state == CheckState.ASKED and check.round.state == RoundState.FRAMED)


@login_required
@require_safe
def sheet(request: ActorRequest, self_sheet_id: UUID) -> HttpResponse:
    """One dossier as its institution judges it."""
    return _shown(request, access.get_sheet_for(request.actor, self_sheet_id))


def _shown(request: ActorRequest, row: Any, *, status: int = 200) -> HttpResponse:
    standard, check = queries.standard_for(row), row.check_of
    may_check = access.may_check(request.actor, check, row.case)
    back = reverse("peer_review:self_check", args=[check.pk])
    context = {
        "sheet": row,
        "case": row.case,
        "standard": standard,
        "form": filled_with(queries.marks_of(row), queries.stage_of(row), standard),
        "is_open": _is_open(check) and row.state == SelfSheetState.OPEN and may_check,
        "is_refused": status != HTTPStatus.OK,
        "is_own_case": not may_check,
        "told": _told(row, standard),
        "grades": list(Grade),
        "answers": list(Answer),
        "crumbs": [
            *crumbs(), Link(_("自测自检"), reverse("peer_review:self_checks")),
            Link(check.round.title, back),
        ],
    }  # fmt: skip
    return render(request, "peer_review/self_sheet.html", context, status=status)


def _told(row: Any, standard: Any) -> dict[str, Any]:
    verdict = queries.verdict_of(row, standard)
    wanting = missing(standard, queries.stage_of(row), queries.marks_of(row), verdict.proposed)
    return {"saved": row.saved, **said_of(verdict, wanting)}


@login_required
@require_POST
def keep(request: ActorRequest, self_sheet_id: UUID) -> HttpResponse:
    """Keep what is written so far."""
    row = access.get_sheet_for(request.actor, self_sheet_id)
    standard = queries.standard_for(row)
    try:
        marks = marks_from(request.POST, standard)
        saved = int(request.POST.get("saved", ""))
        commands.keep_self_sheet(sheet=row, marks=marks, saved=saved, actor=request.actor)
    except ValidationError as error:
        return JsonResponse({"problem": " ".join(error.messages)}, status=422)
    except ValueError:
        return JsonResponse({"problem": _("请重新载入页面。")}, status=422)
    except SavedMeanwhile as error:
        return JsonResponse({"problem": error.message, "is_stale": True}, status=409)
    except Refused as error:
        return JsonResponse({"problem": error.message}, status=422)
    return JsonResponse(_told(access.get_sheet_for(request.actor, self_sheet_id), standard))


@login_required
@require_POST
def sign(request: ActorRequest, self_sheet_id: UUID) -> HttpResponse:
    """签署自查评估表: what the page holds is kept first, then signed."""
    row = access.get_sheet_for(request.actor, self_sheet_id)
    standard = queries.standard_for(row)
    try:
        marks, saved = marks_from(request.POST, standard), int(request.POST.get("saved", "-1"))
        commands.keep_self_sheet(sheet=row, marks=marks, saved=saved, actor=request.actor)
        commands.sign_self_sheet(sheet=row, actor=request.actor, at=clock.now())
    except (Refused, ValidationError, ValueError) as error:
        told = error.message if isinstance(error, Refused) else _("请重新载入页面。")
        messages.error(request, told)
        return _shown(request, access.get_sheet_for(request.actor, self_sheet_id), status=422)
    messages.success(request, _("已签署 {code}。").format(code=row.case.number))
    return redirect("peer_review:self_check", row.check_of_id)


@login_required
def hand_in(request: ActorRequest, check_id: UUID) -> HttpResponse:
    """交回自测自检, on a page of its own."""
    row = access.get_check_for(request.actor, check_id)
    back = reverse("peer_review:self_check", args=[row.pk])
    form = NothingForm(request.POST if request.method == "POST" else None)

    def perform(_stated: dict[str, Any]) -> HttpResponse:
        commands.hand_in(check=row, actor=request.actor, at=clock.now())
        return redirect(back)

    page = ui.Act(
        title=_("交回自测自检"), line=row.round.title, button=_("交回自测自检"), back=back,
        crumbs=[*crumbs(), Link(row.round.title, back)],
        afterwards=[
            _("自查结果封存，不能再改；只在评估报告中与最终等次对照。"),
            _("不影响抽中哪些案卷，也不影响等次。"),
        ],
    )  # fmt: skip
    refusal = "" if access.may_hand_in(request.actor, row) else _(
        "由本机构负责人或者案件质量负责人交回。"
    )  # fmt: skip
    return ui.act_page(request, page, form, perform, refusal=refusal)
