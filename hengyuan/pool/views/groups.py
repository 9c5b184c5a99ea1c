"""Groups of the pool, and the duty loads of its firms and members."""

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
from hengyuan.law import pool as law
from hengyuan.orgs.queries import organisation
from hengyuan.pool import access, commands, forms
from hengyuan.pool.queries import members as queries
from hengyuan.pool.queries import years
from hengyuan.pool.tables import GroupTable, LoadFilter, LoadTable
from hengyuan.pool.views.member_acts import load_notes
from hengyuan.pool.views.members import crumb
from hengyuan.ui.act_page import Act, act_page
from hengyuan.ui.rules import Link
from hengyuan.ui.tables import render_list


def _crumbs() -> list[Link]:
    return [crumb(), Link(_("专业组"), reverse("pool:groups"))]


@login_required
@require_safe
def group_list(request: ActorRequest) -> HttpResponse:
    """专业组: the groups of the city's pools."""
    if not access.may_prepare(request.actor) and not access.may_decide(request.actor):
        raise Http404
    rows = queries.groups_running(access.groups_visible_to(request.actor), clock.today())
    return render_list(
        request,
        "pool/groups.html",
        table_class=GroupTable,
        rows=rows,
        name="pool_groups",
        context={"crumbs": [crumb()], "may_prepare": access.may_prepare(request.actor)},
        title=_("专业组"),
    )


@login_required
@require_safe
def group(request: ActorRequest, group_id: int) -> HttpResponse:
    """One group: who is in it, and how it stands beside the local rule where there is one."""
    today = clock.today()
    found = access.get_group_for(request.actor, group_id)
    members = list(queries.members_of(found, today))
    rule = law.group_rule(law.Group.parse(found.kind), found.institution.region, today)
    licensed = [each.provider.licensed_on for each in members]
    context = {
        "group": found,
        "crumbs": _crumbs(),
        "members": members,
        "rule": rule,
        "check": rule.check(licensed, today) if rule else None,
        "may_keep": access.may_keep_group(request.actor, found),
        "has_ended": found.valid_to is not None and found.valid_to < today,
    }
    return render(request, "pool/group.html", context)


@login_required
def found_group(request: ActorRequest) -> HttpResponse:
    """设立专业组."""
    if not access.may_prepare(request.actor):
        raise Http404
    at = clock.now()
    home = organisation(request.actor.organisation_id)

    def perform(stated: dict[str, Any]) -> HttpResponse:
        made = commands.found_group(
            kind=law.Group.parse(stated["kind"]), institution=home, actor=request.actor, at=at
        )
        messages.success(request, _("已设立专业组。"))
        return redirect("pool:group", made.pk)

    act = Act(
        title=_("设立专业组"),
        line=home.name,
        button=_("设立专业组"),
        back=reverse("pool:groups"),
        crumbs=_crumbs(),
        afterwards=[_("可以把在库人员编入这个组；指派规则可以要求由该组承办。")],
    )
    return act_page(request, act, forms.GroupForm(request.POST or None), perform)


def _kept(request: ActorRequest, group_id: int) -> Any:
    found = access.get_group_for(request.actor, group_id)
    if not access.may_keep_group(request.actor, found):
        raise Http404
    return found


@login_required
def join_group(request: ActorRequest, group_id: int) -> HttpResponse:
    """编入专业组."""
    at = clock.now()
    found = _kept(request, group_id)
    back = reverse("pool:group", args=[found.pk])
    inside = {each.provider_id for each in queries.members_of(found, clock.day_of(at))}
    people = access.members_visible_to(request.actor, clock.day_of(at)).filter(left_on=None)
    known = {each.pk: each for each in people.order_by("organisation__name", "name", "id")}
    choices = [
        (str(pk), f"{each.name}（{each.organisation.name}）")
        for pk, each in known.items()
        if pk not in inside
    ]

    def perform(stated: dict[str, Any]) -> HttpResponse:
        member = known[stated["provider"]]
        commands.join_group(group=found, provider=member, actor=request.actor, at=at)
        messages.success(request, _("已编入%(name)s。") % {"name": member.name})
        return redirect(back)

    name = str(found.get_kind_display())
    act = Act(
        title=_("编入专业组"),
        line=name,
        button=_("编入专业组"),
        back=back,
        crumbs=[*_crumbs(), Link(name, back)],
        afterwards=[_("个人页和经过显示这个组。")],
    )
    return act_page(request, act, forms.JoinForm(request.POST or None, people=choices), perform)


