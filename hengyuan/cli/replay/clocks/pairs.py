"""Finding, in the steps and facts of a file, what starts a clock and what meets it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from hengyuan.cli.replay.read import CaseFile, Happening
from hengyuan.law.dates import DateRange
from hengyuan.law.deadlines import Pause


@dataclass(frozen=True, slots=True)
class Pair:
    """A trigger and what met it. `elapsed`: days between, where the source tells just those.

    With a `doubt` a clock is never called late: the words say why a late day proves nothing.
    """

    start: DateRange | None
    done: DateRange | None
    elapsed: int | None = None
    pauses: tuple[Pause, ...] = ()
    doubt: str = ""


Pairs = Callable[[CaseFile], Iterator[Pair]]


def steps(*words: str) -> Callable[[CaseFile], list[Happening]]:
    """The steps with one of these words."""
    return lambda case: case.of(*words)


def told(pattern: str) -> Callable[[CaseFile], list[Happening]]:
    """The background facts that speak of something."""
    return lambda case: facts(case, pattern)


def facts(case: CaseFile, pattern: str) -> list[Happening]:
    """Background facts that match, in their order."""
    return [fact for fact in case.background if speaks(fact, pattern)]


def speaks(fact: Happening, pattern: str) -> bool:
    """Whether one step or fact speaks of something."""
    return re.search(pattern, fact.detail, re.IGNORECASE) is not None


def follows(
    triggers: Callable[[CaseFile], list[Happening]], ends: Callable[[CaseFile], list[Happening]]
) -> Pairs:
    """Each trigger with the first end that may follow it."""
    return lambda case: matched(triggers(case), ends(case))


def matched(triggers: Sequence[Happening], ends: Sequence[Happening]) -> Iterator[Pair]:
    """Each trigger with the first free end that may follow it; an end serves one trigger only."""
    free = list(ends)
    for trigger in triggers:
        found = next((end for end in free if may_follow(trigger, end)), None)
        if found is None:
            yield Pair(trigger.when, None)
            continue
        free.remove(found)
        done = found.when.not_before(trigger.when.earliest)
        yield Pair(trigger.when, done, elapsed=elapsed(trigger, found))


def may_follow(trigger: Happening, end: Happening) -> bool:
    """Whether the bounds allow that the end came after the trigger."""
    latest, earliest = end.when.latest, trigger.when.earliest
    return latest is None or earliest is None or latest >= earliest


def elapsed(trigger: Happening, end: Happening) -> int | None:
    """The days between two steps where the source tells them without the days themselves."""
    if trigger.when.is_exact and end.when.is_exact:
        return None
    since = end.offset
    if since is None:
        return None
    if since.word in ("", trigger.word):
        return since.days
    same_base = trigger.offset is not None and trigger.offset.word == since.word
    return since.days - trigger.offset.days if same_base and trigger.offset else None
