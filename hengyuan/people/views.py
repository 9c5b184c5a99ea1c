"""The roster of providers, and the page of one of them with the holds on new assignments."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hengyuan.kernel import clock
from hengyuan.kernel.errors import Refused
from hengyuan.kernel.http import ActorRequest
from hengyuan.people import access, commands, queries
from hengyuan.people.forms import HoldForm
from hengyuan.people.tables import ProviderFilter, ProviderTable
from hengyuan.ui.tables import render_list


@login_required
@require_safe
def roster(request: ActorRequest) -> HttpResponse:
    """律师库: who is on the roster today."""
    rows = access.roster_visible_to(request.actor, clock.today())
    return render_list(
        request,
        "people/roster.html",
        table_class=ProviderTable,
        rows=rows.order_by("organisation__name", "name", "id"),
        name="providers",
        filterset_class=ProviderFilter,
        title=_("律师库"),
    )


@login_required
@require_safe
def provider(request: ActorRequest, provider_id: int) -> HttpResponse:
    """One provider: licence, fields, and the holds in force."""
    today = clock.today()
    found = access.get_provider_for(request.actor, provider_id, today)
    context = {
        "provider": found,
        "holds": queries.holds_over(found, today),
        "may_hold": access.may_place_hold(request.actor),
    }
    return render(request, "people/provider.html", context)


@login_required
def place_hold(request: ActorRequest, provider_id: int) -> HttpResponse:
    """暂停指派: no new cases for a provider, from a day on, for a reason."""
    at = clock.now()
    found = access.get_provider_for(request.actor, provider_id, clock.day_of(at))
    if not access.may_place_hold(request.actor):
        raise Http404
    form = HoldForm(request.POST or None, initial={"begins_on": clock.day_of(at)})
    if request.method == "POST" and form.is_valid():
        try:
            commands.place_hold(provider=found, actor=request.actor, at=at, **form.cleaned_data)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            messages.success(request, _("已暂停向%(name)s指派新案件。") % {"name": found.name})
            return redirect("people:provider", found.pk)
    status = 422 if form.is_bound else 200
    return render(request, "people/hold.html", {"provider": found, "form": form}, status=status)
