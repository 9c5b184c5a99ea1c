"""Periods of the follow-up: settings, opening with a commitment, drawing as cases close, the end.

Reading, rows and events are one transaction, so that a worker killed at any point loses no case
and draws none twice.
"""

import secrets
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.cases.models import Case
from hengyuan.kernel.actor import SYSTEM, Actor
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.errors import NotAllowed
from hengyuan.law.draw import Party, secret_commitment
from hengyuan.law.draw.lot import seed_of
from hengyuan.law.sampling import Batch, Purpose, Settings, Unit
from hengyuan.law.sampling.period import Decision, Period
from hengyuan.law.sampling.record import Announcement, Sample, dump, settings_of
from hengyuan.law.sampling.verification import issue
from hengyuan.ledger.commands import append
from hengyuan.orgs.models import Organisation
from hengyuan.supervision.access import follow_up as access
from hengyuan.supervision.events import follow_up as events
from hengyuan.supervision.models import (
    FollowUp,
    FollowUpBatch,
    FollowUpPeriod,
    FollowUpSettings,
    Reader,
    Reading,
)
from hengyuan.supervision.queries import follow_up as queries
from hengyuan.supervision.rules.follow_up import State, first_due, month_of

EVENTS_AT_ONCE = 2000
PARTY = "institution"
OUTSIDE = "每批和期末混入账本当时最新的校验点"


@transaction.atomic
def change_settings(
    *, institution: Organisation, settings: Settings, actor: Actor, at: datetime
) -> FollowUpSettings:
    """A new version of the settings, from the next period on. Raises NotAllowed."""
    if not access.decides(actor) or actor.organisation_id != institution.pk:
        raise NotAllowed(_("由本机构负责人或者质量审查负责人修改回访设置。"))
    last = queries.versions_of(institution.pk).select_for_update(of=("self",)).first()
    made = FollowUpSettings.objects.create(
        institution=institution, version=last.version + 1 if last else 1,
        content=settings.as_dict(), set_by_id=actor.account_id, set_at=at,
    )  # fmt: skip
    values = {"version": made.version, "content": made.content}
    append(stream=made.stream, event=events.SETTINGS, actor=actor, at=at, values=values)
    return made


@transaction.atomic
def open_period(*, institution: Organisation, on: date, at: datetime) -> FollowUpPeriod:
    """The period of a day's month: settings fixed, the secret committed to, before cases close.

    Raises NoValueInForce where no settings are in force.
    """
    chosen = queries.in_force(institution, on)
    earlier = FollowUpPeriod.objects.filter(institution=institution).count()
    nonce = secrets.token_hex(32)
    announcement = Announcement(
        series=f"follow-up:{institution.pk}", number=earlier + 1,
        purpose=Purpose.FOLLOW_UP.value, starts_on=on, ends_on=month_of(on)[1],
        settings=chosen.settings, at=at, outside=OUTSIDE,
        parties=(Party(PARTY, institution.name, secret_commitment(nonce)),),
    )  # fmt: skip
    period = FollowUpPeriod.objects.create(
        institution=institution, region=institution.region, number=announcement.number,
        starts_on=on, ends_on=announcement.ends_on, version=chosen.version, secret=nonce,
        announcement=dump(announcement.as_dict()), commitment=announcement.commitment,
        opened_at=at,
    )  # fmt: skip
    _tell(period, events.OPENED, at, {
        "starts_on": on, "ends_on": period.ends_on, "commitment": period.commitment,
        "number": period.number, "version": period.version,
    })  # fmt: skip
    return period


def draw_closings(*, upto: int, at: datetime) -> int:
    """Draw from every case closed by the events up to this one; how many cases were looked at."""
    seen = 0
    while (after := queries.read_until()) < upto:
        with transaction.atomic():
            Reading.objects.get_or_create(pk=Reader.FOLLOW_UPS)
            reading = Reading.objects.select_for_update().get(pk=Reader.FOLLOW_UPS)
            if reading.event_id != after:
                continue  # another worker read on meanwhile
            cases, read = queries.closings(after, upto, EVENTS_AT_ONCE)
            close_batches(case_ids=cases, at=at)
            Reading.objects.filter(pk=Reader.FOLLOW_UPS).update(event_id=read)
            seen += len(cases)
    return seen


@transaction.atomic
def close_batches(*, case_ids: Sequence[UUID], at: datetime) -> None:
    """One batch for each institution whose period covers the day of closing."""
    found = queries.units_of(case_ids) if case_ids else {}
    periods = queries.running({case.institution_id for case, _unit in found.values()})
    batches: dict[int, list[tuple[Case, Unit]]] = defaultdict(list)
    for case, unit in (found[pk] for pk in case_ids if pk in found):
        period = periods.get(case.institution_id)
        if period and case.closed_on and period.starts_on <= case.closed_on <= period.ends_on:
            batches[case.institution_id].append((case, unit))
    for place, rows in batches.items():
        _close_batch(periods[place], rows, at)


