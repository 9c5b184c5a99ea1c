"""Pages of the use of results: the desk of a round, one measure, the letters."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hengyuan.dossier.rendering import render_docx, render_pdf
from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest, private_file
from hengyuan.kernel.language import name_of
from hengyuan.law.errors import LawError
from hengyuan.peer_review.access import results as access
from hengyuan.peer_review.access import rounds as round_access
from hengyuan.peer_review.commands import results as commands
from hengyuan.peer_review.forms import results as forms
from hengyuan.peer_review.printing.results import letter_paper
from hengyuan.peer_review.queries import results as queries
from hengyuan.peer_review.queries.training import needs_of
from hengyuan.peer_review.rules.results import LETTERS, WHY, MeasureKind
from hengyuan.peer_review.tables.training import TrainingTable
from hengyuan.peer_review.views.frame import crumbs, tabs
from hengyuan.people.access import may_lift
from hengyuan.ui import act_page as ui
from hengyuan.ui.rules import Link
from hengyuan.ui.tables import render_list

RENDER = {
    "pdf": (render_pdf, "application/pdf"),
    "docx": (
        render_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
}  # fmt: skip


@login_required
@require_safe
def follow_up(request: ActorRequest, round_id: UUID) -> HttpResponse:
    """结果运用: each unqualified dossier, what it proposes, what was done and by whom."""
    row = round_access.get_round_for(request.actor, round_id)
    found = queries.follow_ups(row)
    context = {
        **tabs(request),
        "round": row,
        "rows": [_shown(request, each) for each in found],
        "open": sum(not offer.told for each in found for offer in each.offers),
        "crumbs": _crumbs(row),
    }
    return render(request, "peer_review/follow_up.html", context)


def _crumbs(row: Any) -> list[Link]:
    return [*crumbs(), Link(row.title, reverse("peer_review:round", args=[row.pk]))]


def _shown(request: ActorRequest, each: queries.FollowUp) -> dict[str, Any]:
    row = each.dossier
    return {
        "each": each,
        "offers": [
            (offer, name_of(offer.kind), _(WHY[offer.kind]),
             access.may_take(request.actor, row.round, offer.kind), offer.kind in LETTERS)
            for offer in each.offers
        ],
        "fallen": [
            (one, _may_lift(request, one.hold), MeasureKind.parse(one.kind) in LETTERS)
            for one in each.fallen
        ],
    }  # fmt: skip


def _may_lift(request: ActorRequest, hold: Any) -> bool:
    """Whether a hold whose ground fell away still stands and this person may lift it."""
    if hold is None or request.actor is None:
        return False
    is_over = hold.ends_on is not None and hold.ends_on < clock.today()
    return not is_over and may_lift(request.actor, hold)


@login_required
@require_safe
def training(request: ActorRequest, round_id: UUID) -> HttpResponse:
    """培训需求: which items are short with whom, over the final dossiers of a round."""
    row = round_access.get_round_for(request.actor, round_id)
    return render_list(
        request,
        "peer_review/training.html",
        table_class=TrainingTable,
        rows=needs_of(row),
        name="review_training",
        title=_("培训需求"),
        context={**tabs(request), "round": row, "crumbs": _crumbs(row)},
    )


@login_required
def measure(request: ActorRequest, dossier_id: UUID, kind: str, how: str) -> HttpResponse:
    """One measure, taken or not, on a page of its own."""
    row = round_access.get_dossier_for(request.actor, dossier_id)
    found = queries.follow_up_of(row)
    try:
        word = MeasureKind.parse(kind)
    except LawError as error:
        raise Http404 from error
    offer = next((one for one in found.offers if one.kind is word), None) if found else None
    if found is None or offer is None or how not in ("take", "decline"):
        raise Http404
    holds = how == "take" and word is MeasureKind.HOLD
    form_class = forms.MeasureHoldForm if holds else forms.MeasureForm
    initial = {"decision": found.decision.pk, "begins_on": clock.today()}
    form = form_class(request.POST if request.method == "POST" else None, initial=initial)
    back = reverse("peer_review:follow_up", args=[row.round_id])

    def perform(stated: dict[str, Any]) -> HttpResponse:
        common = {"dossier": row, "actor": request.actor, "at": clock.now(), **stated}
        if holds:
            commands.hold_handler(**common)
        else:
            command = commands.take_measure if how == "take" else commands.decline_measure
            command(kind=word, **common)
        messages.success(request, _("已保存：%(what)s。") % {"what": page.title})
        return redirect(back)

    page = _page(row, word, how, back)
    return ui.act_page(request, page, form, perform, refusal=_refusal(request, row, offer))


def _page(row: Any, kind: MeasureKind, how: str, back: str) -> ui.Act:
    title = name_of(kind) if how == "take" else _("不采取：{what}").format(what=name_of(kind))
    told = {
        MeasureKind.INQUIRY: [_("记下询问、调查的经过和结果。")],
        MeasureKind.HOLD: [
            _("这段时间不再指派新案件；已经承办的案件继续办理。"),
            _("等次更正的，提示恢复指派，由人决定。"),
        ],
        MeasureKind.BAR_LETTER: [_("打印函件（PDF、Word），由本机关寄出。")],
        MeasureKind.BAR_CORRECTION: [_("打印函件（PDF、Word），由本机关寄出。")],
    }[kind]
    afterwards = told if how == "take" else [_("理由保存；以后仍可以采取。")]
    return ui.Act(
        title=title, line=f"{row.code} · {row.handler_name} · {row.number}", button=title,
        back=back, crumbs=[*_crumbs(row.round), Link(_("结果运用"), back)], afterwards=afterwards,
    )  # fmt: skip


def _refusal(request: ActorRequest, row: Any, offer: queries.Offer) -> str:
    if not access.may_take(request.actor, row.round, offer.kind):
        if offer.kind is MeasureKind.HOLD:
            return _("暂停指派由机构负责人或司法行政机关决定。")
        return _("由开启评估的机关中有权的人员决定。")
    return _("这一措施已经采取。") if offer.done else ""


@login_required
@require_safe
def bar_letter(
    request: ActorRequest, dossier_id: UUID, measure_id: UUID, kind: str
) -> HttpResponse:
    """The letter to the bar association, as PDF or .docx: for whoever runs the round."""
    row = round_access.get_dossier_for(request.actor, dossier_id)
    found = queries.letter_of(row, measure_id)
    if found is None or kind not in RENDER or not round_access.may_run(request.actor, row.round):
        raise Http404
    render_as, media_type = RENDER[kind]
    paper = letter_paper(found)
    return private_file(render_as(paper), media_type, f"{paper.title}.{kind}")
