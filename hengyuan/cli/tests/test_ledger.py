"""`hengyuan ledger`: what it prints and with which status it ends."""

import json

import pytest
from click.testing import CliRunner
from django.db import connection

from hengyuan.assignment.tests.lot_factories import drawn, waiting
from hengyuan.cli.draw import group as draw
from hengyuan.cli.ledger import group
from hengyuan.ledger import signature, triggers
from hengyuan.ledger.models import Event
from hengyuan.ledger.tests.factories import append, small_ledger
from tests.cast import build

pytestmark = pytest.mark.django_db


def run(*arguments: object):
    return CliRunner().invoke(group, [str(each) for each in arguments])


def break_event(seq: int) -> Event:
    triggers.remove(connection)
    event = Event.objects.select_related("stream").get(stream__name="case:a", seq=seq)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_event SET roles = 'R-08' WHERE id = %s", [event.pk])
    return event


def test_a_sound_ledger_ends_with_nought():
    small_ledger()
    result = run("verify")
    assert result.exit_code == 0
    assert "事件 14 条、链 3 条、校验点 2 个" in result.output
    assert "账本完好" in result.output
    assert "5 条在最近的校验点之后" in result.output
    assert json.loads(run("verify", "--json").output)["events"] == 14
    assert run("verify", "--stream", "case:a").exit_code == 0


def test_a_broken_ledger_names_the_event_and_ends_with_one():
    small_ledger()
    event = break_event(2)
    result = run("verify")
    assert result.exit_code == 1
    for part in (f"事件 {event.pk}", "case:a", "第 2 条", "ledger_test.happened"):
        assert part in result.output
    told = run("verify", "--json")
    assert told.exit_code == 1
    assert json.loads(told.output)["broken"]["event_id"] == event.pk
    assert run("verify", "--stream", "case:a").exit_code == 1
    assert run("verify", "--stream", "case:b").exit_code == 0


def test_checkpoints_are_signed_exported_and_compared(tmp_path):
    kept = tmp_path / "kept.jsonl"
    append()
    assert "校验点 1：" in run("checkpoint").output
    assert "没有新事件" in run("checkpoint").output
    assert run("export-checkpoints", kept).exit_code == 0
    result = run("verify", "--against", kept)
    assert (result.exit_code, "外部保存的 1 个校验点一致" in result.output) == (0, True)
    kept.write_text(kept.read_text().replace('"count": 1', '"count": 2'))
    assert run("verify", "--against", kept).exit_code == 1
    assert run("verify", "--against", kept, "--stream", "case:1").exit_code == 2
    assert run("verify", "--against", tmp_path / "absent").exit_code == 2
    assert run("export-checkpoints", tmp_path / "absent" / "kept").exit_code == 1


def test_a_proof_is_printed_and_checked(tmp_path):
    small_ledger()
    event = Event.objects.order_by("pk")[3]
    result = run("proof", event.pk)
    assert result.exit_code == 0
    file = tmp_path / "proof.json"
    file.write_text(result.output)
    assert run("check-proof", file, "--key", signature.public_key()).exit_code == 0
    assert run("check-proof", file, "--key", "0" * 64).exit_code == 1
    file.write_text("{}")
    assert run("check-proof", file).exit_code == 1
    for nothing in (Event.objects.order_by("-pk")[0].pk, 10**9):
        assert run("proof", nothing).exit_code == 1
    assert run("proof", "x").exit_code == 2


def test_a_proof_is_not_given_on_a_broken_ledger():
    small_ledger()
    triggers.remove(connection)
    first = Event.objects.order_by("pk")[0]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_event SET hash = %s WHERE id = %s", ["0" * 64, first.pk])
    result = run("proof", first.pk)
    assert result.exit_code == 1
    assert "run verify" in result.output


def test_a_stream_is_shown_oldest_first():
    for n in range(3):
        append(count=n)
    lines = run("show", "case:1").output.splitlines()
    assert "收到材料0份" in lines[0]
    assert "收到材料2份" in lines[4]
    rows = [json.loads(line) for line in run("show", "case:1", "--json").output.splitlines()]
    assert [(row["seq"], row["stream"]) for row in rows] == [
        (1, "case:1"),
        (2, "case:1"),
        (3, "case:1"),
    ]
    assert run("show", "case:2").exit_code == 1


def test_what_the_ledger_says_of_lots_is_written_for_a_verifier(db, tmp_path):
    cast = build()
    round_ = drawn(cast, waiting(cast))
    record, ledger = tmp_path / "record.json", tmp_path / "ledger.json"
    record.write_text(round_.record, encoding="utf-8")
    assert "1 轮摇号" in run("export-lots", round_.stream, ledger).output
    verified = CliRunner().invoke(draw, ["verify", str(record), "--ledger", str(ledger)])
    assert verified.exit_code == 0 and "账本" in verified.output
    ledger.write_text(ledger.read_text().replace(round_.commitment, "0" * 64), encoding="utf-8")
    assert CliRunner().invoke(
        draw, ["verify", str(record), "--ledger", str(ledger)]
    ).exit_code == 1  # fmt: skip
    assert run("export-lots", "case:none", ledger).exit_code == 1
    assert run("export-lots", round_.stream, tmp_path / "no" / "file").exit_code == 1
