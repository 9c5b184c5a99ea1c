"""The one place that moves a case, and the clocks that a move starts, stops and pauses.

A stage's own command checks what its stage asks for, writes its own rows, and ends in `move`.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from hengyuan.cases import rules
from hengyuan.cases.models import (
    Case,
    CaseClock,
    CaseDuty,
    ClockPause,
    Party,
    ReviewGrade,
    Side,
)
from hengyuan.cases.queries import derivation_of, duties_done, last_act
from hengyuan.kernel import crypto
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import SHANGHAI, day_of
from hengyuan.kernel.clock import at as instant_of
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.kernel.models import SentForm
from hengyuan.law.errors import LawError
from hengyuan.law.review.words import Grade
from hengyuan.ledger.catalogue import EventType
from hengyuan.ledger.commands import append
from hengyuan.ledger.models import Event
from hengyuan.people.queries import names_of
from hengyuan.people.rules import Duty, objection_to

SENT_FORMS_KEPT = timedelta(days=30)
FORGOTTEN_AT_ONCE = 5000  # so that no writer waits long


class StageMoved(Refused):
    """Somebody else acted first; the message says who did what, and when."""


@transaction.atomic
def move(
    *,
    case: Case,
    command: str,
    actor: Actor,
    at: datetime,
    event: EventType,
    values: Mapping[str, Any],
    personal: Mapping[UUID, Mapping[str, Any]] | None = None,
    words: Mapping[str, Any] | None = None,
    changes: Mapping[str, Any] | None = None,
) -> Event:
    """Move a case along the chain's table, with its clocks and its event, or raise.

    `changes` are named columns of the case written in the same update. `case` is changed in
    memory as well. `words` are what the actor typed, sealed under the recipient's key. Raises
    NotAllowed (role, separation of duties) and StageMoved.
    """
    row = rules.move_for(command)
    _check_actor(case, row, actor)
    _update_stage(case, row, actor, at, dict(changes or {}))
    if row.duty:
        CaseDuty.objects.update_or_create(
            case=case, duty=row.duty, defaults={"account_id": actor.account_id, "done_at": at}
        )
    _turn_clocks(case, row, at)
    return append(
        stream=case.stream,
        event=event,
        actor=actor,
        at=at,
        values=values,
        personal=personal,
        words=words,
        about=case.recipient_id,
    )


@transaction.atomic
def open_case(
    *,
    case: Case,
    command: str,
    actor: Actor,
    at: datetime,
    event: EventType,
    values: Mapping[str, Any],
    personal: Mapping[UUID, Mapping[str, Any]] | None = None,
    words: Mapping[str, Any] | None = None,
    others: Mapping[Side, Sequence[str]] | None = None,
) -> Event:
    """Store a new case at the stage where `command` leads, start its clocks, write its event.

    `others` are names beside the recipient; the case's own opponents come in by themselves.
    """
    row = rules.move_for(command)
    _check_actor(case, row, actor)
    case.stage, case.stage_since = row.to.value, at
    case.save(force_insert=True)
    _enter_parties(case, {Side.OPPONENT: case.opponents.splitlines(), **(others or {})})
    _turn_clocks(case, row, at)
    return append(
        stream=case.stream,
        event=event,
        actor=actor,
        at=at,
        values=values,
        personal=personal,
        words=words,
        about=case.recipient_id,
    )


@transaction.atomic
def enter_later_parties(
    *,
    case: Case,
    side: Side,
    names: Sequence[str],
    actor: Actor,
    at: datetime,
    event: EventType,
) -> list[str]:
    """Names that were found after the case was opened; those that are new, in their order.

    Opponents come into the case's own list as well. Nothing is written when all stand there.
    """
    known = set(Party.objects.filter(case=case, side=side).values_list("name_index", flat=True))
    listed = dict.fromkeys(each.strip() for each in names if each.strip())
    new = [name for name in listed if crypto.blind_index("name", name) not in known]
    if not new:
        return []
    _enter_parties(case, {side: new})
    if side is Side.OPPONENT:
        case.opponents = "\n".join([*case.opponents.splitlines(), *new])
        case.save(update_fields=["opponents"])
    append(
        stream=case.stream,
        event=event,
        actor=actor,
        at=at,
        values={"side": side.value, "count": len(new)},
        words={"names": new},
        about=case.recipient_id,
    )
    return new


def _enter_parties(case: Case, named: Mapping[Side, Sequence[str]]) -> None:
    """Keep each name once, sealed, with the blind index by which conflicts are looked up."""
    Party.objects.bulk_create(
        Party(case=case, side=side, name=name, name_index=crypto.blind_index("name", name))
        for side, names in named.items()
        for name in dict.fromkeys(each.strip() for each in names)
        if name
    )


def _check_actor(case: Case, row: rules.Move, actor: Actor) -> None:
    if not actor.has(*row.roles):
        raise NotAllowed(_("您的角色不能进行“%(act)s”。") % {"act": _(row.button)}, cite=row.cite)
    if row.duty:
        done = {Duty(duty): account for duty, account in duties_done(case.pk).items()}
        objection = objection_to(Duty(row.duty), done, actor.account_id)
        if objection:
            raise NotAllowed(_(objection) + _("。请由另一位工作人员办理。"), cite=row.cite)


def _update_stage(
    case: Case, row: rules.Move, actor: Actor, at: datetime, changes: dict[str, Any]
) -> None:
    changes |= {"stage": row.to.value, "stage_since": at}
    moved = Case.objects.filter(pk=case.pk, stage__in=[stage.value for stage in row.from_]).update(
        version=F("version") + 1, **changes
    )
    if not moved:
        raise stage_moved(case, row.button, actor)
    for column, value in changes.items():
        setattr(case, column, value)
    case.version += 1


@transaction.atomic
def claim_form(*, token: UUID, command: str, actor: Actor, at: datetime) -> None:
    """Take a page that was sent, so that its act is done once; in the transaction of the act.

    Sent twice at the same instant, the second waits for the first. Raises StageMoved.
    """
    sent, is_first = SentForm.objects.get_or_create(
        token=token,
        defaults={"command": command, "account_id": actor.account_id, "sent_at": at},
    )
    if not is_first:
        who = _you_or_name(sent.account_id, actor)
        raise StageMoved(
            _("没有重复办理：%(who)s已于%(when)s提交过这一页。")
            % {"who": who, "when": _minute(sent.sent_at)}
        )


def forget_sent_forms(*, at: datetime, kept: timedelta = SENT_FORMS_KEPT) -> int:
    """Remove pages that were sent long ago; how many. A page open for so long is written anew."""
    old, removed = SentForm.objects.filter(sent_at__lt=at - kept), 0
    while some := list(old.values_list("pk", flat=True)[:FORGOTTEN_AT_ONCE]):
        removed += SentForm.objects.filter(pk__in=some).delete()[0]
    return removed


def _you_or_name(account_id: int, actor: Actor) -> str:
    if account_id == actor.account_id:
        return _("您")
    return names_of([account_id]).get(account_id, _("系统"))


def _minute(at: datetime) -> str:
    return at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")


def stage_moved(case: Case, button: str, actor: Actor) -> StageMoved:
    """The refusal for somebody who came second: who acted, what, and when."""
    latest = last_act(case.stream)
    if latest is None:
        return StageMoved(_("案件不在可以“%(act)s”的阶段。") % {"act": _(button)})
    who, when = _you_or_name(latest.account_id, actor), _minute(latest.at)
    return StageMoved(
        _("没有保存：%(who)s已于%(when)s办理“%(what)s”，案件已不在可以“%(act)s”的阶段。")
        % {"who": who, "when": when, "what": latest.opened_sentence, "act": _(button)}
    )


def _turn_clocks(case: Case, row: rules.Move, at: datetime) -> None:
    for rule in row.stops:
        stop_clock(case=case, rule=rule, at=at)
    for rule in row.pauses:
        pause_clock(case=case, rule=rule, on=day_of(at), reason="PA-01")
    for rule in row.resumes:
        resume_clock(case=case, rule=rule, on=day_of(at), reason="PA-01")
    for rule in row.starts:
        if applies(case, rule):
            start_clock(case=case, rule=rule, at=at)


def applies(case: Case, rule: str) -> bool:
    """Whether a clock of the table concerns this kind of case."""
    if rule == "CA-01" and case.handler_id is None:
        return False  # nobody worked on the case: there is nothing to hand in
    if rule in rules.RUN_ON:
        return not CaseClock.objects.filter(case=case, rule=rule, stopped_at=None).exists()
    return rules.concerns(rule, basis=case.basis, proceeding=case.proceeding, region=case.region)


@transaction.atomic
def start_clock(*, case: Case, rule: str, at: datetime) -> CaseClock:
    """Start a clock of the case at an instant; its due day is stored with it."""
    clock = CaseClock(case=case, rule=rule, started_at=at)
    _set_due(clock, case)
    clock.save(force_insert=True)
    return clock


def start_clock_on(*, case: Case, rule: str, on: date) -> CaseClock:
    """Start a day clock on a date, counted from that day's beginning in Shanghai."""
    return start_clock(case=case, rule=rule, at=instant_of(on, time.min))


