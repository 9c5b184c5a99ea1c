"""What the radar compares: the trace of each case, and the cases that share a key with it.

Telephones, addresses and names are compared as digests under the site's index key; nothing plain
is kept. A handler's days come from his records and from interview records that were inspected.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from hengyuan.cases.models import Case, Party, Side
from hengyuan.dossier.models import ComparedText, Document, Finding, SignaturePicture
from hengyuan.inspection.facts.days import days_in, spans_in
from hengyuan.kernel import crypto
from hengyuan.kernel.clock import SHANGHAI, day_of
from hengyuan.law import radar
from hengyuan.ledger.models import Event
from hengyuan.ledger.queries import forgotten_subjects
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Person
from hengyuan.supervision.models import CaseTrace, Hearing, TraceKey
from hengyuan.supervision.rules.observation import HearingState, place_of

SUMMONS = "D-27a"
INTERVIEW = "D-22"
UNSIGNED = "IN-04"
DECISIONS = re.compile("审批表|决定书")
SPOT = re.compile(r"(?:地\s*点|处所|所在地)[：:\s]*([^\s，。；：]{2,30})")
HEAD = 600  # signs of an interview in which its time and place stand
FAR_BACK = timedelta(days=760)  # no kind looks further
NOT_GIVEN = ("refused", "withdrawn")
Traces = dict[UUID, radar.Trace]


def keyed(what: str, value: str) -> str:
    """A value as the digest that is compared; empty for an empty one."""
    return crypto.blind_index(f"radar {what}", value)[:32] if value else ""


def traces_of(cases: Sequence[Case]) -> Traces:
    """The traces of these cases in a fixed number of queries; none of a forgotten recipient."""
    forgotten = set(forgotten_subjects())
    kept = [one for one in cases if one.applied_at and one.recipient_id not in forgotten]
    opponents, entries = _opponents(kept), _acts(kept)
    interviews, summoned, bare = _interviews(kept), _summoned(kept), _unsigned(kept)
    desks, calendar, signed = _desks(kept), _calendar(kept, summoned), _signatures(kept)
    return {
        case.pk: _trace(
            case, opponents[case.pk], entries[case.pk], interviews[case.pk],
            case.pk in summoned, bare[case.pk], case.recipient.phone in desks, calendar[case.pk],
            signed[case.pk],
        )
        for case in kept
    }  # fmt: skip


def _trace(
    case: Case,
    opponents: list[str],
    acts: list[tuple[str, radar.Entry]],
    interviews: list[radar.Visit],
    is_summoned: bool,
    bare: list[radar.Decision],
    is_desk: bool,
    calendar: list[radar.Visit],
    signed: list[radar.Signature],
) -> radar.Trace:
    person = case.recipient
    hearings = [
        radar.Visit(radar.HEARING, entry.on, is_summoned=is_summoned)
        for act, entry in acts if act == "hearing"
    ]  # fmt: skip
    met = [radar.Visit(radar.MEETING, entry.on) for act, entry in acts if act == "meeting"]
    told = {visit.on for visit in interviews}
    docket = f"{case.authority_id} {case.authority_case_number}"
    return radar.Trace(
        file=str(case.pk), region=case.region, opened_on=_opened_on(case), kind=case.kind,
        matter=case.matter, proceeding=case.proceeding, recipient=str(case.recipient_id),
        phone=keyed("phone", re.sub(r"\D", "", person.phone)),
        address=keyed("address", re.sub(r"\s", "", person.address)),
        opponents=tuple(sorted(opponents)),
        docket=keyed("docket", docket) if case.authority_case_number else "",
        firm=str(case.firm_id or ""), handler=str(case.handler_id or ""),
        assigned_on=case.assigned_on, is_shared_phone=is_desk,
        is_provisional=case.is_provisional, is_withdrawn=case.stage in NOT_GIVEN,
        visits=(*interviews, *(visit for visit in met if visit.on not in told), *hearings,
                *calendar),
        signatures=tuple(signed), decisions=tuple(bare),
        entries=tuple(entry for _act, entry in acts),
    )  # fmt: skip


def _opened_on(case: Case) -> date:
    return day_of(case.applied_at) if case.applied_at else date.min


def _opponents(cases: Sequence[Case]) -> dict[UUID, list[str]]:
    """By case, the digests of the names of its opponents; without people who were forgotten."""
    found: dict[UUID, list[str]] = defaultdict(list)
    gone = Person.objects.filter(pk__in=forgotten_subjects()).exclude(name_index="")
    rows = Party.objects.filter(case__in=[case.pk for case in cases], side=Side.OPPONENT)
    rows = rows.exclude(name_index__in=gone.values("name_index"))
    for case_id, index in rows.values_list("case_id", "name_index"):
        found[case_id].append(index[:32])
    return found


def _acts(cases: Sequence[Case]) -> dict[UUID, list[tuple[str, radar.Entry]]]:
    """By case, what its handler recorded: of which day, entered when and by whom."""
    streams = {case.stream: case.pk for case in cases}
    found: dict[UUID, list[tuple[str, radar.Entry]]] = defaultdict(list)
    rows = Event.objects.filter(stream__name__in=list(streams), type="handling.recorded")
    told = rows.order_by("stream_id", "seq").values_list(
        "stream__name", "at", "account_id", "values"
    )
    for stream, at, account, values in told:
        act, here = json.loads(values), at.astimezone(SHANGHAI)
        entry = radar.Entry(
            act["act"], date.fromisoformat(act["happened_on"]), day_of(at),
            60 * here.hour + here.minute, account,
        )  # fmt: skip
        found[streams[stream]].append((act["act"], entry))
    return found


def _interviews(cases: Sequence[Case]) -> dict[UUID, list[radar.Visit]]:
    """By case, the meetings that its inspected interview records tell with day and minutes."""
    found: dict[UUID, list[radar.Visit]] = defaultdict(list)
    rows = ComparedText.objects.filter(case__in=[case.pk for case in cases], paper=INTERVIEW)
    for row in rows.order_by("pk"):
        visit = visit_in(row.text)
        if visit and visit not in found[row.case_id]:
            found[row.case_id].append(visit)
    return found


def visit_in(text: str) -> radar.Visit | None:
    """The day, the minutes and the place that stand at the head of an interview record."""
    head = text[:HEAD]
    day, span = next(days_in(head), None), next(spans_in(head), None)
    if day is None:
        return None
    spot = SPOT.search(head)
    place = keyed("place", spot[1]) if spot else ""
    begins, ends = (span.begins, span.ends) if span and span.begins < span.ends else (None, None)
    return radar.Visit(radar.MEETING, day.day, begins, ends, place)


def _calendar(cases: Sequence[Case], summoned: set[UUID]) -> dict[UUID, list[radar.Visit]]:
    """By case, where its handler has to be when a hearing begins; how long it lasts is a guess."""
    found: dict[UUID, list[radar.Visit]] = defaultdict(list)
    rows = Hearing.objects.filter(case__in=[case.pk for case in cases], state=HearingState.SET)
    for row in rows.order_by("starts_at", "pk"):
        here = row.starts_at.astimezone(SHANGHAI)
        minute = 60 * here.hour + here.minute
        place = keyed("court", place_of(row.region, row.court))
        found[row.case_id].append(
            radar.Visit(
                radar.CALENDAR, here.date(), minute, minute, place, row.region,
                is_summoned=row.case_id in summoned,
            )
        )  # fmt: skip
    return found


def _signatures(cases: Sequence[Case]) -> dict[UUID, list[radar.Signature]]:
    """By case, the pictures of its recipient's signature that an inspection saw."""
    found: dict[UUID, list[radar.Signature]] = defaultdict(list)
    rows = SignaturePicture.objects.filter(case__in=[case.pk for case in cases])
    for case_id, paper, bits in rows.order_by("pk").values_list("case_id", "paper", "bits"):
        found[case_id].append(radar.Signature(paper, int(bits, 16)))
    return found


