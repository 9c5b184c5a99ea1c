"""Replacing a handler: asked for, decided within AS-08, handed over; then assigned anew.

The same engine finds the next handler, without the one who had the case (法律援助法 art. 55).
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hengyuan.assignment import events
from hengyuan.assignment.commands.made import end_current
from hengyuan.assignment.models import End, Outcome, Replacement
from hengyuan.assignment.queries import current_assignment, waiting_replacement
from hengyuan.assignment.rules import ASKED_BY, REPLACEMENT_GROUNDS
from hengyuan.cases.commands import move
from hengyuan.cases.models import Case
from hengyuan.dossier.commands import issue_document, note_fact
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.law.citation import Citation
from hengyuan.ledger.commands import append

RIGHT = Citation("法律援助法", "2022-01-01", 55)


class CannotReplace(Refused):
    """Nothing waits, or something does already; or the request does not say why."""


@transaction.atomic
def request_replacement(
    *, case: Case, asked_by: str, ground: str, reasons: str, actor: Actor, at: datetime
) -> Replacement:
    """Register who asks for another handler and why. Raises NotAllowed, CannotReplace."""
    if asked_by not in ASKED_BY or ground not in REPLACEMENT_GROUNDS:
        raise CannotReplace(_("请选择由谁提出和更换的情形。"), field="ground", cite=RIGHT)
    if not reasons.strip():
        raise CannotReplace(_("请写明事实和理由。"), field="reasons", cite=RIGHT)
    assignment = current_assignment(case.pk)
    if assignment is None or assignment.handler is None:
        raise CannotReplace(_("还没有确定承办人，不需要更换。"))
    found = Replacement(
        case=case,
        assignment=assignment,
        asked_by=asked_by,
        ground=ground,
        reasons=reasons.strip(),
        requested_by_id=actor.account_id,
        requested_at=at,
    )
    try:
        with transaction.atomic():
            found.save(force_insert=True)
    except IntegrityError as error:
        raise CannotReplace(_("已有一份更换申请在等决定，请先决定那一份。")) from error
    move(
        case=case,
        command="request_replacement",
        actor=actor,
        at=at,
        event=events.REPLACEMENT_REQUESTED,
        values={"asked_by": asked_by, "ground": ground},
        words={"reasons": reasons.strip()},
    )
    values = _paper(found) | {"received_on": day_of(at)}
    title = "更换法律援助人员申请（审批）表"
    issue_document(case=case, form="D-30", title=title, values=values, actor=actor, at=at)
    return found


@transaction.atomic
def replace_handler(
    *, case: Case, reasons: str, hand_over_by: date, actor: Actor, at: datetime
) -> Replacement:
    """Agree: the case waits for assignment again, without the former handler.

    Raises NotAllowed, StageMoved, CannotReplace.
    """
    found = _waiting(case)
    if hand_over_by < day_of(at):
        raise CannotReplace(_("移交期限不能早于今天。"), field="hand_over_by")
    values = _paper(found) | {
        "result": "同意更换，本机构将另行指派",
        "reasons": reasons.strip(),
        "hand_over_by": hand_over_by,
    }
    move(
        case=case,
        command="replace_handler",
        actor=actor,
        at=at,
        event=events.HANDLER_REPLACED,
        values={"ground": found.ground, "hand_over_by": hand_over_by},
        words={"reasons": reasons.strip()},
        changes={
            "firm_id": None,
            "handler_id": None,
            "assigned_on": None,
            "handling_since": None,
            "assignment_method": "",
        },
    )
    case.firm = case.handler = None
    end_current(case, End.REPLACED, REPLACEMENT_GROUNDS[found.ground], at)
    _decide(found, Outcome.REPLACED, reasons, actor, at, hand_over_by=hand_over_by)
    note_fact(case=case, fact="replaced", actor=actor, at=at)
    title = "更换法律援助人员通知书"
    issue_document(case=case, form="D-31", title=title, values=values, actor=actor, at=at)
    return found


@transaction.atomic
def keep_handler(*, case: Case, reasons: str, actor: Actor, at: datetime) -> Replacement:
    """Do not agree, with reasons. Raises NotAllowed, StageMoved, CannotReplace."""
    found = _waiting(case)
    if not reasons.strip():
        raise CannotReplace(_("请写明不同意更换的理由。"), field="reasons", cite=RIGHT)
    move(
        case=case,
        command="keep_handler",
        actor=actor,
        at=at,
        event=events.HANDLER_KEPT,
        values={"ground": found.ground},
        words={"reasons": reasons.strip()},
    )
    _decide(found, Outcome.KEPT, reasons, actor, at)
    values = _paper(found) | {"result": "不同意更换", "reasons": reasons.strip()}
    title = "更换法律援助人员通知书"
    issue_document(case=case, form="D-31", title=title, values=values, actor=actor, at=at)
    return found


@transaction.atomic
def record_hand_over(
    *,
    replacement: Replacement,
    items: Sequence[str],
    handed_over_on: date,
    actor: Actor,
    at: datetime,
) -> None:
    """What the former handler handed over, and when. Raises NotAllowed, CannotReplace."""
    case = replacement.case
    is_of_institution = actor.organisation_id == case.institution_id
    is_new_handler = case.handler_id is not None and case.handler_id == actor.provider_id
    if not (is_of_institution or is_new_handler):
        raise NotAllowed(_("移交由新的承办人或者法律援助机构登记。"))
    listed = [each.strip() for each in items if each.strip()]
    if not listed:
        raise CannotReplace(_("请列明移交的材料，每行一份。"), field="items")
    if handed_over_on > day_of(at):
        raise CannotReplace(_("移交日期不能在今天以后。"), field="handed_over_on")
    done = Replacement.objects.filter(
        pk=replacement.pk, outcome=Outcome.REPLACED, handed_over_on=None
    ).update(handed_over_on=handed_over_on, handed_over="\n".join(listed))
    if not done:
        raise CannotReplace(_("没有保存：移交已经登记过，或者没有同意更换。"))
    append(
        stream=case.stream,
        event=events.HANDED_OVER,
        actor=actor,
        at=at,
        values={"count": len(listed), "on": handed_over_on},
        words={"papers": listed},
        about=case.recipient_id,
    )


def _waiting(case: Case) -> Replacement:
    found = waiting_replacement(case.pk)
    if found is None:
        raise CannotReplace(_("没有等待决定的更换申请。"))
    return found


def _decide(
    found: Replacement,
    outcome: Outcome,
    reasons: str,
    actor: Actor,
    at: datetime,
    *,
    hand_over_by: date | None = None,
) -> None:
    decided = Replacement.objects.filter(pk=found.pk, outcome=Outcome.PENDING).update(
        outcome=outcome.value,
        decided_by_id=actor.account_id,
        decided_at=at,
        decision_reasons=reasons.strip(),
        hand_over_by=hand_over_by,
    )
    if not decided:
        raise CannotReplace(_("没有保存：这份申请已由他人决定。"))


def _paper(found: Replacement) -> dict[str, Any]:
    case, assignment = found.case, found.assignment
    return {
        "recipient": case.recipient.name,
        "cause": case.cause,
        "kind": case.kind,
        "proceeding": case.proceeding,
        "firm": assignment.firm.name,
        "handler": assignment.handler.name if assignment.handler else "",
        "asked_by": ASKED_BY[found.asked_by],
        "ground": REPLACEMENT_GROUNDS[found.ground],
        "reasons": found.reasons,
        "institution": case.institution.name,
    }