@transaction.atomic
def stop_clock(*, case: Case, rule: str, at: datetime) -> None:
    """Stop a running clock; whether it was late is a fact that is kept."""
    for clock in CaseClock.objects.filter(case=case, rule=rule, stopped_at=None):
        late = (
            clock.due_at < at if clock.due_at else bool(clock.due_on and clock.due_on < day_of(at))
        )
        CaseClock.objects.filter(pk=clock.pk).update(stopped_at=at, is_late=late, is_paused=False)
        ClockPause.objects.filter(clock=clock, ends_on=None).update(ends_on=day_of(at))


@transaction.atomic
def pause_clock(*, case: Case, rule: str, on: date, reason: str, evidence: str = "") -> None:
    """Pause a running clock from a day on; the same reason pauses it once."""
    running = CaseClock.objects.filter(case=case, rule=rule, stopped_at=None)
    for clock in running.exclude(pauses__reason=reason, pauses__ends_on=None):
        ClockPause.objects.create(clock=clock, begins_on=on, reason=reason, evidence=evidence)
        CaseClock.objects.filter(pk=clock.pk).update(is_paused=True)


@transaction.atomic
def resume_clock(*, case: Case, rule: str, on: date, reason: str) -> None:
    """End a pause; once nothing else holds the clock, it runs, and its due day is computed anew."""
    for clock in CaseClock.objects.filter(case=case, rule=rule, stopped_at=None, is_paused=True):
        open_ones = ClockPause.objects.filter(clock=clock, ends_on=None)
        open_ones.filter(reason=reason).update(ends_on=on)
        if open_ones.exists():
            continue
        _set_due(clock, case)
        CaseClock.objects.filter(pk=clock.pk).update(
            due_on=clock.due_on, due_at=clock.due_at, is_paused=False
        )


def _set_due(clock: CaseClock, case: Case) -> None:
    try:
        deadline = derivation_of(clock, case.region)
    except LawError:
        # No calendar yet for the year concerned: the clock runs, its due day stays open, and the
        # page that shows it asks the law floor again and says what is missing.
        clock.due_on = clock.due_at = None
        return
    clock.due_on, clock.due_at = deadline.due_on, deadline.due_at


@transaction.atomic
def note_review_grade(*, case: Case, source: UUID, grade: Grade, on: date) -> None:
    """The final grade of a reviewed dossier of the case; a later one corrects it and keeps its day.

    The review's own event tells it.
    """
    corrected = ReviewGrade.objects.filter(source=source)
    if not corrected.update(grade=grade.value, corrected_on=on):
        ReviewGrade.objects.create(case=case, source=source, grade=grade.value, graded_on=on)