def _summoned(cases: Sequence[Case]) -> set[UUID]:
    rows = Document.objects.filter(case__in=[case.pk for case in cases], form=SUMMONS)
    return {row.case_id for row in rows.only("case_id", "void_reason") if not row.is_void}


def _unsigned(cases: Sequence[Case]) -> dict[UUID, list[radar.Decision]]:
    """By case, decisions without a signature, as a person confirmed them in an inspection."""
    found: dict[UUID, list[radar.Decision]] = defaultdict(list)
    rows = Finding.objects.filter(
        inspection__case__in=[case.pk for case in cases], rule=UNSIGNED, verdict="confirmed",
        judged_at__isnull=False,
    ).select_related("inspection")  # fmt: skip
    for row in rows.order_by("pk"):
        if row.judged_at and DECISIONS.search(row.sentence) and not found[row.inspection.case_id]:
            decision = radar.Decision("", day_of(row.judged_at), False)
            found[row.inspection.case_id].append(decision)
    return found


def _desks(cases: Sequence[Case]) -> set[str]:
    """Telephones of these recipients that are those of an organisation."""
    phones = {case.recipient.phone for case in cases if case.recipient.phone}
    return set(Organisation.objects.filter(phone__in=phones).values_list("phone", flat=True))


def stored_keys(trace: radar.Trace) -> list[str]:
    """The keys of a trace as the table keeps them."""
    return [keyed("key", key) for key in radar.keys_of(trace)]


def near_of(traces: Iterable[radar.Trace]) -> Callable[[str], Sequence[radar.Trace]]:
    """Who shares a key with one of these: the latest of each key, in two queries."""
    wanted = {key: keyed("key", key) for trace in traces for key in radar.keys_of(trace)}
    since = min((trace.opened_on for trace in traces), default=date.min + FAR_BACK) - FAR_BACK
    ranked = TraceKey.objects.filter(key__in=set(wanted.values()), opened_on__gte=since).annotate(
        place=Window(
            RowNumber(), partition_by=F("key"), order_by=[F("opened_on").desc(), F("pk").desc()]
        )
    )
    rows = list(ranked.filter(place__lte=radar.KEPT).values_list("key", "trace_id", "opened_on"))
    kept = stored_traces({case_id for _key, case_id, _on in rows})
    by_key: dict[str, list[radar.Trace]] = defaultdict(list)
    for key, case_id, _on in sorted(rows, key=lambda row: (row[2], str(row[1]))):
        by_key[key].append(kept[case_id])
    return lambda key: by_key.get(wanted.get(key, ""), [])


def stored_traces(case_ids: Iterable[UUID]) -> Traces:
    """The traces of these cases as they were kept."""
    rows = CaseTrace.objects.filter(pk__in=list(case_ids)).values_list("pk", "body")
    return {pk: radar.from_plain(json.loads(body)) for pk, body in rows}


def body_of(trace: radar.Trace) -> str:
    """A trace as the table keeps it."""
    plain: Mapping[str, Any] = radar.as_plain(trace)
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def traces_naming(person: Person) -> list[UUID]:
    """The cases with a trace whose recipient or opponent somebody is."""
    own = CaseTrace.objects.filter(case__recipient=person)
    as_party = Party.objects.filter(name_index=person.name_index).exclude(name_index="")
    named = CaseTrace.objects.filter(case__in=as_party.values("case"))
    return list(own.union(named).values_list("pk", flat=True))
