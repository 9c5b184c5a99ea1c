"""Pages of background work: the list with what the clock calls, and one job with its acts."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hengyuan.kernel import clock
from hengyuan.kernel.errors import Refused
from hengyuan.kernel.http import ActorRequest
from hengyuan.queue import access, commands, queries
from hengyuan.queue.tables import JobFilter, JobTable
from hengyuan.ui.tables import render_list


@login_required
@require_safe
def jobs(request: ActorRequest) -> HttpResponse:
    """后台任务: what waits, runs and was parked, and the plan of the clock."""
    access.refuse_strangers(request.actor)
    return render_list(
        request,
        "queue/jobs.html",
        table_class=JobTable,
        rows=queries.jobs(),
        name="jobs",
        filterset_class=JobFilter,
        context={"counts": queries.counts(), "planned": queries.planned(clock.now())},
        title=_("后台任务"),
    )


@login_required
@require_safe
def job(request: ActorRequest, job_id: int) -> HttpResponse:
    """One job: how it went, and what the administrator can do."""
    return render(request, "queue/job.html", {"job": access.get_job_for(request.actor, job_id)})


@login_required
@require_POST
def retry(request: ActorRequest, job_id: int) -> HttpResponse:
    """重新运行: a parked job waits again."""
    return _act(request, job_id, commands.retry, _("已重新加入队列。"))


@login_required
@require_POST
def discard(request: ActorRequest, job_id: int) -> HttpResponse:
    """放弃: a parked job will not run."""
    return _act(request, job_id, commands.discard, _("已放弃该任务。"))


def _act(
    request: ActorRequest, job_id: int, command: Callable[..., Any], done: str
) -> HttpResponse:
    found = access.get_job_for(request.actor, job_id)
    try:
        command(job=found, actor=request.actor, at=clock.now())
    except Refused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, done)
    return redirect("queue:job", found.pk)
