"""Examination and decision (法律援助法 arts. 43, 44, 48): two people, reasons, a paper for each."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.cases.commands import move
from hengyuan.cases.models import Case
from hengyuan.dossier.commands import issue_document, note_fact
from hengyuan.examination import events, rules
from hengyuan.examination.models import Decision, Examination
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import Refused
from hengyuan.law.citation import Citation
from hengyuan.ledger.rules import canonical_json

ART_43 = Citation("法律援助法", "2022-01-01", 43, 1)
ART_44 = Citation("法律援助法", "2022-01-01", 44)
ART_48 = Citation("法律援助法", "2022-01-01", 48, 1)


class CannotExamine(Refused):
    """A reason or a code is missing."""


class CannotDecide(Refused):
    """A reason or a code is missing."""


@transaction.atomic
def examine(
    *,
    case: Case,
    conclusion: rules.Conclusion,
    reasons: str,
    proposal: Mapping[str, Any],
    actor: Actor,
    at: datetime,
    refusal_code: str = "",
) -> Examination:
    """Put a conclusion before the head, beside what the rules proposed.

    Raises NotAllowed, StageMoved, CannotExamine.
    """
    outcome = str(proposal.get("outcome", ""))
    _check_code(conclusion, refusal_code)
    if not reasons.strip() and (
        conclusion is rules.Conclusion.REFUSE or rules.differs_from_proposal(conclusion, outcome)
    ):
        raise CannotExamine(
            _("您的意见与规则的提示不同，或拟不予援助：请写明理由。"), field="reasons", cite=ART_43
        )
    Examination.objects.filter(case=case).update(is_superseded=True)
    examination = Examination.objects.create(
        case=case,
        examiner_id=actor.account_id,
        examined_at=at,
        conclusion=conclusion,
        refusal_code=refusal_code,
        reasons=reasons,
        proposal=canonical_json(dict(proposal)),
        outcome=outcome,
    )
    move(
        case=case,
        command="examine",
        actor=actor,
        at=at,
        event=events.EXAMINED,
        values={"conclusion": conclusion.value, "code": refusal_code, "outcome": outcome},
        personal={case.recipient_id: {"reasons": reasons}},
    )
    _issue_approval_form(case, examination, actor, at)
    return examination


def _issue_approval_form(case: Case, examination: Examination, actor: Actor, at: datetime) -> None:
    issue_document(
        case=case,
        form="D-10",
        title="法律援助审批表",
        values={
            "recipient": case.recipient.name,
            "cause": case.cause,
            "matter": case.matter,
            "conclusion": examination.conclusion,
            "refusal_code": examination.refusal_code,
            "reasons": examination.reasons,
            "outcome": examination.outcome,
            "examiner": actor.name,
        },
        actor=actor,
        at=at,
    )


def _check_code(conclusion: rules.Conclusion, code: str) -> None:
    if conclusion is rules.Conclusion.REFUSE and code not in rules.REFUSAL_CODES:
        raise CannotExamine(_("请选择不予援助的理由。"), field="refusal_code", cite=ART_43)
    if conclusion is rules.Conclusion.GRANT and code:
        raise CannotExamine(_("给予援助时不填不予理由。"), field="refusal_code")


@transaction.atomic
def return_to_examiner(*, case: Case, reason: str, actor: Actor, at: datetime) -> None:
    """The head sends the examination back. Raises NotAllowed, StageMoved, CannotDecide."""
    if not reason.strip():
        raise CannotDecide(_("请写明退回的理由。"), field="reasons")
    move(
        case=case,
        command="return_to_examiner",
        actor=actor,
        at=at,
        event=events.RETURNED,
        values={},
        words={"reason": reason.strip()},
    )


@transaction.atomic
def grant(*, case: Case, reasons: str, actor: Actor, at: datetime) -> Decision:
    """Grant aid and issue the decision (D-11). Raises NotAllowed, StageMoved."""
    move(
        case=case,
        command="grant",
        actor=actor,
        at=at,
        event=events.GRANTED,
        values={"matter": case.matter},
        personal={case.recipient_id: {"reasons": reasons}},
        changes={"decided_on": day_of(at)},
    )
    decision = _decide(case, "granted", "", reasons, actor, at)
    _issue_decision(case, "D-11", "给予法律援助决定书", reasons, "", actor, at)
    return decision


@transaction.atomic
def refuse(*, case: Case, code: str, reasons: str, actor: Actor, at: datetime) -> Decision:
    """Refuse aid with reasons and the way to object (D-12; art. 49).

    Raises NotAllowed, StageMoved, CannotDecide.
    """
    if code not in rules.REFUSAL_CODES:
        raise CannotDecide(_("请选择不予援助的理由。"), field="code", cite=ART_43)
    if not reasons.strip():
        raise CannotDecide(_("不予援助须说明理由。"), field="reasons", cite=ART_43)
    move(
        case=case,
        command="refuse",
        actor=actor,
        at=at,
        event=events.REFUSED,
        values={"code": code},
        personal={case.recipient_id: {"reasons": reasons}},
        changes={"decided_on": day_of(at)},
    )
    decision = _decide(case, "refused", code, reasons, actor, at)
    _issue_decision(case, "D-12", "不予法律援助决定书", reasons, code, actor, at)
    return decision


@transaction.atomic
def provide_first(
    *, case: Case, ground: str, papers_due_on: date, actor: Actor, at: datetime
) -> Decision:
    """Give aid before the examination ends (art. 44 T1–T3); the papers follow by a day.

    Raises NotAllowed, StageMoved, CannotDecide.
    """
    if ground not in ("T1", "T2", "T3"):
        raise CannotDecide(_("请选择先行提供的情形。"), field="ground", cite=ART_44)
    move(
        case=case,
        command="provide_first",
        actor=actor,
        at=at,
        event=events.PROVIDED_FIRST,
        values={"ground": ground, "papers_due_on": papers_due_on},
        changes={"decided_on": day_of(at), "is_provisional": True},
    )
    decision = _decide(case, "provided_first", ground, "", actor, at)
    _issue_decision(case, "D-11", "先行提供法律援助决定书", "", ground, actor, at)
    return decision


@transaction.atomic
def terminate(*, case: Case, code: str, reasons: str, actor: Actor, at: datetime) -> Decision:
    """End aid by a decision with reasons and the way to object (D-32; arts. 48, 49).

    Raises NotAllowed, StageMoved, CannotDecide.
    """
    if code not in rules.TERMINATION_CODES:
        raise CannotDecide(_("请选择终止的情形。"), field="code", cite=ART_48)
    if not reasons.strip():
        raise CannotDecide(_("终止援助须说明理由。"), field="reasons", cite=ART_48)
    move(
        case=case,
        command="terminate",
        actor=actor,
        at=at,
        event=events.TERMINATED,
        values={"code": code},
        personal={case.recipient_id: {"reasons": reasons}},
    )
    decision = _decide(case, "terminated", code, reasons, actor, at)
    note_fact(case=case, fact="terminated", actor=actor, at=at)
    _issue_decision(case, "D-32", "终止法律援助决定书", reasons, code, actor, at)
    return decision


def _decide(
    case: Case, result: str, code: str, reasons: str, actor: Actor, at: datetime
) -> Decision:
    return Decision.objects.create(
        case=case,
        decider_id=actor.account_id,
        decided_at=at,
        result=result,
        code=code,
        reasons=reasons,
    )


def _issue_decision(
    case: Case, form: str, title: str, reasons: str, code: str, actor: Actor, at: datetime
) -> None:
    issue_document(
        case=case,
        form=form,
        title=title,
        values={
            "recipient": case.recipient.name,
            "cause": case.cause,
            "matter": case.matter,
            "kind": case.kind,
            "proceeding": case.proceeding,
            "reasons": reasons,
            "code": code,
            "institution": case.institution.name,
            "decided_on": day_of(at),
        },
        actor=actor,
        at=at,
    )
    issue_document(
        case=case,
        form="D-13",
        title="送达回证",
        values={"recipient": case.recipient.name, "document": title},
        actor=actor,
        at=at,
    )
