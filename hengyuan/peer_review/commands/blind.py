"""The pages of a dossier as its readers see them: kept, and deleted once the round is over."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from hengyuan.dossier.commands import drop_files, store_file
from hengyuan.inspection.blinding import BlindPage as Made
from hengyuan.kernel.actor import SYSTEM
from hengyuan.peer_review.commands.rounds import tell_dossier
from hengyuan.peer_review.events import rounds as events
from hengyuan.peer_review.models import BlindPage, Dossier
from hengyuan.peer_review.models.blind import DROPPED
from hengyuan.peer_review.rules.rounds import RoundState


@transaction.atomic
def keep_pages(*, dossier: Dossier, pages: Iterable[Made], at: datetime) -> int:
    """遮盖案卷: the pages drawn anew, once; how many are not shown because masking is unsure."""
    row = _held(dossier)
    if row.round.state == RoundState.CLOSED or BlindPage.objects.filter(dossier=row).exists():
        return 0
    count = hidden = 0
    for page in pages:
        picture = page.png()
        BlindPage.objects.create(
            dossier=row, number=page.number, text=page.text,
            picture=store_file(content=picture) if picture else None,
            trouble=page.trouble.name if page.trouble else "",
        )  # fmt: skip
        count, hidden = count + 1, hidden + (picture is None)
    tell_dossier(row, events.BLINDED, SYSTEM, at, {"pages": count, "hidden": hidden})
    return hidden


@transaction.atomic
def drop_pages(*, dossier: Dossier, at: datetime) -> int:
    """删除遮盖的案卷: pictures and words, once the round is over; of how many pages.

    The case keeps its own papers: they can be blinded anew for another round.
    """
    row = _held(dossier)
    pages = BlindPage.objects.filter(dossier=row).exclude(trouble=DROPPED)
    found = list(pages.defer("text").select_related("picture"))
    if row.round.state != RoundState.CLOSED or not found:
        return 0
    pages.update(picture=None, text="", trouble=DROPPED)
    drop_files(files=[one.picture for one in found if one.picture is not None])
    tell_dossier(row, events.PAGES_DROPPED, SYSTEM, at, {"pages": len(found)})
    return len(found)


def _held(dossier: Dossier) -> Dossier:
    """The dossier, held; the round beside it."""
    rows = Dossier.objects.select_for_update(of=("self",)).select_related("round")
    return rows.get(pk=dossier.pk)
