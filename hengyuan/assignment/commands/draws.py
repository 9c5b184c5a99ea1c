"""A round of the lot after its commitment: secrets and number revealed, then drawn or abandoned."""

import json
import re
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.assignment import events
from hengyuan.assignment.access import lots as access
from hengyuan.assignment.commands.rounds import (
    CannotHoldRound,
    RoundMoved,
    check_hand,
    check_holder,
    check_seeds,
    hexadecimal,
    locked,
    moved,
    write,
)
from hengyuan.assignment.models import Round, RoundParty
from hengyuan.assignment.queries import lots
from hengyuan.assignment.rules import ABANDONED_WHY, RoundState, SecretOf
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.law import draw


@transaction.atomic
def reveal_own_secret(*, round_: Round, actor: Actor, at: datetime) -> None:
    """The institution reveals first: who reveals last could look at the result and keep silent.

    Raises NotAllowed, RoundMoved.
    """
    check_holder(actor, round_.institution_id)
    row = locked(round_, RoundState.COMMITTED)
    if not _reveal_institution(row, actor, at):
        raise RoundMoved(_("本机构的秘密已经揭示。"))


def _reveal_institution(row: Round, actor: Actor, at: datetime) -> bool:
    changed = RoundParty.objects.filter(
        round=row, kind=SecretOf.INSTITUTION.value, revealed_at=None
    ).update(revealed_at=at)
    if changed:
        values = {"number": row.number, "party": SecretOf.INSTITUTION.value}
        write(row, events.LOT_SECRET_REVEALED, actor, at, values)
    return bool(changed)


@transaction.atomic
def hand_in_secret(*, party: RoundParty, secret: str, actor: Actor, at: datetime) -> None:
    """A party reveals the secret whose SM3 it handed in, after the institution's own.

    Raises NotAllowed, RoundMoved, CannotHoldRound.
    """
    check_hand(actor, party.round)
    row = locked(party.round, RoundState.COMMITTED)
    found = hexadecimal(secret, "secret")
    if RoundParty.objects.filter(
        round=row, kind=SecretOf.INSTITUTION.value, revealed_at=None
    ).exists():
        raise CannotHoldRound(_("请等本机构先揭示：后揭示的一方不能先看到结果。"))
    if draw.secret_commitment(found) != party.commitment:
        raise CannotHoldRound(
            _("这不是承诺时的那个秘密：它的SM3与公示的摘要不符。"), field="secret"
        )
    changed = RoundParty.objects.filter(pk=party.pk, revealed_at=None).update(
        secret=found,
        revealed_at=at,
        typed_by_id=actor.account_id if access.is_staff(actor) else None,
    )
    if not changed:
        raise RoundMoved(_("这一方的秘密已经揭示。"))
    values = {"number": row.number, "party": party.kind}
    write(row, events.LOT_SECRET_REVEALED, actor, at, values)


@transaction.atomic
def enter_external_result(
    *, round_: Round, value: str, again: str, actor: Actor, at: datetime
) -> None:
    """Type in the outside number from print, twice; the institution's secret is open by then.

    Raises NotAllowed, RoundMoved, CannotHoldRound.
    """
    check_holder(actor, round_.institution_id)
    row = locked(round_, RoundState.COMMITTED)
    if row.external_due_at is None:
        raise CannotHoldRound(_("本轮没有约定外部数。"))
    if at <= row.external_due_at:
        raise CannotHoldRound(_("还没有到开奖时间。"), field="value")
    found, second = (" ".join(re.findall("[0-9]+", text)) for text in (value, again))
    if not found:
        raise CannotHoldRound(_("请照印刷品录入数字。"), field="value")
    if found != second:
        raise CannotHoldRound(_("两次录入不一致，请重新核对印刷品。"), field="again")
    _reveal_institution(row, actor, at)
    changed = Round.objects.filter(
        pk=row.pk, state=RoundState.COMMITTED.value, printed_value=""
    ).update(printed_value=found, printed_at=row.external_due_at)
    if not changed:
        raise RoundMoved(_("外部数已经录入，不能更改。"))
    values = {"number": row.number, "printed": found}
    write(row, events.LOT_NUMBER_ENTERED, actor, at, values)


