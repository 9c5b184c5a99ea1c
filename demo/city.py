"""The demo city as its builders know it: its places and people, and a case on its way."""

import random
from collections.abc import Generator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from faker import Faker

from demo.cast import Cast
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.clock import SHANGHAI
from hengyuan.law.calendar import next_working_day
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Provider


@dataclass
class City:
    """What the builder knows while it builds."""

    cast: Cast
    today: date
    seed: int
    names: Faker
    people: dict[int, list[Provider]] = field(default_factory=dict)
    firm_heads: dict[int, Actor] = field(default_factory=dict)
    handlers: dict[int, Actor] = field(default_factory=dict)
    desks: list["Desk"] = field(default_factory=list)
    serial: int = 100

    def dice(self, *what: object) -> random.Random:
        """Dice of their own for one thing: what else happens in the city changes no throw."""
        return random.Random(f"{self.seed} {what}")


@dataclass
class Desk:
    """One institution with its people."""

    institution: Organisation
    actors: dict[str, Actor]


Road = Generator[datetime, None, None]
"""A case on its way: it gives the instant of its next act, and does the act when asked again."""


@dataclass
class Walker:
    """One case on its way, with dice of its own."""

    city: City
    desk: Desk
    day: date
    chance: random.Random

    def step(self, days: int, hour: int = 10) -> Generator[datetime, None, datetime]:
        """Move on to the instant of the next act, on a working day, and wait until it has come."""
        self.day = next_working_day(self.day + timedelta(days=days))
        minute = self.chance.randrange(0, 50)
        at = datetime.combine(self.day, time(hour, minute), tzinfo=SHANGHAI)
        yield at
        return at
