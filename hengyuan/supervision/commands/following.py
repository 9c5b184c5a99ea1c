"""Raise, end and lift alerts as the ledger goes on and days come.

Alerts follow what happens: the ledger is read on from where it was read to, and a case is looked at
again when a day comes that one of its hints waits for. Reading, alerts and their events are one
transaction, so that a worker killed at any point loses none and doubles none.
"""

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from hengyuan.cases.models import Case
from hengyuan.kernel.actor import SYSTEM
from hengyuan.kernel.clock import day_of
from hengyuan.law import supervision as law
from hengyuan.law.supervision.story import as_plain
from hengyuan.supervision import queries
from hengyuan.supervision.commands.told import tell
from hengyuan.supervision.events import alerts as events
from hengyuan.supervision.models import Alert, CaseStory, CaseSupervisor, Reader, Reading
from hengyuan.supervision.queries import contacts
from hengyuan.supervision.rules import alerts as rules
from hengyuan.supervision.rules.alerts import State

AT_ONCE = 100  # cases in one transaction: SQLite's writer is held some tenths of a second
EVENTS_AT_ONCE = 500


def supervise_events(*, upto: int, at: datetime) -> int:
    """Look at every case with events up to this one that were not read yet; how many cases."""
    looked_at = 0
    while (after := queries.read_until()) < upto:
        with transaction.atomic():
            Reading.objects.get_or_create(pk=Reader.ALERTS)
            reading = Reading.objects.select_for_update().get(pk=Reader.ALERTS)
            if reading.event_id != after:
                continue  # another worker read on meanwhile
            cases, read = queries.cases_with_events(after, upto, EVENTS_AT_ONCE)
            cases += queries.cases_of_providers(after, read)
            supervise(case_ids=cases, on=day_of(at), at=at)
            Reading.objects.filter(pk=Reader.ALERTS).update(event_id=read)
            looked_at += len(cases)
    return looked_at


def supervise_due(*, on: date, at: datetime) -> int:
    """Look at every case of which a day that was waited for has come; how many cases."""
    looked_at = 0
    while cases := queries.cases_to_look_at(on, AT_ONCE):
        with transaction.atomic():
            supervise(case_ids=cases, on=on, at=at)
        looked_at += len(cases)
    return looked_at


@transaction.atomic
def supervise(*, case_ids: Sequence[Any], on: date, at: datetime) -> None:
    """Ask the rules about these cases as of a day, and raise, end or lift their alerts."""
    cases = queries.cases_in(case_ids)
    known = queries.alerts_of(cases)
    told = []
    watched = contacts.next_contacts(cases)
    for case, story in zip(cases, queries.stories_of(cases), strict=True):
        hints = law.all_hints(story)
        told.append(_kept(case, story, law.next_day(hints, on)))
        if case.pk in watched and watched[case.pk] != (due_on := contacts.next_due_of(story)):
            CaseSupervisor.objects.filter(case=case).update(next_due_on=due_on)
        standing = {(hint.rule, hint.key): hint for hint in law.standing(hints, on)}
        own = known.get(case.pk, {})
        for name, hint in standing.items():
            _note(case, hint, own.get(name), on, at)
        for name, alert in own.items():
            if name not in standing and alert.is_open:
                _lift(alert, at)
    CaseStory.objects.bulk_create(
        told, update_conflicts=True, unique_fields=["case"],
        update_fields=["body", "look_again_on"],
    )  # fmt: skip


def _kept(case: Case, story: law.Story, look_again_on: date | None) -> CaseStory:
    body = json.dumps(as_plain(story), ensure_ascii=False, separators=(",", ":"))
    return CaseStory(case=case, body=body, look_again_on=look_again_on)


def _note(case: Case, hint: law.Hint, alert: Alert | None, on: date, at: datetime) -> None:
    if alert is None:
        _raise(Alert(case=case, rule=hint.rule, key=hint.key), hint, on, at)
    elif alert.state == State.LIFTED:
        _raise(alert, hint, on, at)
    elif hint.ended_on and alert.ended_on != hint.ended_on:
        columns: dict[str, Any] = {"ended_on": hint.ended_on}
        if alert.state == State.RAISED:
            columns |= {"state": State.OVER.value, "due_on": None}
        Alert.objects.filter(pk=alert.pk).update(**columns)
        tell(alert, events.ENDED, SYSTEM, at, columns)


def _raise(alert: Alert, hint: law.Hint, on: date, at: datetime) -> None:
    """A new alert, or one that was lifted and stands again. What ended already waits for nobody."""
    case = alert.case
    alert.institution_id, alert.region = case.institution_id, case.region
    alert.link, alert.severity = hint.link.value, law.rule(hint.rule).RULE.severity.value
    alert.since, alert.ended_on, alert.sentence = hint.since, hint.ended_on, hint.sentence_zh
    alert.seen = [[each.what_zh, each.on.isoformat(), each.who] for each in hint.seen]
    alert.raised_at, alert.level = at, 0
    alert.state = (State.OVER if hint.ended_on else State.RAISED).value
    alert.due_on = None if hint.ended_on else rules.due_after(hint.rule, on)
    alert.save()
    values = {
        "link": alert.link, "severity": alert.severity, "since": alert.since,
        "ended_on": alert.ended_on, "sentence": alert.sentence, "seen": alert.seen,
        "due_on": alert.due_on, "state": alert.state,
    }  # fmt: skip
    tell(alert, events.RAISED, SYSTEM, at, values)


def _lift(alert: Alert, at: datetime) -> None:
    """The facts were corrected and the rule sees nothing any more."""
    Alert.objects.filter(pk=alert.pk).update(state=State.LIFTED.value, due_on=None)
    tell(alert, events.LIFTED, SYSTEM, at, {})


def escalate(*, on: date, at: datetime) -> int:
    """Carry every alert that nobody took up in time one level higher; how many."""
    carried = 0
    while late := queries.overdue(on, AT_ONCE):
        with transaction.atomic():
            for alert in late:
                columns = {"level": alert.level + 1, "due_on": rules.due_after(alert.rule, on)}
                Alert.objects.filter(pk=alert.pk).update(**columns)
                tell(alert, events.ESCALATED, SYSTEM, at, columns)
        carried += len(late)
    return carried
