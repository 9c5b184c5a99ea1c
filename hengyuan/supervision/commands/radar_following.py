"""Keep the traces of cases as the ledger goes on, and raise, widen or lift the radar's hints.

Reading, traces, hints and their events are one transaction, as for alerts.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from hengyuan.cases.models import Case
from hengyuan.kernel.actor import SYSTEM
from hengyuan.law import radar as law
from hengyuan.law.supervision import Bounds
from hengyuan.ledger import shredding
from hengyuan.ledger.commands import append
from hengyuan.ledger.queries import forgotten_subjects
from hengyuan.people.models import Person
from hengyuan.supervision.events import radar as events
from hengyuan.supervision.models import (
    CaseTrace,
    RadarHint,
    RadarHintCase,
    Reader,
    Reading,
    TraceKey,
)
from hengyuan.supervision.queries import cases_with_events
from hengyuan.supervision.queries import radar as queries
from hengyuan.supervision.queries.radar_traces import (
    body_of,
    keyed,
    near_of,
    stored_keys,
    stored_traces,
    traces_naming,
    traces_of,
)
from hengyuan.supervision.rules.radar import State

EVENTS_AT_ONCE = 500


def follow(*, upto: int, at: datetime) -> int:
    """Look at every case with events up to this one that were not read yet; how many cases."""
    looked_at = 0
    while (after := queries.read_until()) < upto:
        with transaction.atomic():
            Reading.objects.get_or_create(pk=Reader.RADAR)
            reading = Reading.objects.select_for_update().get(pk=Reader.RADAR)
            if reading.event_id != after:
                continue  # another worker read on meanwhile
            cases, read = cases_with_events(after, upto, EVENTS_AT_ONCE)
            cases += queries.cases_of_hearings(after, read)
            look(case_ids=cases, at=at)
            Reading.objects.filter(pk=Reader.RADAR).update(event_id=read)
            looked_at += len(cases)
    return looked_at


@transaction.atomic
def look(*, case_ids: Sequence[Any], at: datetime) -> None:
    """Hold these cases against those that share a key, and raise, widen or lift hints."""
    traces = traces_of(queries.cases_with_people(case_ids))
    _keep(traces)
    near = near_of(traces.values())
    for case_id, trace in traces.items():
        found = {_name(hint): hint for hint in law.look(trace, near)}
        for hint in found.values():
            _note(hint, at)
        for row in queries.hints_naming(case_id):
            if (row.kind, row.key) not in found:
                _leave(row, case_id, at)


def look_at_month(*, month: int, at: datetime) -> int:
    """Hold a month's files against the past of each institution's handlers and firms; how many

    hints. `month` is 12 × year + month − 1.
    """
    raised = 0
    for institution in queries.institutions():
        opened, begins = queries.months_of(institution, month)
        bounds = Bounds(institution.region, topic=law.TOPIC)
        for hint in law.jumps(opened, month, begins, bounds):
            with transaction.atomic():
                _note(hint, at)
            raised += 1
    return raised


def _name(hint: law.Hint) -> tuple[str, str]:
    return hint.kind, keyed("hint", hint.key)


def _keep(traces: dict[UUID, law.Trace]) -> None:
    """The traces and their keys as they are now."""
    TraceKey.objects.filter(trace__in=list(traces)).delete()
    for case_id, trace in traces.items():
        body = body_of(trace)
        CaseTrace.objects.update_or_create(case_id=case_id, defaults={"body": body})
        TraceKey.objects.bulk_create(
            TraceKey(trace_id=case_id, key=key, opened_on=trace.opened_on)
            for key in stored_keys(trace)
        )


def _note(hint: law.Hint, at: datetime) -> None:
    """A new hint, or a known one that names more cases; told again it changes nothing."""
    kind, key = _name(hint)
    row = queries.hint_of(kind, key)
    if row is None:
        _write(RadarHint(kind=kind, key=key), hint, at)
        return
    old = queries.as_told(row)
    both = law.fold(old, hint)
    has_grown = set(both.files) != set(old.files)
    if has_grown or row.state == State.LIFTED:
        _write(row, both if has_grown else hint, at)


def _write(row: RadarHint, hint: law.Hint, at: datetime) -> None:
    """A hint with its cases; one that was done with waits again when it names more of them."""
    if queries.is_closed(row):
        row.state, row.ground = State.RAISED.value, ""
    row.severity = law.kind(row.kind).severity.value
    row.since, row.sentence, row.count = hint.since, hint.sentence_zh, len(hint.files)
    row.facts = [
        [fact.file, fact.what_zh, fact.said_zh, fact.on.isoformat() if fact.on else ""]
        for fact in hint.facts
    ]
    row.raised_at = at
    row.save()
    row.members.exclude(case_id__in=hint.files).delete()
    known = {str(pk) for pk in row.members.values_list("case_id", flat=True)}
    new = Case.objects.filter(pk__in=[file for file in hint.files if file not in known])
    RadarHintCase.objects.bulk_create(
        RadarHintCase(hint=row, case=case, institution_id=case.institution_id, region=case.region)
        for case in new
    )
    values = {
        "key": row.key, "severity": row.severity, "since": row.since, "sentence": row.sentence,
        "facts": row.facts, "count": row.count, "state": row.state, "ground": row.ground,
    }  # fmt: skip
    _tell(row, events.RAISED, at, values)


def _leave(row: RadarHint, case_id: UUID, at: datetime) -> None:
    """A case no longer shows what a hint says: the others are asked again, or it is lifted."""
    rest = row.members.exclude(case_id=case_id).values_list("case_id", flat=True)
    for trace in stored_traces(rest).values():
        for hint in law.look(trace, near_of([trace])):
            if _name(hint) == (row.kind, row.key):
                _write(row, hint, at)
                return
    RadarHint.objects.filter(pk=row.pk).update(state=State.LIFTED)
    _tell(row, events.LIFTED, at, {})


def _tell(row: RadarHint, event: Any, at: datetime, values: dict[str, Any]) -> None:
    append(stream=row.stream, event=event, actor=SYSTEM, at=at, values={"kind": row.kind, **values})


def forget_keys(*, at: datetime) -> None:
    """Remove what was kept to compare of whoever's key was erased; each case's ledger tells it.

    The trace of a case whose opponent was forgotten is read anew, without that name.
    """
    for person in Person.objects.filter(pk__in=forgotten_subjects()):
        for case_id in traces_naming(person):
            _forget(case_id, at)


@transaction.atomic
def _forget(case_id: UUID, at: datetime) -> None:
    cases = queries.cases_with_people([case_id])
    before = set(TraceKey.objects.filter(trace=case_id).values_list("key", flat=True))
    fresh = traces_of(cases)
    after = {key for trace in fresh.values() for key in stored_keys(trace)}
    if fresh and after == before:
        return  # read anew before
    shredding.prepare()
    CaseTrace.objects.filter(pk=case_id).delete()
    _keep(fresh)
    gone = {"count": len(before - after)}
    append(stream=cases[0].stream, event=events.FORGOTTEN, actor=SYSTEM, at=at, values=gone)
