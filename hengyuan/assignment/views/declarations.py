"""Pages of declarations: a provider's interests and former posts, an officer's ties."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hengyuan.assignment import commands, forms
from hengyuan.assignment.access import declarations as access
from hengyuan.assignment.queries import declarations as queries
from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest
from hengyuan.orgs.queries import organisation
from hengyuan.people.queries import providers_by_id
from hengyuan.pool.access import members_visible_to
from hengyuan.ui.act_page import Act, act_page
from hengyuan.ui.rules import Link


@login_required
@require_safe
def own_declarations(request: ActorRequest) -> HttpResponse:
    """利害关系申报: one's own, as a provider, as an officer, or as both."""
    actor = request.actor
    if not actor:
        raise Http404
    provider = providers_by_id([actor.provider_id or 0]).get(actor.provider_id or 0)
    is_officer = access.may_declare_ties(actor)
    if provider is None and not is_officer:
        raise Http404
    ties = queries.ties_of(actor.account_id)
    return _shown(request, provider, ties if is_officer else None)


@login_required
@require_safe
def declarations(request: ActorRequest, provider_id: int) -> HttpResponse:
    """What a provider declared, for the provider and for who assigns in the city."""
    found = access.get_declaring_for(request.actor, provider_id, clock.today())
    return _shown(request, found, None)


def _shown(request: ActorRequest, provider: Any, ties: Any) -> HttpResponse:
    context = {
        "provider": provider,
        "interests": queries.interests_of(provider) if provider else (),
        "posts": queries.posts_of(provider) if provider else (),
        "ties": ties,
    }
    return render(request, "assignment/declarations.html", context)


def _page(
    request: ActorRequest,
    title: str,
    form: django_forms.Form,
    perform: Callable[[dict[str, Any]], object],
    afterwards: Sequence[str],
    *,
    provider: Any = None,
) -> HttpResponse:
    """An act on a declaration, and back to where it stands."""
    back = reverse("assignment:own_declarations")
    if provider is not None and provider.pk != request.actor.provider_id:
        back = reverse("assignment:declarations", args=[provider.pk])
    act = Act(
        title=title,
        line=provider.name if provider else request.actor.name,
        button=title,
        back=back,
        crumbs=[Link(_("利害关系申报"), back)],
        afterwards=afterwards,
    )

    def done(stated: dict[str, Any]) -> HttpResponse:
        perform(stated)
        messages.success(request, _("已保存：%(what)s。") % {"what": title})
        return redirect(back)

    return act_page(request, act, form, done)


def _stamp(request: ActorRequest) -> dict[str, Any]:
    return {"actor": request.actor, "at": clock.now()}


@login_required
def declare_interest(request: ActorRequest, provider_id: int) -> HttpResponse:
    """申报利害关系: kin, or a person or body of one's own interest."""
    found = access.get_declaring_for(request.actor, provider_id, clock.today())
    return _page(
        request, _("申报利害关系"), forms.InterestForm(request.POST or None),
        lambda stated: commands.declare_interest(provider=found, **stated, **_stamp(request)),
        [_("对方当事人是所申报的人或者单位的案件，不再指派给本人。"),
         _("姓名密封保存，只有本人和办理指派的人员可以查看。")],
        provider=found,
    )  # fmt: skip


@login_required
def end_interest(request: ActorRequest, provider_id: int, interest_id: int) -> HttpResponse:
    """The interest is over; it stays on the page."""
    found = access.get_declaring_for(request.actor, provider_id, clock.today())
    interest = queries.interest_of(found, interest_id)
    if interest is None:
        raise Http404
    return _page(
        request, _("结束利害关系的申报"), forms.EndDeclarationForm(request.POST or None),
        lambda stated: commands.end_interest(interest=interest, **stated, **_stamp(request)),
        [_("此后指派不再因此排除；申报和结束的时间保留。")],
        provider=found,
    )  # fmt: skip


@login_required
def declare_post(request: ActorRequest, provider_id: int) -> HttpResponse:
    """申报曾任职务: a judge's or prosecutor's post that was left."""
    found = access.get_declaring_for(request.actor, provider_id, clock.today())
    return _page(
        request, _("申报曾任职务"), forms.PostForm(request.POST or None),
        lambda stated: commands.declare_post(provider=found, **stated, **_stamp(request)),
        [_("离任未满两年的，不指派诉讼案件；原任职法院、检察院的案件不再指派。")],
        provider=found,
    )  # fmt: skip


@login_required
def withdraw_post(request: ActorRequest, provider_id: int, post_id: int) -> HttpResponse:
    """A post that was declared by mistake."""
    found = access.get_declaring_for(request.actor, provider_id, clock.today())
    post = queries.post_of(found, post_id)
    if post is None:
        raise Http404
    return _page(
        request, _("更正曾任职务的申报"), forms.EndDeclarationForm(request.POST or None),
        lambda stated: commands.withdraw_post(post=post, **stated, **_stamp(request)),
        [_("此后指派不再因此排除；申报和更正的时间保留。")],
        provider=found,
    )  # fmt: skip


@login_required
def declare_tie(request: ActorRequest) -> HttpResponse:
    """申报回避: the officer's tie to a firm, or to somebody of it."""
    if not request.actor or not access.may_declare_ties(request.actor):
        raise Http404
    members = list(
        members_visible_to(request.actor, clock.today()).order_by("organisation__name", "name")
    )
    form = forms.TieForm(request.POST or None, members=members)

    def perform(stated: dict[str, Any]) -> None:
        firm_id, provider_id = stated["whom"]
        people = providers_by_id([provider_id] if provider_id else [])
        commands.declare_tie(
            firm=organisation(firm_id), provider=people.get(provider_id),
            relation=stated["relation"], note=stated["note"], **_stamp(request),
        )  # fmt: skip

    lines = [
        _("此后您不能把案件指派给该单位，由另一位指派人员办理。"),
        _("不影响该单位和人员接受其他人的指派。"),
    ]
    return _page(request, _("申报回避"), form, perform, lines)


@login_required
def end_tie(request: ActorRequest, tie_id: int) -> HttpResponse:
    """The officer's tie is over."""
    tie = queries.tie_of(request.actor.account_id, tie_id) if request.actor else None
    if tie is None:
        raise Http404
    return _page(
        request, _("结束回避的申报"), forms.EndDeclarationForm(request.POST or None),
        lambda stated: commands.end_tie(tie=tie, **stated, **_stamp(request)),
        [_("此后可以指派给该单位；申报和结束的时间保留。")],
    )  # fmt: skip
