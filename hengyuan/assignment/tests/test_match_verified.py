"""智能随机 is no private dice: its record is computed again from files that anybody can take."""

import json

import pytest
from click.testing import CliRunner
from django.test import Client
from django.urls import reverse

from hengyuan.assignment import commands
from hengyuan.assignment.commands import CannotHoldRound
from hengyuan.assignment.models import Round
from hengyuan.assignment.tests.factories import granted
from hengyuan.cli.draw import group
from hengyuan.ledger import commands as ledger
from tests.cast import at

pytestmark = pytest.mark.django_db


@pytest.fixture
def matched(cast):
    """A case whose match is committed to and drawn."""
    case, actor = granted(cast, "甲某", 11), cast.actor("assigner")
    ledger.checkpoint(at=at("2026-03-05 00:10"))
    round_ = commands.open_match(case=case, actor=actor, at=at("2026-03-05 09:00"))
    return commands.draw_round(round_=round_, actor=actor, at=at("2026-03-05 09:05"))


def verified(folder, round_, record=None):
    """What `hengyuan draw verify` says of the files as the public page hands them out."""
    paths = []
    for name, changed in (("record_file", record), ("ledger_file", None)):
        answer = Client().get(reverse(f"draw:{name}", args=[round_.record_hash]))
        path = folder / f"{name}.json"
        path.write_text(changed or answer.content.decode(), encoding="utf-8")
        paths.append(str(path))
    found = CliRunner().invoke(group, ["verify", paths[0], "--ledger", paths[1], "--json"])
    return json.loads(found.output)["records"][0], found.exit_code


def test_the_record_of_a_match_is_computed_again_by_the_command(matched, tmp_path):
    told, code = verified(tmp_path, matched)
    assert told["sound"] and code == 0
    announced = json.loads(matched.record)["announcement"]
    weights = {each["id"]: each["weight"] for each in announced["candidates"]}
    assert announced["purpose"] == "match" and min(weights.values()) > 1
    assert json.loads(matched.record)["winners"][0] in weights


def test_another_weight_or_winner_is_found_out(matched, tmp_path):
    weight = json.loads(matched.record)
    weight["announcement"]["candidates"][0]["weight"] += 40
    winner = json.loads(matched.record)
    others = {each["id"] for each in winner["announcement"]["candidates"]} - {winner["winners"][0]}
    winner["winners"] = [others.pop()]
    for record in (weight, winner):
        text = json.dumps(record, ensure_ascii=False, indent=2) + "\n"
        told, code = verified(tmp_path, matched, text)
        assert not told["sound"] and code == 1


def test_a_drawn_match_is_used_and_not_quietly_drawn_again(matched, cast):
    case, actor = matched.case, cast.actor("assigner")
    with pytest.raises(CannotHoldRound, match="前一轮已经摇出而没有使用"):
        commands.open_match(case=case, actor=actor, at=at("2026-03-05 09:10"))
    made = commands.assign_by_lot(case=case, actor=actor, at=at("2026-03-05 09:20"))
    assert f"provider:{made.handler_id}" == json.loads(matched.record)["winners"][0]
    assert Round.objects.get(pk=matched.pk).assignment == made
