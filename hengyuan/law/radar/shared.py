"""Strangers who share a key: what one telephone and one account have in common."""

from collections.abc import Sequence

from hengyuan.law.radar.circles import circles
from hengyuan.law.radar.hints import Fact, Hint, Kind
from hengyuan.law.radar.trace import Trace
from hengyuan.law.supervision.bounds import Bounds


def strangers(trace: Trace, near: Sequence[Trace], kind: Kind, bounds: Bounds) -> list[Trace]:
    """The files that share the key within the days, where their circles are enough; else none."""
    days = bounds.of(kind, "days", trace.opened_on)
    close = [one for one in near if abs((one.opened_on - trace.opened_on).days) <= days]
    files = [*close, trace]
    enough = len(circles(files)) >= bounds.of(kind, "circles", trace.opened_on)
    return files if enough else []


def telling(key: str, what: str, trace: Trace, files: list[Trace], kind: Kind) -> Hint:
    """The hint of such files; the circle of each stands beside it."""
    groups = circles(files)
    facts = tuple(
        Fact(one.file, "受援人所在的户", f"第{number}户", one.opened_on)
        for number, group in enumerate(groups, start=1)
        for one in group
    )
    said = f"互不相识的{len(groups)}户受援人{what}，{len(files)}件"
    return Hint(kind.id, key, trace.opened_on, said, tuple(one.file for one in files), facts)
