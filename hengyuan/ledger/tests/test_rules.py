"""Canonical bytes, chain and Merkle tree, against figures worked out independently."""

import hashlib
import re
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hengyuan.ledger import rules

CONTENT = rules.EventContent(
    id=1,
    stream_id=2,
    seq=3,
    type="case.opened",
    at="2026-11-24T01:02:03.000004Z",
    account_id=4,
    roles="R-06",
    organisation_id=5,
    region="990102",
    values='{"word":"青"}',
    sealed="{}",
    previous_hash="a" * 64,
)


def sm3(data: bytes) -> bytes:
    return hashlib.new("sm3", data).digest()


def test_sm3_is_the_national_standard():
    """The example of GB/T 32905, appendix A.1."""
    expected = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    assert rules.sm3(b"abc").hex() == expected


def test_an_event_is_hashed_as_the_guide_says():
    written = b"hengyuan-ledger-event-1" + b"".join(
        len(field.encode()).to_bytes(4, "big") + field.encode()
        for field in (
            *("1", "2", "3", "case.opened", "2026-11-24T01:02:03.000004Z", "4", "R-06", "5"),
            *("990102", '{"word":"青"}', "{}", "a" * 64),
        )
    )
    assert rules.event_hash(CONTENT) == sm3(written).hex()


def test_no_two_ways_to_cut_the_fields_hash_alike():
    assert rules.encoded(b"d", [b"ab", b"c"]) != rules.encoded(b"d", [b"a", b"bc"])


def test_streams_begin_differently():
    assert rules.genesis("case:1") != rules.genesis("case:2")


def test_instants_are_written_in_utc_to_the_microsecond():
    shanghai = timezone(timedelta(hours=8))
    assert (
        rules.instant(datetime(2026, 1, 1, 7, 0, 0, 5, shanghai)) == "2025-12-31T23:00:00.000005Z"
    )
    with pytest.raises(ValueError, match="no time zone"):
        rules.instant(datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None))


def test_json_is_canonical():
    values = {
        "乙": 1,
        "甲": [date(2026, 2, 28), UUID(int=1)],
        "a": datetime(2026, 1, 1, tzinfo=UTC),
    }
    assert rules.canonical_json(values) == (
        '{"a":"2026-01-01T00:00:00.000000Z","乙":1,'
        '"甲":["2026-02-28","00000000-0000-0000-0000-000000000001"]}'
    )


@pytest.mark.parametrize(
    "value", [{1: 2}, {"a": [{2: 1}]}, float("nan"), "\ud800", {"a": object()}, {"a": {1, 2}}]
)
def test_json_that_would_lose_something_is_refused(value):
    with pytest.raises(ValueError):
        rules.canonical_json(value)


def test_keys_are_found_at_every_depth():
    assert rules.keys_within({"a": [{"b": ({"c": 1},)}], "d": "e"}) == {"a", "b", "c", "d"}


def reference_root(leaves: list[bytes]) -> bytes:
    """RFC 9162 section 2.1.1, as written there: split at the largest power of two below n."""
    if len(leaves) == 1:
        return sm3(b"\x00" + leaves[0])
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return sm3(b"\x01" + reference_root(leaves[:split]) + reference_root(leaves[split:]))


def leaves_of(count: int) -> list[bytes]:
    return [sm3(str(n).encode()) for n in range(count)]


def tree_over(leaves: list[bytes]) -> rules.MerkleTree:
    tree = rules.MerkleTree()
    for leaf in leaves:
        tree.add(leaf)
    return tree


@pytest.mark.parametrize("count", [*range(1, 20), 31, 32, 33, 100])
def test_the_streamed_root_is_the_standard_one(count):
    assert tree_over(leaves_of(count)).root() == reference_root(leaves_of(count)).hex()


def test_a_tree_over_nothing_has_no_root():
    with pytest.raises(ValueError, match="no root"):
        rules.MerkleTree().root()


@given(st.integers(1, 70), st.data())
def test_a_proof_leads_to_the_root_and_no_other_leaf_does(count, data):
    leaves = leaves_of(count)
    index = data.draw(st.integers(0, count - 1))
    steps = rules.inclusion_proof(leaves, index)
    assert len(steps) <= count.bit_length()
    assert rules.root_from(leaves[index], steps) == tree_over(leaves).root()
    assert rules.root_from(sm3(b"another"), steps) != tree_over(leaves).root()


@given(st.integers(2, 40), st.data())
def test_the_root_changes_with_any_leaf_and_any_order(count, data):
    leaves = leaves_of(count)
    root = tree_over(leaves).root()
    first, second = data.draw(
        st.lists(st.integers(0, count - 1), min_size=2, max_size=2, unique=True)
    )
    swapped = list(leaves)
    swapped[first], swapped[second] = leaves[second], leaves[first]
    assert tree_over(swapped).root() != root
    assert tree_over(leaves[:first] + leaves[first + 1 :]).root() != root


@pytest.mark.parametrize(
    ("heading", "content"),
    [("**Event hash**", rules.EventContent), ("**Checkpoint hash**", rules.CheckpointContent)],
)
def test_the_guide_names_the_fields_in_their_order(heading, content):
    guide = Path(__file__).parents[3] / "docs" / "guide" / "ledger.md"
    after = guide.read_text(encoding="utf-8").split(heading)[1]
    line = next(line for line in after.splitlines() if line.startswith("`"))
    assert re.findall(r"`(\w+)`", line) == [field.name for field in fields(content)]
