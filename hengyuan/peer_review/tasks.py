"""What the queue does for peer review: pages drawn anew for readers, and deleted afterwards."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hengyuan.dossier.blinding import blind_folder, blind_pages
from hengyuan.inspection.blinding import BlindPage
from hengyuan.kernel import clock
from hengyuan.kernel.tasks import task
from hengyuan.peer_review.commands import blind as commands
from hengyuan.peer_review.queries import blind as queries
from hengyuan.peer_review.queries.elsewhere import lay_out, secrets_of


@task(title=_("遮盖评估案卷"), attempts=2, limit=timedelta(minutes=30), in_transaction=False)
def blind_dossier(dossier_id: str) -> None:
    """Draw the pages of a dossier anew, without its people and firms. Safe to run twice."""
    dossier = queries.dossier_by_id(UUID(dossier_id))
    if dossier is None or queries.is_blind(dossier):
        return
    commands.keep_pages(dossier=dossier, pages=list(_pages(dossier)), at=clock.now())


@task(
    title=_("删除遮盖后的评估案卷"), attempts=3, limit=timedelta(minutes=30), in_transaction=False
)
def drop_blind_pages(round_id: str) -> None:
    """Delete the blinded pages of a round that is over. Safe to run twice."""
    for dossier in queries.dossiers_in(UUID(round_id)):
        commands.drop_pages(dossier=dossier, at=clock.now())


def _pages(dossier: Any) -> Iterator[BlindPage]:
    """The pages of the case here, or of the files that came from elsewhere."""
    if dossier.case is not None:
        yield from blind_pages(dossier.case, queries.earlier_handlers(dossier))
        return
    with TemporaryDirectory(prefix="hengyuan-blind-") as folder:
        lay_out(dossier.entry, Path(folder))
        yield from blind_folder(Path(folder), secrets_of(dossier.entry))
