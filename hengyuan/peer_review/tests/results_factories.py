"""Dossiers with a final grade, for the tests of the use of results."""

from datetime import timedelta

from hengyuan.law.review.words import Grade
from hengyuan.peer_review.commands import decisions
from hengyuan.peer_review.models import Decision, Dossier, Round
from hengyuan.peer_review.tests.factories import (
    READ_AT,
    being_read,
    closed_cases,
    sheets_of,
    sign,
    with_readers,
)
from tests.cast import Cast

FINAL_AT = READ_AT + timedelta(days=20)
USED_AT = FINAL_AT + timedelta(days=1)
CORRECTED_AT = FINAL_AT + timedelta(days=10)


def read(cast: Cast, count: int = 2) -> Round:
    """A round whose dossiers are with their readers."""
    closed_cases(cast, count)
    with_readers(cast, 4)
    return being_read(cast, rate="1")


def graded(
    cast: Cast, dossier: Dossier, grade: Grade = Grade.UNQUALIFIED, signed: Grade = Grade.QUALIFIED
) -> Decision:
    """Two readers sign, the chief decides on a grade for a reason, and it becomes final."""
    chief = cast.actor("bureau")
    for sheet in sheets_of(dossier)[:2]:
        sign(sheet, signed)
    dossier.refresh_from_db()
    decisions.decide_draft(
        dossier=dossier, grade=grade, reason="没有会见，没有阅卷", actor=chief, at=READ_AT
    )
    return decisions.finish(
        dossier=dossier, grade=grade, reason="没有会见，没有阅卷", actor=chief, at=FINAL_AT
    )


def corrected(cast: Cast, dossier: Dossier, grade: Grade = Grade.QUALIFIED) -> Decision:
    """The chief corrects a final grade."""
    return decisions.correct(
        dossier=dossier, grade=grade, reason="另有会见笔录", actor=cast.actor("bureau"),
        at=CORRECTED_AT,
    )  # fmt: skip
