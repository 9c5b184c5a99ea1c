"""What the queue does for peer review: pages drawn anew for readers, while nobody waits."""

from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hengyuan.dossier.blinding import blind_pages
from hengyuan.kernel import clock
from hengyuan.kernel.tasks import task
from hengyuan.peer_review.commands import blind as commands
from hengyuan.peer_review.queries import blind as queries


@task(title=_("遮盖评估案卷"), attempts=2, limit=timedelta(minutes=30), in_transaction=False)
def blind_dossier(dossier_id: str) -> None:
    """Draw the pages of a dossier anew, without its people and firms. Safe to run twice."""
    dossier = queries.dossier_by_id(UUID(dossier_id))
    if dossier is None or dossier.case is None or queries.is_blind(dossier):
        return
    pages = list(blind_pages(dossier.case, queries.earlier_handlers(dossier)))
    commands.keep_pages(dossier=dossier, pages=pages, at=clock.now())
