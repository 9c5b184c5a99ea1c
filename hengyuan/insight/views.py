"""Pages of the statistics: the months tested, one month, one firm in it, a person's judgement."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hengyuan.insight import access, commands, queries
from hengyuan.insight.forms import JudgementForm
from hengyuan.insight.rules import Conclusion, Level
from hengyuan.insight.tables import FirmTable, RunTable
from hengyuan.kernel import clock
from hengyuan.kernel.http import ActorRequest
from hengyuan.law.errors import UnknownRule
from hengyuan.ui.act_page import Act, act_page
from hengyuan.ui.rules import Link
from hengyuan.ui.tables import render_list


def _crumbs(*more: Link) -> list[Link]:
    return [Link(_("指派均衡"), reverse("insight:months")), *more]


@login_required
@require_safe
def months(request: ActorRequest) -> HttpResponse:
    """指派均衡: the months that were tested."""
    access.refuse_strangers(request.actor)
    return render_list(
        request,
        "insight/months.html",
        table_class=RunTable,
        rows=access.runs_visible_to(request.actor),
        name="fairness",
        title=_("指派均衡"),
    )


@login_required
@require_safe
def month(request: ActorRequest, run_id: int) -> HttpResponse:
    """One month: who got what, against the published rule, and what stands."""
    run = access.get_run_for(request.actor, run_id)
    shown = queries.Shown(run)
    return render_list(
        request,
        "insight/month.html",
        table_class=FirmTable.of(run),
        rows=shown.firms,
        name="fairness_firms",
        context={
            "run": run,
            "shown": shown,
            "crumbs": _crumbs(),
            "may_judge": access.may_judge(request.actor),
        },
        title=_("指派均衡%(month)s") % {"month": run.month},
    )


@login_required
@require_safe
def firm(request: ActorRequest, run_id: int, firm_id: int) -> HttpResponse:
    """One firm in a month: its people, its assignments with their methods and grounds."""
    run = access.get_run_for(request.actor, run_id)
    found, people = queries.Shown(run).of_firm(firm_id)
    if found is None:
        raise Http404
    link = Link(run.month, reverse("insight:month", args=[run.pk]))
    context = {
        "run": run,
        "firm": found,
        "people": people,
        "assignments": queries.assignments_of_firm(run, firm_id),
        "crumbs": _crumbs(link),
    }
    return render(request, "insight/firm.html", context)


@login_required
@require_POST
def again(request: ActorRequest, run_id: int) -> HttpResponse:
    """重新计算: every figure once more from the stored rows."""
    run = access.get_run_for(request.actor, run_id)
    differs = queries.again(run)
    if differs:
        messages.error(request, _("重新计算与保存的结果不一致：%(what)s") % {"what": differs})
    else:
        messages.success(request, _("已从保存的数据重新计算，所有数字一致。"))
    return redirect("insight:month", run.pk)


@login_required
def judge(request: ActorRequest, run_id: int, level: str, unit: str) -> HttpResponse:
    """记录判断: what a person makes of a deviation."""
    run = access.get_run_for(request.actor, run_id)
    try:
        place = Level.parse(level)
    except UnknownRule as error:
        raise Http404 from error
    shown = queries.Shown(run)
    found = next((d for d in shown.deviations if (d.level, d.row.unit) == (place, unit)), None)
    if found is None:
        raise Http404
    back = reverse("insight:month", args=[run.pk])

    def perform(stated: dict[str, Any]) -> HttpResponse:
        commands.judge_deviation(
            run=run,
            level=place,
            unit=unit,
            conclusion=Conclusion.parse(stated["conclusion"]),
            note=stated["note"],
            actor=request.actor,
            at=clock.now(),
        )
        messages.success(request, _("已记录判断。"))
        return redirect(back)

    act = Act(
        title=_("记录判断"),
        line=f"{run.month} · {found.row.name}",
        button=_("记录判断"),
        back=back,
        crumbs=_crumbs(Link(run.month, back)),
        afterwards=[
            _("判断写入账本，和偏离一起保留。"),
            _("不改变任何数字，也不自动影响任何人的指派。"),
        ],
    )
    may = access.may_judge(request.actor)
    refusal = "" if may else _("只有机构负责人或者司法局可以作出判断。")
    return act_page(request, act, JudgementForm(request.POST or None), perform, refusal=refusal)
