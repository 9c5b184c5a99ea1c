"""What the rules read: how far the ledger was read, whose turn it is, the story of each case."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from hengyuan.cases.models import Case, CaseClock
from hengyuan.dossier.models import Finding
from hengyuan.kernel.clock import day_of
from hengyuan.law import supervision as law
from hengyuan.ledger.models import Event
from hengyuan.people.models import Hold, Provider
from hengyuan.supervision.events import alerts as events
from hengyuan.supervision.models import CaseStory, Reader, Reading

# Of which events the rules ask for a code, and where the event keeps it: the first that it tells.
# A paper without a form has its row of the catalogue.
SAID = {
    "aid.refused": ("code",), "aid.terminated": ("code",), "designation.proposed": ("ground",),
    "assignment.made": ("method",), "document.issued": ("form",),
    "document.received": ("form", "row"), "case.complained": ("ground",),
    "case.complaint_decided": ("finding",),
}  # fmt: skip
UNTOLD = ("fact.", "inspection.", "finding.", *events.OWN)  # they tell the rules nothing
CASE_STREAM = "case:"


def read_until() -> int:
    """Up to which event the ledger was supervised."""
    return Reading.objects.filter(pk=Reader.ALERTS).values_list("event_id", flat=True).first() or 0


def cases_with_events(after: int, upto: int, limit: int) -> tuple[list[str], int]:
    """The cases of the next events that may change a verdict, and up to which event they were read.

    At most `limit` events are looked at, whatever their kind.
    """
    rows = list(
        Event.objects.filter(pk__gt=after, pk__lte=upto)
        .order_by("pk")
        .values_list("pk", "type", "stream__name")[:limit]
    )
    cases = dict.fromkeys(
        name.removeprefix(CASE_STREAM)
        for _pk, kind, name in rows
        if name.startswith(CASE_STREAM) and not kind.startswith(events.OWN)
    )
    return list(cases), rows[-1][0] if len(rows) == limit else upto


def cases_of_providers(after: int, upto: int) -> list[str]:
    """Cases in the hands of whoever was put on hold, freed or left between two events."""
    rows = Event.objects.filter(pk__gt=after, pk__lte=upto, stream__name__startswith="provider:")
    ids = {name.partition(":")[2] for name in rows.values_list("stream__name", flat=True)}
    numbers = [int(one) for one in ids if one.isdecimal()]
    handled = Case.objects.filter(handler_id__in=numbers) if numbers else Case.objects.none()
    return [str(pk) for pk in handled.values_list("pk", flat=True)]


def cases_to_look_at(on: date, limit: int) -> list[UUID]:
    """Cases of which a day that was waited for has come."""
    due = CaseStory.objects.filter(look_again_on__lte=on).order_by("look_again_on", "case_id")
    return list(due.values_list("case_id", flat=True)[:limit])


def cases_in(case_ids: Sequence[Any]) -> list[Case]:
    """These cases, in the order of their keys."""
    return list(Case.objects.filter(pk__in=case_ids).order_by("pk"))


def stories_of(cases: Sequence[Case]) -> list[law.Story]:
    """The stories of these cases in their order, in a fixed number of queries."""
    acts, clocks = _acts(cases), _clocks(cases)
    out, confirmed = _out(cases), _confirmed(cases)
    return [
        law.Story(
            case=str(case.pk), region=case.region, kind=case.kind, basis=case.basis,
            proceeding=case.proceeding, stage=case.stage, group_size=case.group_size,
            hearing_on=day_of(case.hearing_at) if case.hearing_at else None,
            acts=tuple(sorted(acts[case.pk], key=lambda act: act.on)),
            clocks=tuple(clocks[case.pk]), handler_out=tuple(out[case.handler_id]),
            confirmed=tuple(confirmed[case.pk]),
        )
        for case in cases
    ]  # fmt: skip


def _acts(cases: Iterable[Case]) -> dict[UUID, list[law.Act]]:
    streams = {case.stream: case.pk for case in cases}
    found: dict[UUID, list[law.Act]] = defaultdict(list)
    rows = (
        Event.objects.filter(stream__name__in=list(streams))
        .order_by("stream_id", "seq")
        .values_list("stream__name", "type", "at", "account_id", "values")
    )
    for stream, kind, at, account, values in rows.iterator(chunk_size=2000):
        if not kind.startswith(UNTOLD):
            found[streams[stream]].append(_act(kind, day_of(at), account, values))
    return found


def _act(kind: str, told_on: date, account: int, values: str) -> law.Act:
    if kind == "handling.recorded":
        told = json.loads(values)
        happened = date.fromisoformat(told["happened_on"])
        return law.Act(f"handling.{told['act']}", happened, told_on, account)
    if kind == "contact.noted":
        told = json.loads(values)
        return law.Act(f"contact.{told['party']}", date.fromisoformat(told["on"]), told_on, account)
    keys = SAID.get(kind, ())
    told = json.loads(values) if keys else {}
    said = next((str(told[key]) for key in keys if told.get(key)), "")
    return law.Act(kind, told_on, told_on, account, said)


def _clocks(cases: Iterable[Case]) -> dict[UUID, list[law.Clock]]:
    found: dict[UUID, list[law.Clock]] = defaultdict(list)
    rows = CaseClock.objects.filter(case__in=[case.pk for case in cases], is_cancelled=False)
    for row in rows.order_by("started_at", "pk"):
        due = day_of(row.due_at) if row.due_at else row.due_on
        stopped = day_of(row.stopped_at) if row.stopped_at else None
        found[row.case_id].append(
            law.Clock(
                row.rule, day_of(row.started_at), due, stopped, row.is_late, row.is_paused
            )
        )  # fmt: skip
    return found


def _out(cases: Iterable[Case]) -> dict[int | None, list[law.Out]]:
    """By handler, when he was on hold or after he left the pool; nobody is never out."""
    handlers = {case.handler_id for case in cases if case.handler_id}
    found: dict[int | None, list[law.Out]] = defaultdict(list)
    holds = Hold.objects.filter(provider__in=handlers)
    for hold in holds.order_by("begins_on", "pk"):
        found[hold.provider_id].append(law.Out(hold.begins_on, hold.ends_on, "hold"))
    left = Provider.objects.filter(pk__in=handlers, left_on__isnull=False)
    for provider in left:
        if provider.left_on:
            found[provider.pk].append(law.Out(provider.left_on, None, "left"))
    return found


def _confirmed(cases: Iterable[Case]) -> dict[UUID, list[law.Judged]]:
    found: dict[UUID, list[law.Judged]] = defaultdict(list)
    judged = Finding.objects.filter(verdict="confirmed", judged_at__isnull=False)
    rows = judged.filter(inspection__case__in=[case.pk for case in cases])
    for row in rows.order_by("judged_at", "pk").select_related("inspection"):
        if row.judged_at:
            found[row.inspection.case_id].append(
                law.Judged(row.rule, row.name, row.severity, day_of(row.judged_at))
            )
    return found
