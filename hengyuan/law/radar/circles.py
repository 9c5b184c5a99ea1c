"""Who belongs together: one person, one home, or claimants against the same opponent."""

from collections.abc import Sequence

from hengyuan.law.radar.trace import Trace


def circles(traces: Sequence[Trace]) -> list[list[Trace]]:
    """Files whose recipients are no strangers to each other, as groups in the order of the files.

    A home, a person or an opponent in common joins two files; a third may join through either.
    """
    above = list(range(len(traces)))
    first: dict[str, int] = {}
    for at, trace in enumerate(traces):
        for tie in _ties(trace):
            above[_top(above, at)] = _top(above, first.setdefault(tie, at))
    found: dict[int, list[Trace]] = {}
    for at, trace in enumerate(traces):
        found.setdefault(_top(above, at), []).append(trace)
    return list(found.values())


def _ties(trace: Trace) -> list[str]:
    named = (("person", trace.recipient), ("home", trace.address))
    ties = [f"{name}:{key}" for name, key in named if key]
    return ties + [f"against:{key}" for key in trace.opponents if key]


def _top(above: list[int], at: int) -> int:
    while above[at] != at:
        above[at] = above[above[at]]
        at = above[at]
    return at
