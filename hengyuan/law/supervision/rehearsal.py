"""A draft of a bound over past cases, before it holds: which verdicts would flip, and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from hengyuan.law.supervision.bounds import Bounds, Draft
from hengyuan.law.supervision.hints import Hint
from hengyuan.law.supervision.rules import Check
from hengyuan.law.supervision.story import Story


@dataclass(frozen=True, slots=True)
class Flip:
    """A hint that the draft would bring (`is_new`) or take away, with its own words."""

    case: str
    is_new: bool
    hint: Hint


def rehearse(stories: Iterable[Story], check: Check, draft: Draft, on: date) -> Iterator[Flip]:
    """What changes for each story as a reader of day `on` sees it; memory stays flat."""
    now: dict[str, Bounds] = {}
    then: dict[str, Bounds] = {}
    for story in stories:
        place = story.region
        if place not in now:
            now[place], then[place] = Bounds(place), Bounds(place, draft)
        before = _standing(check, story, now[place], on)
        after = _standing(check, story, then[place], on)
        for key in sorted(before.keys() - after.keys()):
            yield Flip(story.case, False, before[key])
        for key in sorted(after.keys() - before.keys()):
            yield Flip(story.case, True, after[key])


def _standing(check: Check, story: Story, bounds: Bounds, on: date) -> dict[str, Hint]:
    return {hint.key: hint for hint in check.check(story, bounds) if hint.since <= on}
