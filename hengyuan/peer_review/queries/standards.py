"""Reads of standards: the one in force at a place, from the files and from what was approved."""

from datetime import date

from hengyuan.law.errors import NoValueInForce
from hengyuan.law.jurisdiction import chain
from hengyuan.law.review.standards import Standard, standard_for, thawed
from hengyuan.law.review.words import Field
from hengyuan.peer_review.models import StandardVersion
from hengyuan.peer_review.rules.standards import State


def standard_at(field: Field, region: str, on: date) -> Standard:
    """The standard in force at a place on a day, the most local first; raises NoValueInForce.

    At one place an approved version stands before a file, and a later one before an earlier.
    """
    approved = StandardVersion.objects.filter(
        field=field.value, jurisdiction__in=chain(region), valid_from__lte=on, state=State.APPROVED
    )
    by_place = {row.jurisdiction: row for row in approved.order_by("valid_from", "decided_at")}
    for code in chain(region):
        if code in by_place:
            return thawed(by_place[code].content)
        try:
            found = standard_for(field, code, on)
        except NoValueInForce:
            continue
        if found.jurisdiction == code:
            return found
    return standard_for(field, region, on)
