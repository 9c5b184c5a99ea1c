"""Pages of observation: the calendar, the plan and the quota, the observer's form, suspensions."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hengyuan.kernel import clock
from hengyuan.kernel.actor import holds
from hengyuan.kernel.errors import Refused
from hengyuan.kernel.http import ActorRequest
from hengyuan.supervision.access import observation as access
from hengyuan.supervision.commands import observation as commands
from hengyuan.supervision.forms import observation as forms
from hengyuan.supervision.queries import observation as queries
from hengyuan.supervision.rules import observation as rules
from hengyuan.supervision.views.frame import tabs
from hengyuan.ui.act_page import Act, act_page
from hengyuan.ui.rules import Link


def _sent(request: ActorRequest) -> Any:
    """What was sent; a form that asks nothing sends nothing but is sent all the same."""
    return request.POST if request.method == "POST" else None


def _back(name: str, title: str) -> list[Link]:
    return [Link(title, reverse(name))]


@login_required
@require_safe
def calendar(request: ActorRequest) -> HttpResponse:
    """开庭日历: the hearings that the actor sees, by day."""
    access.refuse_unless(access.sees_hearings(request.actor))
    days = queries.upcoming(access.hearings_for(request.actor), clock.now())
    context = {
        "days": [
            (day, [(row, access.may_enter(request.actor, row.case)) for row in rows])
            for day, rows in days
        ],
        "may_enter": request.actor.has(*rules.STAFF, rules.HANDLER),
        "shows_weights": access.is_staff(request.actor), "flags": rules.FLAGS, **tabs(request),
    }  # fmt: skip
    return render(request, "supervision/hearings.html", context)


@login_required
def enter(request: ActorRequest) -> HttpResponse:
    """登记开庭."""
    actor = request.actor
    access.refuse_unless(holds(actor, *rules.STAFF, rules.HANDLER))
    back = reverse("supervision:hearings")

    def perform(stated: dict[str, Any]) -> HttpResponse:
        case = access.case_by_number(actor, stated.pop("number"))
        if case is None:
            raise commands.CannotObserve(_("没有这个案号的案件，或者您看不到它。"), field="number")
        commands.enter_hearing(case=case, actor=actor, at=clock.now(), **stated)
        messages.success(request, _("已登记开庭。"))
        return redirect(back)

    page = Act(
        title=_("登记开庭"), line=_("开庭登记在日历里，用来安排旁听和看到期限。"),
        button=_("登记开庭"), back=back, crumbs=_back("supervision:hearings", _("开庭日历")),
        afterwards=[_("是否旁听由系统按公布的办法抽选，不告诉承办人。"), _("改期时编排自动修正。")],
    )  # fmt: skip
    initial = {"number": request.GET.get("number", ""), "region": actor.region}
    form = forms.HearingForm(request.POST or None, initial=initial, is_staff=access.is_staff(actor))
    return act_page(request, page, form, perform)


@login_required
def move(request: ActorRequest, hearing_id: UUID) -> HttpResponse:
    """改期."""
    found = access.get_hearing_for(request.actor, hearing_id)
    form = forms.MoveForm(
        request.POST or None, initial={"starts_at": found.starts_at, "hall": found.hall}
    )

    def perform(stated: dict[str, Any]) -> None:
        commands.move_hearing(hearing=found, actor=request.actor, at=clock.now(), **stated)

    return _act(request, found, _("改期"), form, perform)


@login_required
def cancel(request: ActorRequest, hearing_id: UUID) -> HttpResponse:
    """取消开庭."""
    found = access.get_hearing_for(request.actor, hearing_id)

    def perform(_stated: dict[str, Any]) -> None:
        commands.cancel_hearing(hearing=found, actor=request.actor, at=clock.now())

    return _act(request, found, _("取消开庭"), forms.NothingForm(_sent(request)), perform)


def _act(request: ActorRequest, found: Any, title: str, form: Any, perform: Any) -> HttpResponse:
    back = reverse("supervision:hearings")

    def done(stated: dict[str, Any]) -> HttpResponse:
        perform(stated)
        messages.success(request, _("已保存：%(what)s。") % {"what": title})
        return redirect(back)

    page = Act(
        title=title, line=f"{found.case.number} · {queries.minute(found.starts_at)}",
        button=title, back=back, crumbs=_back("supervision:hearings", _("开庭日历")),
        afterwards=[_("旁听的编排自动修正，改动尽量少。")],
    )  # fmt: skip
    return act_page(request, page, form, done)


@login_required
@require_safe
def page(request: ActorRequest) -> HttpResponse:
    """旁听: one's own seats, the plan, the quota, orders of suspension."""
    actor = request.actor
    access.refuse_unless(access.sees_plan(actor))
    at = clock.now()
    reads_plan = actor.has(*rules.PLANNING, *rules.REGION)
    context = {
        "seats": queries.own_seats(access.seats_of(actor), at),
        "is_observer": actor.has(rules.OBSERVER), "reads_plan": reads_plan,
        "planned": queries.planned(access.hearings_for(actor), at) if reads_plan else [],
        "quotas": queries.quotas(access.institutions_for(actor), at), "flags": rules.FLAGS,
        "orders": queries.orders_over(actor.organisation_id),
        "may_plan": access.plans(actor), "may_order": access.orders(actor),
        "last_year": at.year - 1,
        "has_last_year": queries.year_row(actor.organisation_id, at.year - 1) is not None,
        "now": at, **tabs(request),
    }  # fmt: skip
    return render(request, "supervision/observation.html", context)


