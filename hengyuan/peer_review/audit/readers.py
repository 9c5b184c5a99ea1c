"""What events of readers leave in their table."""

from collections.abc import Iterator, Sequence

from hengyuan.ledger.audit import Rows, Standing, Told, declare
from hengyuan.peer_review.events import readers as events
from hengyuan.peer_review.models import Reader

READER = "peer_review.Reader"
FACTS = ("provider", "workplace", "district", "fields", "matters", "practises_since",
         "most_dossiers")  # fmt: skip


def _entered(rows: Rows, told: Told) -> None:
    names = (*FACTS, "pool", "account", "trained_on")
    columns = {name: told.values[name] for name in names}
    rows.add(READER, **columns, disciplined_until=None, kin=[], kin_names=[], left_on=None,
             entered_at=told.at)  # fmt: skip


def _changed(rows: Rows, told: Told) -> None:
    rows.change(READER, **{name: told.values[name] for name in FACTS})


def _trained(rows: Rows, told: Told) -> None:
    rows.change(READER, trained_on=told.values["on"])


def _disciplined(rows: Rows, told: Told) -> None:
    rows.change(READER, disciplined_until=told.get("until", None))


def _tied(rows: Rows, told: Told) -> None:
    rows.change(READER, kin=told.word("kin"), kin_names=told.word("names", []))


def _left(rows: Rows, told: Told) -> None:
    rows.change(READER, left_on=told.get("on", None))


def _readers(ids: Sequence[str]) -> Iterator[Standing]:
    names = ("district", "fields", "matters", "practises_since", "most_dossiers", "trained_on",
             "disciplined_until", "kin", "kin_names", "left_on", "entered_at")  # fmt: skip
    for row in Reader.objects.filter(pk__in=ids):
        columns = {name: getattr(row, name) for name in names}
        keys = {name: getattr(row, f"{name}_id")
                for name in ("pool", "account", "provider", "workplace")}  # fmt: skip
        yield str(row.pk), READER, "", {**columns, **keys}


declare(
    "review_reader",
    anchor=Reader.objects.all(),
    reads=(_readers,),
    tells={
        events.ENTERED.key: _entered,
        events.CHANGED.key: _changed,
        events.TRAINED.key: _trained,
        events.DISCIPLINED.key: _disciplined,
        events.CLEARED.key: _disciplined,
        events.TIED.key: _tied,
        events.LEFT.key: _left,
        events.RETURNED.key: _left,
    },
)
