"""The running handler of a case looked at once more: conflicts only, on the day."""

from datetime import date

from hengyuan.assignment.queries.brief import question_of
from hengyuan.assignment.queries.candidates import judge
from hengyuan.cases.models import Case
from hengyuan.cases.queries import parties_of
from hengyuan.law.qualification import Finding
from hengyuan.people.models import mask_name

CONFLICTS = ("C-1", "C-2", "C-3", "C-4", "C-5")


def recheck(case: Case, on: date) -> tuple[Finding, ...]:
    """What speaks against the handler by the conflicts known today; nothing without a handler."""
    if case.handler is None:
        return ()
    (row,) = judge(question_of(case, on), [case.handler])
    return tuple(each for each in row.objections if each.rule_id in CONFLICTS)


def masked_parties(case: Case) -> list[tuple[str, str]]:
    """Everybody whom the case names beside its recipient: how they stand, and the masked name."""
    return [(each.get_side_display(), mask_name(each.name)) for each in parties_of(case.pk)]
