"""The lot: the algorithm against its page's rules, the records, every cheat of the catalogue."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hengyuan.law.draw import (
    Abandoned,
    AmbiguousText,
    Announcement,
    CannotDraw,
    External,
    LedgerAnchor,
    NoEvidence,
    NotARecord,
    Printed,
    Why,
    abandoned,
    commit,
    drawn,
    dump,
    first_of,
    load,
    load_all,
    verify,
)
from hengyuan.law.draw.canonical import NoCanonicalForm, canonical, encoded, instant, sm3
from hengyuan.law.draw.evidence import first_difference
from hengyuan.law.draw.shape import first_misfit
from hengyuan.law.draw.words import CAUTIONS, DIFFERENCES, STAGES, Stage
from hengyuan.law.tests.draw_cheats import (
    CHEATS,
    OUT,
    PEOPLE,
    SERIES,
    START,
    World,
    announcement,
    closed,
    honest,
    known,
    nonce,
    nonces,
    planted,
    resealed,
)


def judged(world: World):
    given = world.evidence()
    return verify(
        world.record,
        previous_records=given.get("previous"),
        ledger_anchor=LedgerAnchor.of(given["ledger"]) if "ledger" in given else None,
        announced=given.get("announced"),
        pool=frozenset(given["pool"]) if "pool" in given else None,
        external_value=given.get("external"),
    )


def test_sm3_gives_the_example_of_the_standard():
    assert sm3(b"abc").hex() == ("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0")


def test_four_honest_rounds_are_sound_to_whoever_holds_everything():
    verdict = judged(honest())
    assert verdict.is_sound
    assert verdict.passed == tuple(Stage)
    assert verdict.cautions == ()
    assert verdict.as_dict()["passed"][0] == {"code": "format", "zh": "格式", "en": "format"}


def test_what_a_reader_does_not_hold_is_a_caution():
    world = honest()
    world.only()
    verdict = judged(world)
    assert verdict.is_sound
    assert [each.code for each in verdict.cautions] == [
        "published_not_given", "pool_not_given", "external_not_given", "history_not_given",
        "ledger_not_given",
    ]  # fmt: skip
    assert "03 08 15 22 27 31 11" in verdict.cautions[2].text_zh
    assert verdict.as_dict()["cautions"][3]["zh"] == "没有提供之前的3轮，未核对"
    assert not {Stage.PUBLISHED, Stage.LEDGER, Stage.HISTORY} & set(verdict.passed)


def test_each_round_of_the_case_is_sound_with_those_before_it():
    records = honest().records
    for index, record in enumerate(records):
        assert verify(record, previous_records=records[:index]).is_sound
        assert verify(record, previous_records=records).is_sound  # later ones and itself


def test_a_round_does_not_answer_for_later_ones():
    records = honest().records
    records[3]["seed"] = "0" * 64
    assert verify(records[0], previous_records=records).is_sound
    assert verify(records[3], previous_records=records).difference.code == "seed_differs"


@pytest.mark.parametrize("name", [each[0] for each in CHEATS])
def test_a_cheat_is_detected_and_named(name):
    world, code = planted(name)
    verdict = judged(world)
    assert verdict.difference is not None
    assert verdict.difference.code == code, verdict.difference
    told = verdict.as_dict()["difference"]
    assert told["zh"]
    assert "{" not in told["zh"] + told["en"]


def test_the_catalogue_leads_to_every_code():
    assert {each[1] for each in CHEATS} == set(DIFFERENCES) - {"text"}
    assert set(STAGES) == {each.value for each in Stage}


def test_the_first_difference_is_named_with_its_place():
    world, _ = planted("the_list_differs_from_the_one_published")
    difference = judged(world).difference
    assert difference.where == "announcement.candidates[1].weight"
    assert difference.text_zh == (
        "与摇号前公示的不同：announcement.candidates[1].weight，公示为2，记录为9"
    )
    assert difference.round == 4
    world, _ = planted("an_earlier_record_was_edited")
    assert judged(world).difference.round == 1


def test_one_party_alone_has_to_be_trusted_and_the_verdict_says_so():
    alone = announcement(1, first_of(SERIES))
    alone = replace(alone, parties=alone.parties[:1], checkpoint=None)
    verdict = verify(drawn(alone, nonces(alone), closed_at=closed(alone)))
    assert verdict.is_sound
    assert [each.code for each in verdict.cautions][:2] == ["one_secret", "no_checkpoint"]


def test_a_number_from_print_alone_is_secret_enough():
    fourth = honest().record["announcement"]
    announced = replace(
        announcement(1, first_of(SERIES)),
        parties=(),
        external=honest_external(),
    )
    printed = Printed("7 7", START + timedelta(hours=13))
    record = drawn(announced, {}, closed_at=closed(announced), printed=printed)
    assert verify(record, external_value="7 7").is_sound
    assert record["external"]["issue"] == fourth["external"]["issue"]


def honest_external():
    return External("中国福利彩票双色球", "2026027", START + timedelta(hours=12))


def test_later_rounds_in_the_ledger_are_told():
    world = honest()
    world.records = world.records[:2]
    world.only("ledger", "previous")
    assert [each.code for each in judged(world).cautions][-1] == "later_rounds"


def test_a_ledger_without_rounds_or_checkpoints_answers_what_it_can():
    world = honest()
    only = LedgerAnchor.of(world.ledger["checkpoints"])
    assert verify(world.record, ledger_anchor=only).is_sound
    rounds = LedgerAnchor.of({"rounds": [known(world.record) | {"record": ""}]})
    assert verify(world.record, ledger_anchor=rounds).is_sound
    alone = replace(announcement(1, first_of(SERIES)), checkpoint=None)
    record = drawn(alone, nonces(alone), closed_at=closed(alone))
    assert verify(record, ledger_anchor=only).is_sound


@pytest.mark.parametrize(
    "value", [5, {"rounds": [{}]}, {"rounds": [7]}, [{"number": 1}], "text", {"rounds": 4}]
)
def test_a_ledger_that_cannot_be_read_says_so(value):
    with pytest.raises(NoEvidence, match="checkpoints"):
        LedgerAnchor.of(value)


# Making records


def test_what_is_committed_is_what_the_record_bears():
    announced = announcement(1, first_of(SERIES))
    parts, commitment = commit(announced)
    record = drawn(announced, nonces(announced), closed_at=closed(announced))
    assert (record["parts"], record["commitment"]) == (parts, commitment)
    assert len(record["winners"]) == 2
    assert load(dump(record)) == record


def test_a_text_may_hold_several_records():
    records = honest().records
    assert load_all(json.dumps(records, ensure_ascii=False)) == records
    with pytest.raises(NotARecord, match="4 records"):
        load(json.dumps(records, ensure_ascii=False))


def test_a_party_that_does_not_reveal_ends_the_round_visibly():
    announced = announcement(1, first_of(SERIES))
    with pytest.raises(CannotDraw, match="nonce_missing: 应当由bar揭示"):
        drawn(announced, nonces(announced, without={"bar"}), closed_at=closed(announced))
    record = abandoned(
        announced, nonces(announced, without={"bar"}), code=Abandoned.PARTY_SILENT,
        text="逾期", closed_at=closed(announced),
    )  # fmt: skip
    assert verify(record, previous_records=[]).is_sound
    assert record["winners"] == []


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"count": 6}, "6 winners cannot be drawn among 5"),
        ({"at": START + timedelta(days=2)}, "closed_before"),
        ({"why": Why.MORE}, "reason_contradicts"),
        ({"previous": "0" * 64}, "previous_differs"),
        ({"excluded": OUT + OUT}, "duplicate"),
        ({"case": ""}, "shape: 格式不符：announcement.case"),
    ],
)
def test_no_record_is_issued_that_would_not_verify(change, complaint):
    announced = announcement(1, first_of(SERIES), **change)
    with pytest.raises(CannotDraw, match=complaint):
        drawn(announced, nonces(announced), closed_at=START + timedelta(hours=20))


def test_a_number_that_nobody_announced_cannot_be_mixed_in():
    announced = announcement(1, first_of(SERIES))
    with pytest.raises(CannotDraw, match="no outside number was announced"):
        drawn(
            announced, nonces(announced), closed_at=closed(announced), printed=Printed("1", START)
        )


def test_a_result_that_is_known_cannot_be_abandoned():
    announced = announcement(1, first_of(SERIES))
    with pytest.raises(CannotDraw, match="abandoned_after_reveal"):
        abandoned(
            announced, nonces(announced), code=Abandoned.OTHER, text="", closed_at=closed(announced)
        )


def test_a_wrong_secret_is_refused():
    announced = announcement(1, first_of(SERIES))
    wrong = nonces(announced) | {"bar": nonce(9, "bar")}
    with pytest.raises(CannotDraw, match="nonce_changed: bar揭示的不是其承诺的秘密"):
        drawn(announced, wrong, closed_at=closed(announced))


# Text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"number":4', '"number":3,"number":4'),  # a key twice
        ('"number":4', '"number":4.0'),
        ('"number":4', '"number":4e0'),
        ('"number":4', '"number":-0'),
        ('"policy":"demo', '"policy":"\\u0064emo'),  # an escape that is not needed
        ('"policy":"demo', '"policy":"\\ud800demo'),  # half a surrogate
    ],
)
def test_a_text_that_can_be_read_in_two_ways_is_refused(before, after):
    text = json.dumps(honest().record, ensure_ascii=False, separators=(",", ":"))
    assert load(text)
    assert before in text
    with pytest.raises(AmbiguousText):
        load(text.replace(before, after))


@pytest.mark.parametrize(
    "text", ["", "{", "NaN", "[]", "[5]", "{}", '{"format":"x"}', "[" * 100_000]
)
def test_what_is_no_record_says_so(text):
    with pytest.raises(NotARecord):
        load(text)


@pytest.mark.parametrize("value", [1.0, True, {1: 2}, "\ud800", [{"a": [0.5]}], {"x": {"y": b""}}])
def test_what_has_two_forms_has_no_canonical_one(value):
    with pytest.raises(NoCanonicalForm):
        canonical(value)


def test_canonical_bytes_do_not_depend_on_the_order_of_keys():
    assert canonical({"b": [1, None], "a": "律"}) == '{"a":"律","b":[1,null]}'.encode()
    assert encoded("d", b"ab", b"") == b"d\0\0\0\2ab\0\0\0\0"
    with pytest.raises(NoCanonicalForm, match="no time zone"):
        instant(START.replace(tzinfo=None))


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda record: [], ""),
        (lambda record: {k: v for k, v in record.items() if k != "seed"}, "seed"),
        (lambda record: record | {"b": 1, "a": 1}, "a"),
        (lambda record: record | {"seed": "A" * 64}, "seed"),
        (lambda record: record | {"seed": "a" * 64 + "\n"}, "seed"),
        (lambda record: record | {"winners": ["é"]}, "winners[0]"),
        (lambda record: record | {"steps": [5]}, "steps[0]"),
        (lambda record: record | {"abandoned": {"code": "x", "text": ""}}, "abandoned.code"),
        (
            lambda record: record | {"abandoned": {"code": "other", "text": "\ud800"}},
            "abandoned.text",
        ),
        (
            lambda record: record | {"abandoned": {"code": "other", "text": "x" * 501}},
            "abandoned.text",
        ),
    ],
)
def test_the_first_misfit_has_its_place(change, place):
    changed = change(honest().record)
    assert first_misfit(changed, "record") == place
    assert verify(changed).difference.where == place


def test_the_first_difference_of_two_announcements():
    assert first_difference({"a": [1, 2]}, {"a": [1, 2]}) is None
    assert first_difference({"a": [1, 2]}, {"a": [1]}) == ("a[1]", "2", "—")
    assert first_difference({"a": 1}, {}) == ("a", "1", "—")
    assert first_difference({}, {"z": [1], "b": [1]}) == ("b", "—", "[1]")
    assert first_difference({"a": "x" * 99}, {"a": {}}) == ("a", "x" * 80 + "…", "{}")


# What must hold for all


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.integers(1, 1_000_000), min_size=1, max_size=12),
    st.integers(1, 12),
    st.integers(1, 10**6),
)
def test_any_round_is_sound_and_any_edit_of_it_is_found(weights, count, number):
    people = tuple(
        replace(announcement(1, "").candidates[0], id=f"L-{index}", weight=weight)
        for index, weight in enumerate(weights)
    )
    announced = announcement(
        1, first_of(SERIES), candidates=people, count=min(count, len(people)), round=f"r{number}"
    )
    record = drawn(announced, nonces(announced), closed_at=closed(announced))
    assert verify(record, previous_records=[]).is_sound
    assert len(set(record["winners"])) == announced.count
    for place, edited in edits(record):
        assert not verify(edited).is_sound, place


def edits(record):
    """The record with each of its values changed in turn, but the hash computed again."""
    text = json.dumps(record, ensure_ascii=False)
    for place in places(record):
        changed = json.loads(text)
        inner = changed
        for key in place[:-1]:
            inner = inner[key]
        value = inner[place[-1]]
        inner[place[-1]] = value + 1 if isinstance(value, int) else flipped(value)
        yield place, changed


def flipped(text):
    return text[:-1] + ("1" if text[-1:] != "1" else "2")


def places(value, path=()):
    if isinstance(value, dict | list):
        keys = value if isinstance(value, dict) else range(len(value))
        for key in keys:
            yield from places(value[key], (*path, key))
    elif value is not None:
        yield path


def test_a_fully_computed_redraw_shows_only_against_the_ledger():
    """What the page says about trust: inside one record, everything can be computed anew."""
    world = honest()
    resealed(world.record, nonces={"institution": nonce(40, "a"), "bar": nonce(40, "b")})
    world.only()
    verdict = judged(world)
    assert verdict.is_sound
    assert "ledger_not_given" in [each.code for each in verdict.cautions]
    assert {"one_secret", "later_rounds"} < set(CAUTIONS)
    assert len(PEOPLE) == 5


@pytest.mark.parametrize("number", range(4))
def test_an_announcement_is_read_again_from_its_published_form(number):
    announced = honest().records[number]["announcement"]
    assert Announcement.of(announced).as_dict() == announced
