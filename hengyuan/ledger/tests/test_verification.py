"""Every edit, removal and exchange of events is found and named, on either database."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from hengyuan.ledger import commands, queries, rules, triggers
from hengyuan.ledger.models import Checkpoint, Event, Stream
from hengyuan.ledger.tests.factories import AT, append, small_ledger
from hengyuan.ledger.verification import verify

pytestmark = pytest.mark.django_db
WITH_DATABASE = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
TEXTS = ("type", "roles", "region", "values", "sealed", "previous_hash", "hash")
NUMBERS = ("id", "seq", "account_id", "organisation_id")


@contextmanager
def tampering() -> Iterator[None]:
    """The triggers are off, and everything is undone afterwards."""
    with transaction.atomic():
        triggers.remove(connection)
        yield
        transaction.set_rollback(True)


def execute(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def edit(event: Event, column: str, value: object) -> None:
    execute(f'UPDATE ledger_event SET "{column}" = %s WHERE id = %s', value, event.pk)


def rewrite_stream(stream: Stream, events: list[Event]) -> None:
    """What somebody with the whole database would do: hash a stream anew, so that it fits."""
    previous = rules.genesis(stream.name)
    for seq, event in enumerate(events, start=1):
        content = replace(event.content(), seq=seq, previous_hash=previous)
        previous = rules.event_hash(content)
        execute(
            'UPDATE ledger_event SET seq = %s, "values" = %s, previous_hash = %s, hash = %s '
            "WHERE id = %s",
            *(seq, content.values, content.previous_hash, previous, event.pk),
        )
    Stream.objects.filter(pk=stream.pk).update(length=len(events), head_hash=previous)


@pytest.fixture
def ledger(db) -> list[Event]:
    small_ledger()
    return list(Event.objects.select_related("stream").order_by("pk"))


def test_a_sound_ledger_is_counted(ledger):
    report = verify()
    assert report.is_sound
    assert (report.events, report.streams, report.checkpoints, report.uncovered) == (14, 3, 2, 5)
    assert report.last_sound_id == ledger[-1].pk


def test_an_empty_ledger_is_sound(db):
    assert verify().is_sound


def test_one_stream_can_be_verified_alone(ledger):
    report = verify(stream="case:b")
    assert (report.is_sound, report.events) == (True, 5)
    unknown = verify(stream="case:zz").broken
    assert unknown is not None
    assert (unknown.where, unknown.stream) == ("stream", "case:zz")


@WITH_DATABASE
@given(data=st.data())
def test_any_edit_of_any_text_names_event_and_column(ledger, data):
    event = data.draw(st.sampled_from(ledger))
    column = data.draw(st.sampled_from(TEXTS))
    was = getattr(event, column)
    place = data.draw(st.integers(0, len(was) - 1))
    character = data.draw(st.characters(min_codepoint=32, max_codepoint=126))
    assume(character != was[place])
    with tampering():
        edit(event, column, was[:place] + character + was[place + 1 :])
        broken = verify().broken
        assert broken is not None
        assert (broken.where, broken.event_id, broken.column) == ("event", event.pk, column)
        assert (broken.stream, broken.seq) == (event.stream.name, event.seq)


@WITH_DATABASE
@given(data=st.data())
def test_any_edit_of_any_number_is_found(ledger, data):
    event = data.draw(st.sampled_from(ledger))
    column = data.draw(st.sampled_from(NUMBERS))
    value = data.draw(
        st.integers(1000, 2**62) if column in ("id", "seq") else st.integers(0, 2**62)
    )
    assume(value != getattr(event, column))
    with tampering():
        edit(event, column, value)
        broken = verify().broken
        assert broken is not None
        assert broken.where == "event"
        # A number far away is met later: then the gap that it left is named first.
        assert broken.event_id in (event.pk, value) or (broken.stream, broken.seq) == (
            event.stream.name,
            event.seq,
        )


@settings(WITH_DATABASE, max_examples=8)
@given(data=st.data(), microseconds=st.integers(-(10**14), 10**14))
def test_any_edit_of_the_instant_is_found(ledger, data, microseconds):
    assume(microseconds)
    event = data.draw(st.sampled_from(ledger))
    with tampering():
        Event.objects.filter(pk=event.pk).update(at=event.at + timedelta(microseconds=microseconds))
        broken = verify().broken
        assert broken is not None
        assert broken.event_id == event.pk


@WITH_DATABASE
@given(data=st.data())
def test_any_removed_event_is_found(ledger, data):
    event = data.draw(st.sampled_from(ledger))
    with tampering():
        execute("DELETE FROM ledger_event WHERE id = %s", event.pk)
        broken = verify().broken
        assert broken is not None
        assert (broken.where, broken.stream, broken.seq) == ("event", event.stream.name, event.seq)


@WITH_DATABASE
@given(data=st.data())
def test_a_removed_tail_is_found_by_the_checkpoint(ledger, data):
    """Even when the stream's row is made to fit."""
    stream = ledger[data.draw(st.integers(0, 2))].stream
    events = [event for event in ledger if event.stream_id == stream.pk]
    covered = Checkpoint.objects.order_by("-number")[0].last_id
    kept = data.draw(st.integers(0, len([e for e in events if e.pk <= covered]) - 1))
    gone = events[kept:]
    with tampering():
        for event in gone:
            execute("DELETE FROM ledger_event WHERE id = %s", event.pk)
        if kept:
            head = events[kept - 1].hash
            Stream.objects.filter(pk=stream.pk).update(length=kept, head_hash=head)
        else:
            execute("DELETE FROM ledger_stream WHERE id = %s", stream.pk)
        broken = verify().broken
        assert broken is not None
        assert broken.where == "event"
        assert broken.event_id == gone[0].pk
        assert broken.checkpoint in (1, 2)