@transaction.atomic
def draw_round(*, round_: Round, actor: Actor, at: datetime) -> Round:
    """Compute the result from what was committed to and revealed, and issue the record.

    A round whose list is no longer the one in the ledger is not drawn. Whether the winner is
    assigned is another act, of a person. Raises NotAllowed, RoundMoved, CannotHoldRound.
    """
    check_holder(actor, round_.institution_id)
    row = locked(round_, RoundState.COMMITTED)
    check_seeds(row, day_of(row.committed_at or at))
    change = lots.change_since_commitment(row)
    if change is not None:
        raise CannotHoldRound(
            _("公示的内容与账本中的承诺不符：%(what)s。本轮不能摇出，请作废并查明原因。")
            % {"what": change.text_zh}
        )
    _reveal_institution(row, actor, at)
    silent = [str(each.get_kind_display()) for each in lots.parties_of(row) if not each.revealed_at]
    if silent:
        raise CannotHoldRound(_("还没有揭示秘密：%(who)s。") % {"who": "、".join(silent)})
    if row.external_due_at is not None and not row.printed_value:
        raise CannotHoldRound(_("还没有录入约定的外部数。"))
    try:
        record = draw.drawn(*_committed(row), closed_at=at, printed=_printed(row))
    except draw.CannotDraw as error:
        raise CannotHoldRound(str(error)) from error
    labels = {each["id"]: each["label"] for each in record["announcement"]["candidates"]}
    told = {"winners": "、".join(labels[each] for each in record["winners"])}
    _close(row, RoundState.DRAWN, record, actor, at)
    values = {"series": row.series, "number": row.number, "record": record["hash"], **told}
    write(row, events.LOT_DRAWN, actor, at, values)
    row.refresh_from_db()
    return row


@transaction.atomic
def abandon_round(
    *, round_: Round, code: draw.Abandoned, note: str, actor: Actor, at: datetime
) -> Round:
    """Give up a round before its result can be known; its number and its record stay.

    The record bears the coded reason, the ledger also what was typed. Raises NotAllowed,
    RoundMoved, CannotHoldRound when everything was revealed or the reason contradicts it.
    """
    check_holder(actor, round_.institution_id)
    row = locked(round_, RoundState.COMMITTED)
    try:
        record = draw.abandoned(
            *_committed(row),
            code=code,
            text=ABANDONED_WHY[code.value],
            closed_at=at,
            printed=_printed(row),
        )
    except draw.CannotDraw as error:
        raise CannotHoldRound(
            _("不能作废：%(why)s") % {"why": str(error).partition(": ")[2]}, field="code"
        ) from error
    _close(row, RoundState.ABANDONED, record, actor, at)
    values = {
        "series": row.series,
        "number": row.number,
        "record": record["hash"],
        "code": code.value,
    }
    write(row, events.LOT_ABANDONED, actor, at, values, words={"note": note.strip()})
    row.refresh_from_db()
    return row


def _committed(row: Round) -> tuple[draw.Announcement, dict[str, str]]:
    """The announcement as it was committed to, and the secrets revealed until now."""
    revealed = [each for each in lots.parties_of(row) if each.revealed_at]
    try:
        announcement = draw.Announcement.of(json.loads(row.announcement))
    except (ValueError, KeyError, TypeError) as error:
        raise CannotHoldRound(_("公示的内容已被损坏，请从备份恢复后再办理。")) from error
    return announcement, {each.kind: str(each.secret) for each in revealed}


def _printed(row: Round) -> draw.Printed | None:
    if not row.printed_value or row.printed_at is None:
        return None
    return draw.Printed(row.printed_value, row.printed_at)


def _close(
    row: Round, state: RoundState, record: dict[str, Any], actor: Actor, at: datetime
) -> None:
    changed = Round.objects.filter(pk=row.pk, state=RoundState.COMMITTED.value).update(
        state=state.value, record=draw.dump(record), record_hash=record["hash"], closed_at=at
    )
    if not changed:
        raise moved(row)
