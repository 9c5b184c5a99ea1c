"""Files of dossiers from elsewhere that nobody needs any more: steps of the acts that drop them."""

from collections.abc import Sequence

from django.db import transaction

from hengyuan.dossier.commands import drop_files
from hengyuan.peer_review.models import Entry, EntryFile, Round
from hengyuan.peer_review.queries import elsewhere as queries


@transaction.atomic
def drop_files_of(*, entries: Sequence[Entry]) -> None:
    """The files of these rows, where they lie and in the tables."""
    files = [one.file for one in queries.files_in(entries)]
    EntryFile.objects.filter(entry__in=list(entries)).delete()
    drop_files(files=files)


@transaction.atomic
def drop_undrawn(*, round_: Round) -> int:
    """The files of rows that were neither drawn nor made anchors; how many rows lost theirs.

    The rows stay: the record of the sample stands over them.
    """
    entries = queries.left_over(round_)
    drop_files_of(entries=entries)
    return len(entries)
