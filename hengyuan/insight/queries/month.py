"""A month's assignments as turns, what is counted beside them, and the test of both levels."""

import json
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef

from hengyuan.assignment.models import Assignment, DecisionRecord, End
from hengyuan.cases.models import CaseClock
from hengyuan.insight.models import FairnessRun
from hengyuan.insight.queries.runs import (
    latest_runs,
    months_before,
    of_month,
    packed,
    turns_kept,
)
from hengyuan.insight.rules import Level, Made, firm_id, firm_turn, left_out, person_id, person_turn
from hengyuan.law.fairness import Measure, gini, largest_to_smallest, worth_for
from hengyuan.law.vocabulary import Kind, Stage
from hengyuan.orgs.models import Organisation

CAPITAL = ("CR-M4", "CR-M5")
ACCEPTANCE = "AS-01"  # the firm's clock for naming the handler
WINDOW = 3  # months that the test looks at together


@dataclass(frozen=True, slots=True)
class Computed:
    """A month ready to be kept."""

    inputs: bytes
    digest: str
    window: list[int]
    figures: dict[str, Any]
    cases: int
    standing: int


def month_before(day: date) -> str:
    """The month before a day's, as 2026-03."""
    year, month = (day.year, day.month - 1) if day.month > 1 else (day.year - 1, 12)
    return f"{year}-{month:02}"


def institutions_due(month: str) -> list[Organisation]:
    """Institutions that assigned in a month which nobody tested yet."""
    made = Assignment.objects.filter(of_month(month), case__institution=OuterRef("pk"))
    tested = FairnessRun.objects.filter(month=month, institution=OuterRef("pk"))
    return list(Organisation.objects.filter(Exists(made), ~Exists(tested)).order_by("pk"))


def compute(institution: Organisation, month: str) -> Computed:
    """Test one month with the two before it, as far as these were kept."""
    from hengyuan.law.fairness.radar import FIRMS, PEOPLE, judge  # loads NumPy

    assignments = _assignments(institution, month)
    kept = [made for made in (_made(each, month) for each in assignments) if made is not None]
    firms = [firm_turn(made) for made in kept]
    people = [turn for turn in map(person_turn, kept) if turn is not None]
    inputs, digest = packed(month, firms, people)
    before = latest_runs(institution.pk, months_before(month, WINDOW - 1))
    for run in before:
        earlier = turns_kept(run)
        firms, people = [*earlier[0], *firms], [*earlier[1], *people]
    tests = {
        Level.FIRMS.value: _test(judge(firms, alarms=FIRMS)),
        Level.PEOPLE.value: _test(judge(people, alarms=PEOPLE)),
    }
    figures = _counted(institution, month, assignments, kept) | {
        "months": [*(run.month for run in before), month],
        "tests": tests,
    }
    out = [row for level in tests.values() for row in level["stands"]["units"] if row["out"]]
    return Computed(inputs, digest, [run.pk for run in before], figures, len(assignments), len(out))


def _assignments(institution: Organisation, month: str) -> list[Assignment]:
    """What was assigned in the month and not rejected, with records; refusals among them."""
    return list(
        Assignment.objects.filter(of_month(month), case__institution=institution)
        .exclude(end=End.REJECTED)
        .select_related("case", "firm", "handler", "record")
        .order_by("pk")
    )


def _made(assignment: Assignment, month: str) -> Made | None:
    """The assignment for the radar; None if it was given back, or no record was kept."""
    record: DecisionRecord | None = getattr(assignment, "record", None)
    if record is None or assignment.end == End.DECLINED or assignment.assigned_on is None:
        return None
    case = assignment.case
    table = worth_for(case.region, assignment.assigned_on)
    return Made(
        key=f"{month}-{assignment.pk}",
        month=month,
        method=assignment.method,
        ground=assignment.ground,
        kind=case.kind,
        firm=assignment.firm_id,
        institution=case.institution_id,
        kept=json.loads(zlib.decompress(bytes(record.kept))),
        worth=table.worth(
            Kind.parse(case.kind),
            Stage.parse(case.proceeding),
            is_group=case.group_size > 1,
            is_capital=case.matter in CAPITAL,
        ),
    )


