"""All hints of a file among those that share a key with it, and of a whole store."""

from collections.abc import Callable, Iterable, Sequence

from hengyuan.law.radar.hints import Hint
from hengyuan.law.radar.index import Index
from hengyuan.law.radar.kinds import CHECKS, Check
from hengyuan.law.radar.trace import Trace
from hengyuan.law.supervision.bounds import Bounds

Near = Callable[[str], Sequence[Trace]]
TOPIC = "radar"


def look(
    trace: Trace, near: Near, bounds: Bounds | None = None, checks: Sequence[Check] = CHECKS
) -> tuple[Hint, ...]:
    """What the kinds see in a file; `near` gives the earlier files with a key."""
    asked = bounds or Bounds(trace.region, topic=TOPIC)
    found: list[Hint] = []
    for check in checks:
        others: dict[str, Trace] = {}
        for key in check.keys(trace):
            others |= {one.file: one for one in near(key) if one.file != trace.file}
        found += check.check(trace, tuple(others.values()), asked)
    return tuple(found)


def sweep(traces: Iterable[Trace], checks: Sequence[Check] = CHECKS) -> dict[str, Hint]:
    """Every hint over files in the order in which they came, folded by kind and key."""
    index, found = Index(), dict[str, Hint]()
    for trace in traces:
        for hint in look(trace, index.near, checks=checks):
            name = f"{hint.kind} {hint.key}"
            found[name] = fold(found[name], hint) if name in found else hint
        index.add(trace)
    return found


def fold(old: Hint, new: Hint) -> Hint:
    """One hint of two with the same kind and key: the later words, the files of both."""
    kept = tuple(fact for fact in old.facts if fact.file not in new.files)
    files = tuple(dict.fromkeys((*old.files, *new.files)))
    return Hint(
        new.kind, new.key, min(old.since, new.since), new.sentence_zh, files, (*kept, *new.facts)
    )
