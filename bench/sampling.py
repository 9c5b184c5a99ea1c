"""Print whether quota and minima hold in simulated months, chances are true, intervals cover.

Months are simulated from seeds (`hengyuan.law.sampling.simulate`), so the same figures come out on
every machine. Quota and minima are counted in every plan of every month, 125 plans for speed; a
month above its quota is drawn again with the 1,000 of the default. `--months` sets how many.
"""

import argparse
import math
import sys
import time
from dataclasses import replace
from random import Random

from hengyuan.law.sampling.simulate import MONTHLY, County, coverage, drawn_month, failures

SETTINGS = replace(MONTHLY, plans=125)
BANDS = (0.0, 0.1, 0.15, 0.2, 0.25, 0.35, 0.5, 1.0)  # of chances, below certainty
RATES = (0.5, 0.75, 0.9)
COVERED, ERRORS = (0.93, 0.97), 3.5


class Frequencies:
    """How often units were drawn, by the chance that was told, one plan a month."""

    def __init__(self) -> None:
        self.units = [0] * len(BANDS)
        self.drawn = [0] * len(BANDS)
        self.told = [0.0] * len(BANDS)
        self.spread = [0.0] * len(BANDS)

    def add(self, chance: float, is_drawn: bool) -> None:
        """One unit of a month."""
        band = max(n for n, low in enumerate(BANDS) if chance >= low)
        self.units[band] += 1
        self.drawn[band] += is_drawn
        self.told[band] += chance
        self.spread[band] += chance * (1 - chance)

    def lines(self) -> tuple[list[str], float]:
        """The table, and the largest deviation in standard errors."""
        lines, largest = [], 0.0
        for band, units in enumerate(self.units):
            if not units:
                continue
            low, high = BANDS[band], (*BANDS, None)[band + 1]
            off = self.drawn[band] - self.told[band]
            errors = off / math.sqrt(self.spread[band]) if self.spread[band] else off
            largest = max(largest, abs(errors))
            name = f"{low:.2f} to {high:.2f}" if high else "1"
            shares = f"{self.told[band] / units:.4f} | {self.drawn[band] / units:.4f}"
            lines.append(f"| {name} | {units:,} | {shares} | {errors:+.2f} |")
        return lines, largest


def months(count: int) -> tuple[int, list[int], Frequencies]:
    """Months in which a plan fails, those whose number is not the quota, and frequencies."""
    failed, raised, seen = 0, list[int](), Frequencies()
    for number in range(count):
        units = County(number).month()
        month = drawn_month(SETTINGS, units, number)
        failed += bool(failures(month, SETTINGS))
        raised += [number] if month.target != month.quota else []
        plan = Random(number).randrange(SETTINGS.plans)
        for step, stands_in in zip(month.steps[plan], month.stands_in, strict=True):
            seen.add(int(stands_in) / SETTINGS.plans, bool(step))
    return failed, raised, seen


def is_raised(number: int) -> bool:
    """Whether a month is above its quota with as many plans as the settings have by default."""
    month = drawn_month(MONTHLY, County(number).month(), number)
    return month.target != month.quota


def covered(count: int) -> list[str]:
    """Print how often intervals hold the truth; which ones miss the bar."""
    wrong = []
    print("\n| true rate about | intervals hold it | rate off by | plain mean off by |")
    print("| --- | ---: | ---: | ---: |")
    for base, silent in [(rate, False) for rate in RATES] + [(0.75, True)]:
        found = coverage(SETTINGS, base=base, months=count, samples=40, silent=silent)
        name = f"{base:.2f}{', three in ten silent' if silent else ''}"
        off = f"{100 * found.bias:+.2f} | {100 * found.plain_bias:+.2f}"
        print(f"| {name} | {100 * found.covered:.1f} % | {off} points |", flush=True)
        wrong += [] if COVERED[0] <= found.covered <= COVERED[1] else [name]
    return wrong


def main() -> None:
    """Measure, print, and hold the figures against the bars."""
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("--months", type=int, default=10_000)
    count = words.parse_args().months
    began = time.perf_counter()
    failed, raised, seen = months(count)
    met = count - failed
    print(
        f"{met:,} of {count:,} months meet every minimum and one size in all {SETTINGS.plans} plans"
    )
    print(f"{count - len(raised):,} of {count:,} have exactly the quota")
    still = [number for number in raised if is_raised(number)]
    print(f"{len(raised)} others drawn with {MONTHLY.plans} plans: {len(still)} above it\n")
    print("| chance told | units | mean chance | share drawn | standard errors |")
    print("| --- | ---: | ---: | ---: | ---: |")
    lines, largest = seen.lines()
    print("\n".join(lines), flush=True)
    wrong = covered(max(1, count // 30))
    print(f"\n{time.perf_counter() - began:.0f} s")
    if failed or still or wrong or largest > ERRORS:
        sys.exit(f"bench: the bars are missed: {failed} {still} {wrong} {largest:.2f}")


if __name__ == "__main__":
    main()
