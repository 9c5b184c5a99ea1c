#!/usr/bin/env python3
"""Work the report of a peer review out again from its signed sheets, with nothing of Hengyuan.

    python3 tools/recompute_review.py sheets-1.json
    python3 tools/recompute_review.py sheets-1.json --against report-1.json
    python3 tools/recompute_review.py sheets-2.json --previous sheets-1.json --against report-2.json

Python's standard library alone, no package of this project: whoever doubts a report reads this one
file. It prints every figure by its name and exits with 0; with 1 where the report, or a sheet in
itself, says something else than the answers give; with 2 where a file is none of these.
"""

import argparse
import copy
import json
import math
import random
import sys
from collections import Counter, defaultdict
from fractions import Fraction
from pathlib import Path

REPORT, SHEETS = "hengyuan-review-report-1", "hengyuan-review-sheets-1"
GRADES = ("excellent", "good", "qualified", "unqualified")
RANKS = {grade: len(GRADES) - 1 - place for place, grade in enumerate(GRADES)}
WORTH = {"yes": Fraction(1), "partly": Fraction(1, 2), "no": Fraction(0)}
GROUPS = ("field", "proceeding", "institution", "firm")
SHORTEST, DISPUTED, RESAMPLES = 10, 5, 2_000
NORMAL = 1.959963984540054  # 95 % of a normal distribution lie within so many spreads
SPREADS = (("quality", "quality2"), ("strictness", "leniency2"), ("chance", "chance2"))
PARTS = ("readers", "drift")  # told to those who run the round alone
CLOSE = 1e-9  # coefficients are floating-point numbers, summed in another order


class NoSuchFile(Exception):
    """A file is not what it should be; the text says why."""


# Numbers as they are printed


def two_decimals(value):
    """A fraction as text with two decimals, half up."""
    if value is None:
        return None
    whole = int(value * 100 + Fraction(1, 2))
    return f"{whole // 100}.{whole % 100:02d}"


def share(part, whole):
    """Per cent as text; None of nothing."""
    return two_decimals(Fraction(100 * part, whole)) if whole else None


# One sheet under its standard, as frozen when the round was opened


def out_of_reach(indicator, stage):
    """Whether the standard itself leaves the indicator out at this stage."""
    return any(stage in one["stages"] for one in indicator.get("not_applicable", ()))


def line(standard, indicator, mark, stage):
    """What an indicator comes to: None where it is left out, else its share and its grade.

    The share is of full marks; None while an answer is open or nothing of it is scored.
    """
    if mark.get("is_waived") or out_of_reach(indicator, stage):
        return None
    by_grades = standard["model"] == "grades"
    if mark.get("points") is not None and not by_grades:
        return min(Fraction(mark["points"], 10 * indicator["weight"]), Fraction(1)), None
    answers = [
        mark.get("answers", {}).get(item["id"])
        for item in indicator["items"]
        if item.get("fact") != "yes"
    ]
    scored = [one for one in answers if one != "not_applicable"]
    known = bool(scored) and None not in scored
    part = sum((WORTH[one] for one in scored), Fraction(0)) / len(scored) if known else None
    return part, mark.get("grade") if by_grades else None


def lines_of(standard, sheet, stage):
    """Each indicator with its line."""
    marks = sheet["indicators"]
    return [
        (one, line(standard, one, marks.get(one["id"], {}), stage))
        for one in standard["indicators"]
    ]


def points_of(standard, lines, components):
    """Points of a hundred as a fraction; None where not everything is judged."""
    counted = [(one, found) for one, found in lines if found is not None]
    others = standard.get("components", ())
    if not counted or any(found[0] is None for _one, found in counted):
        return None
    if any(one["id"] not in components for one in others):
        return None
    weight = sum(one["weight"] for one, _found in counted)
    dossier = sum(one["weight"] * found[0] for one, found in counted) * Fraction(100, weight)
    rest = 100 - sum(one["weight"] for one in others)
    added = sum(
        (Fraction(one["weight"] * components[one["id"]], 100) for one in others), Fraction(0)
    )
    return dossier * Fraction(rest, 100) + added