def _test(verdict: Any) -> dict[str, Any]:
    return {
        name: {
            "seed": f"{result.seed:032x}",
            "digest": result.digest,
            "draws": result.draws,
            "largest": result.largest,
            "spread": result.spread,
            "p_largest": round(result.p_value(result.largest), 4),
            "p_spread": round(result.p_value(result.spread), 4),
            "alarms": result.alarms,
            "units": [_unit(result, row) for row in result.units],
        }
        for name, result in (("everything", verdict.everything), ("stands", verdict.stands))
    }


def _unit(result: Any, row: Any) -> dict[str, Any]:
    return {
        "unit": row.unit,
        "out": result.stands_out(row),
        "p": round(result.p_value(row.beyond), 4),
        "leading": row.leading.value,
        "favoured": row.is_favoured,
        "detectable": row.detectable,
        "explained": {reason.value: number for reason, number in row.explained.items()},
        "sums": {
            measure.value: [row.sums[measure].received, round(row.sums[measure].expected, 1)]
            for measure in Measure
        },
    }


def _counted(
    institution: Organisation, month: str, assignments: Sequence[Assignment], kept: Sequence[Made]
) -> dict[str, Any]:
    """Everything that the page counts beside the test."""
    given = [each for each in assignments if each.end != End.DECLINED]
    wished = [made.kept["wished"] for made in kept if made.method == "by_choice"]
    designated = [each for each in given if each.method == "by_designation"]
    clocks = CaseClock.objects.filter(
        rule=ACCEPTANCE, case__in=[each.case_id for each in assignments], is_late=True
    )
    late = set(clocks.values_list("case_id", flat=True))
    units = _units(assignments, kept, late)
    loads = {
        level: _evenness(row["cases"] for unit, row in units.items() if unit[0] == level[0])
        for level in (Level.FIRMS.value, Level.PEOPLE.value)
    }
    return {
        "cases": len(given),
        "without_record": len(given) - len(kept),
        "policies": sorted({made.kept["policy"] for made in kept}),
        "methods": dict(Counter(each.method for each in given)),
        "grounds": dict(Counter(each.ground for each in designated)),
        "choices": {
            "honoured": len(wished),
            "first": sum(1 for names in wished if len(names) == 1),
        },
        "refused": len(assignments) - len(given),
        "late": len(late),
        "loads": loads,
        "units": units,
    }


def _units(
    assignments: Sequence[Assignment], kept: Sequence[Made], late: set[Any]
) -> dict[str, dict[str, Any]]:
    """Everybody who could be found at least once, or had a case: names, loads, absences."""
    units: dict[str, dict[str, Any]] = {}

    def unit(key: str, name: str, firm: str = "") -> dict[str, Any]:
        empty = {"name": name, "firm": firm, "cases": 0, "fee": 0, "effort": 0, "designated": 0}
        return units.setdefault(key, empty | {"refused": 0, "late": 0, "left_out": {}})

    for made in kept:
        for person in made.open_to:
            pk, name, *_rest = made.kept["firms"][person["f"]]
            unit(firm_id(pk), name)
            unit(person_id(person["p"]), person["n"], firm_id(pk))
    worths = {made.key.rpartition("-")[2]: made.worth for made in kept}
    for each in assignments:
        rows = [unit(firm_id(each.firm_id), each.firm.name)]
        if each.handler is not None:
            rows.append(unit(person_id(each.handler.pk), each.handler.name, firm_id(each.firm_id)))
        worth = worths.get(str(each.pk))
        for row in rows:
            row["late"] += each.case_id in late
            if each.end == End.DECLINED:
                row["refused"] += 1
                continue
            row["cases"] += 1
            row["designated"] += each.method == "by_designation"
            row["fee"] += worth.fee if worth else 0
            row["effort"] += worth.effort if worth else 0
    _note_absences(units, kept)
    return units


def _note_absences(units: dict[str, dict[str, Any]], kept: Iterable[Made]) -> None:
    for made in kept:
        for (key, rule), times in left_out(made).items():
            if key in units:
                rules = units[key]["left_out"]
                rules[rule] = rules.get(rule, 0) + times


def _evenness(loads: Iterable[int]) -> dict[str, Any]:
    listed = list(loads)
    largest, smallest = largest_to_smallest(listed)
    return {
        "count": len(listed),
        "gini": f"{float(gini(listed)):.3f}",
        "largest": largest,
        "smallest": smallest,
    }
