"""One question for three engines: is the matter in the list, is the household exempt from
checking, and if not, is its income per head below the line? (arts. 31, 34, 42; fictional figures)

Only the standard library: each engine's environment imports this file. Every engine must give the
answers written here before anything is timed.
"""

import json
import sys
import time
from collections.abc import Callable
from typing import Any

MATTERS = ("CV-01", "CV-02", "CV-03", "CV-04", "CV-05", "CV-06", "CV-07", "CV-08")
LIMIT_FEN = 200_000  # below, per head and month
ELDERLY_FROM = 60

HOUSEHOLDS: tuple[dict[str, Any], ...] = (
    {"matter": "CV-04", "group": "elderly", "paper": True, "steady": False, "age": 60, "fen": [0]},
    {
        "matter": "CV-04",
        "group": "elderly",
        "paper": True,
        "steady": False,
        "age": 59,
        "fen": [300_000, 99_999],
    },
    {
        "matter": "CV-05",
        "group": "migrant-worker",
        "paper": True,
        "steady": True,
        "age": 35,
        "fen": [600_000, 0, 0],
    },
    {
        "matter": "CV-04",
        "group": "migrant-worker",
        "paper": True,
        "steady": True,
        "age": 35,
        "fen": [600_000, 0, 0],
    },
    {
        "matter": "CV-02",
        "group": "social-assistance",
        "paper": True,
        "steady": False,
        "age": 44,
        "fen": [900_000],
    },
    {
        "matter": "CV-02",
        "group": "social-assistance",
        "paper": False,
        "steady": True,
        "age": 44,
        "fen": [199_999],
    },
    {
        "matter": "CV-99",
        "group": "social-assistance",
        "paper": True,
        "steady": True,
        "age": 44,
        "fen": [0],
    },
)
ANSWERS = ("NC-1", "passes", "NC-3", "fails", "NC-2", "passes", "no-matter")


def measure(answer: Callable[[dict[str, Any]], str]) -> float:
    """Microseconds a decision, the best of several passes over all households."""
    found = tuple(answer(household) for household in HOUSEHOLDS)
    if found != ANSWERS:
        sys.exit(f"wrong answers {found}, expected {ANSWERS}")
    best = float("inf")
    spent = 0.0
    while spent < 0.7:
        start = time.perf_counter()
        for household in HOUSEHOLDS:
            answer(household)
        took = time.perf_counter() - start
        spent += took
        best = min(best, took / len(HOUSEHOLDS))
    return best * 1e6


def report(**figures: float) -> None:
    """Print the figures for bench/run.py."""
    sys.stdout.write(json.dumps(figures) + "\n")
