"""What the ledger tells of jobs: nothing that lasts, since finished jobs are thrown away."""

from hengyuan.ledger.audit import declare
from hengyuan.queue import events

declare("job", silent=(events.JOB_PARKED.key, events.JOB_RETRIED.key, events.JOB_DISCARDED.key))
