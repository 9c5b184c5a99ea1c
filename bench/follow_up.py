"""The modelled rate of satisfaction against the plain one, in towns of which the truth is known.

python bench/follow_up.py [--towns 400]
"""

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor

from hengyuan.law.follow_up.reached import rates
from hengyuan.law.tests.test_follow_up import town

TRUTH = 0.7


def one(seed: int) -> tuple[float, float, bool]:
    """The misses of both rates, and whether the interval holds the truth."""
    found = rates(town(seed, satisfied=TRUTH))
    model, plain = found.modelled, found.over_answered
    assert model is not None and plain is not None and model.low is not None
    covers = model.low <= TRUTH <= (model.high or 0)
    return model.rate - TRUTH, plain.rate - TRUTH, covers


def main() -> None:
    """Ask the towns, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--towns", type=int, default=400)
    towns = parser.parse_args().towns
    with ProcessPoolExecutor(2) as pool:
        found = list(pool.map(one, range(towns), chunksize=10))
    modelled, plain, covers = (sum(each) / towns for each in zip(*found, strict=True))
    sys.stdout.write("| follow-up | measured | bar |\n| --- | ---: | --- |\n")
    sys.stdout.write(f"| bias of the modelled rate, points | {100 * modelled:+.2f} | < 1 |\n")
    sys.stdout.write(f"| bias over who answered, points | {100 * plain:+.2f} | |\n")
    sys.stdout.write(f"| intervals that cover | {covers:.3f} | 0.93–0.97 |\n")


if __name__ == "__main__":
    main()
