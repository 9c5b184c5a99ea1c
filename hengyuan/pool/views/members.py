"""The pool as a list, and the page of a member: what is known, what may be taken, the life."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hengyuan.cases.queries import review_standings
from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest
from hengyuan.people.access import may_place_hold
from hengyuan.people.queries import holds_over
from hengyuan.people.rules import Role
from hengyuan.pool import access
from hengyuan.pool.queries import members as queries
from hengyuan.pool.queries import years
from hengyuan.pool.tables import MemberFilter, MemberTable
from hengyuan.ui.rules import Link
from hengyuan.ui.tables import render_list

DEFAULT_COLUMNS = "name,state,kind,organisation,grade,groups,fields,languages"


def crumb() -> Link:
    """The way back to the pool."""
    return Link(_("律师库"), reverse("people:roster"))


@login_required
@require_safe
def roster(request: ActorRequest) -> HttpResponse:
    """律师库: who is in the pool today, and who was."""
    today = clock.today()
    if "columns" not in request.GET:  # twelve are too many to read; the menu shows the others
        asked = request.GET.copy()
        asked["columns"] = DEFAULT_COLUMNS
        request.GET = asked  # type: ignore[assignment]  # a list reads it as any other address
    rows = queries.as_list(access.members_visible_to(request.actor, today), today)
    return render_list(
        request,
        "pool/roster.html",
        table_class=MemberTable,
        rows=rows.order_by("organisation__name", "name", "id"),
        name="providers",
        filterset_class=MemberFilter,
        context={
            "may_hold": may_place_hold(request.actor),
            "may_prepare": access.may_prepare(request.actor),
            "sees_city": access.may_prepare(request.actor) or access.may_decide(request.actor),
        },
        title=_("律师库"),
    )


@login_required
@require_safe
def member(request: ActorRequest, provider_id: int) -> HttpResponse:
    """One member: standing, what the rules let them take, duty load, leave, groups, the life."""
    today = clock.today()
    found = access.get_member_for(request.actor, provider_id, today)
    standing = queries.standing_of(found)
    holds = holds_over(found, today)
    year = years.year_of(found, today.year)
    context = {
        "provider": found,
        "standing": standing,
        "crumbs": [crumb()],
        "has_left": found.left_on is not None and found.left_on < today,
        "fields": queries.field_lines(found.fields),
        "groups": queries.groups_of(found, today),
        "honours": found.honours.all(),
        "leaves": queries.leaves_of(found)[:6],
        "holds": holds,
        "reviewed": review_standings([found.pk], today).get(found.pk),
        "may_take": queries.may_take(found, standing, holds, today),
        "year": year,
        "progress": years.progress_of(year, found.organisation.region),
        "days_rule": years.days_rule(found.organisation.region, today.year),
        "rechecks": years.rechecks_of(found),
        "history": queries.history_of(found),
        "today": today,
        "may_hold": may_place_hold(request.actor),
        "is_stated_by": access.may_state_leave(request.actor, found),
        "acts": _acts(request, found, has_left=found.left_on is not None),
    }
    return render(request, "pool/member.html", context)


def _acts(request: ActorRequest, provider: Any, *, has_left: bool) -> list[Link]:
    """What the actor can do about this member now."""
    names: list[tuple[str, str]] = []
    if access.may_keep(request.actor, provider):
        names += [
            ("profile", _("更新领域、语言和资格")),
            ("honour", _("登记荣誉")),
            ("duty_day", _("登记值班")),
        ]
    if access.may_decide_on(request.actor, provider):
        names += [
            ("grade", _("定级")),
            ("member_load", _("核定义务量")),
            ("recheck", _("年度复核")),
        ]
        if not has_left:
            names.append(("exit", _("退出律师库")))
    links = [Link(text, reverse(f"pool:{name}", args=[provider.pk])) for name, text in names]
    if request.actor.provider_id == provider.pk or request.actor.has(Role.ASSIGNER, Role.HEAD):
        address = reverse("assignment:declarations", args=[provider.pk])
        links.append(Link(_("利害关系申报"), address))
    return links
