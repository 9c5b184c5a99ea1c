"""The page of the match: its example and its figures are those of the code."""

import re
from pathlib import Path

from hengyuan.law.matching.weights import PARTS

PAGE = Path(__file__).parents[3] / "docs" / "law" / "matching.md"
TEXT = PAGE.read_text(encoding="utf-8")


def worked():
    """The names that the example on the page ends with."""
    names = {}
    exec(re.search("```python\n(.*?)```", TEXT, re.DOTALL)[1], names)
    return names


def test_the_worked_example_is_what_the_code_says():
    names = worked()
    assert names["points"] == {"王": 82, "李": 61}
    assert names["who"] == {"1": "王", "2": "李"}
    batch = names["batch"]
    assert batch.value == batch.bound == batch.points == 129


def test_the_table_shows_the_shipped_weights():
    weights, rules = worked()["policy"].weights, worked()["policy"].rules
    for part in PARTS:
        assert re.search(rf"^\| {part} \S+ \| {weights.maxima[part]} \|", TEXT, re.MULTILINE), part
    for name in ("spread", "evenness", "waiting", "waiting_day"):
        assert f"`{name}` ({getattr(rules, name)})" in TEXT