def grade_by_points(standard, points):
    """The grade that so many points reach."""
    if points is None:
        return ""
    reached = (
        one for one in GRADES
        if one in standard["thresholds"] and points >= standard["thresholds"][one]
    )  # fmt: skip
    return next(reached, "unqualified")


def grade_by_grades(standard, lines):
    """The grade that single grades make together."""
    counted = [(one, found[1]) for one, found in lines if found is not None]
    grades = Counter(grade for _one, grade in counted)
    if not counted or grades[None]:
        return ""
    core = [grade for one, grade in counted if one.get("core") == "yes"]
    least = {key: standard[key]["at_least"] for key in ("excellent", "good", "unqualified")}
    fine = grades["excellent"] + grades["good"]
    if grades["unqualified"] >= least["unqualified"] or "unqualified" in core:
        return "unqualified"
    if (
        fine == len(counted)
        and grades["excellent"] >= min(least["excellent"], len(counted))
        and all(one == "excellent" for one in core)
    ):
        return "excellent"
    if not grades["unqualified"] and fine >= min(least["good"], len(counted)):
        return "good"
    return "qualified"


def sheet_again(standard, sheet, dossier):
    """Points and proposed grade of a sheet, from its answers."""
    lines = lines_of(standard, sheet, dossier["proceeding"])
    points = points_of(standard, lines, dossier["components"])
    if sheet["vetoes"]:
        proposed = "unqualified"
    elif standard["model"] == "grades":
        proposed = grade_by_grades(standard, lines)
    else:
        proposed = grade_by_points(standard, points)
    return {"points": two_decimals(points), "proposed": proposed}


# Grades


def final_grades(decisions):
    """The grade of each dossier after its last final decision; what is wrong in their order."""
    found, wrong, seen = {}, [], defaultdict(dict)
    for one in decisions:
        code, earlier = one["dossier"], seen[one["dossier"]]
        name = f"decisions/{code}/{one['version']}"
        if one["version"] != len(earlier) + 1:
            wrong.append(f"{name}: stands at place {len(earlier) + 1}")
        replaced = earlier.get(one["replaces"])
        if one["replaces"] is not None and not (replaced and replaced["is_final"]):
            wrong.append(f"{name}: replaces {one['replaces']}, which is no final decision")
        if code in found and one["replaces"] is None:
            wrong.append(f"{name}: comes after a final one without naming it")
        earlier[one["version"]] = one
        if one["is_final"]:
            found[code] = one["grade"]
    return found, wrong


def row(grades):
    """The counts and shares of a group."""
    counts = Counter(grades)
    fine = counts["excellent"] + counts["good"]
    return {one: counts[one] for one in GRADES} | {
        "total": len(grades),
        "good_or_better": share(fine, len(grades)),
        "passed": share(fine + counts["qualified"], len(grades)),
    }


def grouped(dossiers, grades):
    """Rows by field, stage, institution and firm."""
    found = {}
    for name in GROUPS:
        groups = defaultdict(list)
        for code, grade in grades.items():
            groups[dossiers[code][name]].append(grade)
        found[name] = {group: row(each) for group, each in sorted(groups.items())}
    return found


def published(dossiers, grades):
    """The table of annex 7, by code."""
    columns = ("code", "field", "institution", "firm", "handler")
    return [
        {name: dossiers[code][name] for name in columns} | {"grade": grades[code]}
        for code in sorted(grades)
    ]


# Indicators and items


def means(standard, lines_by_sheet):
    """The mean share of each indicator, over the sheets that judge it."""
    found = {}
    for place, indicator in enumerate(standard["indicators"]):
        each = [lines[place][1] for lines in lines_by_sheet]
        known = [one[0] for one in each if one is not None and one[0] is not None]
        mean = 100 * sum(known, Fraction(0)) / len(known) if known else None
        found[indicator["id"]] = {"mean": two_decimals(mean), "sheets": len(known)}
    return found


