"""Sets of indicators that a place adopts: their states, their edition, what a new one changes.

One person drafts, another adopts; a set holds for quarters that begin on its first day or later,
and a card keeps what it was made with. Plain values only.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hengyuan.law import scorecard as law
from hengyuan.law.scorecard import Figure, Indicator, IndicatorSet, Reading, Weighed, Whom
from hengyuan.law.vocabulary import Word
from hengyuan.supervision.rules.scorecards import Months, figure_of

PROVINCE, BUREAU, HEAD = "R-02", "R-03", "R-05"
SETTING = (PROVINCE, BUREAU, HEAD)
OVER = (PROVINCE, BUREAU)  # who also decides for what stands beneath
COMING = 4  # quarters that a set may begin with
Edition = Sequence[Mapping[str, Any]]


class State(Word):
    """Where a set of indicators stands."""

    PROPOSED = "proposed", "草案，待另一人决定", "draft, waits for another person"
    ADOPTED = "adopted", "已通过", "adopted"
    DECLINED = "declined", "不予通过", "declined"
    WITHDRAWN = "withdrawn", "已撤回", "withdrawn"


TONES = {
    State.PROPOSED: "soon", State.ADOPTED: "met", State.DECLINED: "paused",
    State.WITHDRAWN: "paused",
}  # fmt: skip


class What(Word):
    """What of an indicator a set states."""

    WEIGHT = "weight", "权重", "weight"
    TARGET = "target", "参考值", "reference"
    LEAST = "least", "至少多少才判断", "least number to judge"


@dataclass(frozen=True, slots=True)
class Change:
    """One line of what a set changes; `whom` of a weight alone. 0 stands for none of its own."""

    what: What
    indicator: Indicator
    whom: Whom | None
    before: int
    after: int


def changes(old: IndicatorSet, new: IndicatorSet) -> list[Change]:
    """Every number that differs, indicator by indicator."""
    return [one for one in _told(old, new) if one.before != one.after]


def _told(old: IndicatorSet, new: IndicatorSet) -> Iterator[Change]:
    for one in (gauge.INDICATOR for gauge in law.GAUGES):
        for whom in one.whom:
            was, will = (each.weights.get(whom, {}).get(one.id, 0) for each in (old, new))
            yield Change(What.WEIGHT, one, whom, was, will)
        yield Change(What.TARGET, one, None, old.targets.get(one.id, 0), new.targets.get(one.id, 0))
        yield Change(What.LEAST, one, None, old.leasts.get(one.id, 0), new.leasts.get(one.id, 0))


def edition_under(edition: Edition, chosen: IndicatorSet) -> list[dict[str, Any]]:
    """An edition of the files with a place's own references and weights; none are added."""
    found = []
    for each in edition:
        row = {key: value for key, value in each.items() if key != "weights"}
        one = law.gauge(row["id"]).INDICATOR
        if one.id in chosen.targets:
            row["target"] = chosen.targets[one.id] / law.SCALES[one.measure]
        row["least"] = chosen.leasts.get(one.id, row["least"])
        if weights := chosen.weights_of(one.id):
            row["weights"] = weights
        found.append(row)
    return found


def weighed_of(edition: Edition, whom: str, readings: Mapping[str, Reading]) -> Weighed | None:
    """The parts of the weighted sum of one card; None where its edition gives no weights."""
    weights = {
        each["id"]: each["weights"][whom] for each in edition if whom in each.get("weights", {})
    }
    return law.weigh(weights, readings)


def figures_under(edition: Edition, tallies: Mapping[str, Months]) -> dict[str, Figure]:
    """The figures of one row by indicator, against the references of an edition."""
    known = {gauge.INDICATOR.id: gauge.INDICATOR for gauge in law.GAUGES}
    return {
        each["id"]: figure_of(known[each["id"]], tallies[each["id"]], each)
        for each in edition
        if each["id"] in tallies and each["id"] in known
    }


@dataclass(frozen=True, slots=True)
class Trial:
    """One row of the last card under the set in force and under the draft."""

    subject: int
    before: Weighed | None
    after: Weighed | None
    flips: tuple[tuple[str, Reading, Reading], ...]  # indicator, reading before and after

    @property
    def is_changed(self) -> bool:
        """Whether anything that the card says would be otherwise."""
        return bool(self.flips) or self.before != self.after


@dataclass(frozen=True, slots=True)
class Preview:
    """The rows of one kind of subject: how many were read and would change, which readings flip."""

    whom: Whom
    read: int
    changed: int
    flips: tuple[tuple[str, Reading, Reading, int], ...]
    trials: tuple[Trial, ...]  # those that change, most first lost


def tried(old: Edition, new: Edition, whom: Whom, subject: int, tallies: Any) -> Trial:
    """One row of a card read under both editions."""
    was, will = figures_under(old, tallies), figures_under(new, tallies)
    flips = tuple(
        (key, was[key].reading, will[key].reading)
        for key in was
        if key in will and was[key].reading is not will[key].reading
    )
    before, after = (
        weighed_of(edition, whom.value, {key: one.reading for key, one in figures.items()})
        for edition, figures in ((old, was), (new, will))
    )
    return Trial(subject, before, after, flips)


def previewed(whom: Whom, trials: Iterable[Trial], most: int) -> Preview:
    """What was tried, counted; of the rows that change at most so many are listed."""
    read = list(trials)
    changed = [trial for trial in read if trial.is_changed]
    counted = Counter(flip for trial in changed for flip in trial.flips)
    flips = tuple((*flip, count) for flip, count in sorted(counted.items()))
    listed = sorted(changed, key=lambda one: (-len(one.flips), one.subject))[:most]
    return Preview(whom, len(read), len(changed), flips, tuple(listed))
