"""Parties found later: entered into the running case, and the handler looked at once more.

A conflict that comes to light is told, with its rules; nobody is replaced by it (律师法 art. 39).
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.assignment import events
from hengyuan.assignment.access.parties import may_add_parties
from hengyuan.assignment.queries.recheck import recheck
from hengyuan.assignment.rules import SIDES
from hengyuan.cases.commands import enter_later_parties
from hengyuan.cases.models import Case, Side
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.law.qualification import Finding
from hengyuan.ledger.commands import append


class CannotAddParties(Refused):
    """No name is new; the message says so."""


@transaction.atomic
def add_parties(
    *, case: Case, side: str, names: Sequence[str], actor: Actor, at: datetime
) -> tuple[Finding, ...]:
    """Enter names beside the recipient; what now speaks against the running handler.

    Raises NotAllowed, CannotAddParties.
    """
    if not may_add_parties(actor, case):
        raise NotAllowed(_("由本机构的工作人员或者本案承办人补登当事人。"))
    if side not in SIDES:
        raise CannotAddParties(_("请选择当事人的身份。"), field="side")
    event = events.PARTIES_ADDED
    added = enter_later_parties(
        case=case, side=Side(side), names=names, actor=actor, at=at, event=event
    )
    if not added:
        raise CannotAddParties(_("没有新的姓名：所填的已经登记过。"), field="names")
    against = recheck(case, day_of(at))
    if against and case.handler is not None:
        rules = "、".join(dict.fromkeys(each.rule_id for each in against))
        append(
            stream=case.stream, event=events.CONFLICT_FOUND, actor=actor, at=at,
            values={"handler": case.handler.name, "provider": case.handler.pk, "rules": rules},
        )  # fmt: skip
    return against
