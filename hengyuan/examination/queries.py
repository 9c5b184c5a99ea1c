"""Reads of examinations and decisions, and the proposal of the law floor for an application."""

import json
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from hengyuan.cases.models import Case
from hengyuan.examination.models import Decision, Examination
from hengyuan.examination.rules import RESULT_NAMES
from hengyuan.kernel.clock import day_of
from hengyuan.law import eligibility
from hengyuan.law.errors import LawError
from hengyuan.law.vocabulary import Basis, Kind, Stage


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


def proposal_of(case: Case, *, as_if: bool = False) -> dict[str, Any]:
    """What the rules propose for an application today, with each step and its articles.

    A value that nobody has configured is told as `error`; the person decides all the same.
    `as_if` asks today's rules about a case from before the Law.
    """
    facts = facts_of(case, json.loads(case.statement or "{}"))
    try:
        proposal = eligibility.propose(replace(facts, as_if=as_if))
    except LawError as error:
        return {"outcome": "for_a_person", "steps": [], "error": str(error)}
    answer = proposal.as_dict()
    answer["summary_zh"] = proposal.outcome.name_zh
    for step in answer["steps"]:
        step["result_zh"] = RESULT_NAMES.get(str(step["result"]), str(step["result"]))
    return answer


def facts_of(case: Case, statement: dict[str, Any]) -> eligibility.Facts:
    """The applicant's statement as the law floor takes it."""
    income, size = statement.get("monthly_income_fen"), statement.get("household_size", 1)
    is_shown = bool(statement.get("has_commitment")) and income is not None
    finances = eligibility.Finances(
        shown_by=eligibility.ShownBy.COMMITMENT if is_shown else None,
        per_head_monthly_fen=income // size if is_shown and income is not None else None,
    )
    limitation = statement.get("limitation_ends_on")
    injury = statement.get("injury")
    return eligibility.Facts(
        applied_on=day_of(case.applied_at or case.stage_since),
        region=case.region,
        kind=Kind.parse(case.kind),
        basis=Basis.parse(case.basis),
        stage=Stage.parse(case.proceeding),
        applicant=eligibility.Applicant(statement.get("applicant") or "self"),
        has_authority_paper=bool(statement.get("has_authority_paper")),
        has_retained_counsel=bool(statement.get("has_counsel")),
        groups=tuple(
            eligibility.Shown(group=group, has_paper=True) for group in statement.get("groups", ())
        ),
        born_on=case.recipient.birth_date,
        matter=case.matter if case.matter.startswith("CV-") else "",
        criminal_code=case.matter if case.matter.startswith("CR-") else "",
        injury=eligibility.Injury(injury) if injury else None,
        claim=_claim(statement),
        has_steady_income=statement.get("has_steady_income"),
        finances=finances,
        limitation_ends_on=date.fromisoformat(limitation) if limitation else None,
        limitation_unclear=bool(statement.get("is_limitation_unclear")),
        other_urgency=bool(statement.get("has_other_urgency")),
        is_filed=bool(statement.get("is_filed")),
        preservation=_need(statement),
        recipients=case.group_size,
    )


def _claim(statement: dict[str, Any]) -> eligibility.Claim | None:
    """As stated, else as the injury tells; None leaves it to the matter."""
    if claim := statement.get("claim"):
        return eligibility.Claim(claim)
    return eligibility.Claim.WORK_INJURY if statement.get("injury") == "work" else None


def _need(statement: dict[str, Any]) -> eligibility.Need:
    if statement.get("needs_preservation"):
        return eligibility.Need.YES
    maybe = statement.get("may_need_preservation")
    return eligibility.Need.POSSIBLE if maybe else eligibility.Need.NO