def answers_to(sheets, indicator, item):
    """What each sheet answered to an item."""
    return [
        one["indicators"].get(indicator["id"], {}).get("answers", {}).get(item["id"])
        for one in sheets
    ]


def shortest(standard, sheets):
    """The items most often answered partly or no, the largest part first."""
    found = []
    for place, indicator in enumerate(standard["indicators"]):
        for item in indicator["items"]:
            said = answers_to(sheets, indicator, item)
            short, of = (
                sum(one in ("partly", "no") for one in said),
                sum(one in WORTH for one in said),
            )
            if short and item.get("fact") != "yes":
                name = f"{indicator['id']}:{item['id']}"
                key = (-Fraction(short, of), -short, indicator["id"], place)
                found.append((key, {"item": name, "short": short, "of": of}))
    found.sort(key=lambda one: one[0])
    return [one for _key, one in found[:SHORTEST]]


def disputed(standard, sheets):
    """The items by their share of all variance between the readers of one dossier."""
    spread = {}
    for indicator in standard["indicators"]:
        for item in indicator["items"]:
            said = defaultdict(list)
            for sheet, answer in zip(sheets, answers_to(sheets, indicator, item), strict=True):
                if answer in WORTH:
                    said[sheet["dossier"]].append(WORTH[answer])
            name = f"{indicator['id']}:{item['id']}"
            spread[name] = sum((variance(each) for each in said.values()), Fraction(0))
    whole = sum(spread.values())
    found = [{"item": name, "share": float(one / whole)} for name, one in spread.items() if one]
    found.sort(key=lambda one: (-round(one["share"], 12), one["item"]))
    return found[:DISPUTED]


def variance(values):
    """The variance of a sample; 0 of fewer than two."""
    if len(values) < 2:
        return Fraction(0)
    middle = sum(values, Fraction(0)) / len(values)
    return sum((one - middle) ** 2 for one in values) / (len(values) - 1)


# How far readers agree


def coincidences(ranks):
    """How often each ordered pair of ranks stands together in one dossier."""
    counts = Counter(ranks)
    return {
        (one, other): Fraction(counts[one] * (counts[other] - (one == other)), len(ranks) - 1)
        for one in counts
        for other in counts
    }


def alpha_of(pairs):
    """Krippendorff's ordinal alpha of summed coincidences; None where nothing varies."""
    totals = Counter()
    for (one, _other), count in pairs.items():
        totals[one] += count
    values, whole = sorted(one for one in totals if totals[one]), sum(totals.values())
    below, middles = 0, {}
    for one in values:
        middles[one] = below + totals[one] / 2
        below += totals[one]
    apart = {(a, b): (middles[a] - middles[b]) ** 2 for a in values for b in values}
    expected = sum(totals[a] * totals[b] * apart[a, b] for a in values for b in values)
    if not expected:
        return None
    observed = sum(count * apart[pair] for pair, count in pairs.items() if count)
    return float(1 - observed * (whole - 1) / expected)


def alpha_with_interval(by_dossier, seed=0):
    """Alpha with its 95 % percentile bootstrap: the draws of `random.Random(seed)`, by code."""
    tables = [coincidences(each) for _code, each in sorted(by_dossier.items()) if len(each) > 1]
    kinds = sorted({tuple(sorted(one.items())) for one in tables})
    kind_of = [kinds.index(tuple(sorted(one.items()))) for one in tables]
    value = alpha_of(summed(kinds, Counter(kind_of), Fraction))
    numbers, found = random.Random(seed), []
    for _resample in range(RESAMPLES if value is not None else 0):
        drawn = Counter(kind_of[int(numbers.random() * len(tables))] for _one in tables)
        again = alpha_of(summed(kinds, drawn, float))
        if again is not None:
            found.append(again)
    low, high = (quantile(sorted(found), at) if found else None for at in (0.025, 0.975))
    return {"alpha": value, "low": low, "high": high, "dossiers": len(tables)}


