"""纸质评估结果: entered by one person, checked by another, corrected by a later entry alone."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.kernel import clock
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.errors import NotAllowed
from hengyuan.ledger.commands import append
from hengyuan.orgs.models import Organisation
from hengyuan.peer_review.access import paper as access
from hengyuan.peer_review.access.rounds import runs
from hengyuan.peer_review.commands.rounds import CannotReview
from hengyuan.peer_review.events import rounds as events
from hengyuan.peer_review.models import Entry, Handover, Paper, Round
from hengyuan.peer_review.queries import elsewhere
from hengyuan.peer_review.queries import paper as queries
from hengyuan.peer_review.queries.rounds import locked, next_number
from hengyuan.peer_review.rules.elsewhere import MOST, HandoverState, Row
from hengyuan.peer_review.rules.rounds import RoundState


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What is entered: rows of a list, or totals where no single case is known."""

    title: str
    closed_from: date
    closed_to: date
    ended_on: date
    source: str
    rows: Sequence[Row] = ()
    totals: dict[str, Any] = field(default_factory=dict)
    corrects: Round | None = None

    @property
    def days(self) -> tuple[date, date, date]:
        """The period of closing, and the day on which the reading ended."""
        return self.closed_from, self.closed_to, self.ended_on

    @property
    def cases(self) -> int:
        """How many cases are told of."""
        return len(self.rows) or sum(self.totals["grades"].values())


@transaction.atomic
def enter_results(
    *, organisation: Organisation, stated: Stated, actor: Actor, at: datetime
) -> Round:
    """录入纸质评估结果: whole or not at all; they wait for another person.

    Raises NotAllowed, CannotReview.
    """
    if not runs(actor) or actor.organisation_id != organisation.pk:
        raise NotAllowed(_("由本机关负责评估的人员录入。"))
    Organisation.objects.select_for_update().get(pk=organisation.pk)  # one entry at a time
    _check(stated, at)
    row = Round.objects.create(
        organisation=organisation, region=organisation.region, title=stated.title,
        number=next_number(organisation.pk), closed_from=stated.closed_from,
        closed_to=stated.closed_to, from_elsewhere=True, settings={}, standards={},
        chief_id=actor.account_id, state=RoundState.ENTERED.value,
        opened_by_id=actor.account_id, opened_at=at,
    )  # fmt: skip
    handover = _keep_rows(row, stated.rows, actor, at) if stated.rows else None
    paper = Paper(
        round=row, ended_on=stated.ended_on, source=stated.source, totals=stated.totals,
        corrects=stated.corrects,
    )  # fmt: skip
    paper.digest = queries.digest_of(paper)
    if queries.is_entered(organisation.pk, paper.digest):
        raise CannotReview(_("同样的结果已经录入。"))
    paper.save()
    append(stream=row.stream, event=events.RESULTS_ENTERED, actor=actor, at=at, values={
        "number": row.number, "cases": stated.cases, "closed_from": row.closed_from,
        "closed_to": row.closed_to, "ended_on": paper.ended_on, "digest": paper.digest,
        "corrects": paper.corrects_id, "handover": handover.pk if handover else None,
        "rows": handover.digest if handover else "",
    }, words={"source": paper.source})  # fmt: skip
    return row


def _check(stated: Stated, at: datetime) -> None:
    if stated.closed_from > stated.closed_to:
        raise CannotReview(_("结案日的起止颠倒。"), field="closed_to")
    if stated.ended_on < stated.closed_from or stated.ended_on > clock.day_of(at):
        raise CannotReview(_("评估结束日不在结案期间之前，也不在今天之后。"), field="ended_on")
    if bool(stated.rows) is bool(stated.totals):
        raise CannotReview(_("清单和合计只能录入一种。"))
    if len(stated.rows) > MOST or any(one.wrong for one in stated.rows):
        raise CannotReview(_("清单有错误，什么都没有保存。"))
    if not stated.cases:
        raise CannotReview(_("没有一件案卷。"))


