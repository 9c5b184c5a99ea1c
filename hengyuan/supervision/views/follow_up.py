"""Pages of the follow-up: who is due, the call, results, settings with their yield, periods."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hengyuan.kernel import clock
from hengyuan.kernel.errors import Refused
from hengyuan.kernel.http import ActorRequest, private_file
from hengyuan.law.follow_up import questions
from hengyuan.supervision.access import follow_up as access
from hengyuan.supervision.commands import follow_up as commands
from hengyuan.supervision.commands import follow_up_periods as periods
from hengyuan.supervision.forms import follow_up as forms
from hengyuan.supervision.queries import follow_up as queries
from hengyuan.supervision.queries.follow_up_results import Results
from hengyuan.supervision.rules.follow_up import LINES, hour_of
from hengyuan.supervision.rules.quarters import Quarter
from hengyuan.supervision.views.frame import tabs
from hengyuan.ui.act_page import Act, act_page
from hengyuan.ui.rules import Link

PERIODS = 24
QUARTERS = 8
JSON = "application/json"


def _tabs(request: ActorRequest) -> dict[str, Any]:
    actor = request.actor
    return {
        **tabs(request), "may_call": access.calls(actor), "may_read": access.reads(actor),
        "may_decide": access.decides(actor),
    }  # fmt: skip


def _crumbs() -> list[Link]:
    return [Link(_("回访"), reverse("supervision:follow_ups"))]


@login_required
@require_safe
def listed(request: ActorRequest) -> HttpResponse:
    """今日回访: who is due, those of this hour first; and the words about money to decide on."""
    access.refuse_strangers(request.actor)
    now = clock.now()
    calls = access.to_call(request.actor)
    context = {
        "due": queries.due(calls, clock.today(), hour_of(now.time()), request.actor.account_id),
        "coming": queries.coming(calls, clock.today()),
        "hints": access.hints_for(request.actor),
        **_tabs(request),
    }
    return render(request, "supervision/follow_ups.html", context)


@login_required
@require_POST
def take(request: ActorRequest, follow_up_id: UUID) -> HttpResponse:
    """承接: the number is shown to this caller."""
    found = access.get_call_for(request.actor, follow_up_id)
    try:
        commands.take_call(follow_up=found, actor=request.actor, at=clock.now())
    except Refused as error:
        messages.error(request, error.message)
        return redirect("supervision:follow_ups")
    return redirect("supervision:follow_up", found.pk)


@login_required
def call(request: ActorRequest, follow_up_id: UUID) -> HttpResponse:
    """通话: the script, the number for who took it, how it ended, what was said."""
    found = access.get_call_for(request.actor, follow_up_id)
    is_mine = found.caller_id == request.actor.account_id and found.taken_on == clock.today()
    form_class = forms.NineForm if found.call == 1 else forms.AgainForm
    form = form_class(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            commands.record_try(
                follow_up=found, actor=request.actor, at=clock.now(), **form.cleaned_data
            )
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            messages.success(request, _("已保存这次回访。"))
            return redirect("supervision:follow_ups")
    if form.errors:
        status = 422
    context = {
        "found": found, "is_mine": is_mine, "form": form, "tries": queries.tries_of(found),
        "money": [one.id for one in questions() if one.is_money], "tones": LINES,
        "crumbs": _crumbs(),
    }  # fmt: skip
    return render(request, "supervision/follow_up.html", context, status=status)


@login_required
def decide(request: ActorRequest, follow_up_id: UUID) -> HttpResponse:
    """决定是否再次回访."""
    found = access.get_hint_for(request.actor, follow_up_id)
    back = reverse("supervision:follow_ups")

    def perform(stated: dict[str, Any]) -> HttpResponse:
        commands.decide_hint(follow_up=found, actor=request.actor, at=clock.now(), **stated)
        messages.success(request, _("已保存决定。"))
        return redirect(back)

    page = Act(
        title=_("涉及财物的线索"), line=found.case.number, button=_("保存决定"), back=back,
        crumbs=_crumbs(),
        afterwards=[
            _("再次回访由另一位回访员进行，直接问，不掷骰子；受援人可以不答。"),
            _("一次回答不是证据；是否调查另行决定。"),
            _("承办人看不到线索，也看不到是谁说的。"),
        ],
    )  # fmt: skip
    return act_page(request, page, forms.DecisionForm(request.POST or None), perform)


@login_required
@require_safe
def results(request: ActorRequest) -> HttpResponse:
    """回访结果: a quarter over the institutions that the actor reads, or one of them."""
    access.refuse_who_reads_nothing(request.actor)
    this = Quarter.of(clock.today())
    try:
        quarter = Quarter.parse(request.GET.get("quarter") or str(this))
    except ValueError as error:
        raise Http404 from error
    places = access.institutions_for(request.actor)
    chosen = request.GET.get("institution", "")
    if chosen:
        places = places.filter(pk=chosen) if chosen.isdecimal() else places.none()
        if not places.exists():
            raise Http404
    context = {
        "results": Results(places, quarter), "quarter": quarter,
        "quarters": this.and_before(QUARTERS), "chosen": chosen, **_tabs(request),
    }  # fmt: skip
    return render(request, "supervision/follow_up_results.html", context)


@login_required
def settings(request: ActorRequest) -> HttpResponse:
    """抽样设置: the slider, what it would have given, versions."""
    access.refuse_who_decides_nothing(request.actor)
    place = access.home_of(request.actor)
    chosen = queries.in_force(place, clock.today())
    shown = forms.shown_settings(chosen.settings)
    form = forms.SettingsForm(
        request.POST if request.method == "POST" else None, initial=shown,
        weights=chosen.settings.weights,
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        periods.change_settings(
            institution=place, settings=form.cleaned_data["settings"], actor=request.actor,
            at=clock.now(),
        )  # fmt: skip
        messages.success(request, _("已保存，下一期起适用。"))
        return redirect("supervision:follow_up_settings")
    context = {
        "form": form, "chosen": chosen, "versions": queries.versions_of(place.pk)[:PERIODS],
        **_yield(place.pk, chosen.settings), **_tabs(request),
    }  # fmt: skip
    return render(
        request, "supervision/follow_up_settings.html", context, status=422 if form.errors else 200
    )


@login_required
@require_safe
def settings_yield(request: ActorRequest) -> HttpResponse:
    """What a draft of the settings would have given on the last period, for the slider."""
    access.refuse_who_decides_nothing(request.actor)
    place = access.home_of(request.actor)
    weights = queries.in_force(place, clock.today()).settings.weights
    form = forms.SettingsForm(request.GET, weights=weights)
    context: dict[str, Any] = {"wrong": form.errors}
    if form.is_valid():
        context = _yield(place.pk, form.cleaned_data["settings"])
    return render(request, "supervision/_yield.html", context)


def _yield(place: int, wanted: Any) -> dict[str, Any]:
    period, units = queries.last_frame(place)
    if not units:
        return {"frame": None}
    told, rows = queries.yield_by_firm(units, wanted)
    return {"frame": period, "told": told, "rows": rows, "lowest": 100 * told.lowest_chance}


@login_required
@require_safe
def periods_page(request: ActorRequest) -> HttpResponse:
    """抽样期: what was announced, how many closed and were drawn, the record to check."""
    access.refuse_who_reads_nothing(request.actor)
    rows = queries.period_rows(access.periods_for(request.actor), PERIODS)
    context = {"rows": rows, **_tabs(request)}
    return render(request, "supervision/follow_up_periods.html", context)


@login_required
@require_safe
def period_file(request: ActorRequest, period_id: UUID, what: str) -> HttpResponse:
    """The announcement, or the record once the period is over."""
    found = access.get_period_for(request.actor, period_id)
    text = {"announcement": found.announcement, "record": found.record}.get(what, "")
    if not text:
        raise Http404
    return private_file(text.encode(), JSON, f"follow-up-{found.number}-{what}.json")
