"""Scorecards: what a card counts, and what it keeps sealed. Plain values only."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hengyuan.law import scorecard as law
from hengyuan.law.scorecard import Figure, Reading, Tally, Whom

FIRM = "R-16"
FEWEST = 5  # below it no value of a month is shown, and none of what people answered
MONTHS = 3

# What is counted today. An indicator that reads another count says that it has no data yet.
SEALED = (
    "calls_ended", "calls_connected", "calls_without_fault", "hearings_held", "hearings_observed",
    "opinions_asked", "opinions_answered", "ratings_asked", "ratings_given", "ratings_well",
)  # fmt: skip
COUNTED = (
    *SEALED, "consultations", "consultations_answered", "consultations_told", "visits_timed",
    "visits_brief", "cases", "alerts",
    "alerts_overdue", "alerts_late_entry", "complaints_found", "dossiers_reported",
    "dossiers_returned", "paid", "paid_days", "paid_days_squared", "reviews",
    "reviews_good", "pool_members", "pool_checked",
    *(
        f"clocks_{link}{end}"
        for link in ("decision", "assignment", "handling", "closing")
        for end in ("", "_met")
    ),
)  # fmt: skip
OF_NO_CASE = ("consultations", "visits_timed", "pool_members")
TONES = {
    Reading.MEETS: "met", Reading.BELOW: "late", Reading.UNCLEAR: "soon",
    Reading.TOO_FEW: "paused", Reading.NO_DATA: "paused",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """What was counted of one case in one month; `case` is empty for what is kept sealed."""

    case: str
    institution: int
    firm: int
    handler: int
    month: int  # 0, 1, 2 of the quarter
    counts: Mapping[str, int]

    @property
    def plain(self) -> list[Any]:
        """As it is frozen."""
        return [
            self.case, self.institution, self.firm, self.handler, self.month, dict(self.counts),
        ]  # fmt: skip

    def subject(self, whom: Whom) -> int:
        """Whose card it counts on; 0 nobody's."""
        return {
            Whom.INSTITUTION: self.institution, Whom.FIRM: self.firm, Whom.HANDLER: self.handler,
        }[whom]  # fmt: skip


Months = list[list[int]]  # k, n, squares of each month; of a spread those of each unit


def tallies_of(entries: Iterable[Entry]) -> dict[tuple[Whom, int], dict[str, Months]]:
    """The tallies of every subject by indicator, month by month."""
    months: dict[tuple[Whom, int], list[dict[str, int]]] = {}
    units: dict[int, dict[int, dict[str, int]]] = {}
    for entry in entries:
        for whom in Whom:
            if subject := entry.subject(whom):
                kept = months.setdefault((whom, subject), [_zero() for _ in range(MONTHS)])
                _add(kept[entry.month], entry.counts)
        if entry.handler:
            own = units.setdefault(entry.institution, {})
            _add(own.setdefault(entry.handler, _zero()), entry.counts)
    return {
        (whom, subject): _tallies(whom, counted, list(units.get(subject, {}).values()))
        for (whom, subject), counted in months.items()
    }


def _tallies(
    whom: Whom, months: Sequence[dict[str, int]], units: Sequence[dict[str, int]]
) -> dict[str, Months]:
    found = {}
    for gauge in law.GAUGES:
        if whom in gauge.INDICATOR.whom:
            spread = gauge.INDICATOR.measure is law.Measure.SPREAD
            parts = [gauge.tally(counts) for counts in (units if spread else months)]
            found[gauge.INDICATOR.id] = [[t.k, t.n, t.squares] for t in parts if t is not None]
    return found


def _zero() -> dict[str, int]:
    return dict.fromkeys(COUNTED, 0)


def _add(into: dict[str, int], counts: Mapping[str, int]) -> None:
    for name, count in counts.items():
        into[name] += count


def leads_to_cases(indicator: law.Indicator) -> bool:
    """Whether cases stand behind a figure, and may be seen."""
    return not is_sealed(indicator) and indicator.reads[1] not in OF_NO_CASE


def is_sealed(indicator: law.Indicator) -> bool:
    """Whether it rests on what people answered or what handlers must not foresee."""
    return indicator.reads[0] in SEALED


def figure_of(indicator: law.Indicator, months: Months, frozen: Mapping[str, Any]) -> Figure:
    """The figure of a quarter against the reference that was frozen with the card."""
    against = law.Reference(frozen["version"], frozen["target"], frozen["least"])
    figure = law.figure_of(indicator, [Tally(*each) for each in months], against)
    few = figure.tally is not None and figure.tally.n < FEWEST
    if is_sealed(indicator) and few:
        return Figure(indicator.id, None, None, None, Reading.TOO_FEW)
    return figure


def clearly_apart(one: Figure, other: Figure) -> bool:
    """Whether two figures differ beyond their intervals."""
    if one.interval is None or other.interval is None:
        return False
    return one.interval[0] > other.interval[1] or other.interval[0] > one.interval[1]
