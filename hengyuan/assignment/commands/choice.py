"""By choice (点援): the recipient's names, in their order."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.assignment.commands.made import CannotAssign, assign
from hengyuan.assignment.models import Assignment, Method
from hengyuan.assignment.queries import consider, declined_firms
from hengyuan.cases.models import Case
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.people.models import Provider


@transaction.atomic
def assign_by_choice(
    *, case: Case, wished: Sequence[Provider], actor: Actor, at: datetime
) -> Assignment:
    """Follow the recipient's wishes in their order, as far as the filters allow.

    Raises NotAllowed, StageMoved, CannotAssign with the reason for each name.
    """
    considered = consider(case, day_of(at), without_firms=declined_firms(case.pk))
    reasons = []
    for provider in wished:
        for row in considered:
            if row.firm.pk != provider.organisation_id:
                continue
            if not row.reason and provider in row.eligible:
                return assign(
                    case,
                    "assign_by_choice",
                    Method.BY_CHOICE,
                    row,
                    considered,
                    actor,
                    at,
                    handler=provider,
                )
            why = row.reason or dict(row.excluded).get(provider, "不在名册")
            reasons.append(f"{provider.name}：{why}")
    raise CannotAssign(_("所选人员都不能指派：") + "；".join(reasons), field="wished")
