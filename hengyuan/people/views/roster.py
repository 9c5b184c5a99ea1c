"""The page of a firm on the roster, and holds on new assignments."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest
from hengyuan.people import access, commands, queries
from hengyuan.people.forms import EndForm, HoldForm
from hengyuan.people.tables import HoldFilter, HoldTable, whom_url
from hengyuan.ui.act_page import Act, act_page
from hengyuan.ui.rules import Link
from hengyuan.ui.tables import render_list


def _crumb() -> Link:
    return Link(_("律师库"), reverse("people:roster"))


@login_required
@require_safe
def unit(request: ActorRequest, organisation_id: int) -> HttpResponse:
    """A firm or office of the roster: its people, and the holds over all of it."""
    today = clock.today()
    found = access.get_unit_for(request.actor, organisation_id)
    context = {
        "unit": found,
        "crumbs": [_crumb()],
        "providers": queries.providers_of_firm(found.pk, today),
        "holds": queries.holds_on_unit(found.pk, today),
    }
    return render(request, "people/unit.html", context)


@login_required
@require_safe
def hold_list(request: ActorRequest) -> HttpResponse:
    """暂停指派: every hold of the city, and where to lift it."""
    if not access.may_place_hold(request.actor):
        raise Http404
    return render_list(
        request,
        "people/holds.html",
        table_class=HoldTable,
        rows=access.holds_visible_to(request.actor),
        name="holds",
        filterset_class=HoldFilter,
        context={"crumbs": [_crumb()]},
        title=_("暂停指派"),
    )


def _hold_act(name: str, back: str, crumbs: list[Link]) -> Act:
    return Act(
        title=_("暂停指派"),
        line=name,
        button=_("暂停指派新案件"),
        back=back,
        crumbs=crumbs,
        afterwards=[
            _("这段时间不再指派新案件；已经承办的案件继续办理。"),
            _("事由和决定人记入账本。"),
        ],
    )


@login_required
def place_hold(request: ActorRequest, provider_id: int) -> HttpResponse:
    """暂停指派: no new cases for a provider, from a day on, for a reason."""
    at = clock.now()
    found = access.get_provider_for(request.actor, provider_id, clock.day_of(at))
    if not access.may_place_hold(request.actor):
        raise Http404
    back = reverse("people:provider", args=[found.pk])

    def perform(stated: dict[str, Any]) -> HttpResponse:
        commands.place_hold(provider=found, actor=request.actor, at=at, **stated)
        messages.success(request, _("已暂停向%(name)s指派新案件。") % {"name": found.name})
        return redirect(back)

    form = HoldForm(request.POST or None, initial={"begins_on": clock.day_of(at)})
    line = f"{found.name} · {found.organisation.name}"
    crumbs = [_crumb(), Link(found.name, back)]
    return act_page(request, _hold_act(line, back, crumbs), form, perform)


@login_required
def place_hold_on_unit(request: ActorRequest, organisation_id: int) -> HttpResponse:
    """暂停指派: no new cases for a whole firm."""
    at = clock.now()
    found = access.get_unit_for(request.actor, organisation_id)
    back = reverse("people:unit", args=[found.pk])

    def perform(stated: dict[str, Any]) -> HttpResponse:
        commands.place_hold(organisation=found, actor=request.actor, at=at, **stated)
        messages.success(request, _("已暂停向%(name)s指派新案件。") % {"name": found.name})
        return redirect(back)

    form = HoldForm(request.POST or None, initial={"begins_on": clock.day_of(at)})
    crumbs = [_crumb(), Link(found.name, back)]
    return act_page(request, _hold_act(found.name, back, crumbs), form, perform)


@login_required
def lift_hold(request: ActorRequest, hold_id: int) -> HttpResponse:
    """恢复指派: the hold ends, for a reason."""
    at = clock.now()
    hold = access.get_hold_for(request.actor, hold_id)
    whom = str(hold.provider or hold.organisation)

    def perform(stated: dict[str, Any]) -> HttpResponse:
        commands.lift_hold(hold=hold, actor=request.actor, at=at, **stated)
        messages.success(request, _("已恢复向%(name)s指派。") % {"name": whom})
        return redirect(whom_url(hold))

    until = hold.ends_on.isoformat() if hold.ends_on else _("另行通知")
    act = Act(
        title=_("恢复指派"),
        line=f"{whom} · {hold.begins_on} – {until} · {hold.reason}",
        button=_("恢复指派"),
        back=reverse("people:holds"),
        crumbs=[_crumb(), Link(_("暂停指派"), reverse("people:holds"))],
        afterwards=[_("最后一天之后，可以重新指派新案件。"), _("理由和决定人记入账本。")],
    )
    refusal = ""
    if not access.may_lift(request.actor, hold):
        refusal = _("这次暂停由上级或另一机构决定，只能由其恢复。")
    form = EndForm(request.POST or None, initial={"last_day": clock.today()})
    return act_page(request, act, form, perform, refusal=refusal)