def summed(kinds, drawn, number):
    """Coincidences of so many dossiers of each kind."""
    whole = Counter()
    for kind, times in drawn.items():
        for pair, count in kinds[kind]:
            whole[pair] += number(count) * times
    return whole


def quantile(ordered, at):
    """A quantile between its two neighbours."""
    place = (len(ordered) - 1) * at
    below = min(int(place), len(ordered) - 2) if len(ordered) > 1 else 0
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def kappa_of(pairs):
    """Cohen's kappa with squared weights; None where it is not defined."""
    first, second = Counter(a for a, _b in pairs), Counter(b for _a, b in pairs)
    expected = Fraction(
        sum((a - b) ** 2 * first[a] * second[b] for a in first for b in second), len(pairs) or 1
    )
    return float(1 - sum((a - b) ** 2 for a, b in pairs) / expected) if expected else None


def first_two(sheets, dossiers):
    """The grades of the first two readers of each dossier that is no anchor."""
    found = defaultdict(list)
    for one in sheets:
        if not dossiers[one["dossier"]]["is_anchor"]:
            found[one["dossier"]].append(RANKS[one["grade"]])
    return [tuple(each[:2]) for each in found.values() if len(each) > 1]


def agreement(standard, sheets, dossiers):
    """Every figure of how far readers of one field agree."""
    by_dossier = defaultdict(list)
    for one in sheets:
        by_dossier[one["dossier"]].append(RANKS[one["grade"]])
    pairs = first_two(sheets, dossiers)
    return alpha_with_interval(by_dossier) | {
        "kappa": kappa_of(pairs), "pairs": len(pairs), "disputed": disputed(standard, sheets),
    }  # fmt: skip


# Points made comparable


def comparable(standard, sheets, final):
    """Raw and adjusted points of one field, told of its final dossiers, and its readers."""
    if standard["model"] == "grades":
        return {"none": "grades"}
    read = [
        (one["dossier"], one["reader"], float(one["points"]))
        for one in sorted(sheets, key=lambda one: one["order"])
        if one["points"] is not None
    ]
    if len(read) < 2:
        return {"none": "few"}
    fit = fitted(read)
    refused = not_adjusted(read, fit)
    held = {code for code, reader, _points in read if reader in refused}
    told = [one for one in final if one["code"] in fit["quality"]]
    return {
        "spreads": {
            name: math.sqrt(fit[one]) for name, one in SPREADS
        },
        "dossiers": {
            one["code"]: {
                "raw": fit["raw"][one["code"]], **mean_of(fit, [one["code"]], held, "adjusted"),
            }
            for one in told
        },
        "institution": group_means(fit, told, held, "institution"),
        "firm": group_means(fit, told, held, "firm"),
        "refused": dict(sorted(Counter(refused.values()).items())),
        "readers": {
            str(reader): strictness(fit, reader, refused) for reader in sorted(fit["place"])
        },
        "drift": {
            str(reader): found
            for reader in sorted(set(fit["place"]) - set(refused))
            if (found := drift(read, fit, refused, reader))
        },
    }  # fmt: skip