@WITH_DATABASE
@given(data=st.data())
def test_two_exchanged_events_are_found(ledger, data):
    first, second = data.draw(
        st.lists(st.sampled_from(ledger), min_size=2, max_size=2, unique=True)
    )
    with tampering():
        execute("UPDATE ledger_event SET id = 0 WHERE id = %s", first.pk)
        execute("UPDATE ledger_event SET id = %s WHERE id = %s", first.pk, second.pk)
        execute("UPDATE ledger_event SET id = %s WHERE id = 0", second.pk)
        broken = verify().broken
        assert broken is not None
        assert broken.event_id == min(first.pk, second.pk)


@WITH_DATABASE
@given(data=st.data())
def test_a_stream_hashed_anew_is_found_by_the_checkpoint(ledger, data):
    event = data.draw(st.sampled_from(ledger[:9]))
    stream = event.stream
    events = [each for each in ledger if each.stream_id == stream.pk]
    with tampering():
        forged = [
            Event(**{**row_of(each), "values": '{"count":999}'}) if each.pk == event.pk else each
            for each in events
        ]
        rewrite_stream(stream, forged)
        assert verify(stream=stream.name).is_sound
        broken = verify().broken
        assert broken is not None
        assert broken.where == "checkpoint"
        # The first event after the forged one bears another hash too, so number 1 breaks first
        # unless the forged event stands under number 2.
        assert broken.checkpoint == (1 if event.pk <= ledger[4].pk else 2)


def row_of(event: Event) -> dict[str, object]:
    return {field.attname: getattr(event, field.attname) for field in Event._meta.concrete_fields}


def test_an_added_event_is_found(ledger):
    last = ledger[-1]
    with tampering():
        Event.objects.bulk_create(
            [Event(**{**row_of(last), "id": last.pk + 1, "seq": last.seq + 1})]
        )
        broken = verify().broken
    assert broken is not None
    assert broken.event_id == last.pk + 1


@pytest.mark.parametrize(
    ("column", "value"), [("name", "case:x"), ("length", 4), ("length", 6), ("head_hash", "0" * 64)]
)
def test_a_changed_row_of_a_stream_is_found(ledger, column, value):
    with tampering():
        Stream.objects.filter(name="case:a").update(**{column: value})
        broken = verify().broken
    assert broken is not None
    assert broken.stream == ("case:x" if column == "name" else "case:a")


def test_a_stream_without_events_is_found(ledger):
    with tampering():
        Stream.objects.create(name="case:bare", length=1, head_hash="0" * 64)
        broken = verify().broken
    assert broken is not None
    assert (broken.where, broken.stream) == ("stream", "case:bare")


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("at", AT),
        ("first_id", 2),
        ("last_id", 99),
        ("count", 40),
        ("total", 99),
        ("root", "0" * 64),
        ("previous_hash", "1" * 64),
        ("public_key", "0" * 64),
        ("hash", "0" * 64),
        ("signature", "0" * 128),
        ("number", 7),
    ],
)
@pytest.mark.parametrize("number", [1, 2])
def test_a_changed_checkpoint_is_found(ledger, number, column, value):
    with tampering():
        Checkpoint.objects.filter(number=number).update(**{column: value})
        broken = verify().broken
    assert broken is not None
    assert (broken.where, broken.checkpoint) == ("checkpoint", number)


