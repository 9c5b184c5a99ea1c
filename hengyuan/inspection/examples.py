"""How a good one looks: one short example for each rule, invented, in Chinese and in English."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hengyuan.law.sheets import read_sheet


@dataclass(frozen=True, slots=True)
class Example:
    """The example of a rule in both languages."""

    name_zh: str
    name_en: str


@cache
def examples() -> dict[str, Example]:
    """Rule id → its example; raises MalformedFile."""
    file = read_sheet(Path(__file__).with_name("examples.yaml"))
    found = {}
    for rule in file.content:
        sheet = file.sheet(rule)
        sheet.only(("zh", "en"))
        found[rule] = Example(sheet.text("zh"), sheet.text("en"))
    return found
