"""The page of the lot: its numbers, codes and examples are those of the code."""

import json
import re
from pathlib import Path

from hengyuan.law.draw import Stream, first_of, load_all, verify
from hengyuan.law.draw.announcement import FORMAT, PARTS, Why
from hengyuan.law.draw.canonical import canonical, sm3
from hengyuan.law.draw.page import PAGE, content_policy
from hengyuan.law.draw.record import RECORD_FORMAT, Abandoned
from hengyuan.law.draw.shape import SCHEMA
from hengyuan.law.draw.words import CAUTIONS, DIFFERENCES, Stage
from hengyuan.law.tests.draw_cheats import CHEATS, SERIES, honest

DOCS = Path(__file__).parents[3] / "docs" / "law"
TEXT = (DOCS / "draw.md").read_text(encoding="utf-8")


def test_the_example_is_the_honest_one():
    records = load_all((DOCS / "draw-example.json").read_text(encoding="utf-8"))
    assert records == honest().records
    assert verify(records[3], previous_records=records[:3]).is_sound


def test_the_worked_numbers_are_those_of_the_code():
    record = honest().record
    weights = sorted([each["id"], each["weight"]] for each in record["announcement"]["candidates"])
    block = Stream(record["seed"]).take(32)
    secret = record["nonces"][0]["nonce"]
    for value in (
        first_of(SERIES), record["parts"]["weights"], canonical(weights).decode(),
        record["commitment"], secret, sm3(bytes.fromhex(secret)).hex(),
        record["external"]["value"], record["seed"], block.hex(), record["hash"],
    ):  # fmt: skip
        assert f"`{value}`" in TEXT, value
    assert [each & 15 for each in block[:3]] == [2, 12, 3]
    assert block[:3] == bytes.fromhex("822c43")
    assert record["steps"] == [
        {"below": 13, "taken": [2], "winner": "L-001"},
        {"below": 10, "taken": [12, 3], "winner": "L-003"},
    ]


def test_every_code_stage_and_part_has_its_place():
    named = set(re.findall(r"`([a-z_]+)`", TEXT))
    assert set(DIFFERENCES) | set(CAUTIONS) | set(PARTS) - {"time"} <= named
    for stage in Stage:
        assert f"\n| {stage} |" in TEXT


def test_every_code_of_the_catalogue_is_found_in_its_table():
    table = TEXT.partition("## The catalogue of cheats")[2]
    others = {
        "shape", "duplicate", "outcome_contradicts", "announcement_differs", "purpose_changed",
        "pool_changed", "external_changed", "checkpoint_changed", "time_changed",
        "commitment_differs", "no_secret", "closed_before", "count_impossible",
    }  # fmt: skip
    assert {each[1] for each in CHEATS} - others <= set(re.findall(r"`([a-z_]+)`", table))


def test_the_schema_is_json_schema_and_names_what_the_code_names():
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    record = schema["$defs"]["record"]["properties"]
    announced = schema["$defs"]["announcement"]["properties"]
    assert record["format"]["const"] == RECORD_FORMAT
    assert announced["format"]["const"] == FORMAT
    assert tuple(record["parts"]["properties"]) == PARTS
    assert announced["reason"]["properties"]["code"]["enum"] == [each.value for each in Why]
    codes = record["abandoned"]["properties"]["code"]["enum"]
    assert sorted(codes) == sorted(each.value for each in Abandoned)
    for part in objects(schema):
        assert part["required"] == list(part["properties"])
        assert part["additionalProperties"] is False


def objects(value):
    if isinstance(value, dict):
        if "properties" in value and "type" in value:
            yield value
        for inner in value.values():
            yield from objects(inner)


def test_the_page_bears_its_own_policy():
    text = PAGE.read_text(encoding="utf-8")
    assert f'content="{content_policy()}"' in text
    assert content_policy().count("'sha256-") == 2
    assert not re.findall(r"(?:src|href)=|\son\w+=|innerHTML|style=", text)
