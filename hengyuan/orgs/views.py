"""The organisations of a city, the page of one, and setting up and closing down."""

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
from hengyuan.ledger.queries import stream_events
from hengyuan.orgs import access, commands
from hengyuan.orgs.access import get_organisation_for, visible_to
from hengyuan.orgs.forms import EndForm, OrganisationForm
from hengyuan.orgs.queries import below, new_organisation
from hengyuan.orgs.tables import OrganisationFilter, OrganisationTable, kind_name
from hengyuan.ui.act_page import Act, act_page
from hengyuan.ui.rules import Link
from hengyuan.ui.tables import render_list


@login_required
@require_safe
def organisation_list(request: ActorRequest) -> HttpResponse:
    """机构: bureaus, institutions, stations, firms and case authorities of the city."""
    return render_list(
        request,
        "orgs/list.html",
        table_class=OrganisationTable,
        rows=visible_to(request.actor).order_by("region", "kind", "name", "id"),
        name="organisations",
        filterset_class=OrganisationFilter,
        context={"may_set_up": access.may_set_up(request.actor)},
        title=_("机构"),
    )


@login_required
@require_safe
def organisation(request: ActorRequest, organisation_id: int) -> HttpResponse:
    """One organisation: where it stands, what stands under it, how it came about."""
    found = get_organisation_for(request.actor, organisation_id)
    context = {
        "organisation": found,
        "below": below(found.pk, clock.today()),
        "crumbs": [_crumb()],
        "may_end": found.valid_to is None and access.may_end(request.actor, found),
        "events": stream_events(f"organisation:{found.pk}", limit=20),
    }
    return render(request, "orgs/organisation.html", context)


def _crumb() -> Link:
    return Link(_("机构"), reverse("orgs:list"))


@login_required
def open_organisation(request: ActorRequest) -> HttpResponse:
    """设立机构: beneath the actor's own, or a firm of the region."""
    if not access.may_set_up(request.actor):
        raise Http404
    at = clock.now()
    form = OrganisationForm(
        request.POST or None,
        kinds=[(kind.value, kind_name(kind)) for kind in access.kinds_set_up_by(request.actor)],
        parents=access.parents_to_choose(request.actor, clock.day_of(at)),
        initial={
            "region": request.actor.region,
            "parent": request.actor.organisation_id,
            "valid_from": clock.day_of(at),
        },
    )

    def perform(stated: dict[str, Any]) -> HttpResponse:
        opened = commands.open_organisation(
            organisation=new_organisation(**stated), actor=request.actor, at=at
        )
        messages.success(request, _("已设立%(name)s。") % {"name": opened.name})
        return redirect("orgs:organisation", opened.pk)

    act = Act(
        title=_("设立机构"),
        line=request.actor.organisation_name,
        button=_("设立机构"),
        back=reverse("orgs:list"),
        crumbs=[_crumb()],
        afterwards=[
            _("在机构名录中公开名称、地址和电话。"),
            _("可以为它的人员开立账户、授予角色。"),
            _("设立人和时间记入账本。"),
        ],
    )
    return act_page(request, act, form, perform)


@login_required
def end_organisation(request: ActorRequest, organisation_id: int) -> HttpResponse:
    """撤销机构: from the day after the last one it is only history."""
    found = get_organisation_for(request.actor, organisation_id)
    if not access.may_set_up(request.actor):
        raise Http404
    here = reverse("orgs:organisation", args=[found.pk])

    def perform(stated: dict[str, Any]) -> HttpResponse:
        commands.end_organisation(organisation=found, actor=request.actor, at=clock.now(), **stated)
        messages.success(request, _("已登记撤销%(name)s。") % {"name": found.name})
        return redirect(here)

    act = Act(
        title=_("撤销机构"),
        line=found.name,
        button=_("登记撤销"),
        back=here,
        crumbs=[_crumb(), Link(found.name, here)],
        afterwards=[
            _("最后一天之后，在这里担任的角色全部失效。"),
            _("经过和承办过的案件仍可查阅。"),
        ],
    )
    refusal = "" if access.may_end(request.actor, found) else _("只能撤销所辖的机构。")
    form = EndForm(request.POST or None, initial={"last_day": clock.today()})
    return act_page(request, act, form, perform, refusal=refusal)