def _keep_rows(row: Round, rows: Sequence[Row], actor: Actor, at: datetime) -> Handover:
    entries = [
        Entry(place=one.number, told=dict(one.told), pages=0,
              digest=elsewhere.entry_digest(dict(one.told), ()))
        for one in rows
    ]  # fmt: skip
    handover = Handover.objects.create(
        round=row, count=len(rows), handed_in_by_id=actor.account_id, handed_in_at=at,
        digest=elsewhere.handover_digest(one.digest for one in entries),
    )  # fmt: skip
    for one in entries:
        one.handover = handover
    Entry.objects.bulk_create(entries)
    return handover


@transaction.atomic
def confirm_results(*, round_: Round, digest: str, actor: Actor, at: datetime) -> Round:
    """核对无误: what the page showed, by its digest. The entry that it corrects ends with it.

    Raises NotAllowed, CannotReview.
    """
    row = _entered(round_)
    paper = row.paper
    if not access.may_confirm(actor, row):
        raise NotAllowed(_("由录入人以外、本机关或者上级司法行政机关负责评估的人员核对。"))
    if digest != paper.digest or queries.digest_of(paper) != paper.digest:
        raise CannotReview(_("录入的结果与页面上的不同，请重新核对。"))
    if paper.corrects is not None:
        _replace(paper.corrects, row, actor, at)
    handover = queries.handover_of(row)
    _settle(row, handover, RoundState.RECORDED, HandoverState.ACCEPTED)
    Paper.objects.filter(pk=paper.pk).update(confirmed_by=actor.account_id, confirmed_at=at)
    entries = {str(one.pk): one.digest for one in queries.entries_of(row)}
    append(stream=row.stream, event=events.RESULTS_CONFIRMED, actor=actor, at=at, values={
        "cases": queries.results_of(row).whole.total, "digest": paper.digest, "entries": entries,
        "handover": handover.pk if handover else None,
    })  # fmt: skip
    return row


def _replace(corrected: Round, by: Round, actor: Actor, at: datetime) -> None:
    row = locked(corrected.pk)
    if row.state != RoundState.RECORDED:
        raise CannotReview(_("要更正的录入现在的状态是：{state}。").format(
            state=row.get_state_display()
        ))  # fmt: skip
    Round.objects.filter(pk=row.pk).update(state=RoundState.REPLACED)
    append(stream=row.stream, event=events.RESULTS_REPLACED, actor=actor, at=at, values={
        "number": by.number, "by": by.pk,
    })  # fmt: skip


@transaction.atomic
def put_away_results(*, round_: Round, word: str, actor: Actor, at: datetime) -> None:
    """放弃录入的结果: before they were checked; the rows are gone. Raises NotAllowed,

    CannotReview.
    """
    row = _entered(round_)
    if not access.may_decide(actor, row):
        raise NotAllowed(_("由本机关或者上级司法行政机关负责评估的人员放弃。"))
    handover = queries.handover_of(row)
    _settle(row, handover, RoundState.PUT_AWAY, HandoverState.DISCARDED)
    Entry.objects.filter(handover__round=row).delete()
    append(stream=row.stream, event=events.RESULTS_PUT_AWAY, actor=actor, at=at, values={
        "handover": handover.pk if handover else None,
    }, words={"word": word})  # fmt: skip


def _entered(round_: Round) -> Round:
    row = locked(round_.pk)
    if row.state != RoundState.ENTERED:
        raise CannotReview(_("录入的结果现在的状态是：{state}。").format(
            state=row.get_state_display()
        ))  # fmt: skip
    return row


def _settle(
    row: Round, handover: Handover | None, state: RoundState, list_state: HandoverState
) -> None:
    row.state = state
    row.save(update_fields=["state"])
    if handover is not None:
        Handover.objects.filter(pk=handover.pk).update(state=list_state)
