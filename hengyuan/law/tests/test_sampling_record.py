"""The record of a sample: honest ones verify, every planted change is named."""

import copy
import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest

from hengyuan.law.draw import AmbiguousText, External, Party, Printed, secret_commitment
from hengyuan.law.draw.canonical import canonical, digest, sm3
from hengyuan.law.english import HAN, english
from hengyuan.law.sampling import Batch, CannotSample
from hengyuan.law.sampling.frame import frame_digest
from hengyuan.law.sampling.record import (
    RECORD_DOMAIN,
    Announcement,
    NotASample,
    Sample,
    dump,
    load,
)
from hengyuan.law.sampling.simulate import MONTHLY, County
from hengyuan.law.sampling.verification import CAUTIONS, DIFFERENCES, issue, verify

AT = datetime(2026, 2, 27, 1, tzinfo=UTC)
DAY = timedelta(days=1)
NONCES = {name: sm3(name.encode()).hex() for name in ("institution", "bar")}
PARTIES = tuple(Party(name, name, secret_commitment(nonce)) for name, nonce in NONCES.items())
UNITS = County(7).month(60, 60)


def announced(**more):
    words = {
        "series": "quality:330106", "number": 3, "purpose": "follow_up",
        "starts_on": date(2026, 3, 1), "ends_on": date(2026, 3, 31),
        "settings": replace(MONTHLY, plans=125), "parties": PARTIES, "at": AT,
        "external": External("福利彩票双色球", "2026023", AT + DAY), "outside": "当日账本校验点",
    }  # fmt: skip
    return Announcement(**words | more)


def month(**more):
    batches = tuple(
        Batch(AT + (2 + turn) * DAY, UNITS[start : start + 6], f"checkpoint {turn}")
        for turn, start in enumerate(range(0, 60, 6))
    )
    words = {
        "announcement": announced(), "nonces": NONCES, "batches": batches,
        "ended_at": AT + 33 * DAY, "ended_outside": "checkpoint 31",
        "printed": Printed("03 08 15 22 27 31 11", AT + DAY),
    }  # fmt: skip
    return Sample(**words | more)


def closed_round(**more):
    settings = replace(MONTHLY, rate=None, number=12, expected=99, plans=250).for_frame(60)
    words = {"settings": settings, "outside": "", "frame": frame_digest(UNITS)}
    return month(
        announcement=announced(**words | more), batches=(Batch(AT - DAY, UNITS),), ended_outside=""
    )


@pytest.fixture(scope="module")
def honest():
    return issue(month())


def test_an_honest_month_verifies_with_nothing_left_to_trust(honest):
    verdict = verify(honest, announced=announced().as_dict(), external_value="03 08 15 22 27 31 11")
    assert verdict.is_sound and verdict.cautions == ()
    assert (
        honest["target"]
        == honest["quota"]
        == sum(one["how"] != "not_drawn" for one in honest["decisions"])
    )
    assert load(dump(honest)) == honest


def test_a_closed_round_verifies():
    record = issue(closed_round())
    assert verify(record).is_sound and record["target"] == record["quota"]
    assert [one.code for one in verify(record).cautions] == [
        "published_not_given", "external_not_given",
    ]  # fmt: skip


def test_what_is_left_to_trust_is_told():
    alone = announced(parties=PARTIES[:1], external=None, outside="")
    batches = tuple(replace(batch, outside="") for batch in month().batches)
    record = issue(
        month(
            announcement=alone, nonces={"institution": NONCES["institution"]}, batches=batches,
            ended_outside="", printed=None,
        )
    )  # fmt: skip
    codes = [one.code for one in verify(record, announced=alone.as_dict()).cautions]
    assert codes == ["one_secret", "no_outside"]


def test_a_number_above_the_quota_is_told():
    settings = replace(MONTHLY, rate=Fraction(1, 10), plans=250)
    record = issue(month(announcement=announced(settings=settings)))
    told = {one.code: one.text_zh for one in verify(record).cautions}
    assert f"由{record['quota']}件增加到{record['target']}件" in told["above_quota"]


def rehashed(record):
    """The cheat computes the record's hash again."""
    record["hash"] = digest(
        RECORD_DOMAIN, canonical({k: v for k, v in record.items() if k != "hash"})
    )


def put(*path_and_value):
    *path, last, value = path_and_value

    def change(record):
        inner = record
        for key in path:
            inner = inner[key]
        inner[last] = value(inner[last]) if callable(value) else value

    return change


def swap_decisions(record):
    drawn = next(one for one in record["decisions"] if one["how"] == "quota")
    spared = next(one for one in record["decisions"] if one["how"] == "not_drawn")
    drawn["how"], spared["how"] = spared["how"], drawn["how"]


def drop_a_unit(record):
    record["batches"][3]["units"].pop()
    record["decisions"].pop(23)