def _close_batch(period: FollowUpPeriod, rows: list[tuple[Case, Unit]], at: datetime) -> None:
    known = queries.batches_of(period)
    running = _replayed(period, known)
    batch = Batch(at, tuple(unit for _case, unit in rows), queries.outside_text(at))
    decisions = running.close(batch)
    FollowUpBatch.objects.create(period=period, number=len(known) + 1, body=batch.as_dict())
    made = [
        _follow_up(period, case, unit, decision, at)
        for (case, unit), decision in zip(rows, decisions, strict=True)
    ]
    FollowUp.objects.bulk_create(made)
    drawn = [one for one in made if one.state == State.WAITING]
    _tell(period, events.CLOSED, at, {
        "batch": len(known) + 1, "cases": len(made), "drawn": len(drawn),
        "digest": running.digest,
    })  # fmt: skip
    for one in drawn:
        _tell_drawn(one, at)


def _replayed(period: FollowUpPeriod, batches: Sequence[Batch]) -> Period:
    """The period as it stands after these batches, from its secret."""
    settings = settings_of(queries.announced(period)["settings"])
    seed = seed_of(period.commitment, [period.secret])
    running = Period(settings, seed, period.commitment)
    for batch in batches:
        running.close(batch)
    return running


def _follow_up(
    period: FollowUpPeriod, case: Case, unit: Unit, decision: Decision, at: datetime
) -> FollowUp:
    assert case.closed_on is not None  # the batch covers its day
    due = first_due(day_of(at)) if decision.is_drawn else {"state": State.NOT_DRAWN.value}
    return FollowUp(
        case=case, period=period, institution_id=period.institution_id,
        closed_on=case.closed_on, flags=sorted(unit.flags), how=decision.how.value,
        plans=decision.plans, of=decision.of, **due,
    )  # fmt: skip


@transaction.atomic
def end_period(*, period: FollowUpPeriod, at: datetime) -> FollowUpPeriod:
    """Complete the sample, reveal the secret, issue the record.

    `at` is after the last batch. Raises CannotSample where the record would not verify.
    """
    row = FollowUpPeriod.objects.select_for_update(of=("self",)).get(pk=period.pk)
    if row.ended_at is not None:
        return row
    sample = Sample(
        announcement=Announcement.of(queries.announced(row)), nonces={PARTY: row.secret},
        batches=tuple(queries.batches_of(row)), ended_at=at,
        ended_outside=queries.outside_text(at),
    )  # fmt: skip
    record = issue(sample)
    drawn = _complete(row, record["decisions"], at)
    row.record, row.record_hash = dump(record), record["hash"]
    row.quota, row.target, row.ended_at = record["quota"], record["target"], at
    row.save(update_fields=["record", "record_hash", "quota", "target", "ended_at"])
    _tell(row, events.ENDED, at, {
        "cases": len(record["decisions"]), "drawn": drawn, "record": row.record_hash,
        "quota": row.quota, "target": row.target,
    })  # fmt: skip
    return row


def _complete(row: FollowUpPeriod, decisions: list[dict[str, Any]], at: datetime) -> int:
    """Each case's chance as it is at the end; those drawn only now wait for a call."""
    of = queries.announced(row)["settings"]["plans"]
    rows = {str(one.case_id): one for one in FollowUp.objects.filter(period=row, call=1)}
    drawn = 0
    for told in decisions:
        one = rows[told["unit"]]
        one.plans, one.of = told["plans"], of
        is_drawn = told["how"] != "not_drawn"
        drawn += is_drawn
        if is_drawn and one.state == State.NOT_DRAWN:
            one.how = told["how"]
            for name, value in first_due(day_of(at)).items():
                setattr(one, name, value)
            _tell_drawn(one, at)
    names = ["plans", "of", "how", "state", "next_on", "next_hour"]
    FollowUp.objects.bulk_update(rows.values(), names, batch_size=500)
    return drawn


def turn_periods(*, on: date, at: datetime) -> None:
    """End what is over and open what is missing. Safe to run twice."""
    for period in queries.over(on):
        end_period(period=period, at=at + timedelta(seconds=1))
    for institution in queries.without_period(on):
        open_period(institution=institution, on=on, at=at + timedelta(seconds=1))


def _tell(period: FollowUpPeriod, event: Any, at: datetime, values: dict[str, Any]) -> None:
    append(stream=period.stream, event=event, actor=SYSTEM, at=at, values=values)


def _tell_drawn(row: FollowUp, at: datetime) -> None:
    values = {"case": row.case_id, "how": row.how, "period": row.period_id, "call": row.call}
    append(stream=row.stream, event=events.DRAWN, actor=SYSTEM, at=at, values=values)
