"""Print how soon a reader who changes is told, and how many stable ones are told falsely.

Simulated rounds with known truth: 300 dossiers, two of twelve readers each, six anchors. One reader
gives so many points less from his 26th file on; the round is seen when he signs his 40th. The
figures are those of docs/law/review.md. Exit status 1 where a change of three spreads of chance is
told in less than nine rounds of ten, or more than one stable reader of twenty is told.
"""

import sys
from typing import Any

from hengyuan.law.review.comparable import compare
from hengyuan.law.review.drift import Drift, drifts
from hengyuan.law.tests.review_worlds import signed_in_order

FIRST, LAST = 25, 40  # his files from the one that is stricter to the one at which one looks
CHANGES: tuple[tuple[str, int, dict[str, Any]], ...] = (
    ("12 points stricter: told within 15 files", 400, {"shift": 12}),
    ("10 points", 400, {"shift": 10}),
    ("8 points", 200, {"shift": 8}),
    ("12 points, no anchors", 200, {"shift": 12, "anchors": 0}),
    ("12 points, chance by 6", 200, {"shift": 12, "chance": 6}),
)
STABLE: tuple[tuple[str, int, dict[str, Any]], ...] = (
    ("stable readers told falsely in a round, 56 files each", 400, {}),
    ("the same, 106 files each", 100, {"dossiers": 600}),
)
BESIDE = 100  # rounds of eleven stable readers beside one who changed by 12
LEAST_TOLD, MOST_FALSE = 0.9, 0.05


def told_in(sheets: Any) -> dict[int, Drift]:
    """Who is told of a round."""
    return drifts(
        sheets, compare(sheets, *(len({getattr(one, name) for one in sheets})
                                  for name in ("dossier", "reader")))
    )  # fmt: skip


def share_told(runs: int, changes: dict[str, Any]) -> float:
    """Of so many rounds, in how many he is told in time and in the right direction."""
    found = 0
    for seed in range(runs):
        sheets, reader = signed_in_order(seed, upto=LAST, **changes)
        one = told_in(sheets).get(reader)
        found += one is not None and FIRST <= one.at < LAST and one.points > 0
    return found / runs


def share_false(runs: int, changes: dict[str, Any], *, beside: bool = False) -> tuple[int, float]:
    """How many stable readers were seen, and which share of them is told."""
    readers = alarms = 0
    for seed in range(10_000, 10_000 + runs):
        sheets, changed = signed_in_order(seed, **changes)
        left_out = {changed} if beside else set()
        readers += len({one.reader for one in sheets} - left_out)
        alarms += len(set(told_in(sheets)) - left_out)
    return readers, alarms / readers


def main() -> None:
    """Measure, print, hold against the bars."""
    failed = False
    print("| what | runs | told |")
    print("| --- | ---: | ---: |")
    for at, (name, runs, changes) in enumerate(CHANGES):
        share = share_told(runs, changes)
        failed |= at == 0 and share < LEAST_TOLD
        print(f"| {name} | {runs} | {share:.1%} |", flush=True)
    for name, runs, changes in STABLE:
        readers, share = share_false(runs, changes)
        failed |= share > MOST_FALSE
        print(f"| {name} | {readers:,} readers | {share:.1%} |", flush=True)
    readers, share = share_false(BESIDE, {"shift": 12}, beside=True)
    failed |= share > MOST_FALSE
    print(f"| stable readers beside one who changed by 12 | {readers:,} readers | {share:.1%} |")
    sys.exit(failed)


if __name__ == "__main__":
    main()