def fitted(read):
    """Mean, readers and dossiers estimated together, and their spreads in at most 500 rounds.

    Each dossier is taken out by hand, so that equations for the mean and the readers are left.
    """
    readers, by_dossier = sorted({reader for _code, reader, _p in read}), defaultdict(list)
    place = {reader: at for at, reader in enumerate(readers, 1)}
    for code, reader, points in read:
        by_dossier[code].append((place[reader], points))
    points = [one for _code, _reader, one in read]
    start = max(spread_of(points), 1e-6) / 3
    now = (start, start, start)
    for _round in range(500):
        found, before = one_round(by_dossier, len(readers), points, now), now
        now = found["next"]
        if max(abs(a - b) for a, b in zip(now, before, strict=True)) <= 1e-7 * max(before):
            break
    found |= {"place": place, "by_dossier": by_dossier, "of": Counter(r for _c, r, _p in read)}
    found |= dict(zip(("quality2", "leniency2", "chance2"), now, strict=True))
    found["raw"] = {
        code: sum(one for _at, one in each) / len(each) for code, each in by_dossier.items()
    }
    return found


def spread_of(points):
    """The variance of all points."""
    middle = sum(points) / len(points)
    return sum((one - middle) ** 2 for one in points) / len(points)


def one_round(by_dossier, readers, points, spreads):
    """Effects and qualities under these spreads, and the spreads that they speak for."""
    quality2, leniency2, chance2 = spreads
    weight = {code: 1 / (len(each) + chance2 / quality2) for code, each in by_dossier.items()}
    left, right = equations(by_dossier, weight, readers)
    for at in range(1, readers + 1):
        left[at][at] += chance2 / leniency2
    inverse = inverted(left)
    effect = [sum(a * b for a, b in zip(row, right, strict=True)) for row in inverse]
    quality, unsure, residual = {}, 0.0, 0.0
    for code, each in by_dossier.items():
        rest = [one - effect[0] - effect[at] for at, one in each]
        quality[code] = weight[code] * sum(rest)
        unsure += weight[code] + weight[code] ** 2 * together(inverse, ties_of(each))
        residual += sum(
            one * (left_over - quality[code])
            for (_at, one), left_over in zip(each, rest, strict=True)
        )
    squares = sum(one * one for one in quality.values())
    own = sum(one * one for one in effect[1:])
    shaky = sum(inverse[at][at] for at in range(1, readers + 1))
    return {
        "effect": effect, "inverse": inverse, "weight": weight, "quality": quality,
        "next": (
            max((squares + chance2 * unsure) / len(by_dossier), 1e-9),
            max((own + chance2 * shaky) / readers, 1e-9),
            max(residual / (len(points) - 1), 1e-9),
        ),
    }  # fmt: skip


def ties_of(each):
    """The mean and the readers that a dossier hangs on, with how often."""
    return [(0, len(each)), *Counter(at for at, _points in each).items()]


def together(matrix, along):
    """A quadratic form over the few places that are not zero."""
    return sum(a * b * matrix[i][j] for i, a in along for j, b in along)


def equations(by_dossier, weight, readers):
    """Both sides for the mean and the readers, each dossier taken out."""
    left = [[0.0] * (readers + 1) for _at in range(readers + 1)]
    right = [0.0] * (readers + 1)
    for code, each in by_dossier.items():
        ties, whole = ties_of(each), sum(one for _at, one in each)
        for at, one in each:
            for i in (0, at):
                right[i] += one
                for j in (0, at):
                    left[i][j] += 1
        for i, a in ties:
            right[i] -= weight[code] * a * whole
            for j, b in ties:
                left[i][j] -= weight[code] * a * b
    return left, right


def inverted(matrix):
    """The inverse by Gauss and Jordan, the largest pivot first."""
    size = len(matrix)
    rows = [[*row, *(float(i == j) for j in range(size))] for i, row in enumerate(matrix)]
    for at in range(size):
        best = max(range(at, size), key=lambda one: abs(rows[one][at]))
        rows[at], rows[best] = rows[best], rows[at]
        pivot = rows[at][at]
        rows[at] = [one / pivot for one in rows[at]]
        for other in range(size):
            factor = rows[other][at]
            if other != at and factor:
                rows[other] = [a - factor * b for a, b in zip(rows[other], rows[at], strict=True)]
    return [row[size:] for row in rows]


def interval(value, variance_, name):
    """A value with its 95 % interval."""
    half = NORMAL * math.sqrt(variance_)
    return {name: value, "low": value - half, "high": value + half}


