"""Reads of sheets: marks, verdicts, what signed sheets amount to."""

from fractions import Fraction

from hengyuan.law.draw.canonical import canonical, digest
from hengyuan.law.review.disagreement import Opinion, Settlement, settle
from hengyuan.law.review.scoring import Verdict, work_out
from hengyuan.law.review.sheet import Marks
from hengyuan.law.review.standards import Standard
from hengyuan.law.review.words import Grade
from hengyuan.law.vocabulary import Stage
from hengyuan.peer_review.models import Dossier, Sheet
from hengyuan.peer_review.rules.sheets import SheetState

DOMAIN = "hengyuan-review-sheet-1"


def marks_of(sheet: Sheet) -> Marks:
    """What the sheet says; an empty one before anything is written."""
    return Marks.of(sheet.marks) if sheet.marks else Marks()


def stage_of(sheet: Sheet) -> Stage:
    """The stage of the dossier's proceeding."""
    return Stage.parse(sheet.dossier.proceeding)


def verdict_of(sheet: Sheet, standard: Standard) -> Verdict:
    """The sheet worked out under its round's standard."""
    return work_out(standard, stage_of(sheet), marks_of(sheet), sheet.dossier.components)


def digest_of(sheet: Sheet) -> str:
    """SM3 of what a signed sheet says and of the standard that it was judged by."""
    content = sheet.dossier.round.standards[sheet.dossier.field]
    return digest(DOMAIN, canonical(content), canonical(marks_of(sheet).as_dict()))


def signed_sheets(dossier: Dossier) -> list[Sheet]:
    """The signed sheets of a dossier, in the order of their places."""
    found = Sheet.objects.filter(dossier=dossier, state=SheetState.SIGNED)
    return list(found.select_related("reader__account").order_by("place"))


def opinion_of(sheet: Sheet) -> Opinion:
    """What a signed sheet says in short."""
    points = None if sheet.points is None else Fraction(sheet.points)
    return Opinion(Grade.parse(sheet.grade), points, frozenset(marks_of(sheet).vetoes))


def settlement_of(dossier: Dossier, most_gap: int) -> Settlement:
    """What the signed sheets of a dossier amount to."""
    return settle([opinion_of(one) for one in signed_sheets(dossier)], most_gap)
