"""What the acts on a round of the lot share: the row locked, the checks, the event."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from hengyuan.assignment.access import lots as access
from hengyuan.assignment.models import PARTY_NAMES, Round
from hengyuan.assignment.queries import lots
from hengyuan.assignment.rules import RoundState
from hengyuan.cases.models import Case
from hengyuan.cases.rules import Stage, move_for
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import SHANGHAI
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.ledger.catalogue import EventType
from hengyuan.ledger.commands import append
from hengyuan.people.queries import names_of

HEX = frozenset("0123456789abcdef")
MOVE = move_for("assign")


class CannotHoldRound(Refused):
    """The round cannot go on as asked; the message says why and what to do."""


class RoundMoved(Refused):
    """Somebody else acted on the round first; the message says what became of it, and when."""


def locked(round_: Round, state: RoundState) -> Round:
    """The round's row, locked, if it is in this state; otherwise raises RoundMoved."""
    row = Round.objects.select_for_update(of=("self",)).get(pk=round_.pk)
    if row.state != state:
        raise moved(row)
    return row


def moved(row: Round) -> RoundMoved:
    """What became of a round on which somebody else acted first."""
    row.refresh_from_db()
    last = lots.last_telling(row.stream)
    who = names_of([last.account_id]).get(last.account_id, "") if last else ""
    when = row.closed_at or row.committed_at or row.prepared_at
    return RoundMoved(
        _("没有重复办理：这一轮%(state)s（%(who)s，%(when)s）。")
        % {
            "state": row.get_state_display(),
            "who": who or _("系统"),
            "when": when.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M"),
        }
    )


def check_holder(actor: Actor, institution_id: int) -> None:
    """Raises NotAllowed unless the actor holds rounds of this institution."""
    if not access.may_hold(actor, institution_id):
        raise NotAllowed(_("只有本机构的指派人员和负责人可以办理摇号。"), cite=MOVE.cite)


def check_hand(actor: Actor, row: Round) -> None:
    """Raises NotAllowed unless the actor is the party, or an officer who holds its paper."""
    if not access.may_hand_in(actor, row):
        raise NotAllowed(_("只有出秘密的一方或者本机构的指派人员可以提交。"), cite=MOVE.cite)


def check_assignable(case: Case) -> None:
    """Raises CannotHoldRound for a case that waits for no assignment."""
    stage = Case.objects.values_list("stage", flat=True).get(pk=case.pk)
    if Stage(stage) not in MOVE.from_:
        raise CannotHoldRound(_("案件现在不在待指派阶段，不能为它摇号。"))


def check_seeds(row: Round, on: date) -> None:
    """Raises CannotHoldRound where the policy of a day names a party that the round has not."""
    if row.case is None:
        return
    seeds = lots.seeds_of(row.case, on)
    missing = seeds.missing(row)
    if missing:
        said = _("指派办法%(policy)s规定%(who)s出秘密，本轮没有这一方：请撤回本轮，另行筹备。")
        if row.commitment:
            said = _("指派办法%(policy)s规定%(who)s出秘密，本轮没有这一方：请作废本轮，另行筹备。")
        who = "、".join(str(PARTY_NAMES[kind]) for kind in missing)
        raise CannotHoldRound(said % {"policy": seeds.policy, "who": who})


def hexadecimal(text: str, field: str) -> str:
    """64 hexadecimal characters as a person types them, spaces allowed; CannotHoldRound."""
    found = "".join(text.split()).lower()
    if len(found) != 64 or not HEX.issuperset(found):
        raise CannotHoldRound(_("应为64位十六进制字符（0–9、a–f）。"), field=field)
    return found


def write(
    row: Round,
    event: EventType,
    actor: Actor,
    at: datetime,
    values: Mapping[str, Any],
    *,
    words: Mapping[str, Any] | None = None,
) -> None:
    """The event of an act on a round, in the stream of its case or series."""
    append(
        stream=row.stream,
        event=event,
        actor=actor,
        at=at,
        values={"round": str(row.pk), **values},
        words={name: text for name, text in (words or {}).items() if text},
        about=row.case.recipient_id if row.case else None,
    )
