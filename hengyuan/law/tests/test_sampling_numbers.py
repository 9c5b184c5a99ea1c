"""Named case numbers: what is taken, and the record that is verified as any other."""

import copy
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from hengyuan.law.draw import Party, secret_commitment
from hengyuan.law.sampling import Batch, CannotSample, Unit
from hengyuan.law.sampling.frame import frame_digest
from hengyuan.law.sampling.named import Named, Numbered, named
from hengyuan.law.sampling.numbers import Numbers, parts_of, taken
from hengyuan.law.sampling.record import Announcement, Sample
from hengyuan.law.sampling.verification import issue, verify

AT = datetime(2026, 4, 1, 1, tzinfo=UTC)
SECRET = "5a" * 32


def unit(number, institution="I1", kind="criminal", year=2025):
    groups = {"institution": institution, "kind": kind, **parts_of(f"青援字〔{year}〕第{number}号")}
    return Unit(f"{institution}-{kind}-{year}-{number}", groups)


def gave(numbers, asked, kinds=("criminal",)):
    units = [unit(number) for number in numbers]
    found = taken(units, Numbers(tuple(asked), 2025, kinds))
    return [(one.named, one.number, one.why.value) for one in found]


@pytest.mark.parametrize(
    ("closed", "asked", "expected"),
    [
        ([11, 12, 13], [11, 12], [(11, 11, "named"), (12, 12, "named")]),
        ([10, 13, 14], [11, 12], [(11, 13, "next"), (12, 14, "next")]),
        ([12, 13], [11, 12], [(11, 13, "next"), (12, 12, "named")]),  # 12 is for 12 itself
        ([3, 11], [11, 12], [(11, 11, "named"), (12, 3, "first")]),
        ([11], [11, 12], [(11, 11, "named"), (12, 0, "none")]),
        ([2, 5, 20], [20, 4], [(20, 20, "named"), (4, 5, "next")]),
    ],
)
def test_what_is_taken_for_each_number(closed, asked, expected):
    assert gave(closed, asked) == expected


@pytest.mark.parametrize("closed", [[11, 12], [10, 13, 14], [12, 13], [3, 11], [1, 2, 3]])
def test_a_run_of_numbers_takes_what_named_takes(closed):
    units = [Numbered(unit(number), number) for number in closed]
    expected = named(units, Named(("institution",), 2), 11)
    found = taken([one.unit for one in units], Numbers((11, 12), 2025, ("criminal",)))
    assert {one.unit for one in found} == set(expected)


def test_of_two_series_with_one_number_the_lower_id_is_taken_and_the_other_is_not():
    units = [
        Unit(
            name,
            {"institution": "I1", "kind": "criminal", **parts_of(f"青援{word}字〔2025〕第11号")},
        )
        for name, word in (("b", "申"), ("a", "通"))
    ]
    found = taken([*units, unit(12)], Numbers((11, 12), 2025, ("criminal",)))
    assert [(one.unit, one.why.value) for one in found] == [
        ("a", "named"), ("I1-criminal-2025-12", "named"),
    ]  # fmt: skip


def test_each_institution_kind_and_the_year_are_apart():
    units = [unit(1), unit(2, kind="civil"), unit(7, "I2"), unit(1, year=2024), unit(9, "I3", "x")]
    found = taken(units, Numbers((1,), 2025, ("criminal", "civil")))
    told = [(one.institution, one.kind, one.number, one.why.value) for one in found]
    assert told == [
        ("I1", "criminal", 1, "named"), ("I1", "civil", 2, "next"),
        ("I2", "criminal", 7, "next"), ("I2", "civil", 0, "none"),
        ("I3", "criminal", 0, "none"), ("I3", "civil", 0, "none"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "year", "number"),
    [
        ("青援刑字〔2025〕第11号", "2025", "11"), ("（2025）粤援民字第0012号", "2025", "12"),
        ("[2025]3", "2025", "3"), ("没有号", "", ""), ("2025-0341", "2025", "341"),
    ],
)  # fmt: skip
def test_a_case_number_tells_year_and_running_number(text, year, number):
    assert parts_of(text) == {"year": year, "number": number}


@pytest.mark.parametrize(
    "wrong", [((), ("civil",)), ((1, 1), ("civil",)), ((0,), ("civil",)), ((1,), ())]
)
def test_what_names_nothing_is_refused(wrong):
    with pytest.raises(CannotSample):
        Numbers(wrong[0], 2025, wrong[1])


def sample(units=None, **changes):
    units = units or tuple(unit(number) for number in (10, 12, 13, 20))
    told = {
        "series": "review:1", "number": 1, "purpose": "peer_review",
        "starts_on": date(2025, 1, 1), "ends_on": date(2025, 12, 31),
        "settings": Numbers((11, 12), 2025, ("criminal", "civil")),
        "parties": (Party("organisation", "试验局", secret_commitment(SECRET)),),
        "at": AT + timedelta(hours=1), "outside": "校验点", "frame": frame_digest(units),
    } | changes  # fmt: skip
    return Sample(
        announcement=Announcement(**told), nonces={"organisation": SECRET},
        batches=(Batch(AT, units, "checkpoint 1"),), ended_at=AT + timedelta(days=1),
        ended_outside="checkpoint 2",
    )  # fmt: skip


def test_the_record_is_sound_and_says_that_a_person_named_the_numbers():
    record = issue(sample())
    verdict = verify(record, announced=record["announcement"])
    assert verdict.is_sound and [one.code for one in verdict.cautions] == ["named_by_person"]
    how = {one["unit"]: one["how"] for one in record["decisions"]}
    assert how == {
        "I1-criminal-2025-10": "not_drawn", "I1-criminal-2025-12": "named",
        "I1-criminal-2025-13": "next", "I1-criminal-2025-20": "not_drawn",
    }  # fmt: skip
    assert [one["why"] for one in record["taken"]] == ["next", "named", "none", "none"]


def swap(record):
    record["decisions"][2]["how"], record["decisions"][3]["how"] = "not_drawn", "next"


PLANTED = {
    "decision_differs": swap,
    "record_differs": lambda record: record["taken"][0].update(number=20),
    "commitment_differs": lambda record: record["announcement"]["settings"].update(named=[20]),
    "frame_differs": lambda record: record["batches"][0]["units"].pop(),
    "total_differs": lambda record: record.update(quota=9),
    "record_hash_differs": lambda record: record.update(hash="0" * 64),
    "nonce_changed": lambda record: record["nonces"][0].update(nonce="00" * 32),
}


@pytest.mark.parametrize("code", PLANTED)
def test_each_planted_change_is_named(code):
    record = copy.deepcopy(issue(sample()))
    PLANTED[code](record)
    assert verify(record).difference.code == code


def test_numbers_are_named_in_one_closed_frame():
    with pytest.raises(CannotSample):
        issue(sample(frame="0" * 64))
    two = replace(sample(), batches=sample().batches * 2)
    with pytest.raises(CannotSample, match="one closed frame"):
        two.as_record()
