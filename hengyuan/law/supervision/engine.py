"""All hints of a story, those that stand on a day, and the next day on which one will."""

from collections.abc import Iterable, Sequence
from datetime import date

from hengyuan.law.supervision.bounds import Bounds
from hengyuan.law.supervision.hints import Hint
from hengyuan.law.supervision.rules import CHECKS, Check
from hengyuan.law.supervision.story import Story


def all_hints(
    story: Story, bounds: Bounds | None = None, checks: Sequence[Check] = CHECKS
) -> tuple[Hint, ...]:
    """Everything the rules say of a case, past and to come, in the order of the days."""
    asked = bounds or Bounds(story.region)
    found = [hint for check in checks for hint in check.check(story, asked)]
    return tuple(sorted(found, key=lambda hint: (hint.since, hint.rule, hint.key)))


def standing(hints: Iterable[Hint], on: date) -> tuple[Hint, ...]:
    """The hints that a reader of that day sees."""
    return tuple(hint for hint in hints if hint.since <= on)


def next_day(hints: Iterable[Hint], after: date) -> date | None:
    """The next day on which a hint comes to stand although nothing happens."""
    return min((hint.since for hint in hints if hint.since > after), default=None)
