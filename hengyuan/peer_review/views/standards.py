"""Pages of standards: in force here, one whole, its versions, proposing, deciding."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest
from hengyuan.kernel.language import is_english, name_of
from hengyuan.law.errors import LawError, NoValueInForce
from hengyuan.law.review.standards import Standard, thawed
from hengyuan.law.review.words import Field
from hengyuan.orgs.queries import organisation
from hengyuan.peer_review.access import standards as access
from hengyuan.peer_review.access.rounds import refuse_unless
from hengyuan.peer_review.commands import standards as commands
from hengyuan.peer_review.forms import standards as forms
from hengyuan.peer_review.queries.preview import preview_of
from hengyuan.peer_review.queries.standards import standard_at
from hengyuan.peer_review.rules.standards import Comparison, State, written
from hengyuan.peer_review.tables.standards import TONES, VersionTable
from hengyuan.peer_review.views.frame import crumbs, tabs
from hengyuan.ui import act_page as ui
from hengyuan.ui.forms import HouseForm
from hengyuan.ui.rules import Link
from hengyuan.ui.tables import render_list


def _crumbs() -> list[Link]:
    return [*crumbs(), Link(_("标准"), reverse("peer_review:standards"))]


def _in_force(field: Field, region: str, on: date) -> Standard | None:
    try:
        return standard_at(field, region, on)
    except NoValueInForce:
        return None


def _field(name: str) -> Field:
    """The field of the address; raises Http404."""
    try:
        return Field.parse(name)
    except LawError as error:
        raise Http404 from error


@login_required
@require_safe
def listed(request: ActorRequest) -> HttpResponse:
    """标准: what is in force here for each field, and the versions."""
    refuse_unless(access.reads(request.actor))
    region, today = request.actor.region, clock.today()
    return render_list(
        request,
        "peer_review/standards.html",
        table_class=VersionTable,
        rows=access.versions_for(request.actor).order_by("-proposed_at", "pk"),
        name="review_standards",
        title=_("评估标准"),
        context={
            **tabs(request),
            "fields": [(field, _in_force(field, region, today)) for field in Field],
            "may_propose": access.proposes(request.actor),
        },
    )


@login_required
@require_safe
def in_force(request: ActorRequest, field: str) -> HttpResponse:
    """The standard in force here, whole, to be printed."""
    refuse_unless(access.reads(request.actor))
    found = _in_force(_field(field), request.actor.region, clock.today())
    if found is None:
        raise Http404
    context = {**tabs(request), "standard": found, "crumbs": _crumbs(), "today": clock.today()}
    return render(request, "peer_review/standard.html", context)


@login_required
@require_safe
def version(request: ActorRequest, version_id: UUID) -> HttpResponse:
    """One version: what it changes, what signed sheets would be proposed, the whole of it."""
    row = access.get_version_for(request.actor, version_id)
    standard, state = thawed(row.content), State.parse(row.state)
    context = {
        **tabs(request),
        "version": row,
        "standard": standard,
        "state": state,
        "tone": TONES[state],
        "crumbs": _crumbs(),
        "may_decide": access.may_decide(request.actor, row),
        "may_withdraw": access.may_withdraw(request.actor, row),
    }
    is_open = context["may_decide"] or context["may_withdraw"]
    if is_open:  # what it would do is asked while somebody may still act on it
        old = _in_force(standard.field, row.jurisdiction, clock.today())
        context["old"] = old
        context["changes"] = Comparison(old, standard, is_english()).changes() if old else []
        context["preview"] = preview_of(standard, row.jurisdiction, clock.now())
    return render(request, "peer_review/standard_version.html", context)


@login_required
def propose(request: ActorRequest, field: str) -> HttpResponse:
    """提出标准, on a page of its own: the one in force, to be changed."""
    refuse_unless(access.proposes(request.actor))
    home, judged = organisation(request.actor.organisation_id), _field(field)
    found = _in_force(judged, home.region, clock.today())
    text = written(found, home.region, clock.today()) if found else ""
    is_sent = request.method == "POST"
    form = forms.StandardForm(
        request.POST if is_sent else None, request.FILES if is_sent else None,
        judged=judged, text=text,
    )  # fmt: skip

    def perform(stated: dict[str, Any]) -> HttpResponse:
        made = commands.propose_standard(
            organisation=home, standard=stated["standard"], reason=stated["reason"],
            actor=request.actor, at=clock.now(),
        )  # fmt: skip
        return redirect("peer_review:standard_version", made.pk)

    page = ui.Act(
        title=_("提出标准"),
        line=f"{name_of(judged)} · {home.name}",
        button=_("提出标准"),
        back=reverse("peer_review:standards"),
        crumbs=_crumbs(),
        afterwards=[
            _("先看到改了什么，两年内已签署的评估表按新标准会建议什么等次。"),
            _("由另一人批准之后才适用，自起始日起开启的评估使用。"),
            _("已经开启的评估和已经签署的评估表不变。"),
        ],
    )
    return ui.act_page(request, page, form, perform)


@login_required
def decide(request: ActorRequest, version_id: UUID, act: str) -> HttpResponse:
    """批准、不予批准、撤回, each on a page of its own."""
    row = access.get_version_for(request.actor, version_id)
    sent = request.POST if request.method == "POST" else None
    acts: dict[str, tuple[str, Callable[..., None], HouseForm, bool, str]] = {
        "approve": (
            _("批准标准"), commands.approve_standard, forms.WordForm(sent),
            access.may_decide(request.actor, row), _("自起始日起适用于这一地区新开启的评估。"),
        ),
        "decline": (
            _("不予批准"), commands.decline_standard, forms.WordForm(sent, asked=True),
            access.may_decide(request.actor, row), _("现行标准继续适用；提出的人看到理由。"),
        ),
        "withdraw": (
            _("撤回"), commands.withdraw_standard, forms.PlainForm(sent),
            access.may_withdraw(request.actor, row), _("现行标准继续适用。"),
        ),
    }  # fmt: skip
    if act not in acts:
        raise Http404
    title, command, form, allowed, afterwards = acts[act]

    def perform(stated: dict[str, Any]) -> HttpResponse:
        command(version=row, actor=request.actor, at=clock.now(), **stated)
        return redirect("peer_review:standard_version", row.pk)

    back = reverse("peer_review:standard_version", args=[row.pk])
    page = ui.Act(title, row.title, title, back, [*_crumbs(), Link(row.title, back)], [afterwards])
    refusal = "" if allowed else _("由提出人以外的人决定，尚未决定的才能撤回。")
    return ui.act_page(request, page, form, perform, refusal=refusal)
