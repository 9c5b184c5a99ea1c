"""By choice (点援): the recipient's names, in their order."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.assignment.commands.made import CannotAssign, carry_out
from hengyuan.assignment.commands.turns import place_limit, who_took_the_last
from hengyuan.assignment.models import Assignment
from hengyuan.assignment.queries.brief import Question, question_of
from hengyuan.assignment.queries.candidates import ConsideredFirm, consider
from hengyuan.assignment.queries.proposal import Found
from hengyuan.assignment.queries.reasons import CHOSEN
from hengyuan.cases.models import Case
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.law.methods import Method
from hengyuan.people.models import Provider


@transaction.atomic
def assign_by_choice(
    *, case: Case, wished: Sequence[Provider], actor: Actor, at: datetime
) -> Assignment:
    """Follow the recipient's wishes in their order, as far as the filters allow.

    Each name is kept with what became of it. Raises NotAllowed, StageMoved, CapReached, and
    CannotAssign with the reason for each name.
    """
    asked = question_of(case, day_of(at), wishes=tuple(each.pk for each in wished))
    rows = consider(case, asked.on, question=asked)
    told: list[tuple[str, str]] = []
    for place, provider in enumerate(wished, start=1):
        row = next((each for each in rows if each.firm.pk == provider.organisation_id), None)
        why = _why_not(asked, row, provider)
        if row is None or why:
            told.append((provider.name, why))
            continue
        told.append((provider.name, ""))
        words = CHOSEN % {"place": place}
        found = Found(Method.BY_CHOICE, row.firm, provider, words)
        return carry_out(asked=asked, found=found, rows=rows, actor=actor, at=at, wished=told)
    reasons = "；".join(f"{name}：{why}" for name, why in told)
    raise CannotAssign(_("所选人员都不能指派：") + reasons, field="wished")


def _why_not(asked: Question, row: ConsideredFirm | None, provider: Provider) -> str:
    """Why a wish cannot be followed; "" if it can."""
    if row is None:
        return _("不在本案的人员范围内")
    if row.reason:
        return row.reason
    found = next((each for each in row.people if each.provider.pk == provider.pk), None)
    if found is None:
        return _("不在名册")
    if [each.rule_id for each in found.objections] == ["CAP"]:
        limit = place_limit(asked, provider)
        return "CAP：" + who_took_the_last(provider, f"{asked.on:%Y-%m}", limit)
    return found.why
