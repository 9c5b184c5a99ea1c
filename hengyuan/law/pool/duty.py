"""义务量: how much of a year's duty load is done, and what remains."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """A year's duty load in cases. `from_days` are cases that days on duty stand for.

    `per_case` None means that no rule turns days into cases: they are shown and not counted.
    """

    required: int
    cases: int
    days: int
    per_case: int | None
    from_days: int

    @property
    def done(self) -> int:
        """Cases done, with those that days on duty stand for."""
        return self.cases + self.from_days

    @property
    def remaining(self) -> int:
        """Cases still to do; never below nought."""
        return max(0, self.required - self.done)


def progress(*, required: int, cases: int, days: int, per_case: int | None) -> Progress:
    """Count a year's load; whole cases only: days that make no whole case are left over."""
    return Progress(required, cases, days, per_case, days // per_case if per_case else 0)
