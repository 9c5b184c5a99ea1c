"""The radar over a county with planted frauds: what it finds, whom it flags wrongly, how fast.

python bench/radar.py [--files 6000] [--plants 24] [--first 201] [--seeds 20]
"""

import argparse
import sys
import time

from hengyuan.law import radar
from hengyuan.law.tests.radar_county import county, measure


def speed(seed: int, sizes: tuple[int, ...]) -> list[tuple[int, float]]:
    """Of stores of these sizes, the milliseconds of one more file."""
    rows = []
    for size in sizes:
        traces = county(seed, size, 0).traces
        index = radar.Index()
        for trace in traces:
            index.add(trace)
        started = time.perf_counter()
        for trace in traces[-500:]:
            radar.look(trace, index.near)
        rows.append((size, (time.perf_counter() - started) / 500 * 1000))
    return rows


def table(seeds: range, files: int, plants: int) -> None:
    """Print of each kind its recall and the honest files that it names, over several counties."""
    counties = [measure(county(seed, files, plants)) for seed in seeds]
    say, honest = sys.stdout.write, sum(each.honest for each in counties)
    say(f"| kind, {len(counties)} counties, {honest:,} honest files | planted | recall | honest ")
    say("flagged |\n| --- | ---: | ---: | ---: |\n")
    for kind in radar.kinds():
        rows = [each.rows[kind.id] for each in counties]
        planted, seen = sum(row.planted for row in rows), sum(row.seen for row in rows)
        flagged = sum(len(row.flagged) for row in rows)
        say(f"| {kind.id} {kind.name_zh} | {planted} | {seen / planted:.3f} ")
        say(f"| {flagged / honest:.2%} |\n")
    planted = sum(each.planted for each in counties)
    recall = sum(each.recall * each.planted for each in counties) / planted
    share = sum(each.share * each.honest for each in counties) / honest
    say(f"| all (bar: ≥ 0.95, ≤ 2 %) | {planted} | {recall:.3f} | {share:.2%} |\n")
    least, most = (f(each.share for each in counties) for f in (min, max))
    say(f"\nHonest files flagged in one county: {least:.2%} to {most:.2%}; ")
    say(f"least recall in one county: {min(each.recall for each in counties):.3f}.\n\n")


def main() -> None:
    """Make the counties, sweep them, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, default=6000)
    parser.add_argument("--plants", type=int, default=24)
    parser.add_argument("--first", type=int, default=201)
    parser.add_argument("--seeds", type=int, default=20)
    asked = parser.parse_args()
    table(range(asked.first, asked.first + asked.seeds), asked.files, asked.plants)
    say = sys.stdout.write
    say("| files in the store | ms for one more |\n| ---: | ---: |\n")
    for size, each in speed(1, (2000, 8000, 24000)):
        say(f"| {size:,} | {each:.2f} |\n")


if __name__ == "__main__":
    main()