def mean_of(fit, codes, held, name):
    """The mean of some dossiers on the scale of the average reader; None where all are held."""
    codes = [code for code in codes if code not in held]
    if not codes:
        return {name: None, "low": None, "high": None}
    readers, parts = len(fit["place"]), len(codes)
    average = sum(fit["effect"][1:]) / readers
    along = [1.0] + [1 / readers] * readers
    for code in codes:
        for at, often in ties_of(fit["by_dossier"][code]):
            along[at] -= fit["weight"][code] * often / parts
    alone = sum(fit["weight"][code] for code in codes) / parts**2
    spread = fit["chance2"] * (alone + together(fit["inverse"], list(enumerate(along))))
    quality = sum(fit["quality"][code] for code in codes) / parts
    return interval(fit["effect"][0] + average + quality, spread, name)


def group_means(fit, told, held, name):
    """Raw and adjusted means of each group of final dossiers."""
    groups = defaultdict(list)
    for one in told:
        groups[one[name]].append(one["code"])
    return {
        group: {
            "dossiers": len(codes),
            "raw": sum(fit["raw"][code] for code in codes) / len(codes),
            "of": sum(code not in held for code in codes),
            **mean_of(fit, codes, held, "adjusted"),
        }
        for group, codes in sorted(groups.items())
    }


def strictness(fit, reader, refused):
    """How many points less than the average a reader gives, and why he is not adjusted."""
    value, variance_ = leniency(fit, reader)
    told = {"sheets": fit["of"][reader], "refused": refused.get(reader, "")}
    return told | interval(-value, variance_, "strictness")


def leniency(fit, reader):
    """A reader against the average of all, and its variance."""
    readers, at = len(fit["place"]), fit["place"][reader]
    beside = [0.0] + [-1 / readers] * readers
    beside[at] += 1
    value = fit["effect"][at] - sum(fit["effect"][1:]) / readers
    return value, fit["chance2"] * together(fit["inverse"], list(enumerate(beside)))


def not_adjusted(read, fit):
    """Readers whose sheets are not adjusted: apart from the most, few ties, or too wide."""
    group, found = connected(fit), {}
    sizes = Counter(group.values())
    largest = min(one for one in sizes if sizes[one] == max(sizes.values()))
    for reader, at in fit["place"].items():
        ties = sum(
            one == reader and len(fit["by_dossier"][code]) > 1 for code, one, _points in read
        )
        if group[at] != largest:
            found[reader] = "apart"
        elif ties < 3:
            found[reader] = "few"
        elif NORMAL * math.sqrt(leniency(fit, reader)[1]) > 10:
            found[reader] = "wide"
    return found


def drift(read, fit, refused, reader):
    """How a reader changed in the order of signing; None where nothing says so.

    Against the others of each dossier, everybody's strictness taken off, in spreads of chance.
    """
    levels = defaultdict(list)
    for code, other, points in read:
        if other not in refused:
            levels[code].append((other, points - leniency(fit, other)[0]))
    own = [code for code, other, _points in read if other == reader]
    read_by_others = [at for at, code in enumerate(own) if len(levels[code]) > 1]
    points, residuals = [], []
    for code in (own[at] for at in read_by_others):
        mine = next(one for other, one in levels[code] if other == reader)
        theirs = [one for other, one in levels[code] if other != reader]
        points.append(mine - sum(theirs) / len(theirs))
        chance = math.sqrt(max(fit["chance2"], 1e-12))
        residuals.append(points[-1] / chance / math.sqrt(1 + 1 / len(theirs)))
    found = changed_at(residuals)
    if found is None:
        return None
    at, since = found
    before, after = points[:since], points[since : at + 1]
    first, last = read_by_others[since], read_by_others[at]
    return {
        "since": first + 1, "at": last + 1,
        "points": sum(before) / len(before) - sum(after) / len(after),
        "files": own[first : last + 1],
    }  # fmt: skip