CHEATS = {
    "settings changed": (
        put("announcement", "settings", "rate", "1/4"), "commitment_differs"),
    "commitment changed": (put("commitment", "00" * 32), "commitment_differs"),
    "secret changed": (put("nonces", 0, "nonce", "11" * 32), "nonce_changed"),
    "secret left out": (lambda record: record["nonces"].pop(), "nonce_missing"),
    "secrets in another order": (lambda record: record["nonces"].reverse(), "nonce_missing"),
    "outside number left out": (put("external", None), "external_missing"),
    "outside number changed": (put("external", "value", "01"), "external_differs"),
    "batch before the outside number": (put("batches", 0, "at", "2026-02-27T05:00:00.000000Z"),
        "time_order"),
    "outside text left out": (put("batches", 2, "outside", ""), "outside_not_promised"),
    "outside text changed": (put("batches", 2, "outside", "another"), "batch_differs"),
    "end changed": (put("ended", "outside", "another"), "batch_differs"),
    "seed chosen": (put("seed", "22" * 32), "seed_differs"),
    "unit left out": (drop_a_unit, "batch_differs"),
    "unit of another firm": (put("batches", 1, "units", 0, "groups", "firm", "F99"),
        "batch_differs"),
    "flag hidden": (put("batches", 0, "units", 0, "flags", ["late"]), "batch_differs"),
    "another plan": (put("plan", lambda plan: (plan + 1) % 125), "plan_differs"),
    "quota lowered": (put("quota", 1), "total_differs"),
    "target lowered": (put("target", 1), "total_differs"),
    "one exchanged for another": (swap_decisions, "decision_differs"),
    "chance changed": (put("decisions", 5, "plans", lambda count: count + 1), "decision_differs"),
    "a decision too many": (lambda record: record["decisions"].append(
        {"unit": "x", "how": "quota", "plans": 1, "by_then": 1}), "decision_differs"),
    "something added": (put("announcement", "settings", "plans", 126), "commitment_differs"),
    "a note added": (lambda record: record.update(note="x"), "record_hash_differs"),
    "a note in the announcement": (put("announcement", "note", "x"), "record_differs"),
    "no batches": (lambda record: record.pop("batches"), "unreadable"),
    "a text for a number": (put("announcement", "settings", "number", "3"), "unreadable"),
    "a unit twice": (put("batches", 0, "units", 1, "id", "C0000"), "unreadable"),
    "no zone": (put("ended", "at", "2026-04-01T00:00:00"), "unreadable"),
    "no secret at all": (lambda record: (
        record["announcement"].update(parties=[], external=None),
        record.update(commitment=Announcement.of(record["announcement"]).commitment)),
        "no_secret"),
}  # fmt: skip


@pytest.mark.parametrize("cheat", CHEATS)
def test_a_planted_change_is_named(honest, cheat):
    change, code = CHEATS[cheat]
    record = copy.deepcopy(honest)
    change(record)
    rehashed(record)
    found = verify(record, external_value="03 08 15 22 27 31 11").difference
    assert found.code == code
    assert found.text_zh and not HAN.search(english(found.text_zh).replace("当日账本校验点", ""))


def test_a_hash_that_is_not_its_own(honest):
    record = honest | {"hash": "00" * 32}
    assert verify(record).difference.code == "record_hash_differs"


def test_an_exchanged_decision_names_the_case_and_both_ways(honest):
    record = copy.deepcopy(honest)
    swap_decisions(record)
    found = verify(record).difference
    assert found.where.startswith("decisions[") and "未抽中" in found.text_zh
    assert english(found.text_zh).startswith("C00")


def test_another_announcement_than_the_published_one(honest):
    published = announced(number=4).as_dict()
    found = verify(honest, announced=published).difference
    assert (found.code, found.where) == ("announcement_differs", "announcement.number")


def test_a_closed_frame_cannot_be_changed_after_the_commitment():
    record = issue(closed_round())
    record["batches"][0]["units"].pop()
    rehashed(record)
    assert verify(record).difference.code == "frame_differs"


def test_nothing_is_issued_that_would_not_verify():
    with pytest.raises(CannotSample, match="time_order"):
        issue(month(ended_at=AT))
    with pytest.raises(CannotSample, match="frame_differs"):
        issue(replace(closed_round(), announcement=announced(outside="", frame="00" * 32),
                      batches=(Batch(AT - DAY, UNITS),)))  # fmt: skip


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": "other"}'])
def test_a_text_that_is_no_record(text):
    with pytest.raises(NotASample):
        load(text)


def test_a_text_with_two_readings(honest):
    text = dump(honest).replace('"number":', '"number": 1,\n"number":', 1)
    with pytest.raises(AmbiguousText):
        load(text)
    assert json.loads(text)["format"]


def test_every_sentence_is_used_and_has_its_english():
    for text in (*DIFFERENCES.values(), *CAUTIONS.values()):
        filled = text.format(expected="1", found="2", unit="C1")
        assert not HAN.search(english(filled)), text
