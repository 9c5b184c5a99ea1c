"""两年连续下降: where a fall stands, who answers, who judges. Plain values only.

The head or quality head of the institution answers; the bureau above, another person, accepts the
answer or asks again. Nothing follows by itself.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from hengyuan.law import scorecard as law
from hengyuan.law.scorecard import Fall, Tally
from hengyuan.supervision.rules.alerts import BUREAU, HEAD, QUALITY
from hengyuan.supervision.rules.scorecards import Months

QUARTERS_A_YEAR = 4
ANSWERING, JUDGING = (HEAD, QUALITY), (BUREAU,)


class State(StrEnum):
    """What is true of a fall."""

    RAISED = "raised"
    ANSWERED = "answered"
    ACCEPTED = "accepted"


STATES = {State.RAISED: "待说明", State.ANSWERED: "已说明，待核", State.ACCEPTED: "说明已采纳"}
TONES = {State.RAISED: "late", State.ANSWERED: "soon", State.ACCEPTED: "met"}


def year_of(quarters: Sequence[Months]) -> Tally | None:
    """A year's tally of its four quarters; None where one is missing."""
    if len(quarters) != QUARTERS_A_YEAR:
        return None
    return sum((Tally(*month) for months in quarters for month in months), Tally(0, 0))


def falls_of(
    years: Sequence[Sequence[Mapping[str, Months]]], least: Mapping[str, int]
) -> dict[str, tuple[list[Tally], Fall]]:
    """What fell over three years of quarters, by indicator; `least` by indicator."""
    found = {}
    for gauge in law.GAUGES:
        one = gauge.INDICATOR
        tallies = [year_of([q[one.id] for q in year if q.get(one.id)]) for year in years]
        whole = [tally for tally in tallies if tally is not None]
        fall = law.fall_of(one, whole, least[one.id]) if one.id in least else None
        if fall is not None and fall.stands:
            found[one.id] = (whole, fall)
    return found
