"""Print what matching a batch costs, and how near to the best it comes.

On a smaller city the plan is held against a minimum-cost flow over every pair, the whole problem at
once. The large one (10,000 cases, 5,000 people) must end within a minute of the processor's time
and within one percent of the bound that no plan can exceed; exit status 1 when it does not.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from hengyuan.law.matching import network
from hengyuan.law.matching.batch import Pending, match_together, prepared
from hengyuan.law.matching.city import City, made_up
from hengyuan.law.matching.policy import batch_policy_for

FIRST = date(2026, 3, 2)
CEILING_SECONDS, CEILING_GAP = 60.0, 0.01


def timed(act: Callable[[], Any]) -> tuple[Any, float, float]:
    """The result, seconds of the processor, seconds on the wall."""
    processor, wall = time.process_time(), time.monotonic()
    found = act()
    return found, time.process_time() - processor, time.monotonic() - wall


def one_month(cases: int, people: int) -> tuple[City, list[Pending]]:
    """A made-up city whose cases all wait on one day."""
    city = made_up(seed=1, cases=cases, people=people, first=FIRST)
    pending = [each.pending for each in city.arrivals]
    return city, [replace(each, brief=replace(each.brief, on=FIRST)) for each in pending]


def against_every_pair(cases: int, people: int) -> str:
    """Our plan beside the flow over all pairs."""
    city, pending = one_month(cases, people)
    single = [each for each in pending if not each.brief.is_group]
    market = prepared(single, city.people, batch_policy_for(city.region, FIRST)).market
    ours, fast, _ = timed(lambda: network.solve(market))
    pairs = tuple(each.astype(np.int64) for each in np.nonzero(market.points >= 0))
    taker, slow, _ = timed(lambda: network._flow(market, pairs))
    same = "equal" if network.value_of(market, taker) == ours.value else "DIFFERENT"
    return (
        f"{cases} × {people}: {fast:.2f} s, every pair {slow:.2f} s ({slow / fast:.1f} ×), {same}"
    )


def main() -> None:
    """Measure, print, hold the large one against its ceilings."""
    print(f"match, {against_every_pair(2_000, 1_000)}")
    city, pending = one_month(10_000, 5_000)
    policy = batch_policy_for(city.region, FIRST)
    batch, processor, wall = timed(lambda: match_together(pending, city.people, policy))
    print(
        f"match, 10000 × 5000 with reasons: {processor:.1f} s of the processor, {wall:.1f} s, "
        f"{len(batch.placed)} placed, at most {batch.gap:.5%} below the best"
    )
    if processor > CEILING_SECONDS or batch.gap > CEILING_GAP:
        sys.exit("bench: the batch is over its ceiling of 60 s or 1 %")


if __name__ == "__main__":
    main()
