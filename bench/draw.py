"""Print how many lots are drawn, and records verified, a second: in Python and in the page.

Both answer the same questions in the same run; their answers are compared before they are timed.
"""

import json
import os
import random
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hengyuan.settings")

from playwright.sync_api import Page, sync_playwright  # noqa: E402

from hengyuan.law.draw import (  # noqa: E402
    Announcement,
    Candidate,
    Party,
    draw,
    drawn,
    first_of,
    secret_commitment,
    verify,
)
from hengyuan.law.draw.page import PAGE  # noqa: E402
from hengyuan.ui.tests.chromium import chromium_path  # noqa: E402

SECONDS = 0.7
ROUNDS = 3
SIZES = ((10, 1), (100, 3), (5_000, 1), (5_000, 5_000))
AT = datetime(2026, 3, 2, 1, tzinfo=UTC)
# The same loop as `per_second`, over a function of the page that takes one question.
IN_PAGE = """([name, questions, seconds]) => {
  const answer = {
    draw: ([seed, people, count]) => draw(seed, people, count).map(step => step.winner),
    verify: record => verify(record, {previous: []}).sound,
  }[name];
  const first = answer(questions[0]), began = performance.now();
  let done = 0;
  while (performance.now() - began < seconds * 1000) answer(questions[done++ % questions.length]);
  return [first, done / (performance.now() - began) * 1000];
}"""


def per_second(answer: Callable[[int], object]) -> float:
    """How often a second a question is answered."""
    began, done = time.perf_counter(), 0
    while time.perf_counter() - began < SECONDS:
        answer(done)
        done += 1
    return done / (time.perf_counter() - began)


def race(ours: Callable[[int], object], page: Page, name: str, questions: list[object]) -> str:
    """Both take turns; the best of each counts. As the last cells of a line."""
    best = [0.0, 0.0]
    for _ in range(ROUNDS):
        best[0] = max(best[0], per_second(ours))
        first, speed = page.evaluate(IN_PAGE, [name, questions, SECONDS])
        best[1] = max(best[1], speed)
        if first != ours(0):
            sys.exit(f"bench: the page answers {first}, the program {ours(0)}")
    return f"{best[0]:,.0f} | {best[1]:,.0f}"


def record_of(size: int) -> dict[str, object]:
    """A drawn round of so many candidates."""
    secrets = {name: name.encode().hex().ljust(64, "0") for name in ("institution", "bar")}
    announcement = Announcement(
        series="case:1",
        number=1,
        round="r-1",
        previous=first_of("case:1"),
        purpose="assignment",
        case="1",
        policy="1",
        count=1,
        candidates=tuple(Candidate(f"L-{n}", f"律师{n}", n % 7 + 1) for n in range(size)),
        excluded=(),
        parties=tuple(Party(name, name, secret_commitment(s)) for name, s in secrets.items()),
        pool_version="1",
        at=AT,
    )
    return drawn(announcement, secrets, closed_at=AT + timedelta(hours=1))


def draws(page: Page, size: int, count: int) -> str:
    """A line on drawing so many of so many."""
    chance = random.Random(size)
    people = [(str(n), chance.randint(1, 9)) for n in range(size)]
    seeds = [chance.randbytes(32).hex() for _ in range(50 if size < 1000 else 2)]
    asked = [{"id": name, "weight": weight} for name, weight in people]

    def ours(turn: int) -> list[str]:
        return [step.winner for step in draw(seeds[turn % len(seeds)], people, count)]

    cells = race(ours, page, "draw", [[seed, asked, count] for seed in seeds])
    return f"| draw {count:,} of {size:,} | {cells} |"


def verifications(page: Page, size: int) -> str:
    """A line on verifying a record of so many candidates."""
    record = json.loads(json.dumps(record_of(size)))

    def ours(turn: int) -> bool:
        return verify(record, previous_records=()).is_sound

    return f"| verify a record of {size:,} | {race(ours, page, 'verify', [record])} |"


def main() -> None:
    """Measure and print a Markdown table."""
    print("| lot | Python, a second | page, a second |\n| --- | ---: | ---: |")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(PAGE.as_uri())
        for size, count in SIZES:
            print(draws(page, size, count))
        for size in (10, 5_000):
            print(verifications(page, size))
        browser.close()


if __name__ == "__main__":
    main()
