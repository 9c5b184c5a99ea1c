"""Walks a case through the commands of the web, as of its own days, in a database of its own.

What the source does not say is filled with marked assumptions: invented people, the earliest day
that the bounds allow. Verdicts on clocks never rest on such a day; they come from `clocks`.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from hengyuan.cli.replay.findings import Findings
from hengyuan.cli.replay.read import CaseFile, Happening
from hengyuan.law.calendar import UnknownYear, next_working_day

START = date(1990, 1, 1)
LAST_HOUR = 22


@dataclass(slots=True)
class Walked:
    """What the walk did, and what it had to assume."""

    opened: int = 0
    stages: list[str] = field(default_factory=list)
    assumptions: list[str] = field(default_factory=list)
    forms: set[str] = field(default_factory=set)
    blocked: str = ""
    proposal: dict[str, Any] = field(default_factory=dict)  # what the case's own page proposes
    recovered_yuan: float | None = None
    lists_are_masked: bool = True
    is_open_at_the_end: bool = False
    date_errors: list[str] = field(default_factory=list)
    own_check_refused: bool | None = None  # None: the walk did not come to closing
    subsidy_fen: int | None = None
    unpaid: str = ""

    def as_dict(self) -> dict[str, Any]:
        """JSON values."""
        return {
            "opened": self.opened,
            "stages": self.stages,
            "assumptions": self.assumptions,
            "forms": sorted(self.forms),
            "blocked": self.blocked or None,
            "proposal": self.proposal.get("outcome"),
            "recovered_yuan": self.recovered_yuan,
            "subsidy_fen": self.subsidy_fen,
            "unpaid": self.unpaid or None,
        }


class OutOfTime(Exception):
    """The next act would lie after the day on which the walk is to stand still."""


@dataclass(slots=True)
class Road:
    """One case on its walk: the day moves on, never back, and never past `until`."""

    file: CaseFile
    walked: Walked
    day: date = START
    hour: int = 9
    until: date = date.max

    def at(self, step: Happening | None, what: str) -> datetime:
        """The instant of an act; a day that the source does not give is marked.

        Raises OutOfTime for a day past the end of the walk.
        """
        from hengyuan.kernel.clock import SHANGHAI

        wanted = self.day
        if step is not None:
            known = step.when.earliest or step.when.latest
            wanted = max(self.day, known) if known else self.day
            if step.word == "hearing" and not step.when.is_exact:
                wanted = _court_day(wanted, step.when.latest)
            if not step.when.is_exact:
                self.assume(f"{what}：来源只给出{step.when}，按{wanted}办理")
        else:
            self.assume(f"{what}：来源没有提到，按{wanted}办理")
        if wanted >= self.until:
            raise OutOfTime
        self.hour = self.hour + 1 if wanted == self.day and self.hour < LAST_HOUR else 9
        self.day = wanted
        return datetime.combine(wanted, time(self.hour), tzinfo=SHANGHAI)

    def assume(self, text: str) -> None:
        """Mark what the source does not say."""
        self.walked.assumptions.append(text)

    def reached(self, case: Any) -> None:
        """Note the stage where the case stands now."""
        case.refresh_from_db()
        if not self.walked.stages or self.walked.stages[-1] != case.stage:
            self.walked.stages.append(case.stage)


def _court_day(on: date, latest: date | None) -> date:
    """The first day of a month or a stretch on which a court sits, if one is known."""
    try:
        sits_on = next_working_day(on)
    except UnknownYear:
        return on
    return on if latest and sits_on > latest else sits_on


def first_day(file: CaseFile) -> date:
    """The first day that any step can have."""
    days = [step.when.earliest or step.when.latest for step in file.steps]
    return min((day for day in days if day), default=date(2022, 1, 4)) - timedelta(days=1)


def walk(file: CaseFile, findings: Findings) -> Walked:
    """Walk the case as far as its source reaches; nothing is opened where no aid is due."""
    from hengyuan.cli.replay.desk import InventedDesk
    from hengyuan.cli.replay.road import walk_one
    from hengyuan.kernel.errors import Refused

    walked = Walked()
    money = file.raw.get("money") or {}
    recovered = money.get("recovered")
    walked.recovered_yuan = float(recovered) if isinstance(recovered, int | float) else None
    if findings.basis in ("none", "duty-help", "consultation"):
        walked.stages.append(findings.basis)
        return walked
    for part in cases_of(file, findings.basis):
        road = Road(part, walked, first_day(part))
        try:
            walk_one(road, InventedDesk(part, road.at(None, "机构和人员")), findings)
        except Refused as refusal:
            walked.blocked = refusal.message
        walked.opened += 1
    return walked


def cases_of(file: CaseFile, basis: str) -> list[CaseFile]:
    """The cases that one published story makes.

    One for each represented person, though a civil group shares one; a further application, or a
    notice of a further stage of the proceedings, opens another.
    """
    is_one_file = file.is_group and file.kind != "criminal"
    times = 1 if is_one_file else max(1, file.recipients)
    return [part for _recipient in range(times) for part in rounds(file, basis)]


def rounds(file: CaseFile, basis: str) -> list[CaseFile]:
    """The file cut at each further application, or notice of a further stage."""
    word = "applied" if basis == "application" else "notified"
    starts = sorted({step.when.earliest for step in file.of(word) if step.when.earliest})
    if len(starts) < 2 or (word == "notified" and len(file.stages) < 2):
        return [file]
    parts = []
    for index, start in enumerate(starts):
        until = starts[index + 1] if index + 1 < len(starts) else date.max
        steps = tuple(
            step
            for step in file.steps
            if (index == 0 or _day(step) >= start) and _day(step) < until
        )
        raw = file.raw
        if word == "notified":
            raw = {**raw, "stages": raw["stages"][min(index, len(raw["stages"]) - 1) :]}
        parts.append(replace(file, steps=steps, raw=raw))
    return parts


def _day(step: Happening) -> date:
    return step.when.earliest or step.when.latest or date.min
