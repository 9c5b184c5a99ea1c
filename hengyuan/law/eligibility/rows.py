"""The typed rows behind the tests: matters, exemptions, notices, grounds, hardship standards."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from hengyuan.law.eligibility.facts import Claim, Injury
from hengyuan.law.eligibility.sources import Row, Source
from hengyuan.law.errors import MalformedFile
from hengyuan.law.parameters import Validity
from hengyuan.law.vocabulary import Stage


@dataclass(frozen=True, slots=True)
class Sourced:
    """A row with its source; `row_id` is what the trace shows."""

    row_id: str
    name_zh: str
    name_en: str
    source: Source

    @property
    def validity(self) -> Validity:
        """The days on which the row is in force."""
        return self.source.validity


@dataclass(frozen=True, slots=True)
class Matter(Sourced):
    """A matter of the catalogue; `injuries` empty means that no kind of injury is asked."""

    code: str
    local: str
    injuries: frozenset[str]
    groups: frozenset[str]


@dataclass(frozen=True, slots=True)
class Catalogue(Sourced):
    """How a place lists its matters, and since when."""

    mode: str
    excluded: frozenset[str]
    list_unknown: bool


@dataclass(frozen=True, slots=True)
class OpenTo(Sourced):
    """Groups for whom a place sets no limit of matter."""

    groups: frozenset[str]


@dataclass(frozen=True, slots=True)
class GroupName(Sourced):
    """A group of persons, its typical papers and its age limits (both ends included)."""

    proofs: tuple[str, ...]
    min_age: int
    max_age: int


@dataclass(frozen=True, slots=True)
class Exemption(Sourced):
    """A row of art. 32 or art. 42, national or local."""

    code: str
    frees: bool
    groups: frozenset[str]
    unsure_groups: frozenset[str]
    with_group: str
    anyone: bool
    claims: frozenset[str]
    matters: frozenset[str]
    grounds: frozenset[str]
    stages: frozenset[Stage]
    min_age: int
    max_grade: int
    income: str


@dataclass(frozen=True, slots=True)
class MandatoryGroup(Sourced):
    """A group of art. 25 para 1 or art. 28; `test` names the question asked of the facts."""

    code: str
    test: str


@dataclass(frozen=True, slots=True)
class NoticeGround(Sourced):
    """A ground on which a body may or shall notify although no mandatory group is met."""

    effect: str
    grounds: frozenset[str]
    stages: frozenset[Stage]


@dataclass(frozen=True, slots=True)
class Ground(Sourced):
    """A reason code, and what it leads to: a refusal, a redirect, a termination, …."""

    code: str
    kind: str
    after: str


@dataclass(frozen=True, slots=True)
class Rule(Sourced):
    """A step of the engine: its letter, its name and its articles."""

    step: str


@dataclass(frozen=True, slots=True)
class Standard(Sourced):
    """How a place measures hardship. `factor` None: the formula is known, its number is not."""

    fixed_fen: int | None
    series: str
    factor: Fraction | None
    previous_year: bool
    period_months: int
    comparison: str
    other_comparison: str
    comparison_unsure: bool
    assets: frozenset[str]
    recognises: frozenset[str]
    residence: str
    set_locally: bool
    home_or_receiving: bool
    fresh_for_days: int


@dataclass(frozen=True, slots=True)
class SeriesValue(Sourced):
    """One published figure, as fen per month (exact)."""

    series: str
    monthly: Fraction


def _base(row: Row) -> tuple[str, str, str, Source]:
    row_id = str(row.get("id") or row.get("code") or row.get("series") or row.get("mode") or "")
    return row_id, row.get("name_zh", ""), row.get("name_en", ""), Source.of(row)


def _words(row: Row, key: str) -> frozenset[str]:
    return frozenset(map(str, row.get(key) or ()))


def _known(row: Row, key: str, allowed: tuple[str, ...]) -> str:
    value = str(row.get(key, ""))
    if value not in allowed:
        raise MalformedFile(f"{row['file']}: {key}: “{value}”; allowed: {', '.join(allowed)}")
    return value


def matter(row: Row) -> Matter:
    """Read a matter."""
    injuries = frozenset(Injury(word).value for word in _words(row, "injuries"))
    return Matter(*_base(row), row["code"], row.get("local", ""), injuries, _words(row, "groups"))


def catalogue(row: Row) -> Catalogue:
    """Read the mode of a place's catalogue."""
    mode = _known(row, "mode", ("positive-list", "positive-plus-local", "negative-list"))
    return Catalogue(*_base(row), mode, _words(row, "excluded"), bool(row.get("list_unknown")))


