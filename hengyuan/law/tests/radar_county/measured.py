"""A whole county, and what the radar makes of it."""

import random
from dataclasses import dataclass, field

from hengyuan.law import radar
from hengyuan.law.radar.volume import Opened, month_of
from hengyuan.law.supervision.bounds import Bounds
from hengyuan.law.tests.radar_county.honest import collective, together
from hengyuan.law.tests.radar_county.life import BEGINS, REGION, County, Life
from hengyuan.law.tests.radar_county.planted import FEW, PLANTS


def county(seed: int, files: int, plants: int, life: Life | None = None) -> County:
    """So many honest files and so many plants of each kind, in the order of their days."""
    made = County(random.Random(seed), life or Life())
    batches = int(files * (1 - made.life.criminal) * made.life.collective)
    while len(made.traces) < batches:
        collective(made)
    while len(made.traces) < files:
        together(made)
    for plant in PLANTS:
        for _ in range(max(1, plants // 6) if plant in FEW else plants):
            plant(made)
    made.traces.sort(key=lambda one: (one.opened_on, one.file))
    return made


def opened(made: County) -> list[Opened]:
    """The files as the counts see them: claims against one employer in a month are one dispute."""
    return [
        Opened(
            one.file, month_of(one.opened_on),
            {"handler": one.handler, "firm": one.firm, "town": made.town_of[one.firm]},
            f"{one.opponents[0]} {one.matter}" if one.opponents else one.docket, one.matter,
        )
        for one in made.traces
    ]  # fmt: skip


@dataclass
class Row:
    """One kind: its plants, those that were seen, the honest files that it names."""

    planted: int = 0
    seen: int = 0
    flagged: set[str] = field(default_factory=set)
    honest: int = 1

    @property
    def recall(self) -> float:
        """The share of the plants of which at least half of the files are named."""
        return self.seen / max(self.planted, 1)

    @property
    def share(self) -> float:
        """The share of honest files that the kind names."""
        return len(self.flagged) / self.honest


@dataclass
class Measured:
    """What the radar made of a county."""

    rows: dict[str, Row]
    honest: int

    @property
    def planted(self) -> int:
        """How many plants there are."""
        return sum(row.planted for row in self.rows.values())

    @property
    def recall(self) -> float:
        """The share of all plants that were seen."""
        return sum(row.seen for row in self.rows.values()) / self.planted

    @property
    def share(self) -> float:
        """The share of honest files that any hint names."""
        return len(set().union(*(row.flagged for row in self.rows.values()))) / self.honest


def measure(made: County) -> Measured:
    """Sweep a county and its months, and hold what was found against what was planted."""
    hints = list(radar.sweep(made.traces).values())
    counted, begins = opened(made), month_of(BEGINS)
    for month in range(begins, begins + made.life.days // 30 + 1):
        hints += radar.jumps(counted, month, begins, Bounds(REGION, topic=radar.TOPIC))
    invented = set().union(*(plant.files for plant in made.plants))
    honest_files = len(made.traces) - len(invented)
    rows = {kind.id: Row(honest=honest_files) for kind in radar.kinds()}
    named: dict[str, set[str]] = {kind.id: set() for kind in radar.kinds()}
    for hint in hints:
        named[hint.kind] |= set(hint.files)
    for plant in made.plants:
        rows[plant.kind].planted += 1
        rows[plant.kind].seen += 2 * len(plant.files & named[plant.kind]) >= len(plant.files)
    for kind, row in rows.items():
        row.flagged = named[kind] - invented
    return Measured(rows, honest_files)
