"""What the queue does for dossiers: lay papers out while nobody waits."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hengyuan.dossier import binding
from hengyuan.kernel.tasks import task


@task(title=_("清点案卷页数"), in_transaction=False)
def count_pages(case: str) -> None:
    """Count the pages of a closed case's papers, so that archiving need not. Safe to run twice."""
    binding.count_pages(UUID(case))
