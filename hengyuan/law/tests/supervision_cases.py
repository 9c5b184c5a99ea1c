"""A seeded maker of cases for the rules of supervision: honest ones, and with a defect planted.

Each plant says by itself which rules have to see it; nothing here asks the rules.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from hengyuan.law.calendar import is_rest_day
from hengyuan.law.supervision import Act, Clock, Judged, Out, Story

OFFICER, HEAD, ASSIGNER, HANDLER, FIRST, SECOND = 1, 2, 3, 4, 5, 6


@dataclass
class Making:
    """A case while it is made: what happened, and what the rules have to see in it."""

    dice: random.Random
    kind: str
    acts: list[Act] = field(default_factory=list)
    clocks: list[Clock] = field(default_factory=list)
    out: list[Out] = field(default_factory=list)
    confirmed: list[Judged] = field(default_factory=list)
    group: int = 1
    wanted: set[str] = field(default_factory=set)
    days: dict[str, date] = field(default_factory=dict)

    def did(self, kind: str, on: date, who: int = 0, said: str = "", late: int = 0) -> None:
        """One act; `late` days lie between it and its entry."""
        self.acts.append(Act(kind, on, on + timedelta(days=late), who, said))

    def without(self, *kinds: str) -> None:
        """As if these had not happened."""
        self.acts = [act for act in self.acts if act.kind not in kinds]

    def turn(self, kind: str, **changes: Any) -> None:
        """The first act of a kind with other values."""
        at = next(i for i, act in enumerate(self.acts) if act.kind == kind)
        old = self.acts[at]
        self.acts[at] = replace(old, **changes)

    def after(self, name: str, least: int, most: int) -> date:
        """A day so many days after a named one."""
        return self.days[name] + timedelta(days=self.dice.randint(least, most))


def honest(seed: int) -> Making:
    """A case in which everything was done in its order and in time."""
    dice = random.Random(seed)
    made = Making(dice, dice.choice(("criminal", "civil")))
    day = made.days
    day["applied"] = date(2026, 1, 5) + timedelta(days=dice.randrange(60))
    for name, before, least, most in (
        ("examined", "applied", 0, 3), ("granted", "examined", 0, 3), ("assigned", "granted", 0, 2),
        ("named", "assigned", 0, 1), ("met", "named", 0, 3), ("read", "met", 0, 5),
        ("heard", "read", 12, 35), ("result", "heard", 5, 20), ("reported", "result", 2, 15),
        ("first", "reported", 0, 3), ("closed", "first", 0, 3),
    ):  # fmt: skip
        day[name] = made.after(before, least, most)
        if name == "heard":
            while is_rest_day(day["heard"]):
                day["heard"] += timedelta(days=1)
    made.did("application.received", day["applied"], OFFICER)
    made.did("application.examined", day["examined"], OFFICER)
    made.did("aid.granted", day["granted"], HEAD)
    made.did("assignment.made", day["assigned"], ASSIGNER, "by_rotation")
    made.did("handler.named", day["named"], HANDLER)
    made.did("handling.agreement", day["met"], HANDLER)
    made.did("handling.meeting", day["met"], HANDLER, late=dice.randrange(10))
    made.did("handling.file_reading", day["read"], HANDLER)
    if made.kind == "civil":
        made.did("handling.filing", day["read"], HANDLER)
    made.did("handling.hearing", day["heard"], HANDLER)
    made.did("handling.opinion", day["heard"], HANDLER)
    made.did("handling.progress_report", day["heard"], HANDLER)
    made.did("handling.result", day["result"], HANDLER)
    made.did("closing.reported", day["reported"], HANDLER)
    if dice.random() < 0.2:
        made.did("dossier.returned", day["reported"], FIRST)
    made.did("dossier.examined_first", day["first"], FIRST)
    made.did("case.closed", day["closed"], SECOND)
    made.did("evaluation.made", day["closed"] + timedelta(days=dice.randrange(60)), SECOND)
    due = day["applied"] + timedelta(days=7)
    made.clocks.append(Clock("AP-02", day["applied"], due, day["granted"], False))
    return made


def late_decision(made: Making) -> None:
    """The clock of the decision stopped after its due day."""
    due = made.days["applied"] + timedelta(days=7)
    late = due + timedelta(days=made.dice.randint(1, 9))
    made.clocks[0] = Clock("AP-02", made.days["applied"], due, late, True)
    made.wanted |= {"J03-clock"}


def undecided(made: Making) -> None:
    """Nobody decided; the clock runs on."""
    made.acts = made.acts[:2]
    made.clocks[0] = Clock("AP-02", made.days["applied"], made.clocks[0].due_on)
    made.wanted |= {"J03-clock"}


def paused(made: Making) -> None:
    """Nobody decided, and the clock is paused: honest."""
    made.acts = made.acts[:2]
    made.clocks[0] = Clock("AP-02", made.days["applied"], made.clocks[0].due_on, is_paused=True)


def on_hold(made: Making) -> None:
    """The handler was put on hold while he handled the case."""
    made.out.append(Out(made.after("named", 1, 5), None, made.dice.choice(("hold", "left"))))
    made.wanted |= {"J02-out"}


def held_before(made: Making) -> None:
    """A hold that was over before: honest."""
    since = made.days["named"] - timedelta(days=40)
    made.out.append(Out(since, made.days["named"] - timedelta(days=1), "hold"))


def one_decider(made: Making) -> None:
    """The examiner decided himself."""
    made.turn("aid.granted", who=OFFICER)
    made.wanted |= {"J03-same"}


def refused(made: Making, said: str = "RF-01") -> None:
    """Refused with its ground: honest."""
    made.acts = made.acts[:2]
    made.did("aid.refused", made.days["granted"], HEAD, said)


def refused_bare(made: Making) -> None:
    """Refused without a ground."""
    refused(made, "")
    made.wanted |= {"J03-ground"}


def designated(made: Making, by: int = OFFICER, said: str = "language") -> None:
    """Designated by proposal and approval: honest."""
    made.turn("assignment.made", said="by_designation", who=HEAD)
    day = made.days["granted"]
    made.acts.insert(0, Act("designation.proposed", day, day, by, said))


def designated_alone(made: Making) -> None:
    """Who proposed approved, or there was no ground."""
    designated(made, *made.dice.choice(((HEAD, "language"), (OFFICER, ""))))
    made.wanted |= {"J04-designated"}


def designated_at_once(made: Making) -> None:
    """Nobody proposed."""
    made.turn("assignment.made", said="by_designation")
    made.wanted |= {"J04-designated"}


def conflict(made: Making, answered_after: int | None = 2) -> None:
    """A conflict that was answered in time: honest."""
    on = made.after("named", 1, 3)
    made.did("conflict.found", on, ASSIGNER)
    if answered_after is not None:
        made.did("handler.kept", on + timedelta(days=answered_after), ASSIGNER)


def conflict_left(made: Making) -> None:
    """A conflict that was answered late or never."""
    conflict(made, made.dice.choice((None, 4, 9)))
    made.wanted |= {"J04-conflict"}


def group(made: Making, discussed: bool = True) -> None:
    """Forty people; discussed in time: honest."""
    made.group = made.dice.randint(10, 80)
    if discussed:
        made.did("document.received", made.after("named", 2, 20), HANDLER, "D-28")


def group_undiscussed(made: Making) -> None:
    """Forty people, and more than thirty days without a discussion."""
    group(made, discussed=False)
    _later(made, 45 - (made.days["reported"] - made.days["named"]).days)
    made.wanted |= {"J05-discussed"}


def _later(made: Making, days: int) -> None:
    """The end of the handling so many days later, with reports so that nobody is silent."""
    if days <= 0:
        return
    by = timedelta(days=days)
    ends = ("handling.result", "closing.reported", "dossier.returned", "dossier.examined_first",
            "case.closed")  # fmt: skip
    made.acts = [
        Act(a.kind, a.on + by, a.told_on + by, a.who, a.said) if a.kind in ends else a
        for a in made.acts
    ]
    made.did("handling.progress_report", made.days["result"], HANDLER)
    made.days |= {name: made.days[name] + by for name in ("result", "reported", "first", "closed")}


def silent(made: Making) -> None:
    """Between hearing and result 46 to 59 days pass without a word."""
    gap = (made.days["result"] - made.days["heard"]).days
    by = made.dice.randint(46, 59) - gap
    made.did("handling.progress_report", made.days["result"] + timedelta(days=by), HANDLER)
    wanted = made.days["result"]
    _later(made, by)
    made.acts = [a for a in made.acts
                 if not (a.kind == "handling.progress_report" and a.on == wanted)]  # fmt: skip
    made.wanted |= {"J06-silent"}


def uncontacted(made: Making) -> None:
    """Work goes on for 61 to 90 days after the hearing, and the recipient hears nothing."""
    gap = (made.days["result"] - made.days["heard"]).days
    by = made.dice.randint(61, 90) - gap
    wanted = made.days["result"]
    _later(made, by)
    made.acts = [a for a in made.acts
                 if not (a.kind == "handling.progress_report" and a.on == wanted)]  # fmt: skip
    for days in (25, 50, 75):
        on = made.days["heard"] + timedelta(days=days)
        if on < made.days["result"]:
            made.did("handling.investigation", on, HANDLER)
    made.wanted |= {"J08-contact"}


def never_met(made: Making) -> None:
    """No meeting at all: seen before the hearing, and at the closing."""
    made.without("handling.meeting")
    made.wanted |= {"J06-unprepared", "Q10-absent"}


def met_late(made: Making) -> None:
    """Met a day or two before the hearing only."""
    on = made.days["heard"] - timedelta(days=made.dice.randint(0, 2))
    made.turn("handling.meeting", on=on, told_on=on)
    made.wanted |= {"J06-unprepared"}


def no_opinion(made: Making) -> None:
    """A criminal case without an opinion."""
    made.kind = "criminal"
    made.without("handling.opinion")
    made.wanted |= {"Q10-absent"}


def entered_late(made: Making) -> None:
    """A meeting entered weeks later."""
    told = made.days["met"] + timedelta(days=made.dice.randint(16, 18))
    made.turn("handling.file_reading", on=made.days["met"], told_on=told)
    made.wanted |= {"J06-late-entry"}


def returned_twice(made: Making) -> None:
    """Sent back twice or more."""
    made.without("dossier.returned")
    for _ in range(made.dice.randint(2, 4)):
        made.did("dossier.returned", made.days["reported"], FIRST)
    made.wanted |= {"J09-returned"}


def one_examiner(made: Making) -> None:
    """Both examinations by one person, or none of the first level."""
    if made.dice.random() < 0.5:
        made.turn("case.closed", who=FIRST)
    else:
        made.without("dossier.examined_first")
    made.wanted |= {"J10-levels"}


def agreed_late(made: Making) -> None:
    """The agreement bears a day after the hearing."""
    on = made.after("heard", 1, 4)
    made.turn("handling.agreement", on=on, told_on=on)
    made.wanted |= {"Q13-order"}


def met_before(made: Making) -> None:
    """The meeting bears a day before the handler was named."""
    on = made.days["named"] - timedelta(days=made.dice.randint(1, 5))
    made.turn("handling.meeting", on=on, told_on=made.days["met"])
    made.wanted |= {"Q13-order"}


def read_after(made: Making) -> None:
    """The file reading bears a day after the opinion."""
    made.kind = "criminal"
    on = made.days["heard"] + timedelta(days=1)
    made.turn("handling.file_reading", on=on, told_on=on)
    made.wanted |= {"Q13-order", "J06-unprepared"}


def heard_on_sunday(made: Making) -> None:
    """The hearing bears a rest day."""
    on = made.days["heard"]
    while not is_rest_day(on):
        on += timedelta(days=1)
    for kind in ("handling.hearing", "handling.opinion"):
        made.turn(kind, on=on, told_on=on)
    made.days["heard"] = on
    _later(made, 5)
    made.wanted |= {"R01-rest-day"}


def confirmed(made: Making) -> None:
    """A grave finding of the inspection was confirmed; a light one as well."""
    made.confirmed += [
        Judged("IN-08", "日期先后颠倒", "high", made.days["closed"]),
        Judged("IN-02", "未按目录顺序归档", "low", made.days["closed"]),
    ]
    made.wanted |= {"Q01-confirmed"}


def complained(made: Making) -> None:
    """A complaint was accepted, and decided later or not yet."""
    on = made.after("named", 1, 10)
    made.did("case.complained", on, OFFICER, "took_goods")
    if made.dice.random() < 0.5:
        made.did("case.complaint_decided", on + timedelta(days=made.dice.randint(5, 40)), HEAD)
    made.wanted |= {"J07-complaint"}


def watched(made: Making) -> None:
    """Somebody watches the case and speaks with all three every five days: honest."""
    made.did("supervisor.named", made.days["named"], HEAD)
    on = made.days["named"] + timedelta(days=1)
    while on <= made.days["closed"] + timedelta(days=9):
        for party in ("handler", "recipient", "assigner"):
            made.did(f"contact.{party}", on, SECOND)
        on += timedelta(days=5)


def contact_missed(made: Making) -> None:
    """The same, and one of the three was never spoken with."""
    watched(made)
    made.without(f"contact.{made.dice.choice(('handler', 'recipient', 'assigner'))}")
    made.wanted |= {"J08-plan"}


def ungathered(made: Making) -> None:
    """A civil case, heard more than thirty days after the naming; nothing was gathered or filed."""
    made.kind = "civil"
    made.without("handling.filing")
    heard = made.days["named"] + timedelta(days=made.dice.randint(32, 38))
    while is_rest_day(heard):
        heard += timedelta(days=1)
    by = max(heard - made.days["heard"], timedelta())
    since = made.days["heard"]
    made.acts = [
        replace(act, on=act.on + by, told_on=act.told_on + by) if act.on >= since else act
        for act in made.acts
    ]
    made.days["heard"] += by
    made.wanted |= {"Q04-evidence"}


def unevaluated(made: Making) -> None:
    """No evaluation sheet within sixty days: later, or never."""
    made.without("evaluation.made")
    if made.dice.random() < 0.5:
        late = made.days["closed"] + timedelta(days=made.dice.randint(61, 90))
        made.did("evaluation.made", late, SECOND)
    made.wanted |= {"J11-sheet"}


Plant = Callable[[Making], None]
PLANTS: tuple[Plant, ...] = (
    late_decision, undecided, paused, on_hold, held_before, one_decider, refused, refused_bare,
    designated, designated_alone, designated_at_once, conflict, conflict_left, group,
    group_undiscussed, silent, uncontacted, never_met, met_late, no_opinion, entered_late,
    returned_twice, one_examiner, agreed_late, met_before, read_after, heard_on_sunday, confirmed,
    complained, watched, contact_missed, ungathered, unevaluated,
)  # fmt: skip


def case_of(seed: int) -> tuple[Story, set[str]]:
    """A story and the rules that have to see something in it: a third of the cases is honest."""
    made = honest(seed)
    if seed % 3:
        PLANTS[(seed // 3) % len(PLANTS)](made)
    acts = sorted(made.acts, key=lambda act: act.on)
    hearing = made.days["heard"] if any(a.kind == "handling.hearing" for a in acts) else None
    story = Story(
        str(seed), "990101", made.kind, "application", "trial_first_instance", "closed",
        made.group, hearing, tuple(acts), tuple(made.clocks), tuple(made.out),
        tuple(made.confirmed),
    )  # fmt: skip
    return story, made.wanted
