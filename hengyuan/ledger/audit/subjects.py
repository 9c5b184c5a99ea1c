"""What the ledger's own events leave: an erased key."""

from collections.abc import Iterator, Sequence

from hengyuan.ledger import events
from hengyuan.ledger.audit.declarations import declare
from hengyuan.ledger.audit.replay import Rows, Standing, Told
from hengyuan.ledger.models import SubjectKey

KEY = "ledger.SubjectKey"
ERASED = SubjectKey.objects.filter(erased_at__isnull=False)


def _forgotten(rows: Rows, told: Told) -> None:
    rows.add(KEY, erased_at=told.at)


def _keys(ids: Sequence[str]) -> Iterator[Standing]:
    for key in ERASED.filter(subject__in=ids):
        yield str(key.subject), KEY, "", {"erased_at": key.erased_at}


declare("subject", anchor=ERASED, reads=(_keys,), tells={events.SUBJECT_FORGOTTEN.key: _forgotten})
declare("audit", silent=(events.LEDGER_AUDITED.key,))