def open_to(row: Row) -> OpenTo:
    """Read the groups that a place frees from limits of matter."""
    return OpenTo(*_base(row), _words(row, "groups"))


def group_name(row: Row) -> GroupName:
    """Read a group."""
    proofs = tuple(row.get("proofs") or ())
    return GroupName(*_base(row), proofs, row.get("min_age", 0), row.get("max_age", 200))


def asset(row: Row) -> Sourced:
    """Read an asset that a standard may exclude."""
    return Sourced(*_base(row))


def exemption(row: Row) -> Exemption:
    """Read a row of art. 32 or 42."""
    effect = _known(row, "effect", ("not-limited", "exempt-from-check"))
    return Exemption(
        *_base(row),
        row["code"],
        effect == "not-limited",
        _words(row, "groups"),
        _words(row, "unsure_groups"),
        row.get("with_group", ""),
        bool(row.get("anyone")),
        frozenset(Claim(word).value for word in _words(row, "claims")),
        _words(row, "matters"),
        _words(row, "grounds"),
        frozenset(Stage.parse(word) for word in _words(row, "stages")),
        row.get("min_age", 0),
        row.get("max_grade", 0),
        _known({"income": "", **row}, "income", ("", "not-shown-steady", "shown-unsteady")),
    )


def mandatory_group(row: Row) -> MandatoryGroup:
    """Read a mandatory group."""
    return MandatoryGroup(*_base(row), row["code"], row["test"])


def notice_ground(row: Row) -> NoticeGround:
    """Read a ground of discretionary notice."""
    effect = _known(row, "effect", ("may", "shall"))
    stages = frozenset(Stage.parse(word) for word in _words(row, "stages"))
    return NoticeGround(*_base(row), effect, _words(row, "grounds"), stages)


GROUND_KINDS = (
    "refusal",
    "redirect",
    "deemed-withdrawal",
    "not-accepted",
    "termination",
    "suspension",
    "condition",
)


def ground(row: Row) -> Ground:
    """Read a reason code."""
    kind = _known({"kind": "condition", **row}, "kind", GROUND_KINDS)
    return Ground(*_base(row), row["code"], kind, row.get("after", ""))


def rule(row: Row) -> Rule:
    """Read a step of the engine."""
    return Rule(*_base(row), _known(row, "step", tuple("abcdefghij")))


def standard(row: Row) -> Standard:
    """Read a hardship standard."""
    factor: Any = row.get("factor")
    return Standard(
        *_base(row),
        row.get("fixed_fen"),
        row.get("series", ""),
        None if factor is None else Fraction(str(factor)),
        bool(row.get("previous_year")),
        row.get("period_months", 1),
        _known(row, "comparison", ("<", "<=")),
        row.get("other_comparison", ""),
        row.get("comparison_sure") == "U",
        _words(row, "assets"),
        _words(row, "recognises"),
        row.get("residence", ""),
        bool(row.get("set_locally")),
        bool(row.get("home_or_receiving")),
        row.get("fresh_for_days", 0),
    )


def series_value(row: Row) -> SeriesValue:
    """Read a published figure; `per: year` is divided by twelve, exactly."""
    months = 12 if _known(row, "per", ("month", "year")) == "year" else 1
    return SeriesValue(*_base(row), row["series"], Fraction(int(row["fen"]), months))
