"""Hearings entered, moved and cancelled; the plan made and repaired; sheets kept; suspensions."""

import secrets
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hengyuan.cases.models import Case
from hengyuan.kernel.actor import SYSTEM, Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.kernel.tasks import later
from hengyuan.law.observation import Mark, Secret, chance_of, points
from hengyuan.law.observation.plan import Plan, plan
from hengyuan.ledger.catalogue import EventType
from hengyuan.ledger.commands import append
from hengyuan.orgs.models import Organisation
from hengyuan.supervision.access import observation as access
from hengyuan.supervision.events import observation as events
from hengyuan.supervision.models import (
    Hearing,
    ObservationSheet,
    ObservationYear,
    Seat,
    SuspensionOrder,
)
from hengyuan.supervision.queries import observation as queries
from hengyuan.supervision.rules.observation import (
    HearingState,
    SeatState,
    minutes_between,
    weight_of,
)

REPAIR = "hengyuan.supervision.tasks.repair_plan"


class CannotObserve(Refused):
    """Something is missing, or somebody else acted first; the message says which."""


@transaction.atomic
def open_year(*, institution: Organisation, year: int, at: datetime) -> ObservationYear:
    """The secret of a year, committed to before its first hearing is entered. Once only."""
    known = queries.year_row(institution.pk, year)
    if known is not None:
        return known
    settings = queries.policy_at(institution, date(year, 1, 1)).settings
    secret = Secret(secrets.token_hex(32))
    made = ObservationYear.objects.create(
        institution=institution, year=year, rate=str(settings.share if settings else Fraction(1)),
        secret=secret.nonce, commitment=secret.commitment, opened_at=at,
    )  # fmt: skip
    values = {"year": year, "rate": made.rate, "commitment": made.commitment}
    append(stream=made.stream, event=events.YEAR, actor=SYSTEM, at=at, values=values)
    return made


@transaction.atomic
def enter_hearing(
    *,
    case: Case,
    court: str,
    region: str,
    starts_at: datetime,
    minutes: int,
    is_public: bool,
    actor: Actor,
    at: datetime,
    hall: str = "",
    is_hard: bool = False,
) -> Hearing:
    """登记开庭: into the calendar; whether it is observed is decided now and told to no lawyer.

    Raises NotAllowed, CannotObserve.
    """
    if not access.may_enter(actor, case):
        raise NotAllowed(_("由承办人或者本机构工作人员登记开庭。"))
    if starts_at <= at:
        raise CannotObserve(_("开庭时间须晚于现在。"), field="starts_at")
    if Hearing.objects.filter(case=case, starts_at=starts_at, state=HearingState.SET).exists():
        raise CannotObserve(_("这次开庭已经登记过。"), field="starts_at")
    year = open_year(institution=case.institution, year=day_of(starts_at).year, at=at)
    settings = queries.policy_at(case.institution, day_of(at)).settings
    flags = queries.flags_of(case, is_hard=is_hard and access.is_staff(actor))
    weight = weight_of(flags, settings.weights if settings else {})
    chance = chance_of(Fraction(year.rate), weight)
    made = Hearing.objects.create(
        case=case, institution_id=case.institution_id, region=region, court=court.strip(),
        hall=hall.strip(), starts_at=starts_at, minutes=minutes, is_public=is_public, flags=flags,
        weight=weight, rate=year.rate,
        is_drawn=is_public and Secret(year.secret).selects(str(case.pk), chance),
    )  # fmt: skip
    values = {
        "case": case.pk, "starts_at": queries.minute(starts_at), "is_public": is_public,
        "weight": weight, "rate": year.rate,
    }  # fmt: skip
    _tell(made, events.ENTERED, actor, at, values)
    _repair(made, at)
    return made


@transaction.atomic
def move_hearing(
    *, hearing: Hearing, starts_at: datetime, hall: str, actor: Actor, at: datetime
) -> None:
    """改期: the plan is repaired with the least change. Raises NotAllowed, CannotObserve."""
    row = _open(hearing, actor)
    if starts_at <= at:
        raise CannotObserve(_("开庭时间须晚于现在。"), field="starts_at")
    Hearing.objects.filter(pk=row.pk).update(
        starts_at=starts_at, hall=hall.strip(), moved=row.moved + 1
    )
    _tell(row, events.MOVED, actor, at, {"starts_at": queries.minute(starts_at)})
    _repair(row, at)


