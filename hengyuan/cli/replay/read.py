"""Reads a published case: its facts and its days, with exactly the precision of the source."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from hengyuan.law.dates import DateRange
from hengyuan.law.errors import MalformedFile


@dataclass(frozen=True, slots=True)
class Happening:
    """One step or background fact; `when` may be a month, a year, or bounds, even open ones."""

    word: str  # "" for background
    when: DateRange
    detail: str
    order: int
    offset: "Offset | None" = None


@dataclass(frozen=True, slots=True)
class Offset:
    """So many days after a step of this word ("" for the step before), as the source tells it."""

    days: int
    word: str


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case as its file tells it."""

    path: str
    raw: dict[str, Any]
    steps: tuple[Happening, ...]
    background: tuple[Happening, ...]

    @property
    def id(self) -> str:
        """The case's id."""
        return str(self.raw["id"])

    @property
    def kind(self) -> str:
        """criminal, civil, …, with underscores."""
        return str(self.raw["kind"]).replace("-", "_")

    @property
    def stages(self) -> list[str]:
        """The proceedings, with underscores."""
        return [str(stage).replace("-", "_") for stage in self.raw.get("stages") or []]

    @property
    def tags(self) -> frozenset[str]:
        """Tags of the applicant and the age group."""
        applicant = self.raw.get("applicant") or {}
        return frozenset([*(applicant.get("tags") or []), self.age_group])

    @property
    def codes(self) -> tuple[str, ...]:
        """Criminal and civil codes of the file, in its order."""
        keys = ("criminal_code", "second_code", "matter", "second_matter")
        return tuple(str(self.raw[key]) for key in keys if self.raw.get(key))

    @property
    def route(self) -> str:
        """What the source says or suggests about hardship."""
        return str((self.raw.get("hardship_route") or {}).get("route") or "unknown")

    @property
    def age_group(self) -> str:
        """minor, adult, elderly or mixed; "" when the source tells no age."""
        return str((self.raw.get("applicant") or {}).get("age_group") or "")

    @property
    def recipients(self) -> int:
        """How many are aided; 1 when the source does not count."""
        count = (self.raw.get("recipients") or {}).get("count")
        return 1 if count is None else int(count)

    @property
    def is_group(self) -> bool:
        """Whether the source tells of a group."""
        return bool((self.raw.get("recipients") or {}).get("group"))

    @property
    def cause(self) -> str:
        """What the case is about, where the file says it in the words of the screens."""
        return str(self.raw.get("cause") or "来源所述案由")

    @property
    def story(self) -> str:
        """The facts in a sentence."""
        story, year = self.raw.get("story"), self.raw.get("published")
        if not story:
            return "来源所述事实"
        return f"{story}（依{year}年公开案例的事实，人物为编造，日期顺移）"

    @property
    def handler_kind(self) -> str:
        """What the source says of the handler."""
        return str((self.raw.get("handler") or {}).get("kind") or "unknown")

    def told(self, pattern: str) -> bool:
        """Whether the title, the background or a step speaks of something."""
        return re.search(pattern, self.words, re.IGNORECASE) is not None

    def said(self, pattern: str) -> bool:
        """Whether the source's own sentence about hardship speaks of something."""
        said = str((self.raw.get("hardship_route") or {}).get("said") or "")
        return re.search(pattern, said, re.IGNORECASE) is not None

    @property
    def words(self) -> str:
        """Everything that the file tells in sentences, the expectations left out."""
        said = [str(self.raw.get("title") or "")]
        said += [step.detail for step in (*self.background, *self.steps)]
        said.append(str((self.raw.get("hardship_route") or {}).get("said") or ""))
        return " · ".join(said)

    def of(self, *words: str) -> list[Happening]:
        """Steps with one of these words, the earliest first."""
        found = [step for step in self.steps if step.word in words]
        return sorted(found, key=lambda step: (str(step.when.earliest or "9999"), step.order))


def read(path: Path) -> CaseFile:
    """One case file. Raises MalformedFile with one clear line."""
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise MalformedFile(f"{path.name}: cannot be read ({error.strerror})") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise MalformedFile(f"{path.name}: {' '.join(str(error).split())}") from error
    return read_row(raw, path.name)


def read_row(raw: Any, name: str) -> CaseFile:
    """One case from its values. Raises MalformedFile naming the file."""
    if not isinstance(raw, dict) or not {"id", "kind"} <= raw.keys():
        raise MalformedFile(f"{name}: a case needs at least id and kind")
    for key in ("applicant", "recipients", "hardship_route", "handler", "money", "expect"):
        if not isinstance(raw.get(key) or {}, dict):
            raise MalformedFile(f"{name}: {key} must be a mapping")
    if not isinstance((raw.get("recipients") or {}).get("count"), int | None):
        raise MalformedFile(f"{name}: recipients.count must be a whole number or null")
    try:
        steps = _bounded(tuple(_steps(raw)))
        background = tuple(
            Happening("", DateRange.parse(row["on"]), str(row.get("what") or ""), order)
            for order, row in enumerate(raw.get("background") or [])
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise MalformedFile(f"{name}: a step lacks {error}") from error
    return CaseFile(name, raw, steps, background)


def _steps(raw: dict[str, Any]) -> Iterator[Happening]:
    order = 0
    for row in raw.get("events") or []:
        yield _step(row, DateRange.parse(row["on"]), order)
        order += 1
    for row in raw.get("undated") or []:
        earliest = DateRange.parse(row["not_before"]).earliest if row.get("not_before") else None
        latest = DateRange.parse(row["not_after"]).latest if row.get("not_after") else None
        yield _step(row, DateRange(earliest, latest), order)
        order += 1


def _step(row: dict[str, Any], when: DateRange, order: int) -> Happening:
    detail = str(row.get("detail") or "")
    return Happening(
        row["event"], when, detail, order, _offset(str(row.get("offset") or ""), detail)
    )


OFFSETS = (
    (r"same day as (\w+)", 0),
    (r"(?:next day|day|one day) after (\w+)", 1),
    (r"(\d+) days? after (\w+)", None),
)


def _offset(text: str, detail: str) -> Offset | None:
    """`offset` of the file, else a plain “same day” or “next day” in its words."""
    for pattern, days in OFFSETS:
        if found := re.search(pattern, text):
            return Offset(int(found[1]) if days is None else days, found[found.lastindex or 1])
    if re.search(r"\bsame day\b", detail) and "month" not in detail:
        return Offset(0, "")
    return Offset(1, "") if re.search(r"\b(the )?next day\b", detail) else None


# What comes first: the bounds of one step narrow those of the next (never a day is invented).
CHAINS = (("applied", "granted", "assigned", "met"), ("notified", "assigned", "met"))


def _bounded(steps: tuple[Happening, ...]) -> tuple[Happening, ...]:
    """Narrow the only step of each word by the only steps before and after it."""
    found = list(steps)
    for chain in CHAINS:
        lone = [
            index
            for word in chain
            for index, step in enumerate(found)
            if step.word == word and sum(each.word == word for each in found) == 1
        ]
        for earlier, later in pairwise(lone):
            found[later] = _with(found[later], not_before=found[earlier].when)
        for earlier, later in reversed(list(pairwise(lone))):
            found[earlier] = _with(found[earlier], not_after=found[later].when)
    return tuple(found)


def _with(
    step: Happening, *, not_before: DateRange | None = None, not_after: DateRange | None = None
) -> Happening:
    when = step.when
    if not_before is not None:
        when = when.not_before(not_before.earliest)
    if not_after is not None:
        when = when.not_after(not_after.latest)
    return replace(step, when=when)
