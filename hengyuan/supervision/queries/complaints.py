"""Reads of complaints: their clocks, their words, whom a name means."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from hengyuan.cases.models import Case
from hengyuan.kernel.clock import SHANGHAI
from hengyuan.kernel.language import is_english, name_of
from hengyuan.law.complaints import About, Act, Entry, State, clocks, instrument_on, liabilities_of
from hengyuan.law.complaints.clocks import Running
from hengyuan.law.complaints.instruments import ground
from hengyuan.law.deadlines import ClockState
from hengyuan.orgs.models import Organisation
from hengyuan.orgs.rules import Kind, region_prefix
from hengyuan.people.models import Account, Provider
from hengyuan.people.queries import accounts_with_roles
from hengyuan.supervision.models import Complaint, ComplaintNote
from hengyuan.supervision.rules import complaints as rules
from hengyuan.ui import rules as ui

UNITS = (Kind.FIRM, Kind.LEGAL_SERVICE_OFFICE)
ENOUGH = 2  # rows that show that a name means more than one


def due_of(complaint: Complaint) -> date | None:
    """The day of the clock that runs; the supplement's own day is kept by its command."""
    running = [each for each in clocks(complaint.days, complaint.region) if not each.done_on]
    last = running[-1].deadline if running and complaint.is_open else None
    return last.due_on if last else None  # without a calendar for that year the page says so


def case_numbered(institution: Organisation, number: str) -> Case | None:
    """The case of an institution with this number."""
    found = Case.objects.filter(institution=institution, number=number.strip())
    return found.select_related("handler", "firm").first()


def persons_called(institution: Organisation, word: str) -> list[Provider]:
    """People of the city's roster with this name or licence number: at most two."""
    city = region_prefix(institution.region)[:4]
    here = Provider.objects.filter(organisation__region__startswith=city, left_on=None)
    by_licence = here.filter(licence_number=word)[:ENOUGH]
    return list(by_licence) or list(here.filter(name=word)[:ENOUGH])


def units_called(word: str) -> list[Organisation]:
    """Firms and offices with this name."""
    return list(Organisation.objects.filter(kind__in=UNITS, name=word)[:ENOUGH])


def staff_called(institution: Organisation, word: str) -> list[Account]:
    """Accounts of this name that hold a role at the institution."""
    held = accounts_with_roles().filter(name=word, roles__organisation=institution)
    return list(held.distinct()[:ENOUGH])


def chip_of(running: Running, today: date, url: str) -> ui.Clock:
    """A clock of a complaint as its chip."""
    name, state = name_of(running.step), running.state_on(today)
    if running.deadline is None:
        return ui.Clock(name, ui.ClockState.UNKNOWN, detail=_("缺少当年日历"), url=url)
    due = running.deadline.due_on
    if state is ClockState.PAUSED or due is None:
        return ui.Clock(name, ui.ClockState.PAUSED, reason=_("待补充"), url=url)
    if running.done_on:
        kept = ui.ClockState.LATE if state is ClockState.LATE else ui.ClockState.MET
        return ui.Clock(name, kept, due=str(due), url=url)
    begun = running.deadline.start
    left, total = (due - today).days, (due - begun).days
    return ui.Clock(name, ui.running_state(left, total), left=left, due=str(due), url=url)


@dataclass(frozen=True, slots=True)
class Told:
    """One note as the page tells it."""

    note: ComplaintNote
    title: str
    when: str
    has_paper: bool


class ShownComplaint:
    """A complaint with its rules, its clocks and its words."""

    def __init__(self, complaint: Complaint) -> None:
        self.complaint = complaint
        self.state = name_of(State.parse(complaint.state))
        self.tone = rules.TONES[State.parse(complaint.state)]
        self.instrument = instrument_on(complaint.received_on)
        self.rules_name = name_of(self.instrument)
        self.grounds: list[tuple[Entry, str]] = [
            (one, name_of(one)) for one in map(ground, complaint.grounds)
        ]
        self.liabilities = [
            (one, name_of(one)) for one in liabilities_of(About.parse(complaint.about))
        ] if complaint.is_liable else []  # fmt: skip
        self.clocks = clocks(complaint.days, complaint.region)
        self.has_unread_clocks = any(
            each.deadline is None or not each.deadline.rule.sure.is_verified for each in self.clocks
        )

    @property
    def refusal(self) -> str:
        """Why it was not accepted."""
        return self._codes.get(self.complaint.refusal, "")

    @property
    def _codes(self) -> dict[str, str]:
        return rules.code_names("en" if is_english() else "zh")

    @property
    def notes(self) -> list[Told]:
        """Every word, the newest first."""
        names = self._codes
        rows = self.complaint.notes.select_related("by").order_by("-at")
        return [
            Told(
                row, "：".join(filter(None, (_act_name(row.act), names.get(row.code, "")))),
                row.at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M"),
                rules.has_paper(row.act, row.code),
            )
            for row in rows
        ]  # fmt: skip


def _act_name(act: str) -> str:
    return _("被投诉人说明情况") if act == rules.ANSWER else name_of(Act.parse(act))


def note_of(complaint: Complaint, **wanted: Any) -> ComplaintNote | None:
    """The newest note of a complaint that fits."""
    return complaint.notes.filter(**wanted).select_related("by").order_by("-at").first()
