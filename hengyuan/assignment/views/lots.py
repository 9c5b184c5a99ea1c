"""Pages of the lot: the list of rounds, one round with its acts, its record and its verdict."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hengyuan.assignment import commands
from hengyuan.assignment.access import lots as access
from hengyuan.assignment.queries import lots
from hengyuan.assignment.queries.round_page import round_page
from hengyuan.assignment.rules import RoundState
from hengyuan.assignment.tables import TONES, RoundFilter, RoundTable
from hengyuan.assignment.views.open_lots import files_of, qr, record_address
from hengyuan.cases.access import get_case_for
from hengyuan.cases.act_page import act_page as chain_page
from hengyuan.cases.fields import ConfirmForm
from hengyuan.kernel import clock
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.kernel.http import ActorRequest
from hengyuan.ui.tables import render_list


@login_required
@require_safe
def lot_list(request: ActorRequest) -> HttpResponse:
    """摇号: every round of the institution or region, abandoned ones too."""
    access.refuse_strangers(request.actor)
    return render_list(
        request,
        "assignment/lots.html",
        table_class=RoundTable,
        rows=access.rounds_visible_to(request.actor),
        name="lots",
        filterset_class=RoundFilter,
        title=_("摇号"),
    )


@login_required
@require_safe
def lot(request: ActorRequest, round_id: UUID) -> HttpResponse:
    """One round: what is fixed, who is still to act, and the result."""
    found = access.get_round_for(request.actor, round_id)
    return _shown(request, found)


def _shown(request: ActorRequest, found: Any, refused: str = "", status: int = 200) -> HttpResponse:
    now = clock.now()
    page = round_page(found, clock.day_of(now))
    may_hold = access.may_hold(request.actor, found.institution_id)
    is_due = found.external_due_at is not None and now > found.external_due_at
    context = {
        "round": found,
        "page": page,
        "tone": TONES[RoundState(found.state)],
        "may_hold": may_hold,
        "refused": refused,
        "number_is_due": is_due and not found.printed_value,
        "parties": [(each, _link(request, each) if may_hold else "") for each in page.parties],
        "may_assign": found.case is not None
        and request.actor.has(access.ASSIGNER)
        and may_hold
        and lots.to_assign(found.case_id) == found,
        "files": files_of(found),
    }
    return render(request, "assignment/lot.html", context, status=status)


def _link(request: ActorRequest, party: Any) -> str:
    if not party.token:
        return ""
    return request.build_absolute_uri(reverse("draw:party", args=[party.token]))


def _act(
    request: ActorRequest, round_id: UUID, command: Callable[..., Any], done: str
) -> HttpResponse:
    found = access.get_round_for(request.actor, round_id)
    try:
        command(round_=found, actor=request.actor, at=clock.now())
    except Refused as error:
        status = 403 if isinstance(error, NotAllowed) else 409
        found = access.get_round_for(request.actor, round_id)
        return _shown(request, found, error.message, status)
    messages.success(request, done)
    return redirect("assignment:lot", found.pk)


@login_required
@require_POST
def commit_lot(request: ActorRequest, round_id: UUID) -> HttpResponse:
    """承诺: the list is fixed and published."""
    return _act(request, round_id, commands.commit_round, _("已承诺并记入账本。"))


@login_required
@require_POST
def reveal_lot(request: ActorRequest, round_id: UUID) -> HttpResponse:
    """The institution's secret is revealed."""
    return _act(request, round_id, commands.reveal_own_secret, _("已揭示本机构的秘密。"))


@login_required
@require_POST
def draw_lot(request: ActorRequest, round_id: UUID) -> HttpResponse:
    """摇出: the result is computed and the record issued."""
    return _act(request, round_id, commands.draw_round, _("已摇出，记录已出具。"))


@login_required
@require_safe
def lot_verdict(request: ActorRequest, round_id: UUID) -> HttpResponse:
    """核验: the record computed again and held against the ledger; alone when htmx asks."""
    found = access.get_round_for(request.actor, round_id)
    if not found.record:
        raise Http404
    context = {"round": found, "verdict": lots.verdict_on(found)}
    is_part = request.headers.get("HX-Request") == "true"
    name = "assignment/_verdict.html" if is_part else "assignment/verdict.html"
    return render(request, name, context)


@login_required
@require_safe
def lot_record(request: ActorRequest, round_id: UUID) -> HttpResponse:
    """The record on paper: everything that fits, and a QR code to the whole."""
    found = access.get_round_for(request.actor, round_id)
    if not found.record:
        raise Http404
    address = record_address(request, found)
    context = {
        "round": found,
        "page": round_page(found, clock.today()),
        "address": address,
        "qr": qr(address),
        "verdict": lots.verdict_on(found),
    }
    return render(request, "assignment/lot_record.html", context)


@login_required
@require_POST
def open_match(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """智能随机: the best and their weights are fixed and published; the draw is another act."""
    case = get_case_for(request.actor, case_id)
    try:
        found = commands.open_match(case=case, actor=request.actor, at=clock.now())
    except Refused as error:
        messages.error(request, error.message)
        return redirect("cases:case", case.pk)
    if found.state == RoundState.PREPARED:
        messages.success(request, _("指派办法规定各方出秘密：交齐摘要后公示候选人和权重。"))
    else:
        messages.success(request, _("候选人和权重已公示并记入账本，可以摇出。"))
    return redirect("assignment:lot", found.pk)


@login_required
def assign_by_lot(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """按摇号结果指派; without a result the page leads on to the round, or to a new one."""
    case = get_case_for(request.actor, case_id)
    round_ = lots.to_assign(case.pk)
    if round_ is None and access.may_hold(request.actor, case.institution_id):
        going_on = lots.open_round(lots.series_of(case))
        if going_on is not None:
            return redirect("assignment:lot", going_on.pk)
        if request.actor.has(access.ASSIGNER):
            return redirect("assignment:prepare_lot", case.pk)
    return chain_page(
        request,
        case=case,
        command="assign",
        form=ConfirmForm(request.POST or None),
        perform=lambda _found: (
            commands.assign_by_lot(case=case, actor=request.actor, at=clock.now()).case
        ),
        context={
            "round": round_,
            "page": round_page(round_, clock.today()) if round_ else None,
        },
        template="assignment/assign_by_lot.html",
    )
