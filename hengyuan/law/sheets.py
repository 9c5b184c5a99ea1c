"""Typed reading of the YAML files of one topic: a wrong key, day or sum is one clear line.

A topic is a folder of `parameters/`; a folder of the same name under HENGYUAN_LAW_DIR adds to it,
so a county brings its own schedule or catalogue without touching the shipped files.
"""

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeVar

from hengyuan.law.citation import Citation, Sureness
from hengyuan.law.errors import MalformedFile
from hengyuan.law.money import NoAmount, parse_yuan
from hengyuan.law.parameters import PARAMETERS, Validity, read_yaml

LAW_DIR = "HENGYUAN_LAW_DIR"
Number = TypeVar("Number", int, Fraction)


def own_folder() -> str:
    """The folder with a place's own files, from the environment; empty when there is none."""
    return os.environ.get(LAW_DIR, "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One mapping of a YAML file and where it stands; readers raise MalformedFile."""

    where: str
    content: Mapping[str, Any]

    def only(self, known: Collection[str]) -> None:
        """Refuse keys that nobody reads: a misspelt key must not be a silent default."""
        for key in self.content:
            if key not in known:
                raise self.wrong(f"unknown key “{key}”; known: {', '.join(sorted(known))}")

    def wrong(self, what: str) -> MalformedFile:
        """The error that names this place."""
        return MalformedFile(f"{self.where}: {what}")

    def text(self, key: str, default: str | None = None) -> str:
        """A text; without a default it must be there."""
        value = self.content.get(key, default)
        if not isinstance(value, str):
            raise self.wrong(f"{key} must be a text (quote it), not {value!r}")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, or one text; empty when absent."""
        value = self.content.get(key, [])
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
            raise self.wrong(f"{key} must be a list of texts, not {value!r}")
        return tuple(listed)

    def whole(self, key: str, default: int | None = None) -> int | None:
        """A whole number, or the default."""
        value = self.content.get(key, default)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
            raise self.wrong(f"{key} must be a whole number, not {value!r}")
        return value

    def flag(self, key: str, default: bool) -> bool:
        """Yes or no (true or false)."""
        value = self.content.get(key, default)
        if not isinstance(value, bool):
            raise self.wrong(f"{key} must be true or false, not {value!r}")
        return value

    def day(self, key: str) -> date | None:
        """A day, or None when absent."""
        value = self.content.get(key)
        if value is not None and type(value) is not date:
            raise self.wrong(f"{key} must be a day written YYYY-MM-DD, not {value!r}")
        return value

    def validity(self) -> Validity:
        """The days `valid_from` to `valid_to`."""
        return Validity(self.day("valid_from"), self.day("valid_to"))

    def money(self, key: str) -> int | None:
        """A sum in yuan as fen, or None when absent."""
        return None if key not in self.content else self._fen(key, self.content[key])

    def money_range(self, key: str) -> tuple[int, int] | None:
        """Two sums, the lower first, as fen; None when absent."""
        if key not in self.content:
            return None
        low, high = (self._fen(key, end) for end in self._ends(key))
        return self._ordered(key, low, high)

    def share(self, key: str) -> Fraction | None:
        """A factor written 2, "1/2" or "1.5"; None when absent."""
        return None if key not in self.content else self._fraction(key, self.content[key])

    def share_range(self, key: str) -> tuple[Fraction, Fraction] | None:
        """Two factors, the lower first; None when absent."""
        if key not in self.content:
            return None
        low, high = (self._fraction(key, end) for end in self._ends(key))
        return self._ordered(key, low, high)

    def cites(self) -> tuple[Citation, ...]:
        """The citations under `cite` or `cites`; there must be one."""
        found = self.texts("cites") or self.texts("cite")
        if not found:
            raise self.wrong("no citation (key cite or cites)")
        return tuple(Citation.parse(one) for one in found)

    def sure(self) -> Sureness:
        """The mark under `sure`."""
        try:
            return Sureness(self.text("sure"))
        except ValueError as error:
            raise self.wrong(f"unknown mark sure: {self.text('sure')}") from error

    def sheet(self, key: str) -> "Sheet":
        """A mapping inside this one; empty when absent."""
        return _sheet(f"{self.where}: {key}", self.content.get(key, {}))

    def sheets(self, key: str, *, inherit: Collection[str] = ()) -> tuple["Sheet", ...]:
        """A list of mappings; each inherits the named keys of this one where it has none."""
        listed = self.content.get(key, [])
        if not isinstance(listed, list):
            raise self.wrong(f"{key} must be a list")
        common = {name: self.content[name] for name in inherit if name in self.content}
        found = []
        for number, one in enumerate(listed, start=1):
            name = one.get("id", number) if isinstance(one, dict) else number
            inner = _sheet(f"{self.where}: {key} {name}", one)
            found.append(Sheet(inner.where, _inherited(common, inner.content)))
        return tuple(found)

    def _ends(self, key: str) -> list[Any]:
        value = self.content[key]
        if not isinstance(value, list) or len(value) != 2:
            raise self.wrong(f"{key} must be [lowest, highest]")
        return value

    def _ordered(self, key: str, low: Number, high: Number) -> tuple[Number, Number]:
        if low > high:
            raise self.wrong(f"{key}: the lowest stands above the highest")
        return low, high

    def _fen(self, key: str, value: object) -> int:
        if isinstance(value, float | bool):
            raise self.wrong(f"{key}: quote sums with decimals, {value!r} is no exact sum")
        try:
            return parse_yuan(str(value))
        except NoAmount as error:
            raise self.wrong(f"{key}: {error}") from error

    def _fraction(self, key: str, value: object) -> Fraction:
        if isinstance(value, float | bool):
            raise self.wrong(f"{key}: quote factors, {value!r} is not exact")
        try:
            return Fraction(str(value))
        except (ValueError, ZeroDivisionError) as error:
            raise self.wrong(f"{key}: “{value}” is no factor: write 2, 1/2 or 1.5") from error


def _inherited(common: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    cites_own = "cite" in own or "cites" in own
    passed = {k: v for k, v in common.items() if not (cites_own and k in ("cite", "cites"))}
    return {**passed, **own}


def _sheet(where: str, content: object) -> Sheet:
    if not isinstance(content, dict) or not all(isinstance(key, str) for key in content):
        raise MalformedFile(f"{where}: a mapping is expected")
    return Sheet(where, content)


def read_sheet(path: Path) -> Sheet:
    """One YAML file whose top is a mapping."""
    return _sheet(path.name, read_yaml(path))


def topic_sheets(topic: str, own: str) -> tuple[Sheet, ...]:
    """All files of a topic: the shipped ones, then those of the own folder (may be "")."""
    folders = [PARAMETERS / topic] + ([Path(own) / topic] if own else [])
    return tuple(read_sheet(path) for folder in folders for path in sorted(folder.glob("*.yaml")))