def test_a_checkpoint_signed_by_another_key_is_found(ledger, settings, tmp_path):
    settings.KEYS_DIR = tmp_path
    broken = verify().broken
    assert broken is not None
    assert (broken.where, broken.column) == ("checkpoint", "public_key")


def test_a_removed_checkpoint_shows_against_the_kept_file(ledger, tmp_path):
    kept = tmp_path / "kept.jsonl"
    lines = [json.dumps(row.as_export()) for row in queries.checkpoints().order_by("number")]
    kept.write_text("\n".join(lines) + "\n")
    assert verify(against=kept).kept == 2
    with tampering():
        execute("DELETE FROM ledger_checkpoint WHERE number = 2")
        for event in ledger[8:]:
            execute("DELETE FROM ledger_event WHERE id = %s", event.pk)
        for name in "abc":
            stream = Stream.objects.get(name=f"case:{name}")
            rest = Event.objects.filter(stream=stream).order_by("-seq")[0]
            Stream.objects.filter(pk=stream.pk).update(length=rest.seq, head_hash=rest.hash)
        assert verify().is_sound
        broken = verify(against=kept).broken
    assert broken is not None
    assert (broken.where, broken.checkpoint) == ("checkpoint", 2)


def test_a_file_that_keeps_another_checkpoint_is_told(ledger, tmp_path):
    kept = tmp_path / "kept.jsonl"
    row = queries.checkpoints().order_by("number")[0].as_export()
    kept.write_text(json.dumps(row | {"total": 3}) + "\n")
    for text in (json.dumps(row | {"total": 3}), "no json", "{}", "[]"):
        kept.write_text(text + "\n")
        broken = verify(against=kept).broken
        assert broken is not None
        assert broken.where == "keeping"


def test_many_batches_are_walked_as_one(ledger, monkeypatch):
    monkeypatch.setattr("hengyuan.ledger.verification.raw_rows.BATCH", 3)
    told: list[tuple[int, int]] = []
    report = verify(progress=lambda done, highest: told.append((done, highest)))
    assert (report.is_sound, report.events) == (True, 14)
    assert [done for done, _ in told] == [3, 6, 9, 12, 14]
    assert {highest for _, highest in told} == {ledger[-1].pk}


def test_finished_streams_are_not_held(ledger):
    """Memory grows with the streams open at once."""
    from hengyuan.ledger.verification.findings import Report
    from hengyuan.ledger.verification.walk import _Walk

    walk = _Walk(Report(), None)
    walk.all_events()
    assert walk.streams._open == {}


def test_the_report_is_json(ledger):
    with tampering():
        edit(ledger[3], "values", '{"count":4}')
        report = verify().as_json()
    assert json.loads(json.dumps(report))["broken"]["event_id"] == ledger[3].pk
    assert str(ledger[3].pk) in report["broken"]["name"]
    assert report["is_sound"] is False
    assert report["last_sound_id"] == ledger[2].pk


def test_a_proof_holds_without_the_database(ledger):
    from hengyuan.ledger import proofs, signature

    for event in ledger[:9]:
        proof = json.loads(json.dumps(queries.proof(event.pk)))
        assert proofs.objection_to(proof, key=signature.public_key()) == ""
        assert proofs.objection_to(proof, key="0" * 64)
        proof["event"]["hash"] = ledger[9].hash
        assert proofs.objection_to(proof)
    for wrong in ({"total": 1}, {"signature": "0" * 128}):
        proof = queries.proof(ledger[0].pk)
        proof["checkpoint"] |= wrong
        assert proofs.objection_to(proof)
    with pytest.raises(queries.NoProof, match="checkpoint"):
        queries.proof(ledger[9].pk)
    with pytest.raises(queries.NoProof, match="no event"):
        queries.proof(ledger[-1].pk + 1)


def test_a_proof_carries_nothing_personal(ledger):
    proof = queries.proof(ledger[0].pk)
    assert set(proof["event"]) == {"id", "stream", "seq", "hash"}
    assert set(proof["checkpoint"]) >= set(asdict(Checkpoint.objects.all()[0].content()))


def test_checkpoints_go_on_after_a_gap_in_the_numbers(db):
    """Numbers of events that were rolled back leave gaps on PostgreSQL; no alarm."""
    append()
    if connection.vendor == "postgresql":
        execute("SELECT nextval(pg_get_serial_sequence('ledger_event', 'id'))")
    append()
    commands.checkpoint(at=AT)
    assert verify().is_sound
