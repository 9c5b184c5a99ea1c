"""Methods that find somebody by themselves: rotation, specialists, on duty, continuity, staff."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.assignment.commands.made import CannotAssign, carry_out
from hengyuan.assignment.commands.turns import TurnTaken, take_firm_turn, take_person_turn
from hengyuan.assignment.models import Assignment
from hengyuan.assignment.queries.brief import question_of
from hengyuan.assignment.queries.candidates import ConsideredFirm, consider
from hengyuan.assignment.queries.proposal import Found, find
from hengyuan.assignment.queries.reasons import told
from hengyuan.cases.models import Case
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.law.methods import AUTOMATIC, Method

TRIES = 5  # others may take the turn first; the order is looked at again


@transaction.atomic
def assign_by_rotation(*, case: Case, actor: Actor, at: datetime) -> Assignment:
    """轮派: who waited longest. Raises NotAllowed, StageMoved, CannotAssign, CapReached."""
    return assign(case=case, method=Method.BY_ROTATION, actor=actor, at=at)


def assign(
    *,
    case: Case,
    method: Method,
    actor: Actor,
    at: datetime,
    passed: Sequence[tuple[str, str]] = (),
) -> Assignment:
    """Assign whom an automatic method finds; `passed` are the methods before it, with why not.

    Raises NotAllowed, StageMoved, CannotAssign, CapReached.
    """
    if method not in AUTOMATIC:
        said = _("这种方式不直接指派：先公示候选人并摇出，或者先填写姓名。")
        raise CannotAssign(said, field="method")
    for _turn in range(TRIES):
        try:
            with transaction.atomic():
                return _assign_once(case, method, actor, at, passed)
        except TurnTaken:
            continue
    raise CannotAssign(_("没有保存：其他工作人员正在同时轮派，请再试一次。"))


def _assign_once(
    case: Case, method: Method, actor: Actor, at: datetime, passed: Sequence[tuple[str, str]]
) -> Assignment:
    asked = question_of(case, day_of(at))
    # The turns are read before the order: whoever takes one in between is noticed.
    rows = consider(case, asked.on, question=asked)
    found = find(method, asked)
    if not isinstance(found, Found):
        raise CannotAssign(told(found), field="method")
    _take_turn(found, rows, at)
    return carry_out(asked=asked, found=found, rows=rows, actor=actor, at=at, passed=passed)


def _take_turn(found: Found, rows: Sequence[ConsideredFirm], at: datetime) -> None:
    """In a rotation nobody is found twice for one turn."""
    row = next((each for each in rows if each.firm.pk == found.firm.pk), None)
    if row is None or found.method is not Method.BY_ROTATION:
        return
    if found.provider is None:
        take_firm_turn(firm=found.firm, seen=row.last_assigned_at, at=at)
        return
    seen = next(p.last_assigned_at for p in row.people if p.provider.pk == found.provider.pk)
    take_person_turn(provider=found.provider, seen=seen, at=at)