@login_required
def leave_group(request: ActorRequest, group_id: int, member_id: int) -> HttpResponse:
    """退出专业组."""
    at = clock.now()
    found = _kept(request, group_id)
    member = queries.group_member(found.pk, member_id)
    if member is None:
        raise Http404
    back = reverse("pool:group", args=[found.pk])

    def perform(stated: dict[str, Any]) -> HttpResponse:
        commands.leave_group(member=member, actor=request.actor, at=at, **stated)
        messages.success(request, _("已退出专业组。"))
        return redirect(back)

    name = str(found.get_kind_display())
    act = Act(
        title=_("退出专业组"),
        line=f"{member.provider.name} · {name}",
        button=_("退出专业组"),
        back=back,
        crumbs=[*_crumbs(), Link(name, back)],
        afterwards=[_("理由记入账本；此人仍然在库。")],
    )
    initial = {"last_day": clock.day_of(at)}
    return act_page(request, act, forms.ExitForm(request.POST or None, initial=initial), perform)


@login_required
def end_group(request: ActorRequest, group_id: int) -> HttpResponse:
    """撤销专业组."""
    at = clock.now()
    found = _kept(request, group_id)
    back = reverse("pool:group", args=[found.pk])

    def perform(stated: dict[str, Any]) -> HttpResponse:
        commands.end_group(group=found, actor=request.actor, at=at, **stated)
        messages.success(request, _("已撤销专业组。"))
        return redirect("pool:groups")

    name = str(found.get_kind_display())
    act = Act(
        title=_("撤销专业组"),
        line=name,
        button=_("撤销专业组"),
        back=back,
        crumbs=[*_crumbs(), Link(name, back)],
        afterwards=[_("组内人员随之退出这个组，仍然在库。")],
    )
    initial = {"last_day": clock.day_of(at)}
    return act_page(request, act, forms.ExitForm(request.POST or None, initial=initial), perform)


@login_required
@require_safe
def load_list(request: ActorRequest) -> HttpResponse:
    """义务量: what each firm and member owes in a year, what is done, what remains."""
    if not access.may_prepare(request.actor) and not access.may_decide(request.actor):
        raise Http404
    units = access.units_of_city(request.actor, clock.today())
    return render_list(
        request,
        "pool/loads.html",
        table_class=LoadTable,
        rows=years.loads(access.city_of(request.actor)),
        name="duty_loads",
        filterset_class=LoadFilter,
        context={
            "crumbs": [crumb()],
            "units": units if access.may_decide(request.actor) else [],
            "days_rule": years.days_rule(request.actor.region, clock.today().year),
        },
        title=_("义务量"),
    )


@login_required
def unit_load(request: ActorRequest, organisation_id: int) -> HttpResponse:
    """核定义务量, of a whole firm."""
    at = clock.now()
    if not access.may_decide(request.actor):
        raise Http404
    found = access.get_unit_for(request.actor, organisation_id, clock.day_of(at))

    def perform(stated: dict[str, Any]) -> HttpResponse:
        commands.fix_duty_load(organisation=found, actor=request.actor, at=at, **stated)
        messages.success(request, _("已核定%(name)s的义务量。") % {"name": found.name})
        return redirect("pool:loads")

    act = Act(
        title=_("核定义务量"),
        line=found.name,
        button=_("核定这一年的义务量"),
        back=reverse("pool:loads"),
        crumbs=[crumb(), Link(_("义务量"), reverse("pool:loads"))],
        afterwards=load_notes(),
    )
    initial = {"year": clock.day_of(at).year}
    form = forms.DutyLoadForm(request.POST or None, initial=initial)
    return act_page(request, act, form, perform)
