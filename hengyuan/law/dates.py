"""Days that are known only in part: a month, a year, or bounds. Nothing is ever filled in."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from hengyuan.law.errors import MalformedFile


@dataclass(frozen=True, slots=True)
class DateRange:
    """Every day that a date may be; None is an open end."""

    earliest: date | None
    latest: date | None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise MalformedFile(f"{self.earliest} to {self.latest}: the bounds are out of order")

    @classmethod
    def on(cls, day: date) -> Self:
        """One known day."""
        return cls(day, day)

    @classmethod
    def parse(cls, text: object) -> Self:
        """Read 2024-10-30, 2024-10 or 2024 with the precision given; raises MalformedFile."""
        if isinstance(text, date):
            return cls.on(text)
        parts = str(text).strip().split("-")
        try:
            numbers = [int(part) for part in parts]
            if len(numbers) == 1:
                return cls(date(numbers[0], 1, 1), date(numbers[0], 12, 31))
            if len(numbers) == 2:
                last = monthrange(numbers[0], numbers[1])[1]
                return cls(date(numbers[0], numbers[1], 1), date(numbers[0], numbers[1], last))
            year, month, day = numbers
            return cls.on(date(year, month, day))
        except (ValueError, TypeError) as error:
            raise MalformedFile(
                f"“{text}” is no date: write 2024-10-30, 2024-10 or 2024"
            ) from error

    @property
    def is_exact(self) -> bool:
        """Whether it is one known day."""
        return self.earliest is not None and self.earliest == self.latest

    def shifted(self, days: int) -> Self:
        """The same range some days later (or earlier)."""
        move = timedelta(days=days)
        return type(self)(
            self.earliest + move if self.earliest else None,
            self.latest + move if self.latest else None,
        )

    def not_before(self, day: date | None) -> Self:
        """The range without the days before one; unchanged where that would leave nothing."""
        if day is None or (self.earliest and self.earliest >= day):
            return self
        if self.latest and self.latest < day:
            return self
        return type(self)(day, self.latest)

    def not_after(self, day: date | None) -> Self:
        """The range without the days after one; unchanged where that would leave nothing."""
        if day is None or (self.latest and self.latest <= day):
            return self
        if self.earliest and self.earliest > day:
            return self
        return type(self)(self.earliest, day)

    def __str__(self) -> str:
        if self.is_exact:
            return str(self.earliest)
        return f"{self.earliest or '…'}–{self.latest or '…'}"