@transaction.atomic
def cancel_hearing(*, hearing: Hearing, actor: Actor, at: datetime) -> None:
    """取消开庭: its seats are free again. Raises NotAllowed, CannotObserve."""
    row = _open(hearing, actor)
    Hearing.objects.filter(pk=row.pk).update(state=HearingState.CANCELLED.value)
    _tell(row, events.CANCELLED, actor, at, {})
    _repair(row, at)


def _open(hearing: Hearing, actor: Actor) -> Hearing:
    if not access.may_enter(actor, hearing.case):
        raise NotAllowed(_("由承办人或者本机构工作人员登记开庭。"))
    row = Hearing.objects.select_for_update(of=("self",)).get(pk=hearing.pk)
    if row.state != HearingState.SET:
        raise CannotObserve(_("没有保存：这次开庭已经取消。"))
    return row


def _repair(hearing: Hearing, at: datetime) -> None:
    """Have the plan made anew soon, whatever moved: it shows nobody which hearing is observed."""
    later(REPAIR, at=at, institution=hearing.institution_id)


@transaction.atomic
def make_plan(*, institution: Organisation, actor: Actor, at: datetime) -> Plan:
    """编排旁听: the best plan for the hearings to come, least changed. Raises NotAllowed."""
    if actor != SYSTEM and not (access.plans(actor) and actor.organisation_id == institution.pk):
        raise NotAllowed(_("由本机构负责人或者质量审查负责人编排旁听。"))
    Organisation.objects.select_for_update().get(pk=institution.pk)  # one plan at a time
    told = queries.to_plan(institution, at)
    found = plan(told.hearings, told.observers, minutes_between, told.kept)
    wanted = {(hearing, who) for hearing, seats in found.seats.items() for who in seats}
    rows = Seat.objects.filter(
        hearing__institution=institution, hearing__starts_at__gt=at
    ).select_related("hearing")
    known = {(str(row.hearing_id), str(row.observer_id)): row for row in rows}
    for key, row in known.items():
        if row.state == SeatState.PLANNED and key not in wanted:
            _turn(row, SeatState.GIVEN_UP, events.FREED, actor, at)
    hearings = Hearing.objects.in_bulk([UUID(hearing) for hearing, _who in wanted])
    for hearing, who in sorted(wanted):
        seat = known.get((hearing, who))
        if seat is None:
            seat = Seat(
                hearing=hearings[UUID(hearing)], observer_id=int(who),
                state=SeatState.GIVEN_UP.value,
            )  # fmt: skip
            seat.save(force_insert=True)
        if seat.state == SeatState.GIVEN_UP:
            _turn(seat, SeatState.PLANNED, events.SEATED, actor, at)
    return found


def _turn(seat: Seat, state: SeatState, event: EventType, actor: Actor, at: datetime) -> None:
    Seat.objects.filter(pk=seat.pk).update(state=state.value)
    _tell(seat.hearing, event, actor, at, {"account": seat.observer_id})


@transaction.atomic
def excuse(*, seat: Seat, actor: Actor, at: datetime) -> None:
    """不能到庭: the plan finds somebody else. Raises NotAllowed, CannotObserve."""
    if seat.observer_id != actor.account_id:
        raise NotAllowed(_("只能由旁听员本人提出。"))
    changed = Seat.objects.filter(pk=seat.pk, state=SeatState.PLANNED).update(
        state=SeatState.EXCUSED.value
    )
    if not changed:
        raise CannotObserve(_("没有保存：这次旁听已经不由您进行。"))
    _tell(seat.hearing, events.EXCUSED, actor, at, {"account": seat.observer_id})
    _repair(seat.hearing, at)


