"""Writes about one member: profile, grade, own limit, leave, honours, re-check, exit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.law.pool import Grade
from hengyuan.ledger.commands import append
from hengyuan.people.models import Provider
from hengyuan.pool import access, events
from hengyuan.pool.models import GroupMember, Honour, Leave, Recheck, Standing
from hengyuan.pool.queries.years import year_of
from hengyuan.pool.rules.members import Conclusion


class CannotChangeMember(Refused):
    """The days are in the wrong order, somebody else was first, or the member has left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What the pool says a member knows: fields with since when, languages, qualification."""

    fields: Mapping[str, str] = field(default_factory=dict)
    languages: Sequence[str] = ()
    criminal_since: date | None = None
    is_student: bool = False
    has_legal_qualification: bool = False


def check_keeps(actor: Actor, provider: Provider) -> None:
    """Raise NotAllowed unless the actor keeps the pool of the member's city."""
    if not access.may_keep(actor, provider):
        raise NotAllowed(_("律师库由本市法律援助机构的指派员或负责人维护。"))


def check_decides(actor: Actor, provider: Provider) -> None:
    """Raise NotAllowed unless the actor decides about this member."""
    if not access.may_decide_on(actor, provider):
        raise NotAllowed(_("由机构负责人或司法行政机关决定，且不能决定自己的事项。"))


def _own_allowed(actor: Actor, provider: Provider) -> None:
    if not access.may_state_leave(actor, provider):
        raise NotAllowed(_("只能由本人、所在单位或法律援助机构填写。"))


def _kept_standing(provider: Provider) -> Standing:
    standing, _created = Standing.objects.get_or_create(provider=provider)
    return standing


def _tell(
    provider: Provider, event: Any, actor: Actor, at: datetime, **told: Mapping[str, Any]
) -> None:
    append(
        stream=f"provider:{provider.pk}",
        event=event,
        actor=actor,
        at=at,
        values=told.get("values", {}),
        words=told.get("words"),
    )


@transaction.atomic
def change_profile(*, provider: Provider, profile: Profile, actor: Actor, at: datetime) -> int:
    """Store what changed and say how much did; 0 leaves no event. Raises NotAllowed."""
    check_keeps(actor, provider)
    standing = _kept_standing(provider)
    roster = {
        "fields": dict(profile.fields),
        "languages": list(profile.languages),
        "criminal_since": profile.criminal_since,
    }
    own = {
        "is_student": profile.is_student,
        "has_legal_qualification": profile.has_legal_qualification,
    }
    changed = {k: v for k, v in roster.items() if getattr(provider, k) != v}
    changed_own = {k: v for k, v in own.items() if getattr(standing, k) != v}
    if not changed and not changed_own:
        return 0
    if changed:
        Provider.objects.filter(pk=provider.pk).update(**changed)
    if changed_own:
        Standing.objects.filter(pk=standing.pk).update(**changed_own)
    told = {**changed, **changed_own}
    _tell(provider, events.PROFILE_CHANGED, actor, at, values={"count": len(told), "changed": told})
    return len(told)


@transaction.atomic
def fix_grade(*, provider: Provider, grade: Grade, reason: str, actor: Actor, at: datetime) -> None:
    """Put a member into a grade, for a reason. Raises NotAllowed, CannotChangeMember."""
    check_decides(actor, provider)
    if not reason.strip():
        raise CannotChangeMember(_("请写明定级的理由。"), field="reason")
    standing = _kept_standing(provider)
    changed = Standing.objects.filter(~Q(grade=grade), pk=standing.pk).update(grade=grade)
    if not changed:
        raise CannotChangeMember(_("已经是这一级。"), field="grade")
    values = {"grade": grade.value, "before": standing.grade}
    _tell(provider, events.GRADE_FIXED, actor, at, values=values, words={"reason": reason.strip()})


@transaction.atomic
def set_limit(*, provider: Provider, limit: int | None, actor: Actor, at: datetime) -> None:
    """The member's own limit of new cases a month; None for none but the rule's cap."""
    _own_allowed(actor, provider)
    standing = _kept_standing(provider)
    Standing.objects.filter(pk=standing.pk).update(monthly_limit=limit)
    if limit is None:
        _tell(provider, events.LIMIT_REMOVED, actor, at)
    else:
        _tell(provider, events.LIMIT_SET, actor, at, values={"limit": limit})


