"""What events of supervisors and contacts leave in their tables."""

from collections.abc import Iterator, Sequence
from typing import Any

from hengyuan.ledger.audit import Rows, Standing, Told, declare
from hengyuan.supervision.events import contacts as events
from hengyuan.supervision.models import CaseSupervisor, ContactNote

SUPERVISOR, NOTE = "supervision.CaseSupervisor", "supervision.ContactNote"


def _named(rows: Rows, told: Told) -> None:
    columns = {"account": told.values["account"], "named_by": told.account_id}
    rows.change(SUPERVISOR, **columns, named_at=told.at)


def _noted(*, is_reached: bool) -> Any:
    def tell(rows: Rows, told: Told) -> None:
        columns = {name: told.values[name] for name in ("party", "on", "how")}
        rows.add(
            NOTE, str(told.values["note"]), **columns, is_reached=is_reached,
            text=told.word("text"), by=told.account_id,
        )  # fmt: skip

    return tell


def _rows(ids: Sequence[str]) -> Iterator[Standing]:
    for row in CaseSupervisor.objects.filter(case_id__in=ids):
        columns = {"account": row.account_id, "named_by": row.named_by_id}
        yield str(row.case_id), SUPERVISOR, "", {**columns, "named_at": row.named_at}
    for note in ContactNote.objects.filter(case_id__in=ids):
        names = ("party", "on", "how", "is_reached", "text")
        columns = {name: getattr(note, name) for name in names}
        yield str(note.case_id), NOTE, str(note.pk), {**columns, "by": note.by_id}


declare(
    "case",
    reads=(_rows,),
    tells={
        events.NAMED.key: _named,
        events.NOTED.key: _noted(is_reached=True),
        events.TRIED.key: _noted(is_reached=False),
    },
)
