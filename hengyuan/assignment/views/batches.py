"""Pages of a batch: opened over waiting cases, watched, read line by line, accepted by a person."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from hengyuan.assignment import commands, forms
from hengyuan.assignment.access import batches as access
from hengyuan.assignment.queries import batches as queries
from hengyuan.assignment.queries.matching import waiting_cases
from hengyuan.assignment.tables import BatchTable, LineFilter, LineTable
from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest
from hengyuan.orgs.queries import organisation
from hengyuan.ui.act_page import Act, act_page
from hengyuan.ui.rules import Link
from hengyuan.ui.tables import render_list

LINES_A_PAGE = 200


def _crumb() -> Link:
    return Link(_("批量匹配"), reverse("assignment:batches"))


@login_required
@require_safe
def batch_list(request: ActorRequest) -> HttpResponse:
    """批量匹配: every batch of the institution."""
    access.refuse_strangers(request.actor)
    return render_list(
        request,
        "assignment/batches.html",
        table_class=BatchTable,
        rows=access.batches_visible_to(request.actor),
        name="batches",
        context={"may_open": access.may_accept(request.actor)},
        title=_("批量匹配"),
    )


@login_required
def open_batch(request: ActorRequest) -> HttpResponse:
    """发起批量匹配: all waiting cases, or those of a period."""
    access.refuse_strangers(request.actor)
    place = organisation(request.actor.organisation_id)

    def perform(stated: dict[str, Any]) -> HttpResponse:
        made = commands.open_batch(institution=place, actor=request.actor, at=clock.now(), **stated)
        return redirect("assignment:batch", made.pk)

    waiting = len(waiting_cases(place))
    count = {"count": waiting}
    act = Act(
        title=_("发起批量匹配"),
        line=ngettext("现有%(count)s件等待指派", "现有%(count)s件等待指派", waiting) % count,
        button=_("在后台计算建议"),
        back=reverse("assignment:batches"),
        crumbs=[_crumb()],
        afterwards=[
            _("只得出建议，不指派任何案件；离开页面也会算完。"),
            _("每件说明得分、其次的人选、被各规则排除的人数；另列每条规则的代价。"),
            _("由您逐行或者勾选采纳；采纳时按当时的情况重新审查，不再成立的会说明理由。"),
        ],
    )
    may = access.may_accept(request.actor)
    refusal = "" if may else _("只有本机构的指派人员可以办理批量匹配。")
    return act_page(request, act, forms.BatchForm(request.POST or None), perform, refusal=refusal)


@login_required
@require_safe
def batch(request: ActorRequest, batch_id: UUID) -> HttpResponse:
    """One batch: how far it is, then its proposals with reasons and the price of each rule."""
    found = access.get_batch_for(request.actor, batch_id)
    may_accept = access.may_accept(request.actor)
    context = {
        "batch": found,
        "period": queries.period_of(found),
        "crumbs": [_crumb()],
        "prices": queries.price_rows(found),
        "gap": queries.gap_of(found),
        "may_accept": may_accept,
    }
    lines = queries.lines_of(found)
    return render_list(
        request,
        "assignment/batch.html",
        table_class=LineTable.of(
            queries.Names(list(lines)),
            may_accept=may_accept,
            are_ticked="tick" in request.GET,
        ),
        rows=lines,
        name="batch_lines",
        filterset_class=LineFilter,
        context=context,
        per_page=LINES_A_PAGE,
        title=_("批量匹配%(day)s") % {"day": f"{clock.day_of(found.opened_at)}"},
    )


@login_required
@require_safe
def batch_progress(request: ActorRequest, batch_id: UUID) -> HttpResponse:
    """How far the computation is; once it is done the page is asked to come anew."""
    found = access.get_batch_for(request.actor, batch_id)
    answer = render(request, "assignment/_batch_progress.html", {"batch": found})
    if not found.is_waiting:
        answer["HX-Refresh"] = "true"
    return answer


@login_required
@require_POST
def accept_lines(request: ActorRequest, batch_id: UUID) -> HttpResponse:
    """采纳: one line by its own button, or all that are ticked."""
    found = access.get_batch_for(request.actor, batch_id)
    only = request.POST.get("only")
    form = forms.AcceptForm({"places": [only] if only else request.POST.getlist("places")})
    if not form.is_valid():
        messages.error(request, _("请先勾选要采纳的行。"))
        return redirect("assignment:batch", found.pk)
    told = commands.accept_lines(
        batch=found, places=form.cleaned_data["places"], actor=request.actor, at=clock.now()
    )
    done = sum(not why for _line, why in told)
    if done:
        text = ngettext("已采纳并指派%(count)s件。", "已采纳并指派%(count)s件。", done)
        messages.success(request, text % {"count": done})
    for line, why in told:
        if why:
            said = {"number": line.case.number, "why": why}
            messages.error(request, _("%(number)s没有指派：%(why)s") % said)
    return redirect("assignment:batch", found.pk)
