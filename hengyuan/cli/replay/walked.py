"""What a walk did and had to assume, and the road on which its day moves on."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

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
