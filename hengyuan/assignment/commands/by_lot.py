"""By lot (摇号): a person assigns whom the case's newest round drew, in the order drawn."""

import json
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.assignment.commands.made import CannotAssign, assign
from hengyuan.assignment.models import Assignment, Method, Round
from hengyuan.assignment.queries import ConsideredFirm, consider, declined_firms, lots
from hengyuan.cases.models import Case
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.people.models import Provider


@transaction.atomic
def assign_by_lot(*, case: Case, actor: Actor, at: datetime) -> Assignment:
    """Assign the first of the drawn who still passes every filter; each one left out, with why.

    A round serves one assignment. Raises NotAllowed, StageMoved, CannotAssign.
    """
    round_ = lots.to_assign(case.pk)
    if round_ is None:
        raise CannotAssign(_("本案还没有可以使用的摇号结果：请先摇号。"))
    considered = consider(case, day_of(at), without_firms=declined_firms(case.pk))
    reasons = []
    for drawn in json.loads(round_.record)["winners"]:
        row, handler, why = _found(drawn, considered)
        if row is None or why:
            reasons.append(f"{lots.label_of(round_, drawn)}：{why or _('不在名册')}")
            continue
        assignment = assign(
            case, "assign_by_lot", Method.BY_LOT, row, considered, actor, at, handler=handler
        )
        Round.objects.filter(pk=round_.pk, assignment=None).update(assignment=assignment)
        return assignment
    raise CannotAssign(
        _("摇中的都不能指派：%(reasons)s。请重新摇号。") % {"reasons": "；".join(reasons)}
    )


def _found(
    drawn: str, considered: Sequence[ConsideredFirm]
) -> tuple[ConsideredFirm | None, Provider | None, str]:
    kind, _colon, key = drawn.partition(":")
    for row in considered:
        if kind == "firm" and row.firm.pk == int(key):
            told = "；".join(why for _who, why in row.excluded)
            return row, None, row.reason or ("" if row.eligible else told or _("没有人员"))
        for provider in row.eligible if kind == "provider" else ():
            if provider.pk == int(key):
                return row, provider, row.reason
        for provider, why in row.excluded if kind == "provider" else ():
            if provider.pk == int(key):
                return row, provider, row.reason or why
    return None, None, ""
