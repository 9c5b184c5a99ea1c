"""Reads of examinations and decisions, and the proposal of the law floor for an application."""

import json
from typing import Any
from uuid import UUID

from hengyuan.examination.models import Decision, Examination


def current_examination(case_id: UUID) -> Examination | None:
    """The examination that stands before the head."""
    return (
        Examination.objects.filter(case_id=case_id, is_superseded=False)
        .select_related("examiner")
        .last()
    )


def proposal_kept(examination: Examination) -> dict[str, Any]:
    """The proposal as it stood when the examiner concluded."""
    proposal: dict[str, Any] = json.loads(examination.proposal)
    return proposal


def decisions_of(case_id: UUID) -> list[Decision]:
    """The decisions of a case in the order of their making."""
    return list(Decision.objects.filter(case_id=case_id).select_related("decider"))
