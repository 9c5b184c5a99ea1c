"""Print how often the radar finds a planted favour, and how flat honest months are.

Cities are simulated from seeds (`hengyuan.law.fairness.simulate`), so the same shares come out on
every machine. `--cities` sets how many; the honest ones are as many.
"""

import argparse
import math
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from hengyuan.law.fairness import by_firm  # noqa: E402
from hengyuan.law.fairness.radar import Result, judge  # noqa: E402
from hengyuan.law.fairness.simulate import City  # noqa: E402

FAVOURED, FAVOUR, DRAWS = 5, 1.3, 499
SIZES = (300, 600, 900, 1200)  # cases a month over twelve firms
FOUND, ALARMS, KOLMOGOROV = 0.9, 0.08, 1.63


def tested(city: City) -> Result:
    """Three months of a city, firms against the rule, after recorded reasons."""
    return judge(by_firm(city.months(3), city.firm_of()), draws=DRAWS).stands


def favoured(cases: int, cities: int) -> float:
    """The share of cities in which the favoured firm is found."""
    found = 0
    for seed in range(cities):
        city = City(seed, people=1, cases=cases, cap=9999, favour={FAVOURED: FAVOUR})
        result = tested(city)
        out = {row.unit for row in result.units if result.stands_out(row) and row.is_favoured}
        found += str(FAVOURED) in out
    return found / cities


def honest(cities: int, *, turns_taken: bool) -> tuple[float, float]:
    """The share of honest cities with an alarm, and Kolmogorov's statistic of their p-values."""
    values, alarms = [], 0
    for seed in range(cities):
        city = City(seed, firms=12, people=5, cases=300, cap=30, turns_taken=turns_taken)
        result = tested(city)
        alarms += any(map(result.stands_out, result.units))
        values.append(result.p_value(result.largest))
    values.sort()
    gaps = [max((n + 1) / cities - v, v - n / cities) for n, v in enumerate(values)]
    return alarms / cities, max(gaps) * math.sqrt(cities)


def main() -> None:
    """Measure, print, and hold the figures against the bars."""
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("--cities", type=int, default=100)
    cities = words.parse_args().cities
    began = time.perf_counter()
    print("| cases a month, 12 firms | favour of 1.3 to 1 found in 3 months |\n| ---: | ---: |")
    shares = {}
    for cases in SIZES:
        shares[cases] = favoured(cases, cities)
        print(f"| {cases} | {100 * shares[cases]:.0f} % |", flush=True)
    print("\n| honest months | false alarms | Kolmogorov × √n |\n| --- | ---: | ---: |")
    wrong = []
    for name, turns_taken in (("drawn", False), ("in turn", True)):
        alarms, gap = honest(cities, turns_taken=turns_taken)
        print(f"| {name} | {100 * alarms:.1f} % | {gap:.2f} |", flush=True)
        wrong += [name] if alarms > ALARMS or gap > KOLMOGOROV else []
    print(f"\n{cities} cities a line, {time.perf_counter() - began:.0f} s")
    if wrong or shares[SIZES[-1]] < FOUND:
        sys.exit(f"bench: the bars are missed: {wrong or shares}")


if __name__ == "__main__":
    main()
