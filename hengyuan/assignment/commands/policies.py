"""Policies of assignment: drafted, approved by a second person, filed with the bureau, published.

A version begins on its day and never before: what was assigned keeps the version of its own day.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from hengyuan.assignment import events
from hengyuan.assignment.models import Policy, PolicyState
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.law.errors import LawError
from hengyuan.law.methods import plan_of
from hengyuan.ledger.catalogue import EventType
from hengyuan.ledger.commands import append
from hengyuan.orgs.models import Organisation
from hengyuan.people.rules import Role

DRAFTERS = (Role.HEAD, Role.ASSIGNER)


class CannotChangePolicy(Refused):
    """The version is not as it should be for this step; the message says what is missing."""


@transaction.atomic
def draft_policy(
    *,
    institution: Organisation,
    content: Mapping[str, Any],
    valid_from: date,
    note: str,
    actor: Actor,
    at: datetime,
) -> Policy:
    """Draft the next version for the institution's place. Raises NotAllowed, CannotChangePolicy."""
    if not actor.has(*DRAFTERS) or actor.organisation_id != institution.pk:
        raise NotAllowed(_("指派办法由本机构的指派员或者负责人起草。"))
    if valid_from <= day_of(at):
        raise CannotChangePolicy(
            _("指派办法不溯及既往：请填写今天以后的日期。"), field="valid_from"
        )
    place = institution.region
    newest = Policy.objects.filter(jurisdiction=place).aggregate(last=Max("number"))["last"] or 0
    values = {**content, "id": f"{place}-{newest + 1}", "jurisdiction": place}
    try:
        plan = plan_of(values, where=values["id"])
    except LawError as error:
        raise CannotChangePolicy(str(error)) from error
    policy = Policy.objects.create(
        jurisdiction=place,
        number=newest + 1,
        institution=institution,
        content=plan.as_values(),
        valid_from=valid_from,
        note=note.strip(),
        drafted_by_id=actor.account_id,
        drafted_at=at,
    )
    append(
        stream=policy.stream,
        event=events.POLICY_DRAFTED,
        actor=actor,
        at=at,
        values={"version": str(policy), "valid_from": valid_from, "content": policy.content},
        words={"note": policy.note},
    )
    return policy


@transaction.atomic
def decide_policy(
    *, policy: Policy, is_approved: bool, reason: str, actor: Actor, at: datetime
) -> None:
    """A second person approves the draft or not. Raises NotAllowed, CannotChangePolicy."""
    if not actor.has(Role.HEAD) or actor.organisation_id != policy.institution_id:
        raise NotAllowed(_("指派办法由本机构负责人批准。"))
    if actor.account_id == policy.drafted_by_id:
        raise NotAllowed(_("起草人不得批准自己起草的指派办法，请由另一人批准。"))
    if is_approved and policy.valid_from < day_of(at):
        raise CannotChangePolicy(_("施行日已过，请另行起草：指派办法不溯及既往。"))
    if not is_approved and not reason.strip():
        raise CannotChangePolicy(_("请写明不同意的理由。"), field="reason")
    is_taken = Policy.objects.filter(
        jurisdiction=policy.jurisdiction,
        valid_from=policy.valid_from,
        state=PolicyState.APPROVED,
    ).exists()
    if is_approved and is_taken:
        raise CannotChangePolicy(_("同一天已有另一版本施行。"))
    state = PolicyState.APPROVED if is_approved else PolicyState.REJECTED
    _step(
        policy,
        {"state": PolicyState.DRAFT},
        {"state": state, "decided_by_id": actor.account_id, "decided_at": at},
    )
    append(
        stream=policy.stream,
        event=events.POLICY_APPROVED if is_approved else events.POLICY_REJECTED,
        actor=actor,
        at=at,
        values={"version": str(policy)},
        words={} if is_approved else {"reason": reason.strip()},
    )


@transaction.atomic
def file_policy(*, policy: Policy, filed_on: date, number: str, actor: Actor, at: datetime) -> None:
    """Record that the version was filed with the bureau (备案). Raises as `decide_policy`."""
    _check_place(policy, actor)
    if filed_on > day_of(at):
        raise CannotChangePolicy(_("备案日期不能在今天以后。"), field="filed_on")
    if not number.strip():
        raise CannotChangePolicy(_("请填写备案文号。"), field="number")
    _step(
        policy,
        {"state": PolicyState.APPROVED, "filed_on": None},
        {
            "filed_on": filed_on,
            "filing_number": number.strip(),
            "filed_with_id": policy.institution.parent_id,
        },
    )
    _tell(policy, events.POLICY_FILED, actor, at, {"number": number.strip(), "on": filed_on})


@transaction.atomic
def publish_policy(*, policy: Policy, actor: Actor, at: datetime) -> None:
    """Publish the version: anybody may read it. Raises NotAllowed, CannotChangePolicy."""
    _check_place(policy, actor)
    _step(
        policy,
        {"state": PolicyState.APPROVED, "published_on": None},
        {"published_on": day_of(at)},
    )
    _tell(policy, events.POLICY_PUBLISHED, actor, at, {})


def _check_place(policy: Policy, actor: Actor) -> None:
    if not actor.has(*DRAFTERS) or actor.organisation_id != policy.institution_id:
        raise NotAllowed(_("备案和公开由制定办法的机构登记。"))


def _step(policy: Policy, expected: Mapping[str, Any], changes: Mapping[str, Any]) -> None:
    if not Policy.objects.filter(pk=policy.pk, **expected).update(**changes):
        raise CannotChangePolicy(_("没有保存：这一版本已由他人办理，请刷新后再看。"))
    for name, value in changes.items():
        setattr(policy, name, value)


def _tell(
    policy: Policy, event: EventType, actor: Actor, at: datetime, values: Mapping[str, Any]
) -> None:
    told = {"version": str(policy), **values}
    append(stream=policy.stream, event=event, actor=actor, at=at, values=told)
