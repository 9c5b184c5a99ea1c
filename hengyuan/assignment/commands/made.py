"""What every method ends in: turn and place taken, the record kept, the papers issued."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.assignment import events
from hengyuan.assignment.commands.turns import (
    give_place_back,
    give_turn_back,
    note_turns,
    place_limit,
    take_place,
)
from hengyuan.assignment.models import Assignment, DecisionRecord, End
from hengyuan.assignment.queries.brief import Question
from hengyuan.assignment.queries.candidates import ConsideredFirm
from hengyuan.assignment.queries.declarations import open_tie, other_assigners
from hengyuan.assignment.queries.proposal import Found
from hengyuan.assignment.queries.records import content_of, counts, packed
from hengyuan.assignment.rules import assigned_values
from hengyuan.cases.commands import move
from hengyuan.cases.models import Case
from hengyuan.dossier.commands import issue_document
from hengyuan.kernel import crypto
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import Refused
from hengyuan.law.citation import Citation
from hengyuan.law.methods import Method
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Provider

RECUSAL = Citation("浙江省法律援助条例", "", 16)
Told = Sequence[tuple[str, str]]


class CannotAssign(Refused):
    """Nobody is eligible, or the one chosen is not; the message says why."""


def check_no_tie(actor: Actor, firm: Organisation) -> None:
    """C-6: who declared a tie to the firm, or to somebody of it, assigns nothing there."""
    tie = open_tie(actor.account_id, firm.pk)
    if tie is None:
        return
    others = "、".join(other_assigners(actor))
    said = {"firm": firm.name, "others": others or _("请负责人另行安排")}
    words = _("C-6：您申报过与%(firm)s有利害关系，应当回避。请由另一位人员办理：%(others)s。")
    raise CannotAssign(words % said, cite=RECUSAL)


@transaction.atomic
def carry_out(
    *,
    asked: Question,
    found: Found,
    rows: Sequence[ConsideredFirm],
    actor: Actor,
    at: datetime,
    passed: Told = (),
    wished: Told = (),
    batch: Mapping[str, Any] | None = None,
) -> Assignment:
    """Assign whom a method found, keep everybody who was considered, issue the papers.

    `rows` are all who were looked at, `passed` the methods passed over and `wished` the names
    that were asked for, each with its reason; `batch` the proposal that is accepted. Raises
    NotAllowed, StageMoved, CapReached.
    """
    case, provider = asked.case, found.provider
    check_no_tie(actor, found.firm)
    note_turns(firm=found.firm, provider=provider, at=at)
    month = _take_place(asked, provider, at)
    content = content_of(
        asked,
        rows,
        method=found.method.value,
        why=found.why,
        firm_id=found.firm.pk,
        provider_id=provider.pk if provider else None,
        passed=passed,
        wished=wished,
        batch=batch,
    )
    digest, (eligible, excluded) = crypto.sm3_hex(content.encode()), counts(rows)
    told = assigned_values(
        found.firm.name,
        found.method.value,
        candidates=eligible,
        excluded=excluded,
        digest=digest,
    )
    _move(case, found, told, actor, at)
    assignment = Assignment.objects.create(
        case=case,
        method=found.method.value,
        policy=asked.policy.policy,
        firm=found.firm,
        handler=provider,
        slot_month=month,
        turn_before=_turn_before(rows, found.firm.pk),
        assigned_by_id=actor.account_id,
        proposed_at=at,
        assigned_on=day_of(at),
    )
    keep_record(assignment, content, digest, eligible, excluded)
    issue_notice(case, assignment, actor, at)
    return assignment


def _take_place(asked: Question, provider: Provider | None, at: datetime) -> str:
    """The month in which a place was taken; "" where a firm was found, or for a group."""
    if provider is None or asked.brief.is_group:
        return ""
    return take_place(provider=provider, at=at, cap=place_limit(asked, provider))


def _move(case: Case, found: Found, told: Mapping[str, Any], actor: Actor, at: datetime) -> None:
    move(
        case=case,
        command="assign",
        actor=actor,
        at=at,
        event=events.ASSIGNED,
        values=told,
        changes={
            "firm_id": found.firm.pk,
            "assigned_on": day_of(at),
            "assignment_method": found.method.value,
        },
    )


def _turn_before(rows: Sequence[ConsideredFirm], firm_id: int) -> datetime | None:
    """The firm's last turn as it was looked at, before this one."""
    return next((row.last_assigned_at for row in rows if row.firm.pk == firm_id), None)


def keep_record(
    assignment: Assignment, content: str, digest: str, eligible: int, excluded: int
) -> None:
    """Store what was known; the digest stands in the event of the act."""
    DecisionRecord.objects.create(
        assignment=assignment,
        kept=packed(content),
        digest=digest,
        eligible=eligible,
        excluded=excluded,
    )


def end_current(
    case: Case, how: End, reason: str, at: datetime, *, keeps_turn: bool = False
) -> None:
    """End the case's assignment with its reason; the event is that of the act that ends it."""
    for assignment in Assignment.objects.filter(case=case, ended_at=None):
        give_place_back(assignment)
        if keeps_turn:
            give_turn_back(assignment)
        Assignment.objects.filter(pk=assignment.pk).update(
            ended_at=at, end=how.value, end_reason=reason
        )


def issue_notice(case: Case, assignment: Assignment, actor: Actor, at: datetime) -> None:
    """Issue the notice to the firm and the letter to the authority (art. 43)."""
    values = {
        "firm": assignment.firm.name,
        "recipient": case.recipient.name,
        "cause": case.cause,
        "kind": case.kind,
        "proceeding": case.proceeding,
        "method": Method.parse(assignment.method).name_zh,
        "institution": case.institution.name,
        "assigned_on": day_of(at),
    }
    issue_document(case=case, form="D-14", title="指派通知书", values=values, actor=actor, at=at)
    issue_document(case=case, form="D-17", title="法律援助公函", values=values, actor=actor, at=at)
    if case.basis == "notified":
        receipt = {"recipient": case.recipient.name, "document": "法律援助公函"}
        issue_document(case=case, form="D-13", title="送达回证", values=receipt, actor=actor, at=at)
