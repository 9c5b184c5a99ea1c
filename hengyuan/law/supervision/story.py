"""What happened in one case, as plain values: no names, no typed words, only days, acts, accounts.

A story is small (some hundred bytes an act), so that a million of them can be read again when a
rule or a bound changes.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that happened: `kind` is the key of its event, an act of handling its own word.

    `on` is the day it happened, `told_on` the day it was entered, `who` an account (0 the system),
    `said` the one code that rules ask for: the method, the ground, the form of a paper.
    """

    kind: str
    on: date
    told_on: date
    who: int = 0
    said: str = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """A statutory clock of the case as it stands; `due_on` None where no calendar is known yet."""

    rule: str
    started_on: date
    due_on: date | None
    stopped_on: date | None = None
    is_late: bool = False
    is_paused: bool = False


@dataclass(frozen=True, slots=True)
class Out:
    """A stretch in which the handler was on hold or out of the pool; `until` is its last day."""

    since: date
    until: date | None
    why: str  # hold, left


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding of the inspection that a person confirmed."""

    rule: str
    name: str
    severity: str
    on: date


@dataclass(frozen=True, slots=True)
class Story:
    """One case. `acts` rise by day, then by the order in which they were entered."""

    case: str
    region: str
    kind: str
    basis: str
    proceeding: str
    stage: str
    group_size: int = 1
    hearing_on: date | None = None
    acts: tuple[Act, ...] = ()
    clocks: tuple[Clock, ...] = ()
    handler_out: tuple[Out, ...] = ()
    confirmed: tuple[Judged, ...] = ()

    def all(self, *kinds: str) -> Iterator[Act]:
        """The acts of these kinds, the earliest first."""
        return (act for act in self.acts if act.kind in kinds)

    def first(self, *kinds: str) -> Act | None:
        """The earliest act of these kinds."""
        return next(self.all(*kinds), None)

    def last(self, *kinds: str) -> Act | None:
        """The latest act of these kinds."""
        return next((act for act in reversed(self.acts) if act.kind in kinds), None)

    @property
    def named_on(self) -> date | None:
        """The day on which the first handler was named."""
        act = self.first("handler.named")
        return act.on if act else None

    @property
    def reported_on(self) -> date | None:
        """The day on which the handling ended: the first closing report, or the termination."""
        act = self.first("closing.reported", "aid.terminated")
        return act.on if act else None

    @property
    def over_on(self) -> date | None:
        """The day on which the matter itself was over: its result came, or the handling ended.

        From then on the clock of handing in the dossier runs, and silence is no further lack.
        """
        act = self.first("handling.result", "closing.reported", "aid.terminated")
        return act.on if act else None


def as_plain(story: Story) -> dict[str, Any]:
    """A story as values that JSON can hold; days count from 1 January of the year 1."""
    return {
        "case": story.case, "region": story.region, "kind": story.kind, "basis": story.basis,
        "proceeding": story.proceeding, "stage": story.stage, "group": story.group_size,
        "hearing": _number(story.hearing_on),
        "acts": [[a.kind, _number(a.on), _number(a.told_on), a.who, a.said] for a in story.acts],
        "clocks": [
            [c.rule, _number(c.started_on), _number(c.due_on), _number(c.stopped_on),
             int(c.is_late), int(c.is_paused)]
            for c in story.clocks
        ],
        "out": [[o.since.toordinal(), _number(o.until), o.why] for o in story.handler_out],
        "confirmed": [[f.rule, f.name, f.severity, _number(f.on)] for f in story.confirmed],
    }  # fmt: skip


def from_plain(plain: Mapping[str, Any]) -> Story:
    """The story that `as_plain` wrote; raises KeyError, TypeError, ValueError for anything else."""
    return Story(
        case=plain["case"], region=plain["region"], kind=plain["kind"], basis=plain["basis"],
        proceeding=plain["proceeding"], stage=plain["stage"], group_size=plain["group"],
        hearing_on=_day(plain["hearing"]),
        acts=tuple(_act(row) for row in plain["acts"]),
        clocks=tuple(_clock(row) for row in plain["clocks"]),
        handler_out=tuple(
            Out(date.fromordinal(since), _day(until), why) for since, until, why in plain["out"]
        ),
        confirmed=tuple(
            Judged(rule, name, severity, date.fromordinal(on))
            for rule, name, severity, on in plain["confirmed"]
        ),
    )  # fmt: skip


def _act(row: Sequence[Any]) -> Act:
    kind, on, told_on, who, said = row
    return Act(kind, date.fromordinal(on), date.fromordinal(told_on), who, said)


def _clock(row: Sequence[Any]) -> Clock:
    rule, started, due, stopped, late, paused = row
    day = date.fromordinal(started)
    return Clock(rule, day, _day(due), _day(stopped), bool(late), bool(paused))


def _number(day: date | None) -> int | None:
    return day.toordinal() if day else None


def _day(number: int | None) -> date | None:
    return date.fromordinal(number) if number else None
