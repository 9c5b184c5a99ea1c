"""Jumps in volume: a handler, a firm or a town against its own past, month by month.

A month's files are held against the mean of the unit's earlier months, moved as all the others
moved (wage claims before the Spring Festival), under a negative binomial tail whose spread is that
of all units of the level. The share of months with any false alarm is divided among the units.
Files of one dispute count once, so that a collective case is no jump; and what a handler's jump
explains is taken from his firm and his town before they are asked. Of the month it names the files
of those matters that make the jump: matters that ran as ever are no part of it.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from hengyuan.law.radar.hints import Fact, Hint, Kind
from hengyuan.law.supervision.bounds import Bounds
from hengyuan.law.supervision.hints import Bound
from hengyuan.law.supervision.words import Severity

KIND = Kind(
    id="R-10", name_zh="案件量突增", severity=Severity.LOW,
    compares_zh="承办人、律所、乡镇本月的案件数与自己过去各月的案件数，以及同期其他单位的变化",
    clears_zh=(
        "群体性案件、专项行动的：登记同一纠纷或者附通知",
        "新增人员、合并机构的：说明变化",
        "接手他人案件的：附更换承办人的决定",
    ),
    needs_zh="案件的开立月份、承办人、律所和乡镇",
    bounds={
        "months": Bound("至少有几个月的过去", 6),
        "files": Bound("本月至少几件", 8),
        "alarms": Bound("允许百分之几的月份出现一次误报", 5),
        "share": Bound("某类事项占超出部分百分之几起才列入", 25),
    },
)  # fmt: skip
LEVEL_NAMES = {"handler": "承办人", "firm": "律所", "town": "乡镇"}
LEVELS = tuple(LEVEL_NAMES)
PAST = 12
SEASON = (0.5, 4.0)  # no season moves a month further than this


@dataclass(frozen=True, slots=True)
class Opened:
    """A file as the counts see it; files with the same `dispute` count once a unit and month."""

    file: str
    month: int  # 12 × year + month
    units: Mapping[str, str]  # level → key
    dispute: str = ""
    matter: str = ""


@dataclass(slots=True)
class Series:
    """The files of one unit by month."""

    months: dict[int, list[Opened]] = field(default_factory=lambda: defaultdict(list))

    def count(self, month: int, without: frozenset[str] = frozenset()) -> int:
        """How many disputes were opened in a month."""
        left = [one for one in self.months.get(month, ()) if one.file not in without]
        return len({one.dispute or one.file for one in left})


def month_of(day: date) -> int:
    """The month as one number."""
    return 12 * day.year + day.month - 1


def jumps(opened: Iterable[Opened], month: int, begins: int, bounds: Bounds) -> tuple[Hint, ...]:
    """The units whose month is out of all proportion; `begins` is the first month that is known."""
    by_level: dict[str, dict[str, Series]] = {level: defaultdict(Series) for level in LEVELS}
    for one in opened:
        for level, unit in one.units.items():
            by_level[level][unit].months[one.month].append(one)
    past = range(max(begins, month - PAST), month)
    on = date(month // 12, month % 12 + 1, 1)
    if len(past) < bounds.of(KIND, "months", on):
        return ()
    units = sum(len(series) for series in by_level.values())
    level_of = bounds.of(KIND, "alarms", on) / 100 / max(units, 1)
    least = bounds.of(KIND, "files", on)
    found: list[Hint] = []
    explained: frozenset[str] = frozenset()
    for level in LEVELS:
        for unit, now, expected, chance in _tails(by_level[level], month, past, explained):
            if now >= least and chance <= level_of:
                share = bounds.of(KIND, "share", on) / 100
                files = _jumping(by_level[level][unit], month, past, expected, share)
                found.append(_hint(level, unit, month, (now, expected), files))
        explained |= {file for hint in found for file in hint.files}
    return tuple(found)


def _jumping(
    series: Series, month: int, past: range, expected: float, share: float
) -> tuple[str, ...]:
    """The month's files of the matters that make the jump; all where no matter stands out.

    Each matter is held against its own past, moved as the whole unit was expected to move.
    """
    here = series.months[month]
    before = sum(len(series.months.get(m, ())) for m in past) / len(past)
    moved = expected / before if before else 0.0
    excess = {}
    for matter in {one.matter for one in here}:
        count = sum(one.matter == matter for m in past for one in series.months.get(m, ()))
        now = sum(one.matter == matter for one in here)
        excess[matter] = now - count / len(past) * moved
    least = share * (len(here) - expected)
    named = {matter for matter, more in excess.items() if more >= least} or set(excess)
    return tuple(one.file for one in here if one.matter in named)


def _tails(
    series: Mapping[str, Series], month: int, past: range, without: frozenset[str]
) -> list[tuple[str, int, float, float]]:
    """Of each unit its count, what was to be expected, and the chance of so many or more."""
    counts = {unit: [one.count(m) for m in past] for unit, one in series.items()}
    now = {unit: one.count(month, without) for unit, one in series.items()}
    all_past, all_now = sum(map(sum, counts.values())) / len(past), sum(now.values())
    spread = _spread(list(counts.values()))
    rows = []
    for unit, before in counts.items():
        mean = sum(before) / len(past)
        others = all_past - mean
        if others <= 0:
            continue  # nobody else tells what the season did
        season = (all_now - now[unit]) / others
        expected = max(mean, 1 / len(past)) * min(max(season, SEASON[0]), SEASON[1])
        variance = expected * spread * (1 + 1 / len(past)) + expected * expected / len(past) / 4
        rows.append((unit, now[unit], expected, tail(now[unit], expected, variance)))
    return rows


def _spread(counts: Sequence[Sequence[int]]) -> float:
    """How much more the months of one unit differ than chance alone would make them; at least 1."""
    squares = degrees = 0.0
    for months in counts:
        mean = sum(months) / len(months)
        if mean > 0:
            squares += sum((n - mean) ** 2 for n in months) / mean
            degrees += len(months) - 1
    return max(1.0, squares / degrees) if degrees else 1.0


def tail(count: int, mean: float, variance: float) -> float:
    """The chance of `count` or more under a negative binomial of this mean and variance."""
    size = mean * mean / max(variance - mean, 1e-6 * mean)
    share = size / (size + mean)
    below = 0.0
    for n in range(count):
        below += math.exp(
            math.lgamma(n + size) - math.lgamma(size) - math.lgamma(n + 1)
            + size * math.log(share) + n * math.log1p(-share)
        )  # fmt: skip
    return max(0.0, 1.0 - below)


def _hint(
    level: str, unit: str, month: int, counts: tuple[int, float], files: tuple[str, ...]
) -> Hint:
    name = f"{month // 12}-{month % 12 + 1:02d}"
    now, expected = counts
    said = f"{LEVEL_NAMES[level]}在{name}开立{now}件，按过去和同期应约{expected:.1f}件"
    facts = tuple(Fact(file, "本月开立", name) for file in files)
    since = date(month // 12, month % 12 + 1, 1)
    return Hint(KIND.id, f"{level}:{unit}:{name}", since, said, files, facts)
