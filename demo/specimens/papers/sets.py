"""Which set a layout belongs to, and how that set writes a paper."""

from collections.abc import Callable
from types import ModuleType
from typing import Any

from demo.specimens.papers import (
    eighth,
    fifth,
    fourth,
    ninth,
    second,
    seventh,
    sixth,
    tenth,
    third,
)

Maker = Callable[..., Any]
SETS: dict[str, tuple[ModuleType, ...]] = {
    "second": second.MODULES, "third": third.MODULES, "fourth": fourth.MODULES,
    "fifth": fifth.MODULES, "sixth": sixth.MODULES, "seventh": seventh.MODULES,
    "eighth": eighth.MODULES, "ninth": ninth.MODULES, "tenth": tenth.MODULES,
}  # fmt: skip
STARTS = (
    (34, "tenth"), (31, "ninth"), (28, "eighth"), (25, "seventh"), (22, "sixth"), (19, "fifth"),
    (16, "fourth"), (13, "third"), (10, "second"), (0, ""),
)  # fmt: skip


def words_of(layout: int) -> str:
    """The set whose sayings a layout speaks in; "" for the first ten."""
    return next(name for first, name in STARTS if layout >= first)


def made_by(make: Maker, layout: int) -> Maker:
    """The paper as the set of a layout writes it. Raises LookupError where the set has none."""
    if layout < 10:
        return make
    for module in SETS[words_of(layout)]:
        if hasattr(module, make.__name__):
            found: Maker = getattr(module, make.__name__)
            return found
    raise LookupError(f"{make.__name__}: the set of layout {layout} has no such paper")
