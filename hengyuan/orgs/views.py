"""The organisations of a city, and the page of one of them."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest
from hengyuan.ledger.queries import stream_events
from hengyuan.orgs.access import get_organisation_for, visible_to
from hengyuan.orgs.queries import below
from hengyuan.orgs.tables import OrganisationFilter, OrganisationTable
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
        "events": stream_events(f"organisation:{found.pk}", limit=20),
    }
    return render(request, "orgs/organisation.html", context)
