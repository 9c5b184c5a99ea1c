"""Append, forget and checkpoint: the rows they leave and what they refuse."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import F

from hengyuan.kernel.crypto import CannotUnseal
from hengyuan.ledger import catalogue, commands, queries, rules, signature
from hengyuan.ledger.catalogue import EventType
from hengyuan.ledger.models import Checkpoint, Event, Stream, SubjectKey
from hengyuan.ledger.sealing import PersonForgotten, subject_of_stream
from hengyuan.ledger.tests.factories import AT, LIN, TESTED, WANG, ZHAO, append
from hengyuan.ledger.verification import verify

pytestmark = pytest.mark.django_db


def test_an_event_keeps_who_did_what_when_and_where():
    event = Event.objects.get(pk=append(count=3).pk)
    assert (event.type, event.seq, event.at) == ("ledger_test.happened", 1, AT)
    assert (event.account_id, event.organisation_id, event.region) == (7, 3, "990102")
    assert event.roles == "R-06,R-07"
    assert (event.public_values, event.sentence) == ({"count": 3}, "收到材料3份")
    assert event.hash == rules.event_hash(event.content())


def test_a_stream_is_a_chain_from_its_name():
    first, second, other = append("case:1"), append("case:1"), append("case:2")
    assert (first.seq, second.seq, other.seq) == (1, 2, 1)
    assert first.previous_hash == rules.genesis("case:1")
    assert second.previous_hash == first.hash
    stream = Stream.objects.get(name="case:1")
    assert (stream.length, stream.head_hash) == (2, second.hash)


def test_personal_values_are_sealed_and_come_back():
    append(personal={WANG: {"name": "王小明", "phone": "13900001111"}, ZHAO: {"name": "赵"}})
    event = queries.last_event("case:1")
    assert event is not None
    assert event.personal_values() == {
        WANG: {"name": "王小明", "phone": "13900001111"},
        ZHAO: {"name": "赵"},
    }
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM ledger_event")
        assert not any("王" in str(cell) or "1390000" in str(cell) for cell in cursor.fetchone())


def test_sealed_values_cannot_be_moved_to_another_event():
    append(personal={WANG: {"name": "王小明"}})
    event = append()
    event.sealed = Event.objects.get(seq=1).sealed
    with pytest.raises(CannotUnseal):
        event.personal_values()


def test_a_page_of_events_reads_keys_once(django_assert_num_queries):
    for _ in range(5):
        append(personal={WANG: {"name": "王"}, uuid4(): {"name": "李"}})
    with django_assert_num_queries(2):
        for event in queries.stream_events("case:1"):
            assert len(event.personal_values()) == 2


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({"stream": "Case:1"}, "is no stream"),
        ({"stream": "case:"}, "is no stream"),
        ({"stream": "case:1 or 1"}, "is no stream"),
        ({"at": AT.replace(tzinfo=None)}, "no time zone"),
        ({"values": {}}, "the sentence needs"),
        ({"values": {"count": 1, "name": "王"}}, "must be sealed"),
        ({"values": {"count": 1, "people": [{"phone": "139"}]}}, "must be sealed"),
        ({"values": {"count": object()}}, "cannot keep"),
        ({"personal": {WANG: {"address": "某处"}}}, "does not declare"),
    ],
)
def test_what_contradicts_the_declaration_is_refused(given, complaint):
    with pytest.raises(commands.CannotAppend, match=complaint):
        append(**given)
    assert not Event.objects.exists()


def test_an_event_shares_the_fate_of_its_act():
    with pytest.raises(RuntimeError), transaction.atomic():
        append()
        raise RuntimeError("the act failed")
    assert not Event.objects.exists()
    assert append().seq == 1
    assert verify().is_sound


def test_forgetting_erases_the_values_and_keeps_the_chain():
    append(personal={WANG: {"name": "王小明"}, ZHAO: {"name": "赵"}})
    told = commands.forget(subject=WANG, actor=LIN, at=AT, reason="本人要求")
    event = queries.last_event("case:1")
    assert event is not None
    assert event.personal_values() == {WANG: None, ZHAO: {"name": "赵"}}
    key = SubjectKey.objects.get(subject=WANG)
    assert (bytes(key.wrapped), key.erased_at) == (b"", AT)
    assert (told.type, told.stream.name) == ("subject.forgotten", f"subject:{WANG}")
    assert told.public_values == {}
    assert "本人要求" not in told.sentence and "本人要求" in told.opened_sentence
    assert verify().is_sound


def test_a_forgotten_person_stays_forgotten():
    append(personal={WANG: {"name": "王小明"}})
    commands.forget(subject=WANG, actor=LIN, at=AT, reason="本人要求")
    with pytest.raises(commands.CannotForget):
        commands.forget(subject=WANG, actor=LIN, at=AT, reason="本人要求")
    with pytest.raises(PersonForgotten):
        append(personal={WANG: {"name": "王小明"}})
    assert Event.objects.filter(type="subject.forgotten").count() == 1


def test_a_person_may_be_forgotten_before_the_first_event():
    commands.forget(subject=WANG, actor=LIN, at=AT, reason="本人要求")
    with pytest.raises(PersonForgotten):
        append(personal={WANG: {"name": "王小明"}})


def test_a_checkpoint_covers_what_is_new():
    events = [append() for _ in range(3)]
    first = commands.checkpoint(at=AT)
    assert first is not None
    assert (first.number, first.count, first.total) == (1, 3, 3)
    assert (first.first_id, first.last_id) == (events[0].pk, events[2].pk)
    assert signature.is_signed(first.hash, first.signature, signature.public_key())
    assert commands.checkpoint(at=AT) is None
    later = append()
    second = commands.checkpoint(at=AT + timedelta(days=1))
    assert second is not None
    assert (second.number, second.count, second.total) == (2, 1, 4)
    assert (second.first_id, second.previous_hash) == (later.pk, first.hash)


def test_a_checkpoint_costs_only_what_is_new(django_assert_num_queries):
    for _ in range(20):
        append()
    commands.checkpoint(at=AT)
    append()
    with django_assert_num_queries(5 if connection.vendor == "sqlite" else 6) as asked:
        commands.checkpoint(at=AT)
    assert any('"ledger_event"."id" > ' in query["sql"] for query in asked)


@pytest.mark.parametrize("table", [Event, Checkpoint])
def test_the_database_refuses_change_and_removal(table):
    append()
    commands.checkpoint(at=AT)
    for act in (
        lambda: table.objects.update(at=F("at")),
        lambda: table.objects.filter(pk__gt=0)._raw_delete("default"),
    ):
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            act()
    assert table.objects.count() == 1


def test_the_postgresql_table_cannot_be_truncated():
    if connection.vendor == "postgresql":
        with (
            pytest.raises(IntegrityError, match="TRUNCATE refused"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute("TRUNCATE ledger_event CASCADE")
    else:
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
            names = {name for (name,) in cursor.fetchall()}
        assert {f"ledger_event_no_{act}" for act in ("update", "delete")} <= names


def test_values_are_read_between_two_instants_in_pages():
    events = [append(at=AT + timedelta(minutes=n // 2)) for n in range(6)]
    end = AT + timedelta(minutes=2)
    first = queries.events_between(AT, end, limit=3)
    rest = queries.events_between(AT, end, after=(first[-1].at, first[-1].pk))
    assert [e.pk for e in first + rest] == [e.pk for e in events[:4]]
    assert queries.events_between(AT, end, types=["case.opened"]) == []
    assert len(queries.events_between(AT, end, types=[TESTED.key])) == 4


def test_a_stream_is_read_newest_first():
    for n in range(4):
        append(count=n)
    assert queries.count("case:1") == 4
    assert queries.count("case:2") == 0
    assert queries.last_event("case:2") is None
    assert [e.seq for e in queries.stream_events("case:1", limit=2)] == [4, 3]
    assert [e.seq for e in queries.stream_events("case:1", before=3)] == [2, 1]


def test_an_event_whose_type_is_no_longer_declared_shows_its_key():
    event = append()
    event.type = "case.abolished"
    assert (event.sentence, event.is_public) == ("case.abolished", False)
    assert Event.objects.get(pk=event.pk).is_public


def test_values_are_kept_as_canonical_json():
    append(values={"count": 1, "b": [1], "a": {"y": None, "x": "青"}})
    stored = Event.objects.get().values
    assert stored == '{"a":{"x":"青","y":null},"b":[1],"count":1}'
    assert json.loads(stored)["a"]["x"] == "青"


def declared(key, sentence="退回：{reason}", **more):
    return EventType(key, sentence, words=("reason",), **more)


def told(event, **more):
    """An event of a type that is declared for this test alone."""
    catalogue._types.setdefault(event.key, event)
    given = {"event": event, "values": {}, "words": {"reason": "王小明未到场"}}
    return append(**(given | more))


def test_typed_words_are_sealed_under_the_person_that_the_stream_is_about():
    event = told(declared("ledger_test.returned"), about=WANG)
    assert event.sentence == "退回：（已密封）"
    assert event.opened_sentence == "退回：王小明未到场"
    assert event.subjects == [str(WANG)] and "王小明" not in event.values + event.sealed
    commands.forget(subject=WANG, actor=LIN, at=AT, reason="本人要求")
    assert Event.objects.get(pk=event.pk).opened_sentence == "退回：（已随个人信息销毁）"
    assert verify().is_sound


def test_words_about_nobody_or_about_a_forgotten_person_have_the_streams_own_key():
    alone = told(declared("ledger_test.returned"))
    assert alone.subjects == [str(subject_of_stream("case:1"))]
    commands.forget(subject=WANG, actor=LIN, at=AT, reason="本人要求")
    later = told(declared("ledger_test.returned"), about=WANG)
    assert later.subjects == alone.subjects and later.opened_sentence == "退回：王小明未到场"


def test_words_in_clear_or_undeclared_are_refused():
    event = declared("ledger_test.returned", "退回")
    with pytest.raises(commands.CannotAppend, match="must be sealed"):
        told(event, values={"deep": [{"reason": "王小明"}]}, words=None)
    with pytest.raises(commands.CannotAppend, match="as words"):
        told(event, words={"note": "王小明"})


def test_a_code_is_kept_and_its_name_is_shown():
    event = EventType("ledger_test.ended", "结果：{outcome}", names={"outcome": {"won": "胜诉"}})
    row = told(event, values={"outcome": "won"}, words=None)
    assert (row.public_values, row.sentence) == ({"outcome": "won"}, "结果：胜诉")
    assert told(event, values={"outcome": "else"}, words=None).sentence == "结果：else"


def test_many_streams_are_appended_to_as_if_one_by_one():
    append("case:b")
    given = {f"case:{name}": {"count": number} for number, name in enumerate("cab")}
    with transaction.atomic():
        commands.append_to_each(event=TESTED, actor=LIN, at=AT, values=given)
    events = list(Event.objects.order_by("pk"))
    assert [(e.stream.name, e.seq, e.public_values["count"]) for e in events] == [
        ("case:b", 1, 1), ("case:a", 1, 1), ("case:b", 2, 2), ("case:c", 1, 0),
    ]  # fmt: skip
    assert [append(name).seq for name in ("case:a", "case:b", "case:c")] == [2, 3, 2]
    assert verify().is_sound
    with pytest.raises(commands.CannotAppend), transaction.atomic():
        commands.append_to_each(event=TESTED, actor=LIN, at=AT, values={"case:d": {}})


def test_many_streams_cost_a_few_statements(django_assert_max_num_queries):
    given = {f"case:{number}": {"count": number} for number in range(400)}
    with django_assert_max_num_queries(20), transaction.atomic():
        commands.append_to_each(event=TESTED, actor=LIN, at=AT, values=given)
    assert verify().is_sound
