"""The chain's table is the truth: pages, commands, roles and the written page follow it."""

from importlib import import_module
from pathlib import Path

import pytest
from django.urls import NoReverseMatch, reverse

from hengyuan.cases.rules import MOVES, STANDS_AT, Stage
from hengyuan.cli.docs import chain_page, radar_page, scorecard_page, supervision_page
from hengyuan.people.rules import SEPARATED, Duty, Role, objection_to

APPS = ("intake", "examination", "assignment", "handling", "closing", "money")
ANY = "00000000-0000-0000-0000-000000000000"
# Moves that one command of the same page makes under another name.
COMMANDS = {"record_act": "record_acts", "pay": "pay_batch"}


def resolves(name):
    for words in ((), (ANY,)):
        try:
            return reverse(name, args=words)
        except NoReverseMatch:
            continue
    return ""


@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.command)
def test_a_move_has_its_page_command_and_roles(move):
    assert not move.url or resolves(move.url)
    name = COMMANDS.get(move.command, move.command)
    assert any(hasattr(import_module(f"hengyuan.{app}.commands"), name) for app in APPS)
    assert set(move.roles) <= {role.value for role in Role}
    assert not move.duty or Duty(move.duty)


def test_every_stage_stands_somewhere():
    assert set(STANDS_AT) == set(Stage)


def test_the_written_page_is_the_table():
    page = Path(__file__).parents[2] / "docs" / "law" / "chain.md"
    assert page.read_text(encoding="utf-8") == chain_page(), "run `make docs`"


def test_the_written_page_of_supervision_is_its_rules():
    page = Path(__file__).parents[2] / "docs" / "law" / "supervision.md"
    assert page.read_text(encoding="utf-8") == supervision_page(), "run `make docs`"


@pytest.mark.parametrize(("first", "second", "why"), SEPARATED)
def test_separated_duties_object_both_ways(first, second, why):
    assert objection_to(second, {first: 7}, 7) == why
    assert objection_to(first, {second: 7}, 7) == why
    assert objection_to(second, {first: 7}, 8) == ""


def test_the_written_page_of_the_radar_is_its_kinds():
    page = Path(__file__).parents[2] / "docs" / "law" / "radar.md"
    assert page.read_text(encoding="utf-8") == radar_page(), "run `make docs`"


def test_the_written_page_of_scorecards_is_its_indicators():
    page = Path(__file__).parents[2] / "docs" / "law" / "scorecard.md"
    assert page.read_text(encoding="utf-8") == scorecard_page(), "run `make docs`"
