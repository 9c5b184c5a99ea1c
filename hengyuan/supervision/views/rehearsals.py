"""Pages of a draft that is tried over all cases: asked for, on its way, what would flip."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hengyuan.kernel import clock
from hengyuan.kernel.errors import Refused
from hengyuan.kernel.http import ActorRequest
from hengyuan.kernel.language import law_text
from hengyuan.supervision.access import rehearsals as access
from hengyuan.supervision.commands import rehearsals as commands
from hengyuan.supervision.forms.alerts import NumberForm
from hengyuan.supervision.queries.rehearsals import Run, with_counts
from hengyuan.supervision.tables.rehearsals import FlipFilter, FlipTable, RunTable
from hengyuan.supervision.views.frame import crumbs, tabs
from hengyuan.ui.rules import Link
from hengyuan.ui.tables import render_list


@login_required
@require_POST
def ask(request: ActorRequest, rule_id: str, bound: str) -> HttpResponse:
    """在后台试算: over every case of the institution or region."""
    if not access.may_ask(request.actor):
        raise Http404
    form, back = NumberForm(request.POST), reverse("supervision:rules")
    if not form.is_valid():
        messages.error(request, _("请填写试行的数值。"))
        return redirect(back)
    try:
        run = commands.ask_rehearsal(
            rule=rule_id, bound=bound, tried=form.cleaned_data["value"], actor=request.actor,
            at=clock.now(),
        )  # fmt: skip
    except Refused as error:
        messages.error(request, error.message)
        return redirect(back)
    return redirect("supervision:rehearsal_run", run.pk)


@login_required
@require_safe
def listed(request: ActorRequest) -> HttpResponse:
    """试算: the drafts that were tried over all cases, the latest first."""
    if not access.may_ask(request.actor):
        raise Http404
    way = [*crumbs(), Link(_("规则"), reverse("supervision:rules"))]
    return render_list(
        request, "supervision/rehearsals.html", table_class=RunTable,
        rows=with_counts(access.visible_to(request.actor)), name="rehearsals",
        title=_("以前的试算"), context={**tabs(request), "crumbs": way},
    )  # fmt: skip


@login_required
@require_safe
def one(request: ActorRequest, run_id: UUID) -> HttpResponse:
    """A run: how far it is, and the hints that would flip, with why."""
    run = Run(access.get_run_for(request.actor, run_id))
    way = [*crumbs(), Link(_("规则"), reverse("supervision:rules"))]
    context = {"run": run, "crumbs": way, "title": law_text(run.rule.name_zh)}
    return render_list(
        request, "supervision/rehearsal_run.html", table_class=FlipTable,
        filterset_class=FlipFilter, rows=run.flips, name="rehearsal", title=_("试算"),
        context=context,
    )  # fmt: skip


@login_required
@require_safe
def progress(request: ActorRequest, run_id: UUID) -> HttpResponse:
    """How far a run has come; the page loads anew when it is over."""
    run = Run(access.get_run_for(request.actor, run_id))
    answer = render(request, "supervision/_rehearsal_progress.html", {"run": run})
    if run.row.done_at:
        answer["HX-Refresh"] = "true"
    return answer
