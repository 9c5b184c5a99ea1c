"""Background work is the system administrator's business; nobody else finds its page."""

from django.http import Http404

from hengyuan.kernel.actor import Actor
from hengyuan.queue.models import Job

ADMINISTRATOR = "R-29a"


def refuse_strangers(actor: Actor | None) -> None:
    """Raises Http404 for anybody but the administrator."""
    if not actor or not actor.has(ADMINISTRATOR):
        raise Http404


def get_job_for(actor: Actor | None, job_id: int) -> Job:
    """The job, for the administrator; otherwise Http404."""
    refuse_strangers(actor)
    found = Job.objects.filter(pk=job_id).first()
    if found is None:
        raise Http404(f"job {job_id}")
    return found
