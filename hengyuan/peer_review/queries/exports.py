"""What leaves a round as JSON: the figures of its report, and the sheets they follow from.

`tools/recompute_review.py` works every figure out again from the sheets, without this program;
docs/guide/peer-review.md tells the names. Fractions are texts, coefficients are numbers.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from hengyuan.law.review.comparable import Estimate
from hengyuan.law.review.report import Mean, Row
from hengyuan.law.review.self_check import Beside
from hengyuan.law.review.sheet import Mark, Marks
from hengyuan.law.review.words import Field
from hengyuan.peer_review.models import Decision, Dossier, Round, Sheet
from hengyuan.peer_review.queries import self_check
from hengyuan.peer_review.queries.comparable import (
    Adjusted,
    GroupPoints,
    NotAdjusted,
    Strictness,
    in_order,
    numbers_of,
)
from hengyuan.peer_review.queries.previous import Previous, previous_of
from hengyuan.peer_review.queries.report import Readers, Report, graded, report_of, signed_in
from hengyuan.peer_review.queries.self_check import SelfChecks
from hengyuan.peer_review.queries.sheets import marks_of

REPORT = "hengyuan-review-report-1"
SHEETS = "hengyuan-review-sheets-1"


def figures_of(round_: Round, *, with_readers: bool = False) -> dict[str, Any]:
    """Every number of the report by a name that stays, and the table of annex 7.

    `with_readers`: what is told of single readers too, for those who run the round.
    """
    found = report_of(round_)
    return {
        "format": REPORT,
        "round": _round(round_),
        "whole": _row(found.whole) if found.whole else None,
        "grades": {
            name: {row.group: _row(row) for row in rows} for name, rows in found.tables.items()
        },
        **_of_sheets(found),
        "comparable": {
            field.value: _comparable(one, with_readers) for field, one in found.comparable.items()
        },
        "self_checks": _self_checks(found.self_checks),
        "previous": _previous(previous_of(round_)),
        "published": [_published(row) for row in graded(round_)],
    }


def _self_checks(found: SelfChecks | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "whole": _beside(found.whole),
        "institutions": {
            one.name: {
                "asked": one.asked, "handed_in": one.handed_in_at is not None,
                "is_late": one.is_late, **_beside(one.beside),
            }
            for one in found.institutions
        },
    }  # fmt: skip


def _beside(found: Beside) -> dict[str, Any]:
    return {
        "both": found.own.total, "alike": found.alike, "kinder": found.kinder,
        "stricter": found.stricter, "kappa": found.kappa,
        "own": _counts(found.own), "final": _counts(found.final),
    }  # fmt: skip


def _counts(row: Row) -> dict[str, Any]:
    counts = {grade.value: count for grade, count in row.counts.items()}
    good = row.good_or_better
    return {**counts, "good_or_better": None if good is None else str(good)}


def _previous(found: Previous | None) -> dict[str, Any] | None:
    """What stands beside: the figures of the round before, under the names of its own report."""
    if found is None:
        return None
    return {
        "number": found.round.number,
        "same_standard": {field.value: field in found.same for field in Field},
        "whole": _row(found.whole) if found.whole else None,
        "grades": {
            name: {group: _row(row) for group, row in rows.items()}
            for name, rows in found.tables.items()
        },
        "indicators": {
            field.value: {name: _mean(one) for name, one in rows.items()}
            for field, rows in found.means.items()
        },
    }


def _mean(found: Mean) -> dict[str, Any]:
    return {"mean": None if found.mean is None else str(found.mean), "sheets": found.sheets}


def _of_sheets(found: Report) -> dict[str, Any]:
    return {
        "indicators": {
            field.value: {one.indicator: _mean(one) for one in rows}
            for field, rows in found.means.items()
        },
        "short": {
            field.value: [
                {"item": f"{one.indicator}:{one.item}", "short": one.short, "of": one.of}
                for one in rows
            ]
            for field, rows in found.short.items()
        },
        "pairs": {"signed": found.pairs, "alike": found.alike},
        "agreement": {field.value: _readers(one) for field, one in found.agreement.items()},
    }


def _round(round_: Round) -> dict[str, Any]:
    return {
        "organisation": round_.organisation.name, "number": round_.number,
        "closed_from": round_.closed_from.isoformat(), "closed_to": round_.closed_to.isoformat(),
        "state": round_.state,
    }  # fmt: skip


def _row(row: Row) -> dict[str, Any]:
    counts: dict[str, Any] = {grade.value: count for grade, count in row.counts.items()}
    shares = {"good_or_better": str(row.good_or_better), "passed": str(row.passed)}
    return counts | {"total": row.total} | shares


def _readers(found: Readers) -> dict[str, Any]:
    return {
        "alpha": found.alpha.value, "low": found.alpha.low, "high": found.alpha.high,
        "dossiers": found.alpha.units, "kappa": found.kappa, "pairs": found.pairs,
        "disputed": [{"item": one.item, "share": one.share} for one in found.disputed],
    }  # fmt: skip


def _comparable(found: Adjusted | NotAdjusted, with_readers: bool) -> dict[str, Any]:
    if isinstance(found, NotAdjusted):
        return {"none": found.why}
    told = {
        "spreads": dict(zip(("quality", "strictness", "chance"), found.spreads, strict=True)),
        "dossiers": {
            one.code: {"raw": one.raw, **_estimate(one.adjusted)} for one in found.dossiers
        },
        **{name: {one.group: _group(one) for one in rows} for name, rows in found.groups.items()},
        "refused": dict(sorted(Counter(one.why for one in found.refused).items())),
    }
    if with_readers:
        told["readers"] = {str(one.number): _strictness(one) for one in found.strictness}
        told["drift"] = {
            str(one.number): {
                "since": one.since, "at": one.at, "points": one.points, "files": one.files,
            }
            for one in found.drifting
        }  # fmt: skip
    return told


def _estimate(found: Estimate | None, name: str = "adjusted") -> dict[str, float | None]:
    if found is None:
        return {name: None, "low": None, "high": None}
    return {name: found.value, "low": found.low, "high": found.high}


def _group(found: GroupPoints) -> dict[str, Any]:
    counts = {"dossiers": found.dossiers, "raw": found.raw, "of": found.of}
    return counts | _estimate(found.adjusted)


def _strictness(found: Strictness) -> dict[str, Any]:
    told = {"sheets": found.sheets, "refused": found.why}
    return told | _estimate(found.points, "strictness")


def _published(row: Dossier) -> dict[str, Any]:
    return _stratum(row) | {"grade": row.grade, "handler": row.handler_name}


def _stratum(row: Dossier) -> dict[str, Any]:
    return {
        "code": row.code, "field": row.field, "institution": row.institution_name,
        "firm": row.firm_name,
    }  # fmt: skip


def signed_of(round_: Round) -> dict[str, Any]:
    """What the figures follow from: standards as frozen, dossiers, signed sheets, decisions.

    Readers are numbers, by the order in which they first occur; sentences stay behind, their pages
    are told. A handler stands beside a final grade alone, as the report itself shows him.
    """
    rows = Dossier.objects.filter(round=round_).exclude(code="").order_by("pk")
    dossiers = list(rows.select_related("case__firm", "case__handler", "entry", "institution"))
    decided = Decision.objects.filter(dossier__round=round_).select_related("dossier", "replaces")
    return {
        "format": SHEETS,
        "round": _round(round_),
        "standards": round_.standards,
        "dossiers": [_dossier(one) for one in sorted(dossiers, key=lambda one: one.code)],
        "sheets": _sheets(signed_in(round_)),
        "self_checks": _self_sheets(round_, dossiers),
        "decisions": [
            _decision(one)
            for one in sorted(decided, key=lambda one: (one.dossier.code, one.version))
        ],
    }


def _self_sheets(round_: Round, dossiers: Iterable[Dossier]) -> list[dict[str, Any]]:
    """Sheets of self-checks; the grade stands only where the final one does, beside it."""
    codes = {one.case_id: one.code for one in dossiers if one.grade and one.case_id}
    rows = self_check.signed_in(round_)
    told = [self_check.told_of(one, codes.get(one.case_id, "")) for one in rows]
    return sorted(told, key=lambda one: (one["institution"], one["dossier"]))


def _dossier(row: Dossier) -> dict[str, Any]:
    return _stratum(row) | {
        "proceeding": row.proceeding, "is_anchor": row.is_anchor, "components": row.components,
        "handler": row.handler_name if row.grade else "",
    }  # fmt: skip


def _sheets(sheets: Iterable[Sheet]) -> list[dict[str, Any]]:
    rows = list(sheets)
    numbers = numbers_of(rows)
    order = {one.pk: at for at, one in enumerate(in_order(rows), 1)}
    return [
        {
            "dossier": one.dossier.code, "place": one.place, "reader": numbers[one.reader_id],
            "order": order[one.pk],
            "grade": one.grade, "proposed": one.proposed,
            "points": None if one.points is None else str(one.points), **_marks(marks_of(one)),
        }
        for one in rows
    ]  # fmt: skip


def _marks(marks: Marks) -> dict[str, Any]:
    return {
        "indicators": {name: _mark(one) for name, one in sorted(marks.marks.items())},
        "vetoes": {name: list(one.pages) for name, one in sorted(marks.vetoes.items())},
    }


def _mark(mark: Mark) -> dict[str, Any]:
    return {
        "answers": {name: one.value for name, one in sorted(mark.answers.items())},
        "pages": {name: list(one.pages) for name, one in sorted(mark.remarks.items()) if one.pages},
        "grade": mark.grade.value if mark.grade else None,
        "points": mark.points,
        "is_waived": bool(mark.waived.strip()),
    }


def _decision(row: Decision) -> dict[str, Any]:
    return {
        "dossier": row.dossier.code, "version": row.version, "grade": row.grade,
        "points": None if row.points is None else str(row.points), "is_final": row.is_final,
        "replaces": row.replaces.version if row.replaces else None,
    }  # fmt: skip
