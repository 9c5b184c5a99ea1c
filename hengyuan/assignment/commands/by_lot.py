"""By lot (摇号): a person assigns whom the case's newest round drew, in the order drawn."""

import json
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.assignment.commands.made import CannotAssign, carry_out
from hengyuan.assignment.models import Assignment, Round
from hengyuan.assignment.queries import ConsideredFirm, Found, consider, lots, question_of
from hengyuan.assignment.queries.match import ranked
from hengyuan.assignment.queries.reasons import DRAWN
from hengyuan.assignment.rules import MATCH_LOT
from hengyuan.cases.models import Case
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.law.methods import Method


@transaction.atomic
def assign_by_lot(*, case: Case, actor: Actor, at: datetime) -> Assignment:
    """Assign the first of the drawn who still passes every filter; each one left out, with why.

    A round serves one assignment. Raises NotAllowed, StageMoved, CapReached, CannotAssign.
    """
    round_ = lots.to_assign(case.pk)
    if round_ is None:
        raise CannotAssign(_("本案还没有可以使用的摇号结果：请先摇号。"))
    asked = question_of(case, day_of(at))
    rows = consider(case, asked.on, question=asked)
    words = DRAWN % {
        "number": round_.number,
        "record": round_.record_hash,
    }
    method = Method.BY_MATCH if round_.purpose == MATCH_LOT else Method.BY_LOT
    if method is Method.BY_MATCH:
        ranked(asked, rows)  # the record keeps everybody's points
    told: list[tuple[str, str]] = []
    for drawn in json.loads(round_.record)["winners"]:
        found = _found(drawn, rows, method, words)
        if not isinstance(found, Found):
            told.append((lots.label_of(round_, drawn), found))
            continue
        assignment = carry_out(asked=asked, found=found, rows=rows, actor=actor, at=at, wished=told)
        Round.objects.filter(pk=round_.pk, assignment=None).update(assignment=assignment)
        return assignment
    reasons = "；".join(f"{name}：{why}" for name, why in told)
    raise CannotAssign(_("摇中的都不能指派：%(reasons)s。请重新摇号。") % {"reasons": reasons})


def _found(drawn: str, rows: Sequence[ConsideredFirm], method: Method, words: str) -> Found | str:
    """Whom the lot found, or why they cannot be assigned now."""
    kind, _colon, key = drawn.partition(":")
    for row in rows:
        if kind == "firm" and row.firm.pk == int(key):
            if row.is_eligible:
                return Found(method, row.firm, None, words)
            return row.reason or "；".join(why for _who, why in row.excluded)
        for each in row.people if kind == "provider" else ():
            if each.provider.pk == int(key):
                if not row.reason and each.is_in_turn:
                    return Found(method, row.firm, each.provider, words)
                return row.reason or each.why
    return _("不在名册")
