"""Accounts: the list, the page of one, and each act on it a page of its own."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest
from hengyuan.orgs.queries import organisation
from hengyuan.people import access, commands, queries, tables
from hengyuan.people.commands import CODE_DAYS
from hengyuan.people.forms import AccountForm, EndForm, RoleForm, WhyForm
from hengyuan.people.rules import Role
from hengyuan.ui.act_page import Act, act_page
from hengyuan.ui.rules import Link
from hengyuan.ui.tables import render_list


def _refuse_others(request: ActorRequest) -> None:
    """These pages do not exist for who administers no accounts."""
    if not access.may_administer(request.actor):
        raise Http404


@login_required
@require_safe
def account_list(request: ActorRequest) -> HttpResponse:
    """账户: who may log in where the actor administers."""
    _refuse_others(request)
    return render_list(
        request,
        "people/accounts.html",
        table_class=tables.AccountTable,
        rows=access.accounts_visible_to(request.actor).order_by("name", "id"),
        name="accounts",
        filterset_class=tables.AccountFilter,
        context={"places": access.places_without_administrator(request.actor, clock.today())},
        title=_("账户"),
    )


@login_required
@require_safe
def account(request: ActorRequest, account_id: int) -> HttpResponse:
    """One account: its roles with their days, its state, what was done with it and why."""
    at = clock.now()
    found = access.get_account_for(request.actor, account_id)
    held = queries.role_lines(found.pk, clock.day_of(at))
    provider = queries.provider_of(found.pk)
    context = {
        "account": found,
        "crumbs": [_crumb()],
        "state": tables.state_chip(found, at),
        "has_second_factor": queries.has_second_factor(found.pk),
        "present": [
            (each, access.may_end(request.actor, each.held)) for each in held if not each.is_over
        ],
        "past": [each for each in held if each.is_over],
        "provider": provider,
        "may_open_provider": access.may_place_hold(request.actor),
        "holds": queries.holds_over(provider, clock.day_of(at)) if provider else [],
        "history": queries.history_of(found),
        "acts": _acts(request, found, at),
        "is_self": found.pk == request.actor.account_id,
    }
    return render(request, "people/account.html", context)


def _acts(request: ActorRequest, found: Any, at: Any) -> list[Link]:
    """What the actor can do with the account now; empty where it is not the actor's."""
    if found.pk == request.actor.account_id:
        return []
    acts = [Link(_("授予角色"), reverse("people:give_role", args=[found.pk]))]
    if not access.may_act_on(request.actor, found, clock.day_of(at)):
        return acts
    if not found.is_active:
        return [*acts, Link(_("重新开立账户"), reverse("people:reopen_account", args=[found.pk]))]
    acts.append(Link(_("重设密码"), reverse("people:reset_password", args=[found.pk])))
    if queries.has_second_factor(found.pk):
        acts.append(Link(_("解除两步验证"), reverse("people:reset_second_factor", args=[found.pk])))
    return [*acts, Link(_("关闭账户"), reverse("people:close_account", args=[found.pk]))]


def _crumb() -> Link:
    return Link(_("账户"), reverse("people:accounts"))


def _crumbs(found: Any) -> list[Link]:
    return [_crumb(), Link(found.name, reverse("people:account", args=[found.pk]))]


def _choices(request: ActorRequest) -> dict[str, Any]:
    """The places and roles of a form, and which place it begins with."""
    wanted = request.GET.get("organisation", "")
    places = access.places_to_choose(request.actor, clock.today(), wanted)
    own = wanted or str(request.actor.organisation_id)
    return {
        "places": places,
        "roles": access.role_choices(request.actor),
        "initial": {"valid_from": clock.today(), "organisation": own},
    }


@login_required
@never_cache
def open_account(request: ActorRequest) -> HttpResponse:
    """开立账户: a name, a first role, and the code for the first login."""
    _refuse_others(request)
    form = AccountForm(request.POST or None, **_choices(request))

    def perform(found: dict[str, Any]) -> HttpResponse:
        opened, code = commands.open_account_in_role(
            actor=request.actor, at=clock.now(), **_as_role(found)
        )
        return _show_code(request, opened, code, _("账户已开立"))

    act = Act(
        title=_("开立账户"),
        line=_("一人一个账户；角色决定能做什么。"),
        button=_("开立账户并显示登录码"),
        back=reverse("people:accounts"),
        crumbs=[_crumb()],
        afterwards=[
            _("显示一次性登录码，只显示这一次，%(days)s天内有效。") % {"days": CODE_DAYS},
            _("本人首次登录时必须设置自己的密码。"),
            _("开立人、时间和角色记入账本。"),
        ],
    )
    return act_page(request, act, form, perform)


def _as_role(found: dict[str, Any]) -> dict[str, Any]:
    """What a form says as the command takes it."""
    return {
        **found,
        "role": Role(found["role"]),
        "organisation": organisation(found["organisation"]),
    }


def _show_code(request: ActorRequest, found: Any, code: str, title: str) -> HttpResponse:
    """The code, once: it stands in no table, no event and no address."""
    context = {"account": found, "code": code, "title": title, "crumbs": _crumbs(found)}
    response = render(request, "people/code.html", context)
    response.headers["Cache-Control"] = "private, no-store"
    return response


