"""The monthly test: did chance under the published rule make this month, and whom does it favour?

Two questions of the same turns: `everything` as it was, whatever the reason; and what `stands`
when assignments with a recorded reason are taken as given. Answers are counts among redrawn
months, so that anybody gets the same figures from the same rows. A person judges what they mean.
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hengyuan.law.draw.canonical import digest
from hengyuan.law.fairness.chance import MEASURES, Redraws
from hengyuan.law.fairness.expected import Sums, Table, expectations
from hengyuan.law.fairness.turns import FORMAT, Turn, digest_of
from hengyuan.law.fairness.words import Measure, Reason, Way

DRAWS = 1999
# Five false alarms in a hundred months, people and firms together. Nobody's own cases are many
# enough for much to be found, so firms, where favour shows, have four of the five.
FIRMS, PEOPLE = 0.04, 0.01
POWER = 0.84  # the normal quantile of 80 percent
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class UnitResult:
    """One person or firm. `beyond` counts the redrawn months in which anybody at all stood out as
    far as this one: that is what holds the false alarms of the whole table together.

    `explained` is, for each reason, the fee received beyond the expectation by such assignments.
    `detectable` is the smallest favour in percent (130: 1.3 to 1) that four runs of five find.
    """

    unit: str
    sums: dict[Measure, Sums]
    beyond: int
    leading: Measure
    detectable: int | None
    explained: dict[Reason, int]

    @property
    def is_favoured(self) -> bool:
        """Whether the difference is upward."""
        return self.sums[self.leading].score > 0


@dataclass(frozen=True, slots=True)
class Result:
    """One test: `largest` and `spread` count the redrawn months at least as uneven as the real."""

    seed: int
    digest: str
    draws: int
    largest: int
    spread: int
    alarms: float
    critical: float
    units: tuple[UnitResult, ...]

    def p_value(self, count: int) -> float:
        """The share of months under the rule at least as far out; never 0."""
        return (count + 1) / (self.draws + 1)

    def stands_out(self, row: UnitResult) -> bool:
        """Whether this row is further out than chance makes anybody in `alarms` of all months."""
        return self.p_value(row.beyond) <= self.alarms


@dataclass(frozen=True, slots=True)
class Verdict:
    """Both tests of one level."""

    everything: Result
    stands: Result


def judge(turns: Sequence[Turn], *, alarms: float = FIRMS, draws: int = DRAWS) -> Verdict:
    """Test one level, `alarms` being its share of months that may stand out by chance.

    The seed follows from the rows: nobody can choose one until it pleases.
    """
    kept = [turn for turn in turns if turn.reason is None]
    explained = _explained([turn for turn in turns if turn.reason is not None])
    return Verdict(
        everything=_test(turns, "everything", alarms, draws, {}),
        stands=_test(kept, "stands", alarms, draws, explained),
    )


def seed_of(name: str, turns_digest: str) -> int:
    """The seed of a test, from the digest of its rows."""
    return int(digest(FORMAT, name.encode(), bytes.fromhex(turns_digest))[:32], 16)


def _explained(turns: Sequence[Turn]) -> dict[str, dict[Reason, int]]:
    found: dict[str, dict[Reason, int]] = defaultdict(dict)
    for reason in Reason:
        mine = [turn for turn in turns if turn.reason is reason]
        table = expectations(mine, _units(mine))
        for unit in _units(mine):
            sums = table[unit, Measure.FEE]
            found[unit][reason] = round(sums.received - sums.expected)
    return found


def _units(turns: Sequence[Turn]) -> list[str]:
    chosen = {turn.chosen for turn in turns}
    return sorted(chosen | {unit for turn in turns for unit, _weight in turn.candidates})


def _test(
    turns: Sequence[Turn],
    name: str,
    alarms: float,
    draws: int,
    explained: dict[str, dict[Reason, int]],
) -> Result:
    usable = [turn for turn in turns if turn.candidates or turn.way is Way.IN_TURN]
    ordered = sorted(usable, key=lambda turn: turn.key)
    units, rows_digest = sorted({*_units(ordered), *explained}), digest_of(ordered)
    table, seed = expectations(ordered, units), seed_of(name, rows_digest)
    scores = _array(units, table, "score")
    leading = np.abs(scores).max(axis=1, initial=0.0)
    maxima, spreads = _redrawn(ordered, units, table, seed, draws)
    beyond = (maxima[:, None] >= leading[None, :]).sum(axis=0)
    critical = float(np.sort(maxima)[-max(1, int(draws * alarms))])
    rows = tuple(
        UnitResult(
            unit=unit,
            sums={measure: table[unit, measure] for measure in Measure},
            beyond=int(beyond[number]),
            leading=MEASURES[int(np.abs(scores[number]).argmax())],
            detectable=_detectable(table[unit, Measure.FEE], critical),
            explained=explained.get(unit, {}),
        )
        for number, unit in enumerate(units)
    )
    return Result(
        seed=seed,
        digest=rows_digest,
        draws=draws,
        largest=int((maxima >= leading.max(initial=0.0)).sum()),
        spread=int((spreads >= _spread(scores)).sum()),
        alarms=alarms,
        critical=critical,
        units=rows,
    )


def _redrawn(
    turns: Sequence[Turn], units: Sequence[str], table: Table, seed: int, draws: int
) -> tuple[Floats, Floats]:
    """For each redrawn month: how far out the furthest stood, and how far out all together."""
    expected, scale = _array(units, table, "expected"), np.sqrt(_array(units, table, "variance"))
    maxima, spreads = [], []
    for sums in Redraws(turns, units).months(seed, draws):
        scores = np.divide(sums - expected, scale, out=np.zeros(sums.shape), where=scale > 0)
        maxima.append(np.abs(scores).max(axis=(1, 2), initial=0.0))
        spreads.append(_spread(scores))
    return np.concatenate(maxima), np.concatenate(spreads)


def _spread(scores: Floats) -> Floats:
    """The squares of all fee scores; rounded, so that the order of adding cannot matter."""
    fee = scores[..., MEASURES.index(Measure.FEE)]
    found: Floats = np.round((fee * fee).sum(axis=-1), 9)
    return found


def _array(units: Sequence[str], table: Table, name: str) -> Floats:
    rows = [[getattr(table[unit, measure], name) for measure in MEASURES] for unit in units]
    return np.array(rows, dtype=np.float64).reshape(len(units), len(MEASURES))


def _detectable(sums: Sums, critical: float) -> int | None:
    if sums.reach <= 0:
        return None
    return round(100 * (1 + (critical + POWER) * math.sqrt(sums.variance) / sums.reach))
