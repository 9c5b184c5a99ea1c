"""Pages over many alerts: the cockpit, the rules, a draft of a rule over past cases."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest
from hengyuan.law.errors import UnknownRule
from hengyuan.supervision import queries
from hengyuan.supervision.access import alerts as access
from hengyuan.supervision.access import rehearsals
from hengyuan.supervision.forms import alerts as forms
from hengyuan.supervision.views.frame import crumbs, tabs


@login_required
@require_safe
def cockpit(request: ActorRequest) -> HttpResponse:
    """监督驾驶舱: the chain as nine columns, institutions as rows, each cell a list of cases."""
    access.refuse_strangers(request.actor)
    return render(
        request,
        "supervision/cockpit.html",
        {
            "cockpit": queries.Cockpit(access.visible_to(request.actor), clock.today()),
            "sees_wall": access.sees_wall(request.actor),
            **tabs(request),
        },
    )


@login_required
@require_safe
def rules_page(request: ActorRequest) -> HttpResponse:
    """规则: what is looked for, under which article, with which numbers, how often it misfits."""
    access.refuse_strangers(request.actor)
    place = request.actor.region if request.actor else ""
    shown = queries.rules_at(place, access.visible_to(request.actor), clock.today())
    context = {"rules": shown, "may_ask": rehearsals.may_ask(request.actor), **tabs(request)}
    return render(request, "supervision/rules.html", context)


@login_required
@require_safe
def rehearsal(request: ActorRequest, rule_id: str, bound: str) -> HttpResponse:
    """预演: a draft of a number over the cases that the actor sees, before it is set."""
    access.refuse_strangers(request.actor)
    form = forms.NumberForm(request.GET or None)
    try:
        tried = form.cleaned_data["value"] if form.is_valid() else None
        place = request.actor.region if request.actor else ""
        shown = queries.Rehearsal(
            access.cases_of(request.actor), rule_id, bound, place, tried, clock.today()
        )
    except (UnknownRule, KeyError) as error:
        raise Http404 from error
    context = {
        "shown": shown, "form": form, "crumbs": crumbs(), "bound": bound,
        "may_ask": rehearsals.may_ask(request.actor),
    }  # fmt: skip
    return render(request, "supervision/rehearsal.html", context)
