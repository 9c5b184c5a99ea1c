"""Background work is the business of whoever administers the whole site.

The queue is one for all institutions, so the administrator of a single one does not find its page:
the role must be held at an organisation with none above it.
"""

from django.http import Http404

from hengyuan.kernel.actor import Actor
from hengyuan.queue.models import Job

ADMINISTRATOR = "R-29a"


def may_see_jobs(actor: Actor | None) -> bool:
    """Whether the actor administers the whole site."""
    return bool(actor and actor.has(ADMINISTRATOR) and actor.is_at_the_top)


def refuse_strangers(actor: Actor | None) -> None:
    """Raises Http404 for anybody but the site's administrator."""
    if not may_see_jobs(actor):
        raise Http404


def get_job_for(actor: Actor | None, job_id: int) -> Job:
    """The job, for the site's administrator; otherwise Http404."""
    refuse_strangers(actor)
    found = Job.objects.filter(pk=job_id).first()
    if found is None:
        raise Http404(f"job {job_id}")
    return found
