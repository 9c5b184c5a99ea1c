"""The only writers of the ledger: append an event, forget a person, sign, keep an audit."""

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from hengyuan.kernel.actor import Actor
from hengyuan.kernel.errors import Refused
from hengyuan.ledger import audit, rules, sealing, shredding, signature
from hengyuan.ledger.catalogue import EventType
from hengyuan.ledger.events import LEDGER_AUDITED, SUBJECT_FORGOTTEN
from hengyuan.ledger.models import Audit, Checkpoint, Event, Stream, SubjectKey

APPEND_LOCK = 0x4C4544474552  # PostgreSQL advisory lock: shared to append, exclusive to sign
AT_ONCE = 500  # streams that one statement appends to
PATIENCE = 30.0  # seconds that a checkpoint waits for running transactions


class CannotAppend(ValueError):
    """The event contradicts its declaration: a mistake in the program, not of a person."""


class CannotForget(Refused):
    """The person's key was erased before."""


class CannotCheckpoint(Exception):
    """Transactions that append did not end in time; nothing was signed, try again."""


def append(
    *,
    stream: str,
    event: EventType,
    actor: Actor,
    at: datetime,
    values: Mapping[str, Any],
    personal: Mapping[UUID, Mapping[str, Any]] | None = None,
    words: Mapping[str, Any] | None = None,
    about: UUID | None = None,
) -> Event:
    """Append one event to a stream, inside the transaction of the act it records.

    `personal` maps each person to the values to seal; only names in `event.personal` may stand
    there, and none of these in `values`. `words` are the texts that somebody typed, sealed under
    the key of the person that the stream is `about`, or under the stream's own. Raises
    CannotAppend, PersonForgotten, and TransactionManagementError outside a transaction.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("an event is appended inside its act")
    sealed = {subject: dict(each) for subject, each in (personal or {}).items() if each}
    _check(stream, event, at, values, sealed, words or {})
    if words:
        sealed.setdefault(_subject_of_words(stream, about), {}).update(words)
    place = _locked(stream)
    seq = place.length + 1
    row = Event(
        id=_next_id(),  # under the stream's lock, so that ids rise within a stream
        stream=place,
        seq=seq,
        type=event.key,
        at=at,
        account_id=actor.account_id,
        roles=",".join(sorted(actor.roles)),
        organisation_id=actor.organisation_id,
        region=actor.region,
        values=_canonical(dict(values)),
        sealed=sealing.seal_values(sealed, _keys_of(sealed), stream, seq),
        previous_hash=place.head_hash or rules.genesis(stream),
    )
    row.hash = rules.event_hash(row.content())
    row.save(force_insert=True)
    place.length, place.head_hash = seq, row.hash
    place.save(update_fields=["length", "head_hash"])
    return row


def append_to_each(
    *, event: EventType, actor: Actor, at: datetime, values: Mapping[str, Mapping[str, Any]]
) -> None:
    """Append one event to each of many streams, as `append` would, in a few statements.

    `values` maps each stream to what stands in clear; nothing is sealed here. Raises CannotAppend,
    and TransactionManagementError outside a transaction.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("an event is appended inside its act")
    for stream, each in values.items():
        _check(stream, event, at, each, {}, {})
    names = sorted(values)
    for first in range(0, len(names), AT_ONCE):
        _append_some(names[first : first + AT_ONCE], event, actor, at, values)


def _append_some(
    names: Sequence[str],
    event: EventType,
    actor: Actor,
    at: datetime,
    values: Mapping[str, Mapping[str, Any]],
) -> None:
    Stream.objects.bulk_create([Stream(name=name) for name in names], ignore_conflicts=True)
    places = list(Stream.objects.select_for_update().filter(name__in=names).order_by("name"))
    rows = []
    for place, pk in zip(places, _next_ids(len(places)), strict=True):
        seq = place.length + 1
        row = Event(
            id=pk,
            stream=place,
            seq=seq,
            type=event.key,
            at=at,
            account_id=actor.account_id,
            roles=",".join(sorted(actor.roles)),
            organisation_id=actor.organisation_id,
            region=actor.region,
            values=_canonical(dict(values[place.name])),
            sealed=sealing.seal_values({}, {}, place.name, seq),
            previous_hash=place.head_hash or rules.genesis(place.name),
        )
        row.hash = rules.event_hash(row.content())
        place.length, place.head_hash = seq, row.hash
        rows.append(row)
    Event.objects.bulk_create(rows)
    Stream.objects.bulk_update(places, ["length", "head_hash"])