@login_required
@require_POST
def make(request: ActorRequest) -> HttpResponse:
    """编排旁听."""
    access.refuse_unless(access.plans(request.actor))
    place = access.home_of(request.actor)
    found = commands.make_plan(institution=place, actor=request.actor, at=clock.now())
    messages.success(
        request,
        _("已编排：%(n)s 次开庭，%(none)s 次没有人去，路上共 %(minutes)s 分钟。")
        % {"n": len(found.seats), "none": len(found.uncovered), "minutes": found.travel},
    )
    return redirect("supervision:observation")


@login_required
def sheet(request: ActorRequest, hearing_id: UUID) -> HttpResponse:
    """旁听记录, filled in on a phone; a script sends it again until the line is back."""
    seat = access.get_seat_for(request.actor, hearing_id)
    back = reverse("supervision:observation")
    form = forms.SheetForm(request.POST if request.method == "POST" else None)
    wants_json = request.headers.get("X-Requested-With") == "fetch"
    if request.method == "POST" and form.is_valid():
        try:
            commands.keep_sheet(
                hearing=seat.hearing, marks=form.marks(), remark=form.cleaned_data["remark"],
                actor=request.actor, at=clock.now(),
            )  # fmt: skip
        except Refused as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("旁听记录已经收到。"))
            return JsonResponse({"next": back}) if wants_json else redirect(back)
    if wants_json and request.method == "POST":
        said = [str(line) for lines in form.errors.values() for line in lines]
        return JsonResponse({"errors": said}, status=422)
    context = {
        "seat": seat, "form": form, "back": back,
        "crumbs": _back("supervision:observation", _("旁听")),
        "known": queries.own_sheet(seat.hearing_id, request.actor.account_id),
    }  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "supervision/observation_sheet.html", context, status=status)


@login_required
def excuse(request: ActorRequest, hearing_id: UUID) -> HttpResponse:
    """不能到庭."""
    seat = access.get_seat_for(request.actor, hearing_id)
    back = reverse("supervision:observation")

    def perform(_stated: dict[str, Any]) -> HttpResponse:
        commands.excuse(seat=seat, actor=request.actor, at=clock.now())
        messages.success(request, _("已提出，将另行安排。"))
        return redirect(back)

    page = Act(
        title=_("不能到庭旁听"), button=_("请另行安排"), back=back,
        line=f"{seat.hearing.court} · {queries.minute(seat.hearing.starts_at)}",
        crumbs=_back("supervision:observation", _("旁听")),
        afterwards=[_("编排自动修正，尽量不动别人的安排。")],
    )  # fmt: skip
    return act_page(request, page, forms.NothingForm(_sent(request)), perform)


@login_required
@require_safe
def sheets(request: ActorRequest, hearing_id: UUID) -> HttpResponse:
    """两份旁听记录并列."""
    found = access.get_planned_for(request.actor, hearing_id)
    rows = queries.sheets_of(found.pk)
    context = {
        "found": found, "sheets": rows, "compared": queries.compared(rows),
        "chance": 100 * float(found.chance),
        "crumbs": _back("supervision:observation", _("旁听")),
    }  # fmt: skip
    return render(request, "supervision/observed.html", context)


@login_required
def suspend(request: ActorRequest) -> HttpResponse:
    """暂停旁听."""
    access.refuse_unless(access.orders(request.actor))
    back = reverse("supervision:observation")
    place = access.home_of(request.actor)

    def perform(stated: dict[str, Any]) -> HttpResponse:
        commands.suspend(institution=place, actor=request.actor, at=clock.now(), **stated)
        messages.success(request, _("已决定暂停旁听。"))
        return redirect(back)

    page = Act(
        title=_("暂停庭审旁听"), line=place.name, button=_("决定暂停"), back=back,
        crumbs=_back("supervision:observation", _("旁听")),
        afterwards=[
            _("期间的开庭不安排旁听；已经安排的取消。"), _("应旁听的件数照算，缺多少看得见。"),
        ],
    )  # fmt: skip
    return act_page(request, page, forms.SuspendForm(request.POST or None), perform)


@login_required
@require_POST
def resume(request: ActorRequest, order_id: int) -> HttpResponse:
    """恢复旁听."""
    order = queries.order_by_id(order_id)
    if order is None or not access.may_order(request.actor, order.institution_id):
        raise Http404
    try:
        commands.resume(order=order, actor=request.actor, at=clock.now())
        messages.success(request, _("已恢复旁听。"))
    except Refused as error:
        messages.error(request, error.message)
    return redirect("supervision:observation")


@login_required
@require_safe
def year(request: ActorRequest, year: int) -> HttpResponse:
    """A year's secret and what it selected, once the year is over."""
    access.refuse_unless(access.sees_plan(request.actor) and year < clock.today().year)
    found = queries.year_file(request.actor.organisation_id, year)
    if found is None:
        raise Http404
    return JsonResponse(found, json_dumps_params={"ensure_ascii": False, "indent": 1})
