"""What the ledger keeps of background work: what was given up, and what a person did then."""

from django.utils.translation import gettext_lazy as _

from hengyuan.ledger.catalogue import event_type

JOB_PARKED = event_type(
    "job.parked", _("后台任务“{work}”运行{attempts}次均失败，已搁置"), is_public=False
)
JOB_RETRIED = event_type("job.retried", _("重新运行后台任务“{work}”"), is_public=False)
JOB_DISCARDED = event_type("job.discarded", _("放弃后台任务“{work}”"), is_public=False)
