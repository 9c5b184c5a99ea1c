"""指派办法: versions, drafting with its differences, approval, filing, publication."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hengyuan.assignment import commands, forms
from hengyuan.assignment.access import policies as access
from hengyuan.assignment.queries import (
    PolicyInForce,
    policies_published,
    policy_in_force,
    weights_in_force,
)
from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest
from hengyuan.law.errors import LawError
from hengyuan.law.matching import figures, written_weights
from hengyuan.law.methods import Plan, differences, plan_of, sentences
from hengyuan.orgs.queries import organisation
from hengyuan.ui.act_page import Act, act_page
from hengyuan.ui.rules import Link


def _is_english() -> bool:
    return (get_language() or "").startswith("en")


def _crumb() -> Link:
    return Link(_("指派办法"), reverse("assignment:policies"))


@login_required
@require_safe
def policies(request: ActorRequest) -> HttpResponse:
    """Every version that the actor may read, and what is in force here today."""
    here = None
    if request.actor and request.actor.region:
        here = policy_in_force(request.actor.region, clock.today())
    context = {
        "policies": access.policies_visible_to(request.actor),
        "here": here,
        "may_draft": request.actor and access.may_draft(request.actor),
        "today": clock.today(),
    }
    return render(request, "assignment/policies.html", context)


@login_required
@require_safe
def policy(request: ActorRequest, label: str) -> HttpResponse:
    """One version in sentences, how it came about, and what it changed."""
    if not request.actor:
        raise Http404
    here = policy_in_force(request.actor.region, clock.today())
    if here.policy is None and here.plan.version == label:
        context = {
            "plan": here.plan,
            "lines": sentences(here.plan, english=_is_english()),
            "weights": _weights(here, request.actor.region, clock.today()),
        }
        return render(request, "assignment/policy.html", context)
    found = access.get_policy_for(request.actor, label)
    plan = plan_of(found.content, where=label)
    before = _plan_before(found)
    context = {
        "policy": found,
        "plan": plan,
        "lines": sentences(plan, english=_is_english()),
        "changes": differences(before, plan, english=_is_english()) if before else (),
        "weights": _weights(
            PolicyInForce(plan, found), found.jurisdiction, max(found.valid_from, clock.today())
        ),
        "crumbs": [_crumb()],
        "may_act": access.may_draft(request.actor)
        and found.institution_id == request.actor.organisation_id,
    }
    return render(request, "assignment/policy.html", context)


@dataclass(frozen=True, slots=True)
class WeightsShown:
    """The figures of the match score under a policy, and whether the place set them itself."""

    version: str
    is_own: bool
    figures: tuple[tuple[str, int], ...]
    text: str  # as the form takes them


def _weights(policy: PolicyInForce, region: str, on: date) -> WeightsShown:
    found = weights_in_force(policy, region, on)
    return WeightsShown(
        found.version,
        policy.plan.weights is not None,
        figures(found, english=_is_english()),
        written_weights(found, english=_is_english()),
    )


def _plan_before(found: Any) -> Plan | None:
    """What was in force the day before this version began."""
    try:
        return policy_in_force(found.jurisdiction, found.valid_from - timedelta(days=1)).plan
    except LawError:
        return None


@require_safe
def published_policies(request: HttpRequest) -> HttpResponse:
    """Anybody reads what is published: the text, the day, the filing."""
    shown = [
        (found, sentences(plan_of(found.content, where=str(found)), english=_is_english()))
        for found in policies_published()
    ]
    return render(request, "assignment/published.html", {"shown": shown})


@login_required
def draft_policy(request: ActorRequest) -> HttpResponse:
    """起草: what is in force as the start; what would change is shown before it is saved."""
    if not request.actor or not access.may_draft(request.actor):
        raise Http404
    here = policy_in_force(request.actor.region, clock.today())
    now = here.plan
    initial = forms.policy_initial(now, english=_is_english())
    form = forms.PolicyForm(request.POST or None, initial=initial)
    context: dict[str, Any] = {"form": form, "crumbs": [_crumb()], "now": now}
    context["weights"] = _weights(here, request.actor.region, clock.today())
    if request.method != "POST":
        return render(request, "assignment/draft.html", context)
    plan = form.plan(now) if form.is_valid() else None
    if plan is not None:
        context["changes"] = differences(now, plan, english=_is_english())
        if "save" not in request.POST:
            return render(request, "assignment/draft.html", context)
        made = _drafted(request, form, plan)
        if made is not None:
            messages.success(request, _("已保存草案，等另一人批准。"))
            return redirect("assignment:policy", str(made))
    return render(request, "assignment/draft.html", context, status=422)


def _drafted(request: ActorRequest, form: forms.PolicyForm, plan: Plan) -> Any:
    """The new version, or None with what is wrong on the form."""
    try:
        return commands.draft_policy(
            institution=organisation(request.actor.organisation_id),
            content=plan.as_values(),
            valid_from=form.cleaned_data["valid_from"],
            note=form.cleaned_data["note"],
            actor=request.actor,
            at=clock.now(),
        )
    except commands.CannotChangePolicy as error:
        form.add_error(error.field if error.field in form.fields else None, error.message)
        return None


def _act(found: Any, title: str, button: str, afterwards: list[str]) -> Act:
    here = reverse("assignment:policy", args=[str(found)])
    return Act(
        title=title,
        line=str(found),
        button=button,
        back=here,
        crumbs=[_crumb(), Link(str(found), here)],
        afterwards=afterwards,
    )


@login_required
def decide_policy(request: ActorRequest, label: str) -> HttpResponse:
    """批准: a second person agrees or does not."""
    found = access.get_policy_for(request.actor, label)

    def perform(stated: dict[str, Any]) -> HttpResponse:
        commands.decide_policy(
            policy=found,
            is_approved=stated["answer"] == "approve",
            reason=stated["reason"],
            actor=request.actor,
            at=clock.now(),
        )
        return redirect("assignment:policy", label)

    lines = [_("批准后自施行日起适用；以前的指派保留当时的版本和理由。"), _("内容不能再改。")]
    act = _act(found, _("批准指派办法"), _("签发决定"), lines)
    return act_page(request, act, forms.PolicyDecisionForm(request.POST or None), perform)


@login_required
def file_policy(request: ActorRequest, label: str) -> HttpResponse:
    """备案: the day and the number of the filing with the bureau."""
    found = access.get_policy_for(request.actor, label)

    def perform(stated: dict[str, Any]) -> HttpResponse:
        commands.file_policy(policy=found, actor=request.actor, at=clock.now(), **stated)
        return redirect("assignment:policy", label)

    act = _act(found, _("登记备案"), _("登记备案"), [_("备案日期和文号随办法公开。")])
    form = forms.FilingForm(request.POST or None, initial={"filed_on": clock.today()})
    return act_page(request, act, form, perform)


@login_required
def publish_policy(request: ActorRequest, label: str) -> HttpResponse:
    """公开: anybody may read it without an account."""
    found = access.get_policy_for(request.actor, label)

    def perform(_stated: dict[str, Any]) -> HttpResponse:
        commands.publish_policy(policy=found, actor=request.actor, at=clock.now())
        return redirect("assignment:policy", label)

    act = _act(found, _("公开指派办法"), _("公开"), [_("任何人不用登录都能查阅全文。")])
    return act_page(request, act, forms.PublishForm(request.POST or None), perform)
