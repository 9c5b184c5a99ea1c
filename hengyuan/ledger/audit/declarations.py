"""What each app declares in its `audit.py`."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from hengyuan.ledger.audit.replay import Rows, Standing, Told

Tells = Callable[[Rows, Told], None]
Reads = Callable[[Sequence[str]], Iterator[Standing]]


@dataclass(slots=True)
class Kind:
    """One kind of stream: how its rows are read, and which rows must have a stream at all."""

    reads: list[Reads] = field(default_factory=list)
    anchors: list[QuerySet[Any]] = field(default_factory=list)
    untold: set[str] = field(default_factory=set)


_kinds: dict[str, Kind] = {}
_tells: dict[str, Tells | None] = {}


def declare(
    kind: str,
    *,
    tells: Mapping[str, Tells] | None = None,
    reads: Iterable[Reads] = (),
    anchor: QuerySet[Any] | None = None,
    silent: Iterable[str] = (),
    untold: Iterable[str] = (),
) -> None:
    """Say what events of a kind of stream leave behind; raises ValueError for a type told twice.

    `tells` maps a type of event to what it changes, `reads` give the rows as they stand for a
    batch of ids in the order in which they were made, `anchor` are rows of which each must have a
    stream of its own. `silent` events leave nothing in the tables; rows of `untold`
    tables may stand without an event.
    """
    found = _kinds.setdefault(kind, Kind())
    found.reads += reads
    found.untold.update(untold)
    if anchor is not None:
        found.anchors.append(anchor)
    for key, told in {**dict.fromkeys(silent), **(tells or {})}.items():
        if key in _tells:
            raise ValueError(f"what {key} leaves behind is told twice")
        _tells[key] = told


def all_kinds() -> Mapping[str, Kind]:
    """Every declared kind of stream."""
    return _kinds


def told_types() -> Mapping[str, Tells | None]:
    """Every type of event that an app accounts for; None for one that leaves nothing."""
    return _tells