def _check(
    stream: str,
    event: EventType,
    at: datetime,
    values: Mapping[str, Any],
    personal: Mapping[UUID, Mapping[str, Any]],
    words: Mapping[str, Any],
) -> None:
    if not rules.STREAM_NAME.fullmatch(stream):
        raise CannotAppend(f"“{stream}” is no stream: write kind:id, e.g. case:<uuid>")
    if at.tzinfo is None:
        raise CannotAppend(f"{event.key}: {at} has no time zone")
    in_clear = rules.keys_within(dict(values)).intersection(event.sealed)
    if in_clear:
        raise CannotAppend(f"{event.key}: {sorted(in_clear)} are personal and must be sealed")
    missing = event.placeholders.difference(values, words)
    if missing:
        raise CannotAppend(f"{event.key}: the sentence needs {sorted(missing)}")
    for each in personal.values():
        undeclared = set(each).difference(event.personal)
        if undeclared:
            raise CannotAppend(f"{event.key} does not declare {sorted(undeclared)} as personal")
    undeclared = set(words).difference(event.words)
    if undeclared:
        raise CannotAppend(f"{event.key} does not declare {sorted(undeclared)} as words")


def _subject_of_words(stream: str, about: UUID | None) -> UUID:
    """Whose key seals typed words: later words about a forgotten person have the stream's own."""
    own = sealing.subject_of_stream(stream)
    if about is None:
        return own
    is_gone = SubjectKey.objects.filter(subject=about, erased_at__isnull=False).exists()
    return own if is_gone else about


def _canonical(values: Mapping[str, Any]) -> str:
    try:
        return rules.canonical_json(values)
    except ValueError as error:
        raise CannotAppend(str(error)) from error


def _next_id() -> int:
    """The id of the event to come: the hash covers it, so it is known before the row."""
    return _next_ids(1)[0]


def _next_ids(count: int) -> list[int]:
    """Ids of events to come, rising."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_advisory_xact_lock_shared(%s),"
                " nextval(pg_get_serial_sequence('ledger_event', 'id'))"
                " FROM generate_series(1, %s)",
                [APPEND_LOCK, count],
            )
            return sorted(int(row[1]) for row in cursor.fetchall())
    # SQLite has one writer at a time: the transaction holds the lock since it began.
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(id), 0) FROM ledger_event")
        last = int(cursor.fetchone()[0])
    return list(range(last + 1, last + 1 + count))


def _locked(stream: str) -> Stream:
    for_update = Stream.objects.select_for_update()
    found = for_update.filter(name=stream).first()
    if found is None:
        Stream.objects.bulk_create([Stream(name=stream)], ignore_conflicts=True)
        found = for_update.get(name=stream)  # ours, or that of somebody who was quicker
    return found


def _keys_of(subjects: Mapping[UUID, object]) -> dict[UUID, bytes]:
    """Each person's key, made on first use; raises PersonForgotten."""
    if not subjects:
        return {}
    rows = _key_rows(subjects)
    missing = sorted(set(subjects).difference(rows))
    if missing:
        SubjectKey.objects.bulk_create(
            [SubjectKey(subject=each, wrapped=sealing.new_wrapped_key(each)) for each in missing],
            ignore_conflicts=True,
        )
        rows |= _key_rows(missing)  # ours, or that of somebody who was quicker
    for subject, row in rows.items():
        if row.erased_at is not None:
            raise sealing.PersonForgotten(f"the key of {subject} was erased")
    return {subject: sealing.unwrap(subject, bytes(row.wrapped)) for subject, row in rows.items()}


def _key_rows(subjects: Iterable[UUID]) -> dict[UUID, SubjectKey]:
    return {row.subject: row for row in SubjectKey.objects.filter(subject__in=list(subjects))}


