"""Rules of supervision: found among planted defects, and the rehearsal over stored stories.

python bench/supervision.py [--stories 20000]
"""

import argparse
import json
import random
import sys
import time
from collections import Counter
from datetime import date, timedelta
from multiprocessing import get_context

from hengyuan.law import supervision
from hengyuan.law.supervision.story import as_plain
from hengyuan.law.tests.supervision_cases import case_of

ON = date(2026, 11, 1)
CORES = 2


def stored(number: int) -> str:
    """One invented story of about forty acts, as the database keeps it."""
    dice = random.Random(number)
    day = date(2026, 1, 5) + timedelta(days=dice.randrange(120))
    acts, clocks = [], []
    for kind in (
        "application.received", "application.examined", "aid.granted", "assignment.made",
        "handler.named", *["handling.meeting", "document.issued", "handling.file_reading"] * 10,
        "closing.reported", "dossier.examined_first", "case.closed",
    ):  # fmt: skip
        day += timedelta(days=dice.choice((0, 1, 2, 5, 30)))
        acts.append(supervision.Act(kind, day, day, dice.randrange(1, 40), "D-22"))
        if len(clocks) < 8:
            due = day + timedelta(days=7)
            clocks.append(supervision.Clock("AP-02", day, due, due, False))
    story = supervision.Story(
        str(number), "990101", "criminal", "application", "trial_first_instance", "closed",
        acts=tuple(acts), clocks=tuple(clocks),
    )  # fmt: skip
    return json.dumps(as_plain(story))


def flips(bodies: list[str]) -> int:
    """How many hints a shorter silence would bring."""
    stories = (supervision.from_plain(json.loads(body)) for body in bodies)
    draft = {("J06-silent", "days"): 25}
    return sum(1 for _ in supervision.rehearse(stories, supervision.rule("J06-silent"), draft, ON))


def accuracy(cases: int) -> None:
    """Print of each rule how many planted cases it found, and how many it flagged wrongly."""
    right, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    for seed in range(cases):
        story, wanted = case_of(seed)
        found = {hint.rule for hint in supervision.standing(supervision.all_hints(story), ON)}
        right.update(found & wanted)
        wrong.update(found - wanted)
        missed.update(wanted - found)
    say = sys.stdout.write
    say(f"| rule, {cases:,} cases | planted | precision | recall | bar |\n")
    say("| --- | ---: | ---: | ---: | --- |\n")
    for rule in supervision.rules():
        hits = right[rule.id]
        precision = hits / max(hits + wrong[rule.id], 1)
        recall = hits / max(hits + missed[rule.id], 1)
        planted = hits + missed[rule.id]
        say(f"| {rule.id} | {planted} | {precision:.3f} | {recall:.3f} | ≥ 0.98 |\n")
    say("\n")


def main() -> None:
    """Make the stories, rehearse on two processes, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--stories", type=int, default=20_000)
    parser.add_argument("--cases", type=int, default=10_000)
    asked = parser.parse_args()
    accuracy(asked.cases)
    count = asked.stories
    bodies = [stored(number) for number in range(count)]
    parts = [bodies[at::CORES] for at in range(CORES)]
    with get_context("fork").Pool(CORES) as pool:
        started = time.perf_counter()
        found = sum(pool.map(flips, parts))
        took = time.perf_counter() - started
    started = time.perf_counter()
    for body in bodies[:2000]:
        story = supervision.from_plain(json.loads(body))
        supervision.all_hints(story, supervision.Bounds(story.region))
    whole = (time.perf_counter() - started) / min(count, 2000) * 1000
    sys.stdout.write("| supervision | measured | bar |\n| --- | ---: | --- |\n")
    sys.stdout.write(
        f"| rehearsal, cases a second on two cores | {count / took:,.0f} | ≥ 5,000 |\n"
    )
    sys.stdout.write(f"| verdicts that flip | {found:,} | |\n")
    sys.stdout.write(f"| all rules over one case, ms | {whole:.2f} | |\n")


if __name__ == "__main__":
    main()
