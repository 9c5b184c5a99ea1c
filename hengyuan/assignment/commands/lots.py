"""A round of the lot until its commitment: who brings a secret, and what is fixed and published."""

import json
import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hengyuan.assignment import events
from hengyuan.assignment.access import lots as access
from hengyuan.assignment.commands.rounds import (
    CannotHoldRound,
    RoundMoved,
    check_assignable,
    check_hand,
    check_holder,
    check_seeds,
    hexadecimal,
    locked,
    moved,
    write,
)
from hengyuan.assignment.models import Assignment, End, Round, RoundParty
from hengyuan.assignment.queries import lots
from hengyuan.assignment.queries.match import pool_for
from hengyuan.assignment.rules import ASSIGNMENT_LOT, PARTIES, Among, RoundState, SecretOf
from hengyuan.cases.models import Case
from hengyuan.kernel import crypto
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.law import draw
from hengyuan.ledger.commands import wait_for_checkpoint
from hengyuan.orgs.models import Organisation


@transaction.atomic
def prepare_round(
    *,
    institution: Organisation,
    series: str,
    purpose: str,
    among: Among,
    actor: Actor,
    at: datetime,
    case: Case | None = None,
    count: int = 1,
    why: draw.Why = draw.Why.FIRST,
    others: Sequence[SecretOf] = (),
    external: draw.External | None = None,
    note: str = "",
) -> Round:
    """Open a round of a series: the institution's secret is made, the others are asked for theirs.

    Whoever the policy of a case names brings a secret, asked for or not. The first round of a
    series and the one after an abandoned round have their own reason. Raises NotAllowed,
    CannotHoldRound when a round of the series is still open.
    """
    check_holder(actor, institution.pk)
    if external is not None and external.due_at <= at:
        raise CannotHoldRound(_("外部数须在今后产生：开奖时间已过。"), field="due_at")
    found = Round(
        institution=institution,
        case=case,
        series=series,
        purpose=purpose,
        among=among.value,
        count=count,
        why=_reason(series, why).value,
        external_source=external.source if external else "",
        external_issue=external.issue if external else "",
        external_due_at=external.due_at if external else None,
        prepared_by_id=actor.account_id,
        prepared_at=at,
    )
    try:
        with transaction.atomic():
            found.save(force_insert=True)
    except IntegrityError as error:
        raise CannotHoldRound(_("已有一轮摇号尚未结束：请先摇出、作废或者撤回那一轮。")) from error
    named = lots.seeds_of(case, day_of(at)).kinds if case is not None else ()
    kinds = dict.fromkeys((SecretOf.INSTITUTION, *named, *others))
    RoundParty.objects.bulk_create(
        _party(found, place, kind, at) for place, kind in enumerate(kinds)
    )
    told = {"secrets": len(kinds), "among": among.value}
    write(found, events.LOT_PREPARED, actor, at, told, words={"note": note.strip()})
    return found


def prepare_lot(
    *,
    case: Case,
    among: Among,
    actor: Actor,
    at: datetime,
    count: int = 1,
    why: draw.Why = draw.Why.FIRST,
    others: Sequence[SecretOf] = (),
    external: draw.External | None = None,
    note: str = "",
) -> Round:
    """Prepare the round that finds who handles a case. Raises as `prepare_round`.

    While a result was drawn and not used, another round is a redraw: it needs its explanation,
    which stays in the ledger, and both records stay public.
    """
    with transaction.atomic():
        check_assignable(case)
        if lots.to_assign(case.pk) is not None and not note.strip():
            raise CannotHoldRound(
                _(
                    "前一轮已经摇出而没有使用：请按结果指派；确需重摇的，写明原因，两轮的记录都公开。"
                ),
                field="note",
            )
        _check_reason(case, why)
        return prepare_round(
            institution=case.institution,
            series=lots.series_of(case),
            purpose=ASSIGNMENT_LOT,
            among=among,
            actor=actor,
            at=at,
            case=case,
            count=count,
            why=why,
            others=others,
            external=external,
            note=note,
        )


ENDED_AS = {draw.Why.REFUSED: End.DECLINED, draw.Why.REPLACED: End.REPLACED}


def _check_reason(case: Case, why: draw.Why) -> None:
    """A reason that the record will bear must be what happened."""
    ended = ENDED_AS.get(why)
    if ended and not Assignment.objects.filter(case=case, end=ended.value).exists():
        raise CannotHoldRound(_("本案没有发生这样的事：请选择真实的理由。"), field="why")


def _reason(series: str, why: draw.Why) -> draw.Why:
    """What the series itself says of the reason; a person says it only where both are possible."""
    before = lots.last_closed(series)
    if before is None:
        return draw.Why.FIRST
    if before.state == RoundState.ABANDONED:
        return draw.Why.ABANDONED
    return draw.Why.OTHER if why in (draw.Why.FIRST, draw.Why.ABANDONED) else why


def _party(found: Round, place: int, kind: SecretOf, at: datetime) -> RoundParty:
    if kind is SecretOf.INSTITUTION:
        nonce = secrets.token_hex(32)
        return RoundParty(
            round=found,
            place=place,
            kind=kind.value,
            secret=nonce,
            commitment=draw.secret_commitment(nonce),
            committed_at=at,
        )
    token = secrets.token_urlsafe(24)
    index = crypto.blind_index("lot_party", token)
    return RoundParty(round=found, place=place, kind=kind.value, token=token, token_index=index)


