"""Pages of the chief: one dossier with its sheets side by side, and its grade; of the handler."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest
from hengyuan.peer_review.access import rounds as access
from hengyuan.peer_review.commands import decisions as commands
from hengyuan.peer_review.commands.rounds import release as release_sheet
from hengyuan.peer_review.forms import rounds as forms
from hengyuan.peer_review.queries import elsewhere
from hengyuan.peer_review.queries import rounds as queries
from hengyuan.peer_review.queries import sheets as sheet_queries
from hengyuan.peer_review.rules.rounds import TO_DECIDE, DossierState, is_over
from hengyuan.peer_review.tables.rounds import TONES, ToldTable
from hengyuan.peer_review.views.frame import crumbs, tabs
from hengyuan.ui import act_page as ui
from hengyuan.ui.rules import Link
from hengyuan.ui.tables import render_list


@login_required
@require_safe
def dossier(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    """One dossier: what each reader signed, side by side; open sheets stay closed here too."""
    row = access.get_dossier_for(request.actor, dossier_id)
    standard = queries.standard_of(row.round, row.field)
    signed = sheet_queries.signed_sheets(row)
    state = DossierState.parse(row.state)
    may_run = access.may_run(request.actor, row.round)
    may_look = may_run or access.is_chief(request.actor, row.round)
    context = {
        "dossier": row,
        "state": state,
        "tone": TONES[state],
        "standard": standard,
        "sheets": queries.sheets_with_readers(row),
        "compared": sheet_queries.side_by_side(signed, standard),
        "names": [one.reader.account.name for one in signed],
        "settlement": sheet_queries.settlement_of(row, standard.most_gap),
        "decisions": queries.decisions_of(row),
        "acts": _acts(row) if access.is_chief(request.actor, row.round) else [],
        "may_run": may_run,
        "files": elsewhere.files_of(row.entry) if row.entry and may_look else [],
        "may_enter_reply": bool(row.entry) and may_run and state is DossierState.REPLY,
        "crumbs": _crumbs(row),
    }
    return render(request, "peer_review/dossier.html", context)


def _crumbs(row: Any) -> list[Link]:
    return [*crumbs(), Link(row.round.title, reverse("peer_review:round", args=[row.round_id]))]


def _acts(row: Any) -> list[tuple[str, str]]:
    state = DossierState.parse(row.state)
    if state in TO_DECIDE:
        return [("draft", _("确定初评等次"))]
    if state is DossierState.REPLY:
        return [("finish", _("确定等次"))]
    return [("correct", _("更正等次"))] if state is DossierState.FINAL else []


@login_required
def decide(request: ActorRequest, dossier_id: UUID, act: str) -> HttpResponse:
    """确定初评等次、确定等次、更正等次: each on a page of its own."""
    row = access.get_dossier_for(request.actor, dossier_id)
    command: dict[str, Callable[..., Any]] = {
        "draft": commands.decide_draft, "finish": commands.finish, "correct": commands.correct,
    }  # fmt: skip
    if act not in command:
        raise Http404
    titles = dict(_acts(row))
    initial = {"grade": _proposed(row)}
    form = forms.GradeForm(request.POST if request.method == "POST" else None, initial=initial)

    def perform(stated: dict[str, Any]) -> HttpResponse:
        command[act](dossier=row, actor=request.actor, at=clock.now(), **stated)
        return redirect("peer_review:dossier", row.pk)

    names = {
        "draft": _("确定初评等次"), "finish": _("确定等次"), "correct": _("更正等次"),
    }  # fmt: skip
    afterwards = {
        "draft": [_("告知承办人，他在规定的日期前可以提出意见。"), _("等次还不是最终的。")],
        "finish": [_("等次最终确定，记入案件；以后只能用新的决定更正。")],
        "correct": [_("新的决定注明更正哪一个决定，原来的保留。")],
    }
    back = reverse("peer_review:dossier", args=[row.pk])
    page = ui.Act(
        title=names[act], line=f"{row.code} {row.round.title}", button=names[act], back=back,
        crumbs=[*_crumbs(row), Link(row.code, back)], afterwards=afterwards[act],
    )  # fmt: skip
    refusal = "" if access.is_chief(request.actor, row.round) else _("由本轮评估的组长确定等次。")
    if not refusal and act not in titles:
        refusal = _("这件案卷现在不在这一步。")
    return ui.act_page(request, page, form, perform, refusal=refusal)


def _proposed(row: Any) -> str:
    """What stands in the form at first: the draft, or what the readers agree on; else nothing."""
    last = queries.last_decision(row)
    if last is not None:
        return last.grade
    standard = queries.standard_of(row.round, row.field)
    found = sheet_queries.settlement_of(row, standard.most_gap)
    return found.proposed.value if found.is_agreed and found.proposed else ""


@login_required
def release(request: ActorRequest, dossier_id: UUID, sheet_id: UUID) -> HttpResponse:
    """A reader is released from a dossier by who runs the round."""
    row = access.get_dossier_for(request.actor, dossier_id)
    sheet = next((one for one in queries.sheets_with_readers(row) if one.pk == sheet_id), None)
    if sheet is None or not access.may_run(request.actor, row.round):
        raise Http404
    form = forms.WordForm(request.POST if request.method == "POST" else None)
    back = reverse("peer_review:dossier", args=[row.pk])

    def perform(stated: dict[str, Any]) -> HttpResponse:
        release_sheet(sheet=sheet, actor=request.actor, at=clock.now(), **stated)
        return redirect(back)

    page = ui.Act(
        title=_("专家退出"), line=f"{row.code} {sheet.reader.account.name}", button=_("专家退出"),
        back=back, crumbs=[*_crumbs(row), Link(row.code, back)],
        afterwards=[_("他写的内容封存，不计入；另行分配一名专家。")],
    )  # fmt: skip
    return ui.act_page(request, page, form, perform)


@login_required
@require_safe
def grades(request: ActorRequest) -> HttpResponse:
    """Grades of the handler's own cases that were told to him."""
    access.refuse_unless(access.answers(request.actor))
    return render_list(
        request,
        "peer_review/grades.html",
        table_class=ToldTable,
        rows=access.told_to(request.actor).order_by("-decided_at"),
        name="review_grades",
        title=_("我的案件等次"),
        context=tabs(request),
    )


