"""Runs that were kept: their rows opened again, their figures for the page, the recomputation."""

import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from hengyuan.assignment.models import Assignment
from hengyuan.assignment.rules import DESIGNATION_GROUNDS
from hengyuan.insight.models import FairnessRun, Judgement, in_language
from hengyuan.insight.rules import Level
from hengyuan.kernel import crypto
from hengyuan.law.errors import LawError
from hengyuan.law.fairness import Measure, Reason, Turn, turns_of
from hengyuan.law.methods import Method
from hengyuan.law.qualification.policy import source
from hengyuan.ledger.rules import canonical_json

FORMAT = "hengyuan-fairness-1"
Turns = tuple[tuple[Turn, ...], tuple[Turn, ...]]


def months_before(month: str, count: int) -> list[str]:
    """The months before one, oldest first."""
    year, number = map(int, month.split("-"))
    found = []
    for back in range(count, 0, -1):
        whole = year * 12 + number - 1 - back
        found.append(f"{whole // 12}-{whole % 12 + 1:02}")
    return found


def of_month(month: str) -> Q:
    """Assignments of a month."""
    year, number = map(int, month.split("-"))
    following = date(year + number // 12, number % 12 + 1, 1)
    return Q(assigned_on__gte=date(year, number, 1), assigned_on__lt=following)


def latest_runs(institution_id: int, months: Iterable[str]) -> list[FairnessRun]:
    """The newest run of each month that was tested, in the order of the months."""
    rows = FairnessRun.objects.filter(institution_id=institution_id, month__in=list(months))
    newest = {run.month: run for run in rows.order_by("number")}
    return [newest[month] for month in sorted(newest)]


def packed(month: str, firms: Sequence[Turn], people: Sequence[Turn]) -> tuple[bytes, str]:
    """A month's rows as they are stored, and their SM3."""
    text = canonical_json(
        {
            "format": FORMAT,
            "month": month,
            "firms": [turn.as_values() for turn in firms],
            "people": [turn.as_values() for turn in people],
        }
    )
    return zlib.compress(text.encode(), 6), crypto.sm3_hex(text.encode())


def turns_kept(run: FairnessRun) -> Turns:
    """The rows of a run, of firms and of people."""
    found = json.loads(zlib.decompress(bytes(run.inputs)))
    return turns_of(found["firms"]), turns_of(found["people"])


def again(run: FairnessRun) -> str:
    """Compute a kept run once more from its rows; "" if every figure is the same, else which."""
    from hengyuan.law.fairness.radar import judge  # loads NumPy

    if crypto.sm3_hex(zlib.decompress(bytes(run.inputs))) != run.digest:
        return "inputs"
    firms: list[Turn] = []
    people: list[Turn] = []
    earlier = FairnessRun.objects.in_bulk(run.window)
    for each in (*(earlier[pk] for pk in run.window), run):
        more = turns_kept(each)
        firms += more[0]
        people += more[1]
    for level, rows in ((Level.FIRMS, firms), (Level.PEOPLE, people)):
        stored = run.figures["tests"][level.value]
        alarms = stored["stands"]["alarms"]
        verdict = judge(rows, alarms=alarms, draws=stored["stands"]["draws"])
        for name, result in (("everything", verdict.everything), ("stands", verdict.stands)):
            kept = stored[name]
            now = (f"{result.seed:032x}", result.largest, result.spread)
            if now != (kept["seed"], kept["largest"], kept["spread"]):
                return f"{level.value} {name}"
    return ""


def assignments_of_firm(run: FairnessRun, firm_id: int) -> QuerySet[Assignment]:
    """A firm's assignments of the run's month."""
    return (
        Assignment.objects.filter(
            of_month(run.month),
            firm_id=firm_id,
            case__institution_id=run.institution_id,
        )
        .select_related("case", "handler")
        .order_by("assigned_on", "pk")
    )


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One firm or person in a table of the page."""

    unit: str
    name: str
    firm: str
    cases: int
    fee: int
    effort: int
    designated: int
    refused: int
    late: int
    left_out: str
    difference: float | None
    explained: str
    is_out: bool
    is_favoured: bool
    p: float | None
    detectable: str

    @property
    def number(self) -> int:
        """The id behind the unit."""
        return int(self.unit[1:])


@dataclass(frozen=True, slots=True)
class Deviation:
    """What stands out and no recorded reason explains, with what people made of it."""

    level: Level
    row: UnitRow
    leading: str
    judgements: tuple[Judgement, ...]

    @property
    def level_name(self) -> str:
        """The table it stands in."""
        return in_language(self.level)


class Shown:
    """A run as its page shows it."""

    def __init__(self, run: FairnessRun) -> None:
        self.run, self.figures = run, run.figures

    @property
    def methods(self) -> list[tuple[str, int]]:
        """How often each method was used, the most frequent first."""
        found = [(_method(each), n) for each, n in self.figures["methods"].items()]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))

    @property
    def grounds(self) -> list[tuple[str, int]]:
        """The grounds of designations, the most frequent first."""
        found = [
            (_(DESIGNATION_GROUNDS.get(each, each)) if each else _("没有写明理由"), n)
            for each, n in self.figures["grounds"].items()
        ]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))

    @property
    def loads(self) -> list[tuple[str, dict[str, Any]]]:
        """How evenly cases lie among firms and people."""
        return [(in_language(level), self.figures["loads"][level.value]) for level in Level]

    @property
    def designated(self) -> tuple[int, str]:
        """How many designations, and their share."""
        number = self.figures["methods"].get("by_designation", 0)
        whole = self.figures["cases"]
        return number, f"{100 * number / whole:.1f} %" if whole else "—"

    @cached_property
    def firms(self) -> list[UnitRow]:
        """Every firm, furthest from its expectation first."""
        return self._rows(Level.FIRMS)

    @cached_property
    def people(self) -> list[UnitRow]:
        """Every person, likewise."""
        return self._rows(Level.PEOPLE)

    def of_firm(self, number: int) -> tuple[UnitRow | None, list[UnitRow]]:
        """A firm and its people."""
        key = f"f{number}"
        firm = next((row for row in self.firms if row.unit == key), None)
        people = [each for each in self.people if self.figures["units"][each.unit]["firm"] == key]
        return firm, people

    def _rows(self, level: Level) -> list[UnitRow]:
        tested = {row["unit"]: row for row in self.figures["tests"][level.value]["stands"]["units"]}
        rows = [
            self._row(key, counted, tested.get(key))
            for key, counted in self.figures["units"].items()
            if key[0] == level.value[0]
        ]
        rows.sort(key=lambda row: (not row.is_out, 2 if row.p is None else row.p, row.name))
        return rows

    def _row(self, key: str, counted: dict[str, Any], tested: dict[str, Any] | None) -> UnitRow:
        received, expected = tested["sums"]["fee"] if tested else (0, 0.0)
        firm = self.figures["units"].get(counted["firm"], {}).get("name", "")
        return UnitRow(
            unit=key,
            name=counted["name"],
            firm=firm,
            **{name: counted[name] for name in ("cases", "fee", "effort", "designated")},
            refused=counted["refused"],
            late=counted["late"],
            left_out="；".join(f"{_rule(rule)} {n}" for rule, n in counted["left_out"].items()),
            difference=round(received - expected, 1) if tested else None,
            explained=_explained(tested["explained"]) if tested else "",
            is_out=bool(tested and tested["out"]),
            is_favoured=bool(tested and tested["favoured"]),
            p=tested["p"] if tested else None,
            detectable=_ratio(tested["detectable"]) if tested else "",
        )

    @cached_property
    def deviations(self) -> list[Deviation]:
        """What stands, each with what people made of it."""
        judged: dict[tuple[str, str], list[Judgement]] = {}
        for each in self.run.judgements.select_related("judged_by"):
            judged.setdefault((each.level, each.unit), []).append(each)
        found = []
        for level in Level:
            names = {row.unit: row for row in self._rows(level)}
            for tested in self.figures["tests"][level.value]["stands"]["units"]:
                if tested["out"] and tested["unit"] in names:
                    made = tuple(judged.get((level.value, tested["unit"]), ()))
                    leading = in_language(Measure.parse(tested["leading"]))
                    found.append(Deviation(level, names[tested["unit"]], leading, made))
        return found

    @property
    def tests(self) -> list[tuple[str, dict[str, Any], dict[str, Any]]]:
        """Both levels with both tests."""
        return [
            (in_language(level), both["everything"], both["stands"])
            for level in Level
            for both in [self.figures["tests"][level.value]]
        ]


def _method(value: str) -> str:
    return in_language(Method.parse(value))


def _rule(rule_id: str) -> str:
    try:
        return f"{rule_id} {source(rule_id).name_zh}"
    except (KeyError, LawError):
        return rule_id


def _explained(found: dict[str, int]) -> str:
    parts = [(in_language(Reason.parse(key)), number) for key, number in found.items() if number]
    return "；".join(f"{name} {number:+d}" for name, number in parts)


def _ratio(percent: int | None) -> str:
    return f"{percent / 100:.2f} : 1" if percent else ""
