"""Keep the pages of a dossier as its readers see them."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from hengyuan.dossier.commands import store_file
from hengyuan.inspection.blinding import BlindPage as Made
from hengyuan.kernel.actor import SYSTEM
from hengyuan.peer_review.commands.rounds import tell_dossier
from hengyuan.peer_review.events import rounds as events
from hengyuan.peer_review.models import BlindPage, Dossier


@transaction.atomic
def keep_pages(*, dossier: Dossier, pages: Iterable[Made], at: datetime) -> int:
    """遮盖案卷: the pages drawn anew, once; how many are not shown because masking is unsure."""
    row = Dossier.objects.select_for_update(of=("self",)).get(pk=dossier.pk)
    if BlindPage.objects.filter(dossier=row).exists():
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
