"""Which earlier files share a key with one, in memory: a table does the same in a database."""

from collections import defaultdict, deque

from hengyuan.law.radar.kinds import CHECKS
from hengyuan.law.radar.trace import Trace

KEPT = 60  # the latest files of a key: a file costs the same, however old the store is


def keys_of(trace: Trace) -> tuple[str, ...]:
    """Every key by which a later file finds this one."""
    return tuple(dict.fromkeys(key for check in CHECKS for key in check.keys(trace)))


class Index:
    """Files by their keys, the latest of each."""

    def __init__(self) -> None:
        self._by_key: dict[str, deque[Trace]] = defaultdict(lambda: deque(maxlen=KEPT))

    def add(self, trace: Trace) -> None:
        """Keep a file for those that come."""
        for key in keys_of(trace):
            self._by_key[key].append(trace)

    def near(self, key: str) -> tuple[Trace, ...]:
        """The latest files with a key, the earliest first."""
        return tuple(self._by_key.get(key, ()))