def changed_at(residuals):
    """The first file at which the means before and after some place are too far apart."""
    for seen in range(14, len(residuals) + 1):
        best, where = 0.0, None
        for place in range(10, seen - 3):
            before = sum(residuals[:place]) / place
            after = sum(residuals[place:seen]) / (seen - place)
            apart = abs(after - before) / math.sqrt(1 / place + 1 / (seen - place))
            if apart > best:
                best, where = apart, place
        if best > math.sqrt(2 * math.log(seen)) + 0.95:
            return seen - 1, where
    return None


def connected(fit):
    """The lowest reader with whom each reader hangs together through dossiers."""
    group = {at: at for at in fit["place"].values()}
    while True:
        before = dict(group)
        for each in fit["by_dossier"].values():
            lowest = min(group[at] for at, _points in each)
            for at, _points in each:
                group[at] = lowest
        if group == before:
            return group


# The whole report


def recompute(content):
    """The figures of the report, and what a sheet or a decision says against itself."""
    dossiers = {one["code"]: one for one in content["dossiers"]}
    sheets = sorted(content["sheets"], key=lambda one: (one["dossier"], one["place"]))
    grades, wrong = final_grades(content["decisions"])
    by_field = {
        name: [one for one in sheets if dossiers[one["dossier"]]["field"] == name]
        for name in content["standards"]
    }
    pairs = first_two(sheets, dossiers)
    report = {
        "format": REPORT,
        "round": content["round"],
        "whole": row(list(grades.values())) if grades else None,
        "grades": grouped(dossiers, grades),
        "indicators": {}, "short": {}, "agreement": {}, "comparable": {},
        "pairs": {"signed": len(pairs), "alike": sum(a == b for a, b in pairs)},
        "published": published(dossiers, grades),
        "self_checks": self_checks(content.get("self_checks", ()), grades),
    }  # fmt: skip
    for name, own in by_field.items():
        standard = content["standards"][name]
        report["short"][name] = shortest(standard, own)
        if own:
            lines = [lines_of(standard, one, dossiers[one["dossier"]]["proceeding"]) for one in own]
            report["indicators"][name] = means(standard, lines)
            report["agreement"][name] = agreement(standard, own, dossiers)
            final = [dossiers[code] for code in sorted(grades) if dossiers[code]["field"] == name]
            report["comparable"][name] = comparable(standard, own, final)
        wrong += [text for one in own for text in told(standard, one, dossiers[one["dossier"]])]
    return report, wrong


def self_checks(sheets, grades):
    """What institutions said of their own dossiers, beside the final grades."""
    if not sheets:
        return None
    found = defaultdict(list)
    for one in sheets:
        found[one["institution"]].append(one)
    return {
        "whole": beside(sheets, grades),
        "institutions": {
            name: {
                "asked": len(own), "handed_in": all(one["is_handed_in"] for one in own),
                "is_late": any(one["is_late"] for one in own), **beside(own, grades),
            }
            for name, own in found.items()
        },
    }  # fmt: skip


def beside(sheets, grades):
    """Own and final grades of the dossiers that have both."""
    pairs = [
        (one["grade"], grades[one["dossier"]])
        for one in sheets
        if one["is_handed_in"] and one["dossier"] in grades
    ]
    ranks = [(RANKS[one], RANKS[other]) for one, other in pairs]
    return {
        "both": len(pairs), "alike": sum(one == other for one, other in ranks),
        "kinder": sum(one > other for one, other in ranks),
        "stricter": sum(one < other for one, other in ranks),
        "kappa": kappa_of(ranks) if ranks else None,
        "own": counts([one for one, _other in pairs]),
        "final": counts([other for _one, other in pairs]),
    }  # fmt: skip


