"""The kinds of hint, one a file: each says what it is (KIND), by which keys it finds other files,

and what it sees in a file beside them (check). A new file in this folder is a new kind. Jumps in
volume look at counts, not at files: `hengyuan.law.radar.volume`.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from hengyuan.law.errors import UnknownRule
from hengyuan.law.radar import volume
from hengyuan.law.radar.hints import Hint, Kind
from hengyuan.law.radar.trace import Trace
from hengyuan.law.supervision.bounds import Bounds


class Check(Protocol):
    """A module of this folder."""

    KIND: Kind

    def keys(self, trace: Trace) -> Iterator[str]:
        """The keys that a file shares with those it is held against; none for a file alone."""
        ...

    def check(self, trace: Trace, near: Sequence[Trace], bounds: Bounds) -> Iterator[Hint]:
        """What the kind sees in a file beside those that share a key with it."""
        ...


def _checks() -> tuple[Check, ...]:
    names = sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py"))
    found = [cast(Check, import_module(f"{__name__}.{name}")) for name in names]
    return tuple(sorted(found, key=lambda check: check.KIND.id))


CHECKS: tuple[Check, ...] = _checks()


@cache
def _by_id() -> dict[str, Kind]:
    return {one.id: one for one in (*(check.KIND for check in CHECKS), volume.KIND)}


def kinds() -> tuple[Kind, ...]:
    """Every kind, by id."""
    return tuple(sorted(_by_id().values(), key=lambda one: one.id))


def kind(kind_id: str) -> Kind:
    """The kind with this id; raises UnknownRule."""
    try:
        return _by_id()[kind_id]
    except KeyError:
        raise UnknownRule(f"no kind of the radar is called {kind_id}") from None