def forget(*, subject: UUID, actor: Actor, at: datetime, reason: str) -> Event:
    """Erase a person's key: what was sealed for this person is gone, the chain still verifies.

    个人信息保护法 art. 47. Raises CannotForget when it was done before.
    """
    with transaction.atomic():
        shredding.prepare()
        SubjectKey.objects.get_or_create(
            subject=subject, defaults={"wrapped": sealing.new_wrapped_key(subject)}
        )
        erased = SubjectKey.objects.filter(subject=subject, erased_at=None).update(
            wrapped=b"", erased_at=at
        )
        if not erased:
            raise CannotForget(_("此人的个人信息密钥此前已经销毁，无需再次操作。"))
        event = append(
            stream=f"subject:{subject}",
            event=SUBJECT_FORGOTTEN,
            actor=actor,
            at=at,
            values={},
            words={"reason": reason},
        )
        transaction.on_commit(shredding.wipe, robust=True)
    return event


def checkpoint(
    *, at: datetime, until: datetime | None = None, patience: float = PATIENCE
) -> Checkpoint | None:
    """Sign a Merkle root over the events since the last checkpoint; None when there are none.

    With `until`, up to the last event that happened before that instant: what got a lower id is
    covered too, since a checkpoint leaves no gap. Costs time in the new events only. `at` is read
    after `wait_for_appends`: whoever appended before it was signed then also acted before it.
    Raises CannotCheckpoint as that.
    """
    with transaction.atomic():
        wait_for_appends(patience=patience)
        last = Checkpoint.objects.order_by("-number").first()
        events = Event.objects.filter(id__gt=last.last_id if last else 0).order_by("id")
        if until is not None:
            before = events.filter(at__lt=until).aggregate(highest=Max("id"))["highest"]
            events = events.filter(id__lte=before or 0)
        tree, first_id, last_id = rules.MerkleTree(), 0, 0
        for event_id, digest in events.values_list("id", "hash").iterator(chunk_size=5000):
            first_id, last_id = first_id or event_id, event_id
            tree.add(bytes.fromhex(digest))
        if not tree.count:
            return None
        signed = Checkpoint(
            number=last.number + 1 if last else 1,
            at=at,
            first_id=first_id,
            last_id=last_id,
            count=tree.count,
            total=(last.total if last else 0) + tree.count,
            root=tree.root(),
            previous_hash=last.hash if last else rules.FIRST_CHECKPOINT,
            public_key=signature.public_key(),
        )
        signed.hash = rules.checkpoint_hash(signed.content())
        signed.signature = signature.sign(signed.hash)
        signed.save(force_insert=True)
    return signed


def wait_for_appends(*, patience: float = PATIENCE) -> None:
    """Let nobody append until this transaction ends, so that no lower id commits later.

    Asks again instead of queueing: a queue here could deadlock. Raises CannotCheckpoint when
    transactions that append do not end within `patience` seconds (PostgreSQL).
    """
    if connection.vendor != "postgresql":
        return
    until = time.monotonic() + patience
    while True:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [APPEND_LOCK])
            if cursor.fetchone()[0]:
                return
        if time.monotonic() >= until:
            raise CannotCheckpoint(
                f"transactions that append were still open after {patience:.0f} s; try again"
            )
        time.sleep(0.05)


def settled(*, patience: float = PATIENCE) -> int:
    """The newest event's number, once no event with a lower one can come any more.

    For whoever reads on from a number: nothing between two answers is ever missed. Raises
    CannotCheckpoint as `wait_for_appends`.
    """
    with transaction.atomic():
        wait_for_appends(patience=patience)
        return Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def wait_for_checkpoint() -> None:
    """See every checkpoint signed until now, and let none be signed until this transaction ends.

    For an act that names the last checkpoint: one that is being signed would be older than it.
    """
    if connection.vendor != "postgresql":
        return  # SQLite has one writer at a time
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [APPEND_LOCK])


@transaction.atomic
def keep_audit(*, report: audit.Report, actor: Actor, at: datetime) -> Audit:
    """Keep what a comparison of the ledger with the tables found, for the auditor's page."""
    kept = Audit.objects.create(
        at=at,
        events=report.events,
        streams=report.streams,
        rows=report.rows,
        count=report.count,
        seconds=report.seconds,
        differences=[asdict(each) for each in report.differences],
    )
    values = {"events": report.events, "rows": report.rows, "differences": report.count}
    append(stream="audit:ledger", event=LEDGER_AUDITED, actor=actor, at=at, values=values)
    return kept
