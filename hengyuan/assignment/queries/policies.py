"""The policy of assignment in force at a place: an approved version, else the files'."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import QuerySet

from hengyuan.assignment.models import Policy, PolicyState
from hengyuan.law.jurisdiction import chain
from hengyuan.law.matching import Weights, weights_for
from hengyuan.law.methods import Plan, plan_for, plan_of


@dataclass(frozen=True, slots=True)
class PolicyInForce:
    """A plan and the version of the table that it comes from; None for the files' default."""

    plan: Plan
    policy: Policy | None

    @property
    def label(self) -> str:
        """How the version is called on a record."""
        return str(self.policy) if self.policy else self.plan.version


def policy_in_force(region: str, on: date) -> PolicyInForce:
    """The most specific policy on this day; at one place a version of the table goes first.

    Raises NoValueInForce where neither the table nor the files have one.
    """
    places = chain(region)
    begun = _begun(places, on)
    key = next((begun[code] for code in places if code in begun), None)
    if key is not None:
        own, filed = Policy.objects.get(pk=key), plan_for(region, on)
        if places.index(own.jurisdiction) <= places.index(filed.jurisdiction):
            return PolicyInForce(plan_of(own.content, where=str(own)), own)
        return PolicyInForce(filed, None)
    return PolicyInForce(plan_for(region, on), None)


BEGUN = """
SELECT jurisdiction, id FROM assignment_policy
 WHERE state = 'approved' AND valid_from <= %s AND jurisdiction IN ({marks})
 ORDER BY valid_from
"""


def _begun(places: Sequence[str], on: date) -> dict[str, int]:
    """The version that began last at each place; most places have none, so only keys are read."""
    day, marks = connection.ops.adapt_datefield_value(on), ", ".join(["%s"] * len(places))
    with connection.cursor() as cursor:
        cursor.execute(BEGUN.format(marks=marks), [day, *places])
        return dict(cursor.fetchall())


def weights_in_force(policy: PolicyInForce, region: str, on: date) -> Weights:
    """The weights of the match score: the policy's own, else the default of the files.

    Raises NoValueInForce.
    """
    return policy.plan.weights or weights_for(region, on)


def policies_of(jurisdiction: str) -> QuerySet[Policy]:
    """All versions of a place, the newest first."""
    return (
        Policy.objects.filter(jurisdiction=jurisdiction)
        .select_related("institution", "drafted_by", "decided_by", "filed_with")
        .order_by("-number")
    )


def policies_published() -> QuerySet[Policy]:
    """Versions that anybody may read, the newest first."""
    return (
        Policy.objects.filter(published_on__isnull=False, state=PolicyState.APPROVED)
        .select_related("institution", "filed_with")
        .order_by("jurisdiction", "-number")
    )
