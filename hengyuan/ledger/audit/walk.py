"""One pass over the streams in batches: replay, read, compare. Memory stays that of a batch."""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from hengyuan.kernel.crypto import CannotUnseal
from hengyuan.ledger.audit.declarations import all_kinds, told_types
from hengyuan.ledger.audit.replay import ANY, Rows, Sealed, Told, plain
from hengyuan.ledger.findings import Difference, Report
from hengyuan.ledger.models import Event, Stream
from hengyuan.ledger.sealing import KeyRing
from hengyuan.ledger.verification.raw_rows import snapshot

STREAMS, EVENTS = 200, 2000  # at once in memory

Progress = Callable[[int, int], None]  # streams done, all
COLUMNS = (
    "stream_id", "seq", "type", "at", "account_id", "organisation_id", "values", "sealed",
)  # fmt: skip


def run(*, progress: Progress | None = None) -> Report:
    """Compare every stream with the tables, and every row that must have a stream.

    Reads one snapshot and writes nothing.
    """
    report, began = Report(), time.monotonic()
    with snapshot():
        highest = Stream.objects.aggregate(last=Max("id"))["last"] or 0
        for streams in _batches(Stream.objects.all(), ("id", "name"), STREAMS):
            names = {row[0]: row[1] for row in streams}
            _compare(_replayed(names, report), report)
            report.streams += len(streams)
            if progress:
                progress(streams[-1][0], highest)
        for kind, declared in all_kinds().items():
            for anchor in declared.anchors:
                _look_for_bare_rows(kind, anchor, report)
    report.seconds = time.monotonic() - began
    return report


def _batches(
    rows: QuerySet[Any], columns: Sequence[str], size: int
) -> Iterator[list[tuple[Any, ...]]]:
    """Rows by ascending key, so many at a time; the first column is the key."""
    last: Any = None
    ordered = rows.order_by(columns[0])
    while True:
        later = ordered if last is None else ordered.filter(**{f"{columns[0]}__gt": last})
        batch = list(later.values_list(*columns)[:size])
        if batch:
            yield batch
            last = batch[-1][0]
        if len(batch) < size:
            return


def _events(names: dict[int, str]) -> Iterator[Told]:
    """The events of some streams, stream by stream, each group sharing one ring of keys."""
    events = Event.objects.filter(stream_id__in=names).order_by("stream_id", "seq")
    found = iter(events.values_list(*COLUMNS).iterator(chunk_size=EVENTS))
    while group := list(islice(found, EVENTS)):
        ring = KeyRing(row[7] for row in group)
        for stream_id, seq, kind, at, account, organisation, values, sealed in group:
            yield Told(
                names[stream_id], seq, kind, at, account, organisation,
                json.loads(values), sealed, ring,
            )  # fmt: skip


def _replayed(names: dict[int, str], report: Report) -> dict[str, Rows]:
    """What the events of these streams must have left behind, by the stream's name."""
    rows = {name: Rows() for name in names.values()}
    told_by, broken = told_types(), set()
    for told in _events(names):
        report.events += 1
        try:
            if (tells := told_by[told.type]) is not None and told.stream not in broken:
                tells(rows[told.stream], told)
        except (LookupError, TypeError, ValueError, AttributeError, CannotUnseal) as error:
            broken.add(told.stream)
            why = f"{told.type}（{told.seq}）{type(error).__name__}"
            report.note(Difference("unreadable", told.stream, told=why))
    for name in broken:
        del rows[name]
    return rows


def _compare(told: dict[str, Rows], report: Report) -> None:
    by_kind: dict[str, list[str]] = {}
    for name in told:
        kind, _colon, own = name.partition(":")
        by_kind.setdefault(kind, []).append(own)
    for kind, ids in by_kind.items():
        standing = {own: Rows() for own in ids}
        declared = all_kinds().get(kind)
        for reads in declared.reads if declared else ():
            for own, table, base, columns in reads(ids):
                standing[own].add(table, base, **columns)
                report.rows += 1
        for own in ids:
            name = f"{kind}:{own}"
            untold = declared.untold if declared else set()
            _compare_stream(name, told[name], standing[own], untold, report)


def _compare_stream(
    name: str, told: Rows, standing: Rows, untold: set[str], report: Report
) -> None:
    for key, columns in told.rows.items():
        if key not in standing.rows:
            report.note(Difference("missing", name, key[0], _row(key)))
            continue
        found = standing.rows[key]
        for column, value in columns.items():
            if column.startswith("_"):  # what the replay keeps for itself
                continue
            if (difference := _differ(value, found.get(column))) is not None:
                said, stands = difference
                report.note(Difference("changed", name, key[0], _row(key), column, said, stands))
    for key in standing.rows:
        if key not in told.rows and key[0] not in untold:
            report.note(Difference("extra", name, key[0], _row(key)))


def _row(key: tuple[str, str, int]) -> str:
    _table, base, count = key
    return f"{base} #{count}" if base and count > 1 else base or (f"#{count}" if count > 1 else "")


def _differ(told: Any, stands: Any) -> tuple[str, str] | None:
    """Both values as they are shown, if they differ."""
    if told is ANY or stands is ANY:
        return None
    is_sealed = isinstance(told, Sealed)
    value, found = plain(told.value if isinstance(told, Sealed) else told), plain(stands)
    if value == found:
        return None
    return (_("（已密封）"),) * 2 if is_sealed else (_short(value), _short(found))


def _short(value: Any) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= 80 else text[:80] + "…"


def _look_for_bare_rows(kind: str, anchor: QuerySet[Any], report: Report) -> None:
    """Rows that no stream tells of."""
    for batch in _batches(anchor, ("pk",), 500):
        names = [f"{kind}:{pk}" for (pk,) in batch]
        known = set(Stream.objects.filter(name__in=names).values_list("name", flat=True))
        for name in names:
            if name not in known:
                report.note(Difference("without_stream", name, anchor.model._meta.label))