@login_required
def give_role(request: ActorRequest, account_id: int) -> HttpResponse:
    """授予角色: at a place, from a day on."""
    found = access.get_account_for(request.actor, account_id)
    form = RoleForm(request.POST or None, **_choices(request))

    def perform(stated: dict[str, Any]) -> HttpResponse:
        held = commands.give_role(
            account=found, actor=request.actor, at=clock.now(), **_as_role(stated)
        )
        messages.success(
            request,
            _("已授予%(name)s角色“%(role)s”。")
            % {"name": found.name, "role": held.get_role_display()},
        )
        return redirect("people:account", found.pk)

    act = Act(
        title=_("授予角色"),
        line=found.name,
        button=_("授予角色"),
        back=reverse("people:account", args=[found.pk]),
        crumbs=_crumbs(found),
        afterwards=[
            _("自起始日起，本人登录后可以办理这个角色的事项。"),
            _("与已任角色按规定应当分离的，系统不予授予并说明理由。"),
        ],
    )
    refusal = (
        _("不能给自己授予或收回角色，请由另一位管理人员办理。")
        if found.pk == request.actor.account_id
        else ""
    )
    return act_page(request, act, form, perform, refusal=refusal)


@login_required
def withdraw_role(request: ActorRequest, account_id: int, held_id: int) -> HttpResponse:
    """收回角色: after a last day, for a reason."""
    found = access.get_account_for(request.actor, account_id)
    held = queries.role_held(found.pk, held_id)
    if held is None:
        raise Http404
    form = EndForm(request.POST or None, initial={"last_day": clock.today()})

    def perform(stated: dict[str, Any]) -> HttpResponse:
        commands.withdraw_role(held=held, actor=request.actor, at=clock.now(), **stated)
        messages.success(request, _("已收回角色“%(role)s”。") % {"role": held.get_role_display()})
        return redirect("people:account", found.pk)

    act = Act(
        title=_("收回角色“%(role)s”") % {"role": held.get_role_display()},
        line=f"{found.name} · {held.organisation.name}",
        button=_("收回角色"),
        back=reverse("people:account", args=[found.pk]),
        crumbs=_crumbs(found),
        afterwards=[
            _("最后一天之后，本人不再能办理这个角色的事项；已办的事项不变。"),
            _("手上未办完的案件由同一角色的其他人员继续办理。"),
        ],
    )
    refusal = (
        "" if access.may_end(request.actor, held) else _("这个角色不由您管理，或者属于您自己。")
    )
    return act_page(request, act, form, perform, refusal=refusal)


def _on_account(
    request: ActorRequest,
    account_id: int,
    title: str,
    afterwards: Sequence[str],
    perform: Callable[[Any, str], HttpResponse],
) -> HttpResponse:
    """An act on the whole account, which asks only why."""
    found = access.get_account_for(request.actor, account_id)
    act = Act(
        title=title,
        line=f"{found.name} · {found.username}",
        button=title,
        back=reverse("people:account", args=[found.pk]),
        crumbs=_crumbs(found),
        afterwards=afterwards,
    )
    refusal = ""
    if not access.may_act_on(request.actor, found, clock.today()):
        refusal = _("这个账户属于您自己，或者还担任您无权管理的角色。请由有权的管理人员办理。")
    return act_page(
        request,
        act,
        WhyForm(request.POST or None),
        lambda stated: perform(found, stated["reason"]),
        refusal=refusal,
    )


@login_required
@never_cache
def reset_password(request: ActorRequest, account_id: int) -> HttpResponse:
    """重设密码: a new one-time code instead of the password."""

    def perform(found: Any, reason: str) -> HttpResponse:
        code = commands.reset_password(
            account=found, reason=reason, actor=request.actor, at=clock.now()
        )
        return _show_code(request, found, code, _("密码已重设"))

    afterwards = [
        _("原密码失效，已登录的设备全部退出。"),
        _("显示一次性登录码，只显示这一次，%(days)s天内有效。") % {"days": CODE_DAYS},
        _("本人登录时必须设置新密码。"),
    ]
    return _on_account(request, account_id, _("重设密码"), afterwards, perform)


@login_required
def reset_second_factor(request: ActorRequest, account_id: int) -> HttpResponse:
    """解除两步验证: for somebody who lost the telephone."""

    def perform(found: Any, reason: str) -> HttpResponse:
        commands.reset_second_factor(
            account=found, reason=reason, actor=request.actor, at=clock.now()
        )
        messages.success(request, _("已解除%(name)s的两步验证。") % {"name": found.name})
        return redirect("people:account", found.pk)

    afterwards = [_("登录只需密码，直到本人重新开启两步验证。"), _("恢复码一并失效。")]
    return _on_account(request, account_id, _("解除两步验证"), afterwards, perform)


@login_required
def close_account(request: ActorRequest, account_id: int) -> HttpResponse:
    """关闭账户: nobody logs in to it any more."""

    def perform(found: Any, reason: str) -> HttpResponse:
        commands.close_account(account=found, reason=reason, actor=request.actor, at=clock.now())
        messages.success(request, _("已关闭%(name)s的账户。") % {"name": found.name})
        return redirect("people:account", found.pk)

    afterwards = [
        _("立即退出并且不能再登录。"),
        _("角色和经过保留；需要时可以重新开立。"),
    ]
    return _on_account(request, account_id, _("关闭账户"), afterwards, perform)


@login_required
@never_cache
def reopen_account(request: ActorRequest, account_id: int) -> HttpResponse:
    """重新开立账户: with a new one-time code."""

    def perform(found: Any, reason: str) -> HttpResponse:
        code = commands.reopen_account(
            account=found, reason=reason, actor=request.actor, at=clock.now()
        )
        return _show_code(request, found, code, _("账户已重新开立"))

    afterwards = [
        _("仍在任期内的角色随即恢复。"),
        _("显示一次性登录码，只显示这一次，%(days)s天内有效。") % {"days": CODE_DAYS},
    ]
    return _on_account(request, account_id, _("重新开立账户"), afterwards, perform)
