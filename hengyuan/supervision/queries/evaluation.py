"""What each source says of a case today, side by side; a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from hengyuan.cases.models import Case, CaseClock
from hengyuan.dossier.models import Finding, Inspection
from hengyuan.kernel import crypto
from hengyuan.kernel.clock import day_of
from hengyuan.kernel.language import law_text
from hengyuan.law.complaints import Finding as Found
from hengyuan.law.complaints import State as ComplaintState
from hengyuan.law.deadlines.rows import all_rows
from hengyuan.law.follow_up import questions
from hengyuan.law.observation import Mark, points
from hengyuan.law.opinions import Overall, Said, asked
from hengyuan.ledger.rules import canonical_json
from hengyuan.supervision.models import (
    Alert,
    CaseSupervisor,
    Complaint,
    EvaluationSheet,
)
from hengyuan.supervision.queries import said
from hengyuan.supervision.queries.contacts import plan_for
from hengyuan.supervision.rules.alerts import STATES as ALERT_STATES
from hengyuan.supervision.rules.alerts import State as AlertState
from hengyuan.supervision.rules.evaluation import SOURCES, Line, Sheet, Source, as_plain
from hengyuan.supervision.rules.follow_up import STATES as CALL_STATES
from hengyuan.supervision.rules.follow_up import State as CallState


def sheet_of(case: Case) -> Sheet:
    """Every source with what it says today; one without a word says that it has none."""
    return {
        Source.INSPECTION: _inspection(case),
        Source.CLOCKS: _clocks(case) or [Line("no_clock", {})],
        Source.ALERTS: _alerts(case) or [Line("no_alert", {})],
        Source.CONTACTS: _contacts(case),
        Source.FOLLOW_UP: _calls(case) or [Line("no_follow_up", {})],
        Source.OBSERVATION: _hearings(case) or [Line("no_sheet", {})],
        Source.OPINIONS: _opinions(case) or [Line("no_opinion", {})],
        Source.COMPLAINTS: _complaints(case) or [Line("no_complaint", {})],
    }


def digest_of(content: Sequence[Any]) -> str:
    """SM3 of a sheet."""
    return crypto.sm3_hex(canonical_json({"sheet": list(content)}).encode())


def content_of(sheet: Sheet) -> list[list[Any]]:
    """A sheet as it is frozen."""
    return as_plain(sheet)


def _inspection(case: Case) -> list[Line]:
    done = Inspection.objects.filter(case=case, state="done").order_by("-asked_at").first()
    if done is None:
        return [Line("not_inspected", {})]
    rows = list(Finding.objects.filter(inspection=done).order_by("place"))
    verdicts = [row.verdict for row in rows]
    counts = {
        "day": str(day_of(done.asked_at)), "hints": len(rows),
        "confirmed": verdicts.count("confirmed"), "open": verdicts.count(""),
        "dismissed": len(rows) - verdicts.count("confirmed") - verdicts.count(""),
    }  # fmt: skip
    confirmed = [Line("finding", {"name": r.name}) for r in rows if r.verdict == "confirmed"]
    return [Line("inspected", counts), *confirmed]


def _clocks(case: Case) -> list[Line]:
    rows = CaseClock.objects.filter(case=case, is_cancelled=False).order_by("started_at", "pk")
    return [_clock(row) for row in rows]


def _clock(row: CaseClock) -> Line:
    due = day_of(row.due_at) if row.due_at else row.due_on
    told = {"name": all_rows(row.rule)[0].name_zh, "due": str(due or "—")}
    if row.stopped_at is None:
        return Line("clock_open", told)
    code = "clock_late" if row.is_late else "clock_met"
    return Line(code, told | {"done": str(day_of(row.stopped_at))})


def _alerts(case: Case) -> list[Line]:
    rows = Alert.objects.filter(case=case).exclude(state=AlertState.LIFTED).order_by("since", "pk")
    return [
        Line("alert", {"sentence": row.sentence, "state": ALERT_STATES[AlertState(row.state)]})
        for row in rows
    ]


def _contacts(case: Case) -> list[Line]:
    if not CaseSupervisor.objects.filter(case=case).exists():
        return [Line("no_supervisor", {})]
    found = plan_for(case)
    late = sum(due.is_late for due in found)
    missed = sum(due.done_on is None for due in found)
    counts = {"n": len(found), "kept": len(found) - late - missed, "late": late, "missed": missed}
    return [Line("contacts", counts)]


def _calls(case: Case) -> list[Line]:
    """What the recipient said, without the questions on money: one answer by the die says none."""
    found = said.follow_up_of(case.pk)
    if found is None:
        return []
    lines = [Line("call", {"state": CALL_STATES[CallState(found.state)], "tries": found.tries})]
    names = {one.id: one.name_zh for one in questions()}
    faults = [Line("said_fault", {"name": names.get(one, one)}) for one in found.faults]
    well = [Line("said_well", {})] if found.answers and not faults else []
    return lines + faults + well


def _hearings(case: Case) -> list[Line]:
    names = {one.id: one.name_zh for one in points()}
    lines = []
    for sheet in said.observation_of(case.pk):
        lines.append(Line("observed", {"day": str(sheet.held_on), "observer": sheet.observer}))
        lines += [
            Line("mark", {"name": names.get(point, point), "mark": Mark.parse(mark).name_zh})
            for point, mark in sheet.marks.items()
        ]
        lines += _remark(sheet.remark)
    return lines


def _opinions(case: Case) -> list[Line]:
    names = {one.id: one.name_zh for one in asked()}
    lines = []
    for one in said.authority_opinions_of(case.pk):
        overall = Overall.parse(one.overall).name_zh if one.overall else ""
        told = {"body": one.body, "quarter": one.quarter, "overall": overall}
        lines.append(Line("opinion", told))
        lines += [
            Line("opinion_no", {"name": names.get(key, key)})
            for key, value in one.answers.items()
            if value == Said.NO
        ]
        lines += _remark(one.remark)
    return lines


def _remark(text: str) -> list[Line]:
    return [Line("remark", {"text": text.strip()})] if text.strip() else []


def _complaints(case: Case) -> list[Line]:
    lines = []
    for row in Complaint.objects.filter(case=case).order_by("received_on", "pk"):
        finding = f"，{Found.parse(row.finding).name_zh}" if row.finding else ""
        state = ComplaintState.parse(row.state).name_zh
        lines.append(Line("complaint", {"number": row.number, "state": state, "finding": finding}))
    return lines


@dataclass(frozen=True, slots=True)
class Shown:
    """A source on the page: its name, its lines as texts with their tone."""

    key: str
    name: str
    lines: list[tuple[str, str]]


def shown(sheet: Sheet) -> list[Shown]:
    """A sheet in the language of the reader."""
    return [
        Shown(source.value, _(SOURCES[source]), [(_said(line), line.tone) for line in lines])
        for source, lines in sheet.items()
    ]


def _said(line: Line) -> str:
    told = {name: _word(value) for name, value in line.values.items()}
    return _(line.sentence).format(**told)


def _word(value: Any) -> str:
    if not isinstance(value, str) or not value:
        return str(value)
    text = law_text(value)
    return text if text != value else _(value)


def sheets_of(case: Case) -> list[EvaluationSheet]:
    """The versions of a case's sheet, the newest first."""
    return list(EvaluationSheet.objects.filter(case=case).select_related("made_by"))
