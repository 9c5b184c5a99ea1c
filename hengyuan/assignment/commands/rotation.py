"""By rotation (轮派): who waited longest."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.assignment.commands.made import CannotAssign, assign
from hengyuan.assignment.models import Assignment, Method
from hengyuan.assignment.queries import consider, declined_firms
from hengyuan.cases.models import Case
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of


@transaction.atomic
def assign_by_rotation(*, case: Case, actor: Actor, at: datetime) -> Assignment:
    """Assign the eligible firm that waited longest. Raises NotAllowed, StageMoved, CannotAssign."""
    considered = consider(case, day_of(at), without_firms=declined_firms(case.pk))
    found = next((row for row in considered if row.is_eligible), None)
    if found is None:
        raise CannotAssign(
            _("没有符合条件的单位：请查看每个单位被排除的理由，或改用指定并说明理由。")
        )
    return assign(case, "assign_by_rotation", Method.BY_ROTATION, found, considered, actor, at)
