"""Sets of indicators: what is read and refused, and weighted sums by their examples."""

from pathlib import Path

import pytest
import yaml

from hengyuan.law import scorecard as law
from hengyuan.law.errors import MalformedFile
from hengyuan.law.scorecard import IndicatorSet, Reading, Whom

EXAMPLES = Path(law.__file__).parents[1] / "examples" / "indicator_set" / "weighed.yaml"
HALVES = {"J06-clocks": 50, "J13-good": 50}


@pytest.mark.parametrize(
    "told", yaml.safe_load(EXAMPLES.read_text("utf-8")), ids=lambda told: told["name"]
)
def test_an_example(told):
    readings = {key: Reading.parse(word) for key, word in told["readings"].items()}
    found = law.weigh(told["weights"], readings)
    assert found == (told["expected"] and law.Weighed(**told["expected"]))
    if found:
        parts = found.meets + found.below + found.unclear + found.silent
        assert parts == sum(told["weights"].values()) == law.WHOLE


def test_the_draft_is_a_whole_set_and_says_that_it_is_ours():
    found, sure = law.draft_set()
    assert not sure.is_verified and set(found.weights) == set(Whom)
    assert not found.targets and not found.leasts
    assert found.weights_of("J13-good") == {"institution": 10, "firm": 20, "handler": 20}
    assert found.weights_of("J01-told") == {"institution": 4}


def test_what_is_frozen_reads_back_the_same():
    one = law.read_set(
        {"weights": {"firm": HALVES}, "targets": {"J06-clocks": 900}, "leasts": {"J13-good": 5}}
    )
    assert one.weights == {Whom.FIRM: HALVES}
    assert law.read_set(one.content) == law.thawed_set(one.content) == one
    assert law.read_set(one.content).digest == one.digest
    gone = {"weights": {"firm": {"J99": 100}}, "targets": {}, "leasts": {}}
    assert law.thawed_set(gone).content == gone
    assert IndicatorSet().content == {"weights": {}, "targets": {}, "leasts": {}}
    assert law.read_set({}) == IndicatorSet() and one.digest != IndicatorSet().digest


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ({"weights": {"firm": {"J06-clocks": 99}}}, "律所的权重合计99"),
        ({"weights": {"firm": {"J06-clocks": 0}}}, "whole number from 1 to 100"),
        ({"weights": {"firm": {"J06-clocks": 100.0}}}, "whole number"),
        ({"weights": {"firm": {"J99": 100}}}, "J99"),
        ({"weights": {"firm": {"J01-told": 100}}}, "not counted of firm"),
        ({"weights": {"judge": HALVES}}, "unknown key"),
        ({"targets": {"J99": 1}}, "J99"), ({"targets": {"J06-clocks": True}}, "whole number"),
        ({"leasts": {"J06-clocks": 1_000_001}}, "1000000"), ({"weight": {}}, "unknown key"),
    ],
)  # fmt: skip
def test_a_mistake_is_told(content, why):
    with pytest.raises(MalformedFile, match=why):
        law.read_set(content)