@transaction.atomic
def keep_sheet(
    *, hearing: Hearing, marks: Mapping[str, str], remark: str, actor: Actor, at: datetime
) -> ObservationSheet:
    """交旁听记录: once; the same sent again, after a lost line, is kept once.

    Raises NotAllowed, CannotObserve.
    """
    if not access.seats_of(actor).filter(hearing=hearing).exists():
        raise NotAllowed(_("只有安排旁听这次开庭的旁听员可以交记录。"))
    told = {one.id: marks.get(one.id, "") for one in points()}
    known = queries.own_sheet(hearing.pk, actor.account_id)
    if known is not None:
        if known.marks == told and known.remark == remark.strip():
            return known
        raise CannotObserve(_("您的旁听记录已经收到，不能更改。"))
    if hearing.starts_at > at:
        raise CannotObserve(_("还没有开庭。"))
    if not all(mark in tuple(Mark) for mark in told.values()):
        raise CannotObserve(_("每一点都要选；没有涉及的选“未涉及”。"))
    try:
        with transaction.atomic():
            made = ObservationSheet.objects.create(
                hearing=hearing, observer_id=actor.account_id, marks=told,
                remark=remark.strip(), received_at=at,
            )  # fmt: skip
    except IntegrityError as error:
        raise CannotObserve(_("您的旁听记录已经收到，不能更改。")) from error
    values = {"account": actor.account_id, "seal": queries.seal_of(made.marks, made.remark)}
    _tell(hearing, events.OBSERVED, actor, at, values)
    append(
        stream=hearing.case.stream, event=events.MADE, actor=SYSTEM, at=at,
        values={"held_on": day_of(hearing.starts_at)},
    )  # fmt: skip
    return made


@transaction.atomic
def suspend(
    *,
    institution: Organisation,
    begins_on: date,
    ends_on: date | None,
    word: str,
    actor: Actor,
    at: datetime,
) -> SuspensionOrder:
    """暂停旁听 of an institution, or of all beneath a bureau, by an order with its reason.

    Raises NotAllowed, CannotObserve.
    """
    _check_order(institution.pk, actor)
    if not word.strip():
        raise CannotObserve(_("请写明暂停的理由和依据。"), field="word")
    if ends_on is not None and ends_on < begins_on:
        raise CannotObserve(_("结束日期早于开始日期。"), field="ends_on")
    made = SuspensionOrder.objects.create(
        institution=institution, begins_on=begins_on, ends_on=ends_on, word=word.strip(),
        ordered_by_id=actor.account_id, ordered_at=at,
    )  # fmt: skip
    values = {"order": made.pk, "begins_on": begins_on, "ends_on": ends_on}
    append(
        stream=made.stream, event=events.SUSPENDED, actor=actor, at=at, values=values,
        words={"word": made.word},
    )  # fmt: skip
    _repair_beneath(institution.pk, at)
    return made


@transaction.atomic
def resume(*, order: SuspensionOrder, actor: Actor, at: datetime) -> None:
    """恢复旁听: the order ends yesterday. Raises NotAllowed, CannotObserve."""
    _check_order(order.institution_id, actor)
    last = max(order.begins_on, day_of(at) - timedelta(days=1))
    changed = SuspensionOrder.objects.filter(pk=order.pk, ends_on=order.ends_on)
    if (order.ends_on is not None and order.ends_on <= last) or not changed.update(ends_on=last):
        raise CannotObserve(_("没有保存：这次暂停已经结束。"))
    values = {"order": order.pk, "ends_on": last}
    append(stream=order.stream, event=events.RESUMED, actor=actor, at=at, values=values)
    _repair_beneath(order.institution_id, at)


def _repair_beneath(organisation_id: int, at: datetime) -> None:
    for place in queries.institutions_beneath(organisation_id):
        later(REPAIR, at=at, institution=place)


def _check_order(organisation_id: int, actor: Actor) -> None:
    if not access.may_order(actor, organisation_id):
        raise NotAllowed(_("由机构负责人或者司法行政机关决定暂停和恢复旁听。"))


def _tell(
    hearing: Hearing, event: EventType, actor: Actor, at: datetime, values: dict[str, Any]
) -> None:
    append(stream=hearing.stream, event=event, actor=actor, at=at, values=values)
