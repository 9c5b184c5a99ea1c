"""Examination and decision (法律援助法 arts. 43, 44, 48): two people, reasons, a paper for each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.cases.commands import move
from hengyuan.cases.models import Case
from hengyuan.dossier.commands import issue_document, note_fact, take_back_fact, void_document
from hengyuan.dossier.models import Document
from hengyuan.examination import events, rules
from hengyuan.examination.models import Decision, Examination
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import Refused
from hengyuan.law.citation import Citation
from hengyuan.law.vocabulary import Basis
from hengyuan.ledger.catalogue import EventType
from hengyuan.ledger.rules import canonical_json

CLOSING_PAPERS = ("D-34", "D-35")
VOIDED_BY_RESUMPTION = "按异议审查决定恢复法律援助：终止后的结案材料不再作为结案依据"

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
    _issue_approval_form(case, examination, rules.in_short(proposal), actor, at)
    return examination


def _issue_approval_form(
    case: Case, examination: Examination, found: Mapping[str, str], actor: Actor, at: datetime
) -> None:
    issue_document(
        case=case,
        form="D-10",
        title="法律援助审批表",
        values={
            **found,
            "recipient": case.recipient.name,
            "cause": case.cause,
            "matter": case.matter,
            "kind": case.kind,
            "proceeding": case.proceeding,
            "basis": Basis.parse(case.basis).name_zh,
            "applied_on": day_of(case.applied_at) if case.applied_at else None,
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
    return _decide(case, GRANT, actor, at, reasons=reasons, values={"matter": case.matter})


@transaction.atomic
def refuse(*, case: Case, code: str, reasons: str, actor: Actor, at: datetime) -> Decision:
    """Refuse aid with reasons and the way to object (D-12; art. 49).

    Raises NotAllowed, StageMoved, CannotDecide.
    """
    if code not in rules.REFUSAL_CODES:
        raise CannotDecide(_("请选择不予援助的理由。"), field="code", cite=ART_43)
    if not reasons.strip():
        raise CannotDecide(_("不予援助须说明理由。"), field="reasons", cite=ART_43)
    return _decide(case, REFUSE, actor, at, code=code, reasons=reasons, values={"code": code})


@transaction.atomic
def provide_first(
    *, case: Case, ground: str, papers_due_on: date, actor: Actor, at: datetime
) -> Decision:
    """Give aid before the examination ends (art. 44 T1–T3); the papers follow by a day.

    Raises NotAllowed, StageMoved, CannotDecide.
    """
    if ground not in ("T1", "T2", "T3"):
        raise CannotDecide(_("请选择先行提供的情形。"), field="ground", cite=ART_44)
    values = {"ground": ground, "papers_due_on": papers_due_on}
    return _decide(case, PROVIDE_FIRST, actor, at, code=ground, values=values)


@transaction.atomic
def terminate(*, case: Case, code: str, reasons: str, actor: Actor, at: datetime) -> Decision:
    """End aid by a decision with reasons and the way to object (D-32; arts. 48, 49).

    A handler has from this day on to hand in what was done (CA-01).

    Raises NotAllowed, StageMoved, CannotDecide.
    """
    if code not in rules.TERMINATION_CODES:
        raise CannotDecide(_("请选择终止的情形。"), field="code", cite=ART_48)
    if not reasons.strip():
        raise CannotDecide(_("终止援助须说明理由。"), field="reasons", cite=ART_48)
    values = {"code": code, "is_to_hand_in": case.handler_id is not None}
    decision = _decide(case, TERMINATE, actor, at, code=code, reasons=reasons, values=values)
    note_fact(case=case, fact="terminated", actor=actor, at=at)
    return decision


@transaction.atomic
def grant_on_objection(*, case: Case, reasons: str, actor: Actor, at: datetime) -> Decision:
    """Grant what was refused, as the bureau ordered (art. 49), with the decision (D-11).

    Raises NotAllowed, StageMoved.
    """
    values = {"matter": case.matter}
    return _decide(case, GRANT_ON_OBJECTION, actor, at, reasons=reasons, values=values)


@transaction.atomic
def resume_handling(*, case: Case, reasons: str, actor: Actor, at: datetime) -> None:
    """Resume aid that was ended, in the hands of its handler. Raises NotAllowed, StageMoved."""
    _resume(case, "resume_handling", reasons, actor, at)


@transaction.atomic
def resume_with_firm(*, case: Case, reasons: str, actor: Actor, at: datetime) -> None:
    """Resume aid that was ended before its firm named anybody. Raises NotAllowed, StageMoved."""
    _resume(case, "resume_with_firm", reasons, actor, at)


@transaction.atomic
def resume_assignment(*, case: Case, reasons: str, actor: Actor, at: datetime) -> None:
    """Resume aid that was ended before it was assigned. Raises NotAllowed, StageMoved."""
    _resume(case, "resume_assignment", reasons, actor, at)


def _resume(case: Case, command: str, reasons: str, actor: Actor, at: datetime) -> None:
    move(
        case=case, command=command, actor=actor, at=at, event=events.RESUMED,
        values={"command": command}, personal={case.recipient_id: {"reasons": reasons}},
        changes={"outcome": "", "closed_on": None},
    )  # fmt: skip
    take_back_fact(case=case, fact="terminated", actor=actor, at=at)
    _void_closing(case, actor, at)


def _void_closing(case: Case, actor: Actor, at: datetime) -> None:
    """The report of the ended aid, and the sheet of its examination, close no resumed case.

    The decision that ended the aid stays: the bureau's decision stands beside it.
    """
    papers = Document.objects.filter(case=case, form__in=CLOSING_PAPERS, void_reason="")
    for paper in papers.select_related("case").order_by("pk"):
        void_document(document=paper, reason=VOIDED_BY_RESUMPTION, actor=actor, at=at)


@dataclass(frozen=True, slots=True)
class _Kind:
    """What one kind of decision is called in the table of moves, in the register, on paper."""

    command: str
    event: EventType
    result: str
    form: str
    title: str
    changes: Mapping[str, Any] = field(default_factory=dict)
    sets_day: bool = True


GRANT = _Kind("grant", events.GRANTED, "granted", "D-11", "给予法律援助决定书")
GRANT_ON_OBJECTION = _Kind(
    "grant_on_objection", events.GRANTED_ON_OBJECTION, "granted_on_objection", "D-11",
    "给予法律援助决定书",
)  # fmt: skip
REFUSE = _Kind("refuse", events.REFUSED, "refused", "D-12", "不予法律援助决定书")
PROVIDE_FIRST = _Kind(
    "provide_first",
    events.PROVIDED_FIRST,
    "provided_first",
    "D-11",
    "先行提供法律援助决定书",
    changes={"is_provisional": True},
)
TERMINATE = _Kind(
    "terminate", events.TERMINATED, "terminated", "D-32", "终止法律援助决定书", sets_day=False
)


def _decide(
    case: Case,
    kind: _Kind,
    actor: Actor,
    at: datetime,
    *,
    values: Mapping[str, Any],
    code: str = "",
    reasons: str = "",
) -> Decision:
    """Move the case, keep the decision, issue its paper with the receipt of service."""
    dated = {"decided_on": day_of(at)} if kind.sets_day else {}
    move(
        case=case,
        command=kind.command,
        actor=actor,
        at=at,
        event=kind.event,
        values=values,
        personal={case.recipient_id: {"reasons": reasons}} if reasons else None,
        changes={**dated, **kind.changes},
    )
    decision = Decision.objects.create(
        case=case,
        decider_id=actor.account_id,
        decided_at=at,
        result=kind.result,
        code=code,
        reasons=reasons,
    )
    _issue_decision(case, kind, reasons, code, actor, at)
    return decision


def _issue_decision(
    case: Case, kind: _Kind, reasons: str, code: str, actor: Actor, at: datetime
) -> None:
    values = {
        "recipient": case.recipient.name,
        "cause": case.cause,
        "matter": case.matter,
        "kind": case.kind,
        "proceeding": case.proceeding,
        "reasons": reasons,
        "code": code,
        "institution": case.institution.name,
        "decided_on": day_of(at),
    }
    receipt = {"recipient": case.recipient.name, "document": kind.title}
    for form, title, said in ((kind.form, kind.title, values), ("D-13", "送达回证", receipt)):
        issue_document(case=case, form=form, title=title, values=said, actor=actor, at=at)