def counts(grades):
    """How many of each grade, and the per cent of good or better."""
    found = Counter(grades)
    told = {grade: found[grade] for grade in GRADES}
    good = found["excellent"] + found["good"]
    return told | {"good_or_better": share(good, len(grades))}


def previous(content, earlier):
    """What the round before found, as it stands beside the figures of this one."""
    found, _wrong = recompute(earlier)
    return {
        "number": earlier["round"]["number"],
        "same_standard": {
            name: content["standards"].get(name) == earlier["standards"].get(name)
            for name in sorted({*content["standards"], *earlier["standards"]})
        },
        **{name: found[name] for name in ("whole", "grades", "indicators")},
    }


def told(standard, sheet, dossier):
    """Where a sheet says something else than its answers give."""
    again = sheet_again(standard, sheet, dossier)
    name = f"sheets/{sheet['dossier']}/{sheet['place']}"
    return [
        f"{name}/{key}: the sheet says {sheet[key]}, its answers give {value}"
        for key, value in again.items()
        if sheet[key] != value
    ]


def flat(value, name=""):
    """Every figure by its name, the parts of a name joined by /."""
    if isinstance(value, dict):
        each = value.items()
    elif isinstance(value, list):
        each = enumerate(value, 1)
    else:
        return {name: value}
    found = {}
    for key, one in each:
        found |= flat(one, f"{name}/{key}" if name else str(key))
    return found


def left_out(ours, theirs):
    """Our figures without the parts that are not compared, and the names of these.

    A report for others has nothing on single readers; the round before needs its own sheets.
    """
    kept, missing = copy.deepcopy(ours), []
    if "previous" not in kept and theirs.get("previous"):
        kept["previous"] = theirs["previous"]
        missing.append("previous")
    else:
        kept.setdefault("previous", None)
    for field, told in kept["comparable"].items():
        theirs_of = theirs.get("comparable", {}).get(field, {})
        for part in PARTS:
            if part in told and part not in theirs_of:
                del told[part]
                missing.append(f"comparable/{field}/{part}")
    return kept, missing


def differences(ours, theirs):
    """What the report says otherwise, figure by figure."""
    one, other, missing = flat(ours), flat(theirs), "nothing"
    for name in dict.fromkeys([*one, *other]):
        here, there = one.get(name, missing), other.get(name, missing)
        floats = isinstance(here, float) and isinstance(there, int | float)
        if not (abs(here - there) <= CLOSE if floats else here == there):
            yield f"{name}: the report says {there}, the sheets give {here}"


def load(path, kind):
    """The content of a file of this kind; raises NoSuchFile."""
    try:
        content = json.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise NoSuchFile(f"{path}: {error}") from error
    if not isinstance(content, dict) or content.get("format") != kind:
        raise NoSuchFile(f"{path} is no file of the format {kind}")
    return content


def main(words):
    """Print the figures, then the differences; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("sheets", help="the signed sheets, as the report page exports them")
    parser.add_argument("--previous", help="the signed sheets of the round before")
    parser.add_argument("--against", help="the figures of the report, to be compared")
    asked, missing = parser.parse_args(words), []
    try:
        content = load(asked.sheets, SHEETS)
        ours, wrong = recompute(content)
        if asked.previous:
            ours["previous"] = previous(content, load(asked.previous, SHEETS))
        if asked.against:
            theirs = load(asked.against, REPORT)
            ours, missing = left_out(ours, theirs)
            wrong += differences(ours, theirs)
    except NoSuchFile as error:
        print(error, file=sys.stderr)
        return 2
    except (KeyError, TypeError, AttributeError, ZeroDivisionError) as error:
        print(f"{asked.sheets} is not whole: {error!r}", file=sys.stderr)
        return 2
    for name, value in flat(ours).items():
        print(f"{name} = {value}")
    for name in missing:
        print(f"not compared: {name}")
    for text in wrong:
        print(f"DIFFERENT {text}")
    print(f"{len(wrong)} differences" if wrong else "no difference")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