@transaction.atomic
def take_leave(
    *,
    provider: Provider,
    begins_on: date,
    ends_on: date,
    reason: str,
    actor: Actor,
    at: datetime,
) -> Leave:
    """Days without new cases. Raises NotAllowed, CannotChangeMember."""
    _own_allowed(actor, provider)
    if ends_on < begins_on:
        raise CannotChangeMember(_("截止日早于起始日。"), field="ends_on")
    if ends_on < day_of(at):
        raise CannotChangeMember(_("这段日子已经过去。"), field="ends_on")
    if Leave.objects.filter(
        provider=provider, begins_on__lte=ends_on, ends_on__gte=begins_on
    ).exists():
        raise CannotChangeMember(_("与已登记的请假日期重叠。"), field="begins_on")
    leave = Leave.objects.create(
        provider=provider, begins_on=begins_on, ends_on=ends_on, reason=reason.strip()
    )
    _tell(
        provider, events.LEAVE_TAKEN, actor, at,
        values={"begins_on": begins_on, "ends_on": ends_on}, words={"reason": reason.strip()},
    )  # fmt: skip
    return leave


@transaction.atomic
def end_leave(*, leave: Leave, last_day: date, actor: Actor, at: datetime) -> None:
    """Come back earlier: the leave's last day moves to an earlier one, at least yesterday."""
    _own_allowed(actor, leave.provider)
    yesterday = day_of(at) - timedelta(days=1)
    if last_day < max(yesterday, leave.begins_on):
        raise CannotChangeMember(_("过去的日子不能改写。"), field="last_day")
    moved = Leave.objects.filter(pk=leave.pk, ends_on__gt=last_day).update(ends_on=last_day)
    if not moved:
        raise CannotChangeMember(_("请假在此日之前已经结束。"), field="last_day")
    _tell(leave.provider, events.LEAVE_ENDED, actor, at, values={"last_day": last_day})


@transaction.atomic
def record_honour(
    *, provider: Provider, title: str, given_by: str, given_on: date, actor: Actor, at: datetime
) -> Honour:
    """Record an honour that somebody else gave. Raises NotAllowed, CannotChangeMember."""
    check_keeps(actor, provider)
    if given_on > day_of(at):
        raise CannotChangeMember(_("授予日期在将来。"), field="given_on")
    honour = Honour.objects.create(
        provider=provider, title=title.strip(), given_by=given_by.strip(), given_on=given_on
    )
    _tell(
        provider, events.HONOUR_RECORDED, actor, at,
        values={"given_on": given_on}, words={"title": title.strip(), "given_by": given_by.strip()},
    )  # fmt: skip
    return honour


@transaction.atomic
def record_recheck(
    *,
    provider: Provider,
    year: int,
    conclusion: Conclusion,
    reason: str,
    actor: Actor,
    at: datetime,
) -> Recheck:
    """年度复核: conclude on a year from figures that are frozen with it; once a year.

    Raises NotAllowed, CannotChangeMember.
    """
    check_decides(actor, provider)
    if not reason.strip():
        raise CannotChangeMember(_("请写明复核的理由。"), field="reason")
    if year > day_of(at).year:
        raise CannotChangeMember(_("这一年还没有到。"), field="year")
    seen = year_of(provider, year).as_values()
    try:
        with transaction.atomic():
            recheck = Recheck.objects.create(
                provider=provider, year=year, conclusion=conclusion, reason=reason.strip(),
                seen=seen, decided_by_id=actor.account_id, decided_at=at,
            )  # fmt: skip
    except IntegrityError as error:
        raise CannotChangeMember(_("这一年已经复核过。"), field="year") from error
    if conclusion is Conclusion.KEPT:
        standing = _kept_standing(provider)
        Standing.objects.filter(pk=standing.pk).update(passed_year=year)
    _tell(
        provider, events.RECHECKED, actor, at,
        values={"year": year, "conclusion": conclusion.value, "seen": seen},
        words={"reason": reason.strip()},
    )  # fmt: skip
    return recheck


@transaction.atomic
def leave_pool(
    *, provider: Provider, last_day: date, reason: str, actor: Actor, at: datetime
) -> None:
    """退出: the member stays on the roster until a day; groups end with it, cases go on.

    Raises NotAllowed, CannotChangeMember.
    """
    check_decides(actor, provider)
    if not reason.strip():
        raise CannotChangeMember(_("请写明退出的理由。"), field="reason")
    if last_day < max(day_of(at) - timedelta(days=1), provider.joined_on):
        raise CannotChangeMember(_("过去的日子不能改写。"), field="last_day")
    left = Provider.objects.filter(pk=provider.pk, left_on=None).update(left_on=last_day)
    if not left:
        raise CannotChangeMember(_("没有保存：已有退出日期。"), field="last_day")
    provider.left_on = last_day
    GroupMember.objects.filter(provider=provider, left_on=None).update(left_on=last_day)
    _tell(
        provider, events.LEFT_POOL, actor, at,
        values={"last_day": last_day}, words={"reason": reason.strip()},
    )  # fmt: skip
