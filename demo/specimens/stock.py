"""The stock of sayings from which the texts of specimens are put together.

`{name}` in a saying stands for a saying of that list (or for a value of the matter); `{#2-9}` for
a number drawn between the two. No saying of a list is taken twice before all were taken.
"""

import random
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

SLOT = re.compile(r"\{(#(\d+)-(\d+)|[a-z_0-9]+)\}")
FOLDER = Path(__file__).with_name("sayings")


@cache
def _file(name: str) -> Mapping[str, Any]:
    found: dict[str, Any] = yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
    return found


class Stock:
    """Sayings for one matter, drawn by its own dice.

    `words` names a set that has sayings of its own: criminal_second.yaml beside criminal.yaml.
    """

    def __init__(self, name: str, dice: random.Random, words: str = "") -> None:
        self._lists: dict[str, Any] = {**_file("common"), **_file(name)}
        if words:
            self._lists |= _file(f"common_{words}") | _file(f"{name}_{words}")
        self._dice = dice
        self._name, self._words = name, words
        self._bags: dict[str, list[str]] = {}
        self.values: dict[str, str] = {}

    def say(self, name: str) -> str:
        """One saying of a list, its slots filled."""
        return SLOT.sub(self._slot, self._drawn(name))

    def many(self, name: str, count: int) -> list[str]:
        """Several sayings."""
        return [self.say(name) for _ in range(count)]

    def pair(self, name: str) -> tuple[str, str]:
        """A saying of two halves: question and answer, speaker and words."""
        first, _, second = self.say(name).partition("|")
        return first, second

    def count(self, least: int, most: int) -> int:
        """A number drawn by the same dice."""
        return self._dice.randint(least, most)

    def of_its_own(self, dice: random.Random) -> "Stock":
        """The same sayings and values under other dice, so that one paper draws for itself."""
        made = Stock(self._name, dice, self._words)
        made.values = dict(self.values)
        return made

    def listed(self, name: str) -> list[str]:
        """All sayings of a list."""
        found: list[str] = self._lists[name]
        return found

    def deeds(self, name: str) -> list[str]:
        """What is said to have been done under a charge or a cause."""
        found: list[str] = self._lists["deeds"][name]
        return found

    def filled(self, saying: str) -> str:
        """A saying from elsewhere, its slots filled."""
        return SLOT.sub(self._slot, saying)

    def _drawn(self, name: str) -> str:
        bag = self._bags.get(name)
        if not bag:
            bag = list(self._lists[name])
            self._dice.shuffle(bag)
            self._bags[name] = bag
        return bag.pop()

    def _slot(self, match: re.Match[str]) -> str:
        name = match[1]
        if name.startswith("#"):
            return str(self._dice.randint(int(match[2]), int(match[3])))
        if name == "sum":
            return f"{self._dice.randint(12, 480) * 100:,}"
        return self.values[name] if name in self.values else self.say(name)
