"""The one task that Celery carries: the number of a job, to whoever is free."""

import django

from hengyuan.queue.celery import NAME, app


@app.task(name=NAME)  # type: ignore[untyped-decorator]  # Celery has no types
def run(job_id: int) -> None:
    """Run a job by its number."""
    django.setup()
    from hengyuan.queue import relay, worker

    relay.run(job_id, worker.name_of_this_worker())
