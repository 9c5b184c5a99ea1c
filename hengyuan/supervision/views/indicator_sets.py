"""Pages of sets of indicators: in force here, the versions, drafting, deciding."""

from collections.abc import Callable
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
from hengyuan.kernel.language import name_of
from hengyuan.law.scorecard import draft_set, thawed_set
from hengyuan.orgs.queries import organisation
from hengyuan.supervision.access import indicator_sets as access
from hengyuan.supervision.commands import indicator_sets as commands
from hengyuan.supervision.forms import indicator_sets as forms
from hengyuan.supervision.queries import indicator_sets as queries
from hengyuan.supervision.queries.scorecards import edition_at
from hengyuan.supervision.rules.indicator_sets import COMING, TONES, State
from hengyuan.supervision.rules.quarters import Quarter
from hengyuan.supervision.tables.indicator_sets import SetTable
from hengyuan.supervision.views.frame import crumbs, tabs
from hengyuan.ui import act_page as ui
from hengyuan.ui.forms import HouseForm
from hengyuan.ui.rules import Link
from hengyuan.ui.tables import render_list


def _crumbs() -> list[Link]:
    return [
        *crumbs(), Link(_("考核指标"), reverse("supervision:scorecards")),
        Link(_("指标体系"), reverse("supervision:indicator_sets")),
    ]  # fmt: skip


@login_required
@require_safe
def listed(request: ActorRequest) -> HttpResponse:
    """指标体系: what holds for this quarter here, and the versions."""
    if not access.reads(request.actor):
        raise Http404
    this = Quarter.of(clock.today())
    found = queries.set_at(request.actor.region, this.begins_on)
    return render_list(
        request,
        "supervision/indicator_sets.html",
        table_class=SetTable,
        rows=access.visible_to(request.actor).order_by("-proposed_at", "pk"),
        name="indicator_sets",
        title=_("指标体系"),
        context={
            **tabs(request), "in_force": found, "this": this, "crumbs": _crumbs()[:-1],
            "rows_in_force": queries.shown(
                edition_at(request.actor.region, clock.today()),
                thawed_set(found.content) if found else None,
            ),
            "may_propose": access.proposes(request.actor),
        },
    )  # fmt: skip


@login_required
@require_safe
def one(request: ActorRequest, version_id: UUID) -> HttpResponse:
    """One version: what it changes, what the last card would say, the whole of it."""
    row = access.get_for(request.actor, version_id)
    state, chosen = State.parse(row.state), thawed_set(row.content)
    edition = edition_at(row.jurisdiction, clock.today())
    context = {
        **tabs(request), "version": row, "state": state, "tone": TONES[state],
        "quarter": Quarter.of(row.valid_from), "crumbs": _crumbs(),
        "rows": queries.shown(edition, chosen),
        "may_decide": access.may_decide(request.actor, row),
        "may_withdraw": access.may_withdraw(request.actor, row),
    }  # fmt: skip
    context["is_open"] = context["may_decide"] or context["may_withdraw"]
    if context["is_open"]:  # what it would do is asked while somebody may still act on it
        context["changes"] = queries.shown_changes(edition, queries.set_before(row), chosen)
        card = queries.last_card(row)
        context["card"] = card
        if card is not None:
            context["previews"] = queries.shown_previews(row, card, clock.today())
    return render(request, "supervision/indicator_set.html", context)


@login_required
def propose(request: ActorRequest) -> HttpResponse:
    """起草, on a page of its own: the set in force or our draft, to be changed."""
    if not access.proposes(request.actor):
        raise Http404
    home, today = organisation(request.actor.organisation_id), clock.today()
    coming = [Quarter.of(today).following()]
    if Quarter.of(today).begins_on == today:
        coming.insert(0, Quarter.of(today))
    while len(coming) < COMING:
        coming.append(coming[-1].following())
    found = queries.set_at(home.region, coming[0].begins_on)
    form = forms.SetForm(
        request.POST if request.method == "POST" else None,
        chosen=thawed_set(found.content) if found else draft_set()[0],
        edition=edition_at(home.region, today),
        quarters=[(each.begins_on, name_of(each)) for each in coming],
    )

    def perform(stated: dict[str, Any]) -> HttpResponse:
        made = commands.propose_indicators(
            organisation=home, chosen=stated["chosen"], begins_on=stated["begins_on"],
            reason=stated["reason"], actor=request.actor, at=clock.now(),
        )  # fmt: skip
        return redirect("supervision:indicator_set", made.pk)

    page = ui.Act(
        title=_("起草指标体系"),
        line=home.name,
        button=_("提出草案"),
        back=reverse("supervision:indicator_sets"),
        crumbs=_crumbs(),
        afterwards=[
            _("已填入现行的一版；还没有的，填入本系统草拟的权重，没有官方规定。"),
            _("每类对象的权重合计一百；都不填，这类对象就不计合计。"),
            _("参考值和最少数量不填的，用规则文件里的（灰色数字）。"),
            _("先看到上一期的考核指标按草案会怎样；由另一人通过之后才适用。"),
            _("起始季度及以后各季度的考核指标使用；已经编制的不变。"),
        ],
    )
    return ui.act_page(request, page, form, perform)


@login_required
def decide(request: ActorRequest, version_id: UUID, act: str) -> HttpResponse:
    """通过、不予通过、撤回, each on a page of its own."""
    row = access.get_for(request.actor, version_id)
    sent = request.POST if request.method == "POST" else None
    may_decide = access.may_decide(request.actor, row)
    acts: dict[str, tuple[str, Callable[..., None], HouseForm, bool, str]] = {
        "adopt": (
            _("通过指标体系"), commands.adopt_indicators, forms.WordForm(sent), may_decide,
            _("起始季度及以后各季度的考核指标使用；已经编制的不变。"),
        ),
        "decline": (
            _("不予通过"), commands.decline_indicators, forms.WordForm(sent, asked=True),
            may_decide, _("现行的一版继续适用；起草的人看到理由。"),
        ),
        "withdraw": (
            _("撤回"), commands.withdraw_indicators, forms.PlainForm(sent),
            access.may_withdraw(request.actor, row), _("现行的一版继续适用。"),
        ),
    }  # fmt: skip
    if act not in acts:
        raise Http404
    title, command, form, allowed, afterwards = acts[act]

    def perform(stated: dict[str, Any]) -> HttpResponse:
        command(version=row, actor=request.actor, at=clock.now(), **stated)
        return redirect("supervision:indicator_set", row.pk)

    back = reverse("supervision:indicator_set", args=[row.pk])
    line = f"{row.organisation.name} · {name_of(Quarter.of(row.valid_from))}"
    page = ui.Act(title, line, title, back, _crumbs(), [afterwards])
    refusal = "" if allowed else _("由起草人以外的人决定，尚未决定的才能撤回。")
    return ui.act_page(request, page, form, perform, refusal=refusal)
