"""Batches: opened over waiting cases, proposed in the background, accepted line by line.

Nothing is assigned by a batch. Who accepts a line assigns by the ordinary act: filters, conflicts
and cap are asked again at that moment, and a line that does not hold any more says why.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.assignment import events
from hengyuan.assignment.commands.made import CannotAssign, carry_out
from hengyuan.assignment.models import Assignment, Batch, BatchLine, BatchState, LineState
from hengyuan.assignment.queries.batches import digest_of, proposals
from hengyuan.assignment.queries.brief import Question, question_of
from hengyuan.assignment.queries.candidates import ConsideredFirm, consider
from hengyuan.assignment.queries.match import ranked
from hengyuan.assignment.queries.matching import Matched, waiting_cases
from hengyuan.assignment.queries.proposal import Found
from hengyuan.assignment.queries.reasons import BY_BATCH, OF_A_BATCH
from hengyuan.cases.rules import move_for
from hengyuan.kernel.actor import SYSTEM, Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.kernel.tasks import later
from hengyuan.law.methods import Method
from hengyuan.ledger.catalogue import EventType
from hengyuan.ledger.commands import append
from hengyuan.orgs.models import Organisation

TASK = "hengyuan.assignment.tasks.match_batch"
STEPS = 2  # beside one for each case: matching, and the price of the rules
MOVE = move_for("assign")


class CannotMatchCases(Refused):
    """No case waits in the period, or the line is decided already; the message says which."""


def _check_assigns(actor: Actor, institution_id: int) -> None:
    if not actor.has(*MOVE.roles) or actor.organisation_id != institution_id:
        raise NotAllowed(_("只有本机构的指派人员可以办理批量匹配。"), cite=MOVE.cite)


@transaction.atomic
def open_batch(
    *,
    institution: Organisation,
    first_on: date | None,
    last_on: date | None,
    actor: Actor,
    at: datetime,
) -> Batch:
    """Have the waiting cases matched in the background. Raises NotAllowed, CannotMatchCases."""
    _check_assigns(actor, institution.pk)
    cases = waiting_cases(institution, first_on, last_on)
    if not cases:
        raise CannotMatchCases(_("这段时间没有等待指派的案件。"), field="first_on")
    batch = Batch.objects.create(
        institution=institution,
        first_on=first_on,
        last_on=last_on,
        opened_by_id=actor.account_id,
        opened_at=at,
        total=len(cases) + STEPS,
    )
    BatchLine.objects.bulk_create(
        BatchLine(batch=batch, place=place, case=case) for place, case in enumerate(cases, start=1)
    )
    values = {
        "cases": len(cases), "first_on": first_on, "last_on": last_on,
        "of": [str(case.pk) for case in cases],
    }  # fmt: skip
    append(stream=batch.stream, event=events.BATCH_OPENED, actor=actor, at=at, values=values)
    later(TASK, at=at, batch_id=str(batch.pk))
    return batch


def note_progress(*, batch: Batch, done: int) -> None:
    """How far the computation has come, for whoever watches."""
    Batch.objects.filter(pk=batch.pk, state=BatchState.WAITING).update(done=done)


@transaction.atomic
def keep_proposals(*, batch: Batch, found: Matched, at: datetime) -> None:
    """Write down what was computed, once: a second run of the task changes nothing."""
    waiting = Batch.objects.select_for_update().filter(pk=batch.pk, state=BatchState.WAITING)
    if not waiting.exists():
        return
    figures, told = proposals(found)
    lines = list(BatchLine.objects.filter(batch=batch))
    for line in lines:
        line.provider_id, line.proposal = told[str(line.case_id)]
        line.state = LineState.PROPOSED if line.provider_id else LineState.NOBODY
    BatchLine.objects.bulk_update(lines, ["provider", "proposal", "state"], batch_size=200)
    digest = digest_of(figures, lines)
    waiting.update(
        state=BatchState.PROPOSED, done=batch.total, finished_at=at, figures=figures, digest=digest
    )
    nobody = [line.place for line in lines if line.provider_id is None]
    values = {
        "placed": len(lines) - len(nobody), "left": len(nobody), "nobody": nobody,
        "digest": digest,
    }  # fmt: skip
    append(stream=batch.stream, event=events.BATCH_PROPOSED, actor=SYSTEM, at=at, values=values)


@transaction.atomic
def give_up_batch(*, batch: Batch, reason: str, at: datetime) -> None:
    """The batch cannot be computed: a value of the place is missing."""
    waiting = Batch.objects.filter(pk=batch.pk, state=BatchState.WAITING)
    if waiting.update(state=BatchState.FAILED, finished_at=at):
        words = {"reason": reason}
        append(
            stream=batch.stream, event=events.BATCH_FAILED, actor=SYSTEM, at=at, values={},
            words=words,
        )  # fmt: skip


def accept_lines(
    *, batch: Batch, places: Iterable[int], actor: Actor, at: datetime
) -> list[tuple[BatchLine, str]]:
    """Accept several lines one after the other; each with "" or why it does not hold any more.

    Each line is a transaction of its own: one that is stale keeps no other back. Raises NotAllowed.
    """
    _check_assigns(actor, batch.institution_id)
    told = []
    wanted = BatchLine.objects.filter(batch=batch, place__in=set(places))
    for line in wanted.select_related("case__recipient", "case__institution", "provider"):
        why = ""
        try:
            with transaction.atomic():
                accept_line(line=line, actor=actor, at=at)
        except Refused as error:
            why = error.message
            note_stale(line=line, reason=why, actor=actor, at=at)
        told.append((line, why))
    return told


@transaction.atomic
def accept_line(*, line: BatchLine, actor: Actor, at: datetime) -> Assignment:
    """Assign a case to whom its line proposes, by the ordinary act.

    Raises NotAllowed, CannotMatchCases, CannotAssign, CapReached, StageMoved.
    """
    _check_assigns(actor, line.batch.institution_id)
    if not _open(line).select_for_update(of=("self",)).exists() or line.provider is None:
        raise CannotMatchCases(_("没有重复办理：这一行已经有了结果。"))
    asked = question_of(line.case, day_of(at))
    rows = consider(line.case, asked.on, question=asked)
    ranked(asked, rows)  # the record keeps everybody's points
    assignment = carry_out(
        asked=asked,
        found=_found(line, asked, rows),
        rows=rows,
        actor=actor,
        at=at,
        passed=_passed(asked),
        batch=_told(line),
    )
    _decided(line, LineState.ACCEPTED, events.LINE_ACCEPTED, actor, at, assignment=assignment)
    return assignment


def _open(line: BatchLine) -> Any:
    return BatchLine.objects.filter(pk=line.pk, state=LineState.PROPOSED)


def _found(line: BatchLine, asked: Question, rows: Iterable[ConsideredFirm]) -> Found:
    """Whom the line proposes, if the policy and every filter still let them; CannotAssign."""
    if Method.BY_MATCH not in asked.policy.plan.methods_for(asked.matter):
        raise CannotAssign(_("本地的指派办法没有为这类案件规定智能匹配：请按指派办法逐件指派。"))
    for row in rows:
        for each in row.people:
            if each.provider.pk == line.provider_id:
                if row.reason or not each.is_in_turn:
                    raise CannotAssign(row.reason or each.why)
                points = each.score.total if each.score else 0
                said = {"place": line.place, "points": points}
                why = OF_A_BATCH % said
                return Found(Method.BY_MATCH, row.firm, each.provider, why)
    raise CannotAssign(_("不在名册"))


def _passed(asked: Question) -> list[tuple[str, str]]:
    """The policy's methods before the match, each with why it was passed over."""
    methods = asked.policy.plan.methods_for(asked.matter)
    before = methods[: methods.index(Method.BY_MATCH)]
    return [(each.value, BY_BATCH) for each in before]


def _told(line: BatchLine) -> Mapping[str, Any]:
    kept = ("second", "second_points", "regret", "load_cost", "price")
    numbers = {name: line.proposal.get(name) for name in kept}
    return {"batch": str(line.batch_id), "place": line.place, **numbers}


@transaction.atomic
def note_stale(*, line: BatchLine, reason: str, actor: Actor, at: datetime) -> None:
    """A proposal does not hold any more; the case waits for the next batch or a single act."""
    _decided(line, LineState.STALE, events.LINE_STALE, actor, at, reason=reason)


def _decided(
    line: BatchLine,
    state: LineState,
    event: EventType,
    actor: Actor,
    at: datetime,
    *,
    assignment: Assignment | None = None,
    reason: str = "",
) -> None:
    changed = _open(line).update(
        state=state,
        assignment=assignment,
        note=reason,
        decided_by_id=actor.account_id,
        decided_at=at,
    )
    if changed:
        line.state = state
        values = {"place": line.place, "case": str(line.case_id)}
        words = {"reason": reason} if reason else None
        append(
            stream=line.batch.stream, event=event, actor=actor, at=at, values=values, words=words
        )
