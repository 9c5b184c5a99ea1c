"""How a county lives, in shares and days; nothing here asks the kinds or their numbers."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from hengyuan.law.calendar import is_rest_day
from hengyuan.law.radar import Trace

BEGINS = date(2024, 1, 1)
REGION = "990101"
NAMES = "城关镇 东山镇 西河乡 南坪镇 北岭乡 石桥镇 柳林镇 白沙乡 清水镇 古井乡 新店镇 长岗乡"
TOWNS = tuple(f"青石市青石区{name}" for name in NAMES.split())
CENTRES = (("centre 1", TOWNS[0]), ("centre 2", TOWNS[5]))
COURTS = (("court", TOWNS[0]), ("tribunal 3", TOWNS[3]), ("tribunal 6", TOWNS[6]))


@dataclass(frozen=True)
class Life:
    """How a county lives. Shares are of the files to which they can happen."""

    days: int = 660
    handlers: int = 60
    firms: int = 15
    villages: int = 90
    criminal: float = 0.45
    # telephones: the others have their own, or none
    phone_of_home: float = 0.12
    phone_of_child: float = 0.05
    phone_of_cadre: float = 0.05
    phone_of_station: float = 0.03
    station_is_known: float = 0.9
    account_known: float = 0.5
    account_of_child: float = 0.06
    account_of_home: float = 0.03  # a welfare home: all live there
    # disputes
    collective: float = 0.12  # of civil files, in batches
    batch: tuple[int, int] = (8, 45)
    two_plaintiffs: float = 0.03
    family_of_three: float = 0.002
    applied_again: float = 0.004
    withdrawal_is_said: float = 0.9
    second_proceeding: float = 0.08
    co_accused: float = 0.12
    # papers
    minutes_known: float = 0.7
    remote: float = 0.08
    remote_is_said: float = 0.85
    summons_on_file: float = 0.75
    hearing_on_rest_day: float = 0.002
    day_mistyped: float = 0.002
    assigned_by_telephone: float = 0.03  # the paper follows one or two days later
    was_duty: float = 0.05
    duty_is_said: float = 0.93
    provisional: float = 0.015
    mandate_before: float = 0.001
    seal_unread: float = 0.25
    seal_misread: float = 0.001
    seal_of_old_name: float = 0.0015
    signature_unclear: float = 0.04
    signature_missing: float = 0.0015
    picture_known: float = 0.8
    thumb_taken_for_strokes: float = 0.002
    backlog: float = 0.015
    backlog_is_said: float = 0.9
    rounds_hard: float = 0.3  # of handlers: they write full and half hours only


@dataclass
class Plant:
    """One planted fraud: its kind, and the files that it made."""

    kind: str
    files: set[str] = field(default_factory=set)


@dataclass
class County:
    """Files while they are made, whatever the order."""

    dice: random.Random
    life: Life
    traces: list[Trace] = field(default_factory=list)
    plants: list[Plant] = field(default_factory=list)
    busy: dict[tuple[str, date], list[tuple[int, int, str]]] = field(default_factory=dict)
    homes: list[tuple[str, str, str]] = field(default_factory=list)  # phone, account, address
    serial: int = 0

    def __post_init__(self) -> None:
        dice, life = self.dice, self.life
        self.firm_of = {f"h{n}": f"f{n % life.firms}" for n in range(life.handlers)}
        self.town_of = {f"f{n}": TOWNS[n % len(TOWNS)] for n in range(life.firms)}
        self.weight = {h: dice.choice((1, 1, 1, 2, 3)) for h in self.firm_of}
        self.is_round = {h: dice.random() < life.rounds_hard for h in self.firm_of}
        self.shape = [dice.uniform(0.25, 0.75) for _bit in range(64)]

    def new(self, what: str) -> str:
        """A key that nobody had before."""
        self.serial += 1
        return f"{what}{self.serial}"

    def chance(self, share: float) -> bool:
        """Whether something that happens to a share happens."""
        return self.dice.random() < share

    def handler(self, town: str = "") -> str:
        """Whoever takes a file: mostly one of the town, the busy ones more often."""
        near = [h for h in self.firm_of if self.town_of[self.firm_of[h]] == town]
        some = near if near and self.chance(0.6) else list(self.firm_of)
        return self.dice.choices(some, [self.weight[h] for h in some])[0]

    def day(self) -> date:
        """A working day; more of them before the Spring Festival."""
        while True:
            day = BEGINS + timedelta(days=self.dice.randrange(self.life.days))
            if not is_rest_day(day) and (day.month in (11, 12, 1) or self.chance(0.65)):
                return day

    def picture(self, base: int | None = None, noise: float = 0.12) -> int:
        """The hash of a signature: a new hand, or an old one with the noise of another signing."""
        if base is None:
            return sum(1 << bit for bit in range(64) if self.chance(self.shape[bit]))
        return base ^ sum(1 << bit for bit in range(64) if self.chance(noise))

    def free(self, handler: str, on: date, place: str, length: int) -> tuple[int, int] | None:
        """Minutes of a day in which the handler can be there, with the road from elsewhere.

        None on a day that is full: nobody wrote the minutes down.
        """
        step = 30 if self.is_round[handler] else 5
        taken = self.busy.setdefault((handler, on), [])
        for _try in range(20):
            begins = self.dice.choice((8 * 60, 14 * 60)) + step * self.dice.randrange(180 // step)
            ends = begins + max(step, length // step * step)
            road = self.dice.randint(20, 50)
            if all(
                ends + (road if place != there else 0) <= first
                or last + (road if place != there else 0) <= begins
                for first, last, there in taken
            ):
                taken.append((begins, ends, place))
                return begins, ends
        return None


def working_day(day: date) -> date:
    """The day, or the next one that is no rest day."""
    while is_rest_day(day):
        day += timedelta(days=1)
    return day