@login_required
@require_safe
def told(request: ActorRequest, decision_id: UUID) -> HttpResponse:
    """One grade as the handler is told it: by indicator, without who read it."""
    found = access.get_told_for(request.actor, decision_id)
    row = found.dossier
    standard = queries.standard_of(row.round, row.field)
    signed = sheet_queries.signed_sheets(row)
    context = {
        "decision": found,
        "case": row.case,
        "standard": standard,
        "compared": sheet_queries.side_by_side(signed, standard),
        "names": [_("专家{n}").format(n=n) for n, _one in enumerate(signed, start=1)],
        "may_reply": _may_reply(found),
        "crumbs": [*crumbs(), Link(_("我的案件等次"), reverse("peer_review:grades"))],
    }
    return render(request, "peer_review/told.html", context)


def _may_reply(found: Any) -> bool:
    is_open = found.dossier.state == DossierState.REPLY and not found.is_final
    return is_open and not hasattr(found, "reply") and not is_over(found.reply_until, clock.today())


@login_required
def reply(request: ActorRequest, decision_id: UUID) -> HttpResponse:
    """对初评等次提出意见."""
    found = access.get_told_for(request.actor, decision_id)
    back = reverse("peer_review:told", args=[found.pk])
    form = forms.ReplyForm(request.POST if request.method == "POST" else None)

    def perform(stated: dict[str, Any]) -> HttpResponse:
        commands.reply(decision=found, actor=request.actor, at=clock.now(), **stated)
        return redirect(back)

    number = found.dossier.case.number if found.dossier.case else ""
    page = ui.Act(
        title=_("对初评等次提出意见"), line=number, button=_("提交意见"), back=back,
        crumbs=[*crumbs(), Link(number, back)],
        afterwards=[_("由评估组长说明理由后确定等次。"), _("意见和答复都保存。")],
    )  # fmt: skip
    refusal = "" if _may_reply(found) else _("这一等次已经不再等待意见。")
    return ui.act_page(request, page, form, perform, refusal=refusal)
