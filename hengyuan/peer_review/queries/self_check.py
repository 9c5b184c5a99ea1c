"""Reads of self-checks: the dossiers to be checked, how far one has come, what stands beside.

Readers of the round and its chief see nothing of it: own grades stand beside final ones alone.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from hengyuan.kernel.clock import day_of
from hengyuan.law.draw.canonical import canonical, digest
from hengyuan.law.review.scoring import Verdict, work_out
from hengyuan.law.review.self_check import Beside, beside, to_check
from hengyuan.law.review.sheet import Marks
from hengyuan.law.review.standards import Standard
from hengyuan.law.review.words import Grade
from hengyuan.law.sampling import Batch
from hengyuan.law.vocabulary import Stage
from hengyuan.peer_review.models import Dossier, Round, SelfCheck, SelfSheet
from hengyuan.peer_review.queries.rounds import field_of, standard_of
from hengyuan.peer_review.rules.self_check import CheckState, SelfSheetState, holds_back

SHEET, CHECK = "hengyuan-review-self-sheet-1", "hengyuan-review-self-check-sheets-1"


@dataclass(frozen=True, slots=True)
class Institution:
    """One institution of the report: how many it was to check, and what stands beside."""

    name: str
    asked: int
    handed_in_at: datetime | None
    is_late: bool
    beside: Beside


@dataclass(frozen=True, slots=True)
class SelfChecks:
    """All of a round."""

    whole: Beside
    institutions: tuple[Institution, ...]


def asked_in(round_: Round, percent: int) -> dict[int, tuple[int, list[str]]]:
    """By institution: how many dossiers the closed frame has of it, and which it checks."""
    found: dict[int, list[str]] = defaultdict(list)
    for unit in Batch.of(round_.frame).units:
        found[int(unit.groups["institution"].removeprefix("I"))].append(unit.id)
    return {
        institution: (len(ids), to_check(round_.commitment, ids, percent))
        for institution, ids in sorted(found.items())
    }


def is_asked(round_: Round) -> bool:
    """Whether the round asked for self-checks."""
    return SelfCheck.objects.filter(round=round_).exists()


def holding_back(round_: Round, today: date) -> list[SelfCheck]:
    """Checks that drawing waits for."""
    rows = SelfCheck.objects.filter(round=round_, state=CheckState.ASKED.value)
    return [one for one in rows if holds_back(CheckState.parse(one.state), one.due_on, today)]


def counted(rows: QuerySet[SelfCheck]) -> QuerySet[SelfCheck]:
    """Checks with how many dossiers they have, and how many of them are signed."""
    signed = Count("sheets", filter=Q(sheets__state=SelfSheetState.SIGNED.value))
    return rows.annotate(count=Count("sheets"), signed=signed)


def checks_of(round_: Round) -> QuerySet[SelfCheck]:
    """The checks of a round, by the names of the institutions."""
    rows = SelfCheck.objects.filter(round=round_).select_related("institution", "round")
    return counted(rows).order_by("institution__name", "pk")


def sheets_of(check: SelfCheck) -> QuerySet[SelfSheet]:
    """The dossiers of one check, by the numbers of their cases."""
    rows = SelfSheet.objects.filter(check_of=check).select_related("case__handler", "signed_by")
    return rows.order_by("case__number")


def open_count(check: SelfCheck) -> int:
    """How many of them are not signed."""
    return sheets_of(check).exclude(state=SelfSheetState.SIGNED.value).count()


def locked(check: SelfCheck) -> SelfCheck:
    """The check, held for an act."""
    rows = SelfCheck.objects.select_for_update(of=("self", "round"))  # it may be drawn meanwhile
    return rows.select_related("round").get(pk=check.pk)


def locked_sheet(sheet: SelfSheet) -> SelfSheet:
    """The sheet, held for an act."""
    rows = SelfSheet.objects.select_for_update(of=("self",))
    return rows.select_related("check_of__round", "case").get(pk=sheet.pk)


def standard_for(sheet: SelfSheet) -> Standard:
    """The standard that the round froze for the case."""
    return standard_of(sheet.check_of.round, field_of(sheet.case.kind).value)


def marks_of(sheet: SelfSheet) -> Marks:
    """What the sheet says."""
    return Marks.of(sheet.marks) if sheet.marks else Marks()


def stage_of(sheet: SelfSheet) -> Stage:
    """The stage of the case."""
    return Stage.parse(sheet.case.proceeding)


def verdict_of(sheet: SelfSheet, standard: Standard) -> Verdict:
    """What it amounts to; other components of a mixed model are the office's, none stand here."""
    return work_out(standard, stage_of(sheet), marks_of(sheet), {})


def digest_of(sheet: SelfSheet) -> str:
    """SM3 of what a signed sheet says and of the standard that it was judged by."""
    content = sheet.check_of.round.standards[field_of(sheet.case.kind).value]
    return digest(SHEET, canonical(content), canonical(marks_of(sheet).as_dict()))


def digest_of_check(check: SelfCheck) -> str:
    """The seal over all sheets of a check."""
    rows = sheets_of(check).order_by("pk")
    told = [[str(one.case_id), one.grade, one.digest] for one in rows]
    return digest(CHECK, canonical(told))


def signed_in(round_: Round) -> list[SelfSheet]:
    """Every sheet of the round's self-checks, those that are not signed too; in one query."""
    rows = SelfSheet.objects.filter(check_of__round=round_).defer("marks")
    found = rows.select_related("check_of__institution", "check_of__round", "case")
    return sorted(found, key=lambda one: (one.check_of.institution.name, str(one.pk)))


def self_checks_of(round_: Round, graded: Sequence[Dossier]) -> SelfChecks | None:
    """What stands beside the final grades; None where the round asked for no self-check."""
    final = {one.case_id: Grade.parse(one.grade) for one in graded}
    rows = signed_in(round_)
    if not rows:
        return None
    by_check: dict[UUID, list[SelfSheet]] = defaultdict(list)
    for one in rows:
        by_check[one.check_of_id].append(one)
    found = [_institution(each, final) for each in by_check.values()]
    return SelfChecks(beside(_pairs(rows, final)), tuple(found))


def _institution(rows: Sequence[SelfSheet], final: dict[UUID | None, Grade]) -> Institution:
    check = rows[0].check_of
    return Institution(
        check.institution.name, len(rows), check.handed_in_at, is_late(check),
        beside(_pairs(rows, final)),
    )  # fmt: skip


def is_late(check: SelfCheck) -> bool:
    """Whether it was handed in after its day."""
    return check.handed_in_at is not None and day_of(check.handed_in_at) > check.due_on


def _pairs(rows: Sequence[SelfSheet], final: dict[UUID | None, Grade]) -> list[tuple[Grade, Grade]]:
    """Own and final grades of dossiers that were handed in and have both."""
    return [
        (Grade.parse(one.grade), final[one.case_id])
        for one in rows
        if counts(one) and one.case_id in final
    ]


def counts(sheet: SelfSheet) -> bool:
    """Whether a sheet counts: its check was handed in."""
    return sheet.check_of.state == CheckState.HANDED_IN


def told_of(sheet: SelfSheet, code: str) -> dict[str, Any]:
    """One sheet as it leaves with the sheets of the round; the grade only beside a final one."""
    check = sheet.check_of
    return {
        "institution": check.institution.name, "dossier": code,
        "is_handed_in": counts(sheet), "is_late": is_late(check),
        "grade": sheet.grade if code and counts(sheet) else "",
    }  # fmt: skip
