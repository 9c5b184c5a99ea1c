"""Quarters, as bulletins name them."""

import re
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Quarter:
    """Three months; kept as 2026Q3, called 2026年第三季度."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> "Quarter":
        """Read 2026Q3; raises ValueError."""
        found = re.fullmatch(r"(20\d\d)Q([1-4])", text)
        if found is None:
            raise ValueError(f"“{text}” is no quarter: write 2026Q3")
        return cls(int(found[1]), int(found[2]))

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """The quarter in which a day lies."""
        return cls(day.year, (day.month - 1) // 3 + 1)

    @property
    def begins_on(self) -> date:
        """Its first day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def ends_before(self) -> date:
        """The first day after it."""
        return self.following().begins_on

    def following(self) -> "Quarter":
        """The next one."""
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    def before(self) -> "Quarter":
        """The last one."""
        return Quarter(self.year - (self.number == 1), (self.number - 2) % 4 + 1)

    def and_before(self, count: int) -> list["Quarter"]:
        """This one and those before it, so many in all."""
        found = [self]
        while len(found) < count:
            found.append(found[-1].before())
        return found

    @property
    def name_zh(self) -> str:
        """What it is called."""
        return f"{self.year}年第{'一二三四'[self.number - 1]}季度"

    @property
    def name_en(self) -> str:
        """The same in English."""
        return f"Q{self.number} {self.year}"

    def __str__(self) -> str:
        return f"{self.year}Q{self.number}"
