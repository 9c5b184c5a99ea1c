"""The page of sampling: its example, numbers and codes are those of the code."""

import re
from pathlib import Path

import yaml

from hengyuan.law.sampling.policies import read_policy
from hengyuan.law.sampling.record import load
from hengyuan.law.sampling.settings import KEYS
from hengyuan.law.sampling.verification import CAUTIONS, DIFFERENCES, verify
from hengyuan.law.sheets import Sheet

DOCS = Path(__file__).parents[3] / "docs"
TEXT = (DOCS / "law" / "sampling.md").read_text(encoding="utf-8")


def test_the_example_is_sound_and_its_numbers_stand_on_the_page():
    record = load((DOCS / "law" / "sampling-example.json").read_text(encoding="utf-8"))
    assert verify(record).is_sound
    for value in (
        record["commitment"], record["seed"], record["batches"][0]["digest"], record["plan"],
        record["quota"], record["hash"],
    ):  # fmt: skip
        assert f"| `{value}` |" in TEXT, value


def test_every_code_stands_on_the_page():
    for code in (*DIFFERENCES, *CAUTIONS):
        assert f"`{code}`" in TEXT, code


def test_the_settings_of_the_guide_can_be_read():
    guide = (DOCS / "guide" / "sampling.md").read_text(encoding="utf-8")
    text = re.search(r"```yaml\n(.*?)```", guide, re.DOTALL)[1]
    (row,) = yaml.safe_load(text)["samples"]
    policy = read_policy(Sheet("guide", row))
    assert policy.settings and set(row["settings"]) <= set(KEYS)
