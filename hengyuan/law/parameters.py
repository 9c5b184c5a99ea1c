"""Reading the YAML files of the law floor, and finding the value in force on a day.

One file per topic and jurisdiction; each value dated, with instrument and article. No value in
force raises `NoValueInForce`: never the nearest value, never a guess.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Protocol, TypeVar

import yaml

from hengyuan.law.errors import MalformedFile, NoValueInForce

PARAMETERS = Path(__file__).parent / "parameters"


@dataclass(frozen=True, slots=True)
class Validity:
    """The days on which a value is in force; both ends belong to it, None is open."""

    valid_from: date | None = None
    valid_to: date | None = None

    def covers(self, on: date) -> bool:
        """Whether the value is in force on this day."""
        after_start = self.valid_from is None or self.valid_from <= on
        before_end = self.valid_to is None or on <= self.valid_to
        return after_start and before_end


class HasValidity(Protocol):
    """Anything that says when it is in force."""

    @property
    def validity(self) -> Validity: ...


Value = TypeVar("Value", bound=HasValidity)


def in_force(values: Iterable[Value], on: date, *, asked: str) -> Value:
    """The one value in force on a day; `asked` names it in the error (NoValueInForce)."""
    found = [value for value in values if value.validity.covers(on)]
    if not found:
        raise NoValueInForce(
            f"{asked}: no value is in force on {on}; add a dated row to hengyuan/law/parameters"
        )
    if len(found) > 1:
        raise MalformedFile(f"{asked}: {len(found)} values are in force on {on}; dates overlap")
    return found[0]


# The same safe loader in C where the package has it: eight times as fast, at every start.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def read_yaml(path: Path) -> Any:
    """One YAML file, read once; raises MalformedFile with the place of the mistake."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506
    except FileNotFoundError as error:
        raise MalformedFile(f"{path.name}: no such file") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise MalformedFile(f"{path.name}: {' '.join(str(error).split())}") from error