@transaction.atomic
def hand_in_commitment(*, party: RoundParty, commitment: str, actor: Actor, at: datetime) -> None:
    """A party hands in the SM3 of its secret, by its own page or by an officer from paper.

    Raises NotAllowed, RoundMoved, CannotHoldRound.
    """
    check_hand(actor, party.round)
    row = locked(party.round, RoundState.PREPARED)
    digest = hexadecimal(commitment, "commitment")
    if RoundParty.objects.filter(commitment=digest).exists():
        raise CannotHoldRound(_("这个摘要已经用过：请重新生成秘密。"), field="commitment")
    changed = RoundParty.objects.filter(pk=party.pk, commitment="").update(
        commitment=digest,
        committed_at=at,
        typed_by_id=actor.account_id if access.is_staff(actor) else None,
    )
    if not changed:
        raise RoundMoved(_("这一方的摘要已经交过，不能更换。"))
    write(row, events.LOT_SECRET_COMMITTED, actor, at, {"party": party.kind, "digest": digest})


@transaction.atomic
def commit_round(
    *, round_: Round, actor: Actor, at: datetime, pool: lots.Pool | None = None
) -> Round:
    """Fix candidates, exclusions, weights, parties and outside number, in the ledger and for good.

    In a transaction of its own, before anything is revealed. `pool` is needed for a round that
    belongs to no case. Raises NotAllowed, RoundMoved, CannotHoldRound.
    """
    check_holder(actor, round_.institution_id)
    row = locked(round_, RoundState.PREPARED)
    if row.case is not None:
        check_assignable(row.case)
        check_seeds(row, day_of(at))
        pool = pool or pool_for(row, day_of(at))
    if pool is None:
        raise CannotHoldRound(_("没有候选名单。"))
    if len(pool.candidates) < row.count:
        raise CannotHoldRound(
            _("符合条件的只有%(found)s名，摇不出%(count)s名。")
            % {"found": len(pool.candidates), "count": row.count}
        )
    wait_for_checkpoint()
    announcement = _announcement(row, pool, at)
    parts, commitment = draw.commit(announcement)
    changed = Round.objects.filter(pk=row.pk, state=RoundState.PREPARED.value).update(
        state=RoundState.COMMITTED.value,
        number=announcement.number,
        announcement=json.dumps(announcement.as_dict(), ensure_ascii=False, indent=2) + "\n",
        commitment=commitment,
        committed_at=at,
    )
    if not changed:
        raise moved(row)
    write(row, events.LOT_COMMITTED, actor, at, _committed(announcement, parts, commitment))
    row.refresh_from_db()
    return row


def _announcement(row: Round, pool: lots.Pool, at: datetime) -> draw.Announcement:
    parties = lots.parties_of(row)
    silent = [str(each.get_kind_display()) for each in parties if not each.commitment]
    if silent:
        raise CannotHoldRound(_("还没有交来秘密的摘要：%(who)s。") % {"who": "、".join(silent)})
    before = lots.last_closed(row.series)
    external = None
    if row.external_due_at is not None:
        if row.external_due_at <= at:
            raise CannotHoldRound(_("外部数的开奖时间已过：请撤回本轮，另约一个尚未产生的数。"))
        external = draw.External(row.external_source, row.external_issue, row.external_due_at)
    return draw.Announcement(
        series=row.series,
        number=(before.number or 0) + 1 if before else 1,
        round=str(row.pk),
        previous=before.record_hash if before else draw.first_of(row.series),
        purpose=row.purpose,
        case=row.case.number if row.case else row.series,
        policy=pool.policy,
        count=row.count,
        candidates=pool.candidates,
        excluded=pool.excluded,
        parties=tuple(
            draw.Party(each.kind, str(PARTIES[each.kind]), each.commitment) for each in parties
        ),
        pool_version=pool.version,
        at=at,
        why=draw.Why(row.why),
        external=external,
        checkpoint=lots.last_checkpoint(at),
    )


def _committed(
    announcement: draw.Announcement, parts: dict[str, str], commitment: str
) -> dict[str, Any]:
    return {
        "series": announcement.series,
        "number": announcement.number,
        "case": announcement.case,
        "purpose": announcement.purpose,
        "commitment": commitment,
        "parts": parts,
        "candidates": len(announcement.candidates),
        "excluded": len(announcement.excluded),
    }


@transaction.atomic
def withdraw_round(*, round_: Round, note: str, actor: Actor, at: datetime) -> None:
    """Take back a round before its commitment: nothing was fixed, nothing can be known.

    Raises NotAllowed, RoundMoved.
    """
    check_holder(actor, round_.institution_id)
    row = locked(round_, RoundState.PREPARED)
    changed = Round.objects.filter(pk=row.pk, state=RoundState.PREPARED.value).update(
        state=RoundState.WITHDRAWN.value, closed_at=at
    )
    if not changed:
        raise moved(row)
    write(row, events.LOT_WITHDRAWN, actor, at, {}, words={"note": note.strip()})
