"""Every read of the ledger. Personal values stay sealed until they are asked for."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import zip_longest
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from hengyuan.ledger import rules, signature
from hengyuan.ledger.findings import Difference
from hengyuan.ledger.models import Audit, Checkpoint, Event, Stream, SubjectKey
from hengyuan.ledger.sealing import KeyRing


class NoProof(LookupError):
    """The event does not exist or no checkpoint covers it yet."""


def sharing_keys(events: Iterable[Event]) -> list[Event]:
    """The events as a list that reads the keys of all its people in one query."""
    page = list(events)
    ring = KeyRing(event.sealed for event in page)
    for event in page:
        event.key_ring = ring
    return page


def stream_events(
    stream: str, *, limit: int | None = None, before: int | None = None
) -> list[Event]:
    """The events of a stream, newest first; `before` is the seq to continue below."""
    events = Event.objects.filter(stream__name=stream).select_related("stream").order_by("-seq")
    if before is not None:
        events = events.filter(seq__lt=before)
    return sharing_keys(events[:limit])


def forgotten_subjects() -> QuerySet[SubjectKey, UUID]:
    """The ids of all whose key was erased, for a condition of another query."""
    return SubjectKey.objects.filter(erased_at__isnull=False).values_list("subject", flat=True)


def last_event(stream: str) -> Event | None:
    """The newest event of a stream."""
    return next(iter(stream_events(stream, limit=1)), None)


def count(stream: str) -> int:
    """How many events a stream has."""
    return Stream.objects.filter(name=stream).values_list("length", flat=True).first() or 0


def events_between(
    start: datetime,
    end: datetime,
    *,
    types: Iterable[str] = (),
    after: tuple[datetime, int] | None = None,
    limit: int = 500,
) -> list[Event]:
    """Events with start <= at < end, oldest first; `after` is (at, id) of the last one seen."""
    events = Event.objects.filter(at__gte=start, at__lt=end).select_related("stream")
    types = list(types)
    if types:
        events = events.filter(type__in=types)
    if after is not None:
        later = events.filter(at__gt=after[0])
        events = later | events.filter(at=after[0], id__gt=after[1])
    return sharing_keys(events.order_by("at", "id")[:limit])


def checkpoints() -> QuerySet[Checkpoint]:
    """Every checkpoint, newest first."""
    return Checkpoint.objects.order_by("-number")


def oldest_unsigned() -> datetime | None:
    """When the first event after the last checkpoint happened; None when all are signed."""
    signed = checkpoints().values_list("last_id", flat=True).first() or 0
    return Event.objects.filter(pk__gt=signed).order_by("pk").values_list("at", flat=True).first()


def checkpoint_over(event_id: int) -> Checkpoint | None:
    """The checkpoint that covers this event, if one was signed since."""
    return (
        Checkpoint.objects.filter(last_id__gte=event_id, first_id__lte=event_id)
        .order_by("number")
        .first()
    )


def proof(event_id: int) -> dict[str, Any]:
    """That the event is under a signed checkpoint, as values of JSON; raises NoProof."""
    event = Event.objects.select_related("stream").filter(pk=event_id).first()
    if event is None:
        raise NoProof(f"no event has the number {event_id}")
    signed = checkpoint_over(event_id)
    if signed is None:
        raise NoProof(f"event {event_id} is not under a checkpoint yet: sign one first")
    covered = Event.objects.filter(pk__gte=signed.first_id, pk__lte=signed.last_id).order_by("pk")
    leaves, index = [], 0
    for place, (pk, digest) in enumerate(covered.values_list("pk", "hash").iterator()):
        leaves.append(bytes.fromhex(digest))
        index = place if pk == event_id else index
    return {
        "event": {
            "id": event_id,
            "stream": event.stream.name,
            "seq": event.seq,
            "hash": event.hash,
        },
        "steps": [asdict(step) for step in rules.inclusion_proof(leaves, index)],
        "checkpoint": signed.as_export(),
    }


@dataclass(frozen=True, slots=True)
class Entry:
    """An event on a page of its stream, recomputed for the reader."""

    event: Event
    is_intact: bool  # its content gives its hash
    follows: bool  # it names the hash of the event before it
    people: int  # whose personal values are sealed in it
    forgotten: int  # of these, people whose key was erased

    @property
    def is_verified(self) -> bool:
        """Whether hash and link are both right."""
        return self.is_intact and self.follows


def entries(stream: str, *, limit: int, before: int | None = None) -> list[Entry]:
    """A page of a stream, newest first, every hash recomputed."""
    rows = stream_events(stream, limit=limit + 1, before=before)
    subjects = {event.pk: [UUID(subject) for subject in event.subjects] for event in rows}
    erased = forgotten_among({subject for each in subjects.values() for subject in each})
    return [
        Entry(
            event=event,
            is_intact=rules.event_hash(event.content()) == event.hash,
            follows=event.previous_hash == (older.hash if older else rules.genesis(stream)),
            people=len(subjects[event.pk]),
            forgotten=len(erased.intersection(subjects[event.pk])),
        )
        for event, older in zip_longest(rows[:limit], rows[1 : limit + 1])
    ]


def forgotten_among(subjects: Iterable[UUID]) -> set[UUID]:
    """Those of these people whose key was erased."""
    erased = SubjectKey.objects.filter(subject__in=set(subjects), erased_at__isnull=False)
    return set(erased.values_list("subject", flat=True))


def newest_of(events: QuerySet[Event], *, limit: int, before: int | None = None) -> list[Event]:
    """The newest of these events; `before` is the id to continue below."""
    if before is not None:
        events = events.filter(pk__lt=before)
    return list(events.order_by("-pk")[:limit])


@dataclass(frozen=True, slots=True)
class Signed:
    """A checkpoint on a page, its hash recomputed and its signature checked."""

    checkpoint: Checkpoint
    is_verified: bool


def signed_pages(*, limit: int, before: int | None = None) -> list[Signed]:
    """Checkpoints, newest first; `before` is the number to continue below."""
    rows = checkpoints()
    if before is not None:
        rows = rows.filter(number__lt=before)
    return [
        Signed(
            row,
            rules.checkpoint_hash(row.content()) == row.hash
            and signature.is_signed(row.hash, row.signature, signature.public_key()),
        )
        for row in rows[:limit]
    ]


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison on a page, with its first differences in the reader's language."""

    audit: Audit
    found: list[Difference]


def audits(*, limit: int, before: int | None = None) -> list[Compared]:
    """Comparisons of the ledger with the tables, newest first; `before` is an id."""
    rows = Audit.objects.all() if before is None else Audit.objects.filter(pk__lt=before)
    return [Compared(row, [Difference(**each) for each in row.differences]) for row in rows[:limit]]
