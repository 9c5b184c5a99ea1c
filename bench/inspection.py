"""What the inspection finds in invented dossiers that its rules were not written against.

  python bench/inspection.py [--dossiers 60] [--part names] [--layouts fourth] [--tell] [--cache F]
                             [--shake titles] [--shake labels] [--shake forms] [--shake order]

The dossiers come from demo/specimens. Rules are mended against the layouts for development; the
others are held out, with seeds of their own. With --tell each miss is told: whoever reads the
misses of a set has met it. With --cache what the engine reads of scans is kept in a folder, so that
a second run after a rule was mended takes seconds a dossier. With --shake the papers of a set are
written under other titles, with other labels, in other forms or their fields in another order.
"""

import argparse
import multiprocessing
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench import inspection_scans as scans  # noqa: E402
from bench.inspection_truth import Score, asked_of, score  # noqa: E402
from demo.specimens import (  # noqa: E402
    DEVELOPMENT,
    EIGHTH,
    FIFTH,
    FOURTH,
    HELD_OUT,
    NINTH,
    SECOND,
    SEVENTH,
    SIXTH,
    TENTH,
    THIRD,
    Specimen,
    specimen,
)
from demo.specimens.defects import drawn  # noqa: E402
from demo.specimens.shaken import SHAKES  # noqa: E402
from hengyuan.inspection.batch import Work, one  # noqa: E402
from hengyuan.inspection.defects import RULES  # noqa: E402

PARTS = ("names", "ocr", "speed", "memory")
MATTERS = (
    ("criminal.trial", "application"), ("civil.trial", "application"),
    ("criminal.trial", "notified"), ("labour-arbitration.labour-arbitration", "application"),
    ("criminal.trial", "application"), ("criminal.investigation", "notified"),
)  # fmt: skip
# Each set of layouts with the first of its seeds.
SETS = {
    "development": (DEVELOPMENT, 0),
    "held_out": (HELD_OUT, 10_000),
    "second": (SECOND, 20_000),
    "third": (THIRD, 30_000),
    "fourth": (FOURTH, 40_000),
    "fifth": (FIFTH, 50_000),
    "sixth": (SIXTH, 60_000),
    "seventh": (SEVENTH, 70_000),
    "eighth": (EIGHTH, 80_000),
    "ninth": (NINTH, 90_000),
    "tenth": (TENTH, 100_000),
}
SCANNED = 12  # dossiers read as scans where no part is asked for, half clean, half noisy
BARS = {
    "names": ("pages named right", "≥ 0.98"),
    "rows": ("catalogue items found", "≥ 0.98"),
    "recall": ("planted defects found (recall)", "≥ 0.95"),
    "precision": ("findings that were planted (precision)", "≥ 0.95"),
    "facts": ("days and case numbers exact", "≥ 0.98"),
}


def plan_of(number: int, *, layouts: str) -> tuple[int, str, str, list[str]]:
    """Seed, kind, basis and defects of the bench's dossier with this number; a third is honest."""
    seed = SETS[layouts][1] + number
    kind, basis = MATTERS[number % len(MATTERS)]
    dice = random.Random(f"bench {seed}")
    count = 0 if number % 3 == 2 else dice.randint(1, 4)
    return seed, kind, basis, drawn(kind, dice, count, frozenset(rule.id for rule in RULES))


def made(number: int, *, layouts: str, shakes: frozenset[str] = frozenset()) -> Specimen:
    """The bench's dossier with this number, shaken or as its author wrote it."""
    seed, kind, basis, defects = plan_of(number, layouts=layouts)
    return specimen(
        seed, kind, defects, basis=basis, layouts=SETS[layouts][0], shakes=shakes
    )  # fmt: skip


def scored(asked: tuple[int, str, frozenset[str]]) -> Score:
    """One dossier with a text layer, made, inspected and held against its truth."""
    number, layouts, shakes = asked
    dossier = made(number, layouts=layouts, shakes=shakes)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{number}.pdf"
        path.write_bytes(dossier.pdf)
        work = Work(asked_of(dossier.truth), cache=None, html=None, ocr=False)
        return score(dossier.truth, one(path, work))


def over_all(numbers: range, *, layouts: str, shakes: frozenset[str] = frozenset()) -> Score:
    """The scores of many, both cores used."""
    whole = Score()
    asked = [(number, layouts, shakes) for number in numbers]
    with multiprocessing.get_context("spawn").Pool(os.cpu_count()) as pool:
        for each in pool.imap(scored, asked, chunksize=2):
            whole.add(each)
    return whole


def names(words: argparse.Namespace) -> Iterator[tuple[str, str, str]]:
    """Names, catalogue, facts and defects over dossiers with a text layer."""
    began = time.monotonic()
    numbers, shakes = range(words.dossiers), frozenset(words.shake)
    whole = over_all(numbers, layouts=words.layouts, shakes=shakes)
    yield "dossiers with a text layer, pages", f"{whole.dossiers}, {whole.pages}", ""
    for what, (name, bar) in BARS.items():
        yield name, f"{whole.share(what):.4f} ({whole.right[what]}/{whole.asked[what]})", bar
    if words.tell:
        for rule in sorted(name for name in whole.asked if name.startswith("recall ")):
            yield rule, f"{whole.right[rule]}/{whole.asked[rule]}", ""
        for miss in whole.misses:
            sys.stdout.write(miss + "\n")
    yield "seconds to make, inspect and compare", f"{time.monotonic() - began:.0f}", ""


def ocr(words: argparse.Namespace) -> Iterator[tuple[str, str, str]]:
    """Signs read wrongly, and the same measures as names, over some of the dossiers as scans."""
    for strength, bar in (("clean", "≤ 0.01"), ("noisy", "≤ 0.03")):
        first = 0 if strength == "clean" else 1
        chosen = range(first, words.dossiers if words.part else SCANNED, 2)
        asked = [(made(number, layouts=words.layouts), strength, words.cache) for number in chosen]
        began = time.monotonic()
        found = scans.read_all(asked)
        whole = found.score
        yield f"{strength} scans: dossiers, pages", f"{whole.dossiers}, {whole.pages}", ""
        yield f"{strength} scans: signs wrong", f"{found.wrong / found.signs:.4f}", bar
        for what, (name, _bar) in BARS.items():
            share = f"{whole.share(what):.4f} ({whole.right[what]}/{whole.asked[what]})"
            yield f"{strength} scans: {name}", share, ""
        yield f"{strength} scans: seconds", f"{time.monotonic() - began:.0f}", ""
        if words.tell:
            sys.stdout.write("\n".join([*found.worst, *whole.misses]) + "\n")


def speed(words: argparse.Namespace) -> Iterator[tuple[str, str, str]]:
    """The cost of an inspection beside that of the bare engine, and pages with a text layer."""
    numbers = range(0, words.dossiers, 2)
    asked = [made(number, layouts=words.layouts) for number in numbers]
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.pdf" for number in range(len(asked))]
        for path, dossier in zip(paths, asked, strict=True):
            path.write_bytes(dossier.pdf)
        work = Work(asked_of(asked[0].truth), cache=None, html=None, threads=1)
        took, _ = scans.cost(lambda: scans.inspections(paths, work))
        pages = sum(dossier.pages for dossier in asked)
        yield (
            "pages with a text layer a second",
            f"{pages / took:.0f} ({pages} in {took:.1f} s)",
            "≥ 200",
        )
        for path, dossier in zip(paths[:2], asked, strict=False):
            path.write_bytes(scans.scan_pdf(scans.scanned(dossier.pdf, dossier.truth.seed)))
        clock, processors = beside_the_engine(paths[:2], work)
        yield "inspection of scans ÷ bare engine, clock", f"{clock:.3f}", "≤ 1.10"
        yield "inspection of scans ÷ bare engine, processors", f"{processors:.3f}", "≤ 1.10"


def beside_the_engine(paths: list[Path], work: Work) -> tuple[float, float]:
    """Cost of whole inspections as a multiple of the bare engine's, by clock and by processors.

    Engine, inspection, inspection, engine: what changes on the machine meanwhile falls out.
    """
    engine, inspection = partial(scans.bare_engines, paths), partial(scans.inspections, paths, work)
    runs = [scans.cost(run) for run in (engine, inspection, inspection, engine)]
    clock, processors = (
        (one + other) / (first + last) for first, one, other, last in zip(*runs, strict=True)
    )
    return clock, processors


def memory(words: argparse.Namespace) -> Iterator[tuple[str, str, str]]:
    """The peak of a process after ten and after forty dossiers."""
    few, more = scans.flat(10), scans.flat(40)
    yield "MiB at the peak after 10 dossiers, after 40", f"{few:.0f}, {more:.0f}", "flat"


def main() -> None:
    """Measure and print one table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dossiers", type=int, default=60)
    parser.add_argument("--part", choices=PARTS)
    parser.add_argument("--layouts", choices=SETS, default="fourth")
    parser.add_argument("--tell", action="store_true")
    parser.add_argument("--shake", choices=SHAKES, action="append", default=[])
    parser.add_argument("--cache", type=Path)
    words = parser.parse_args()
    rows: list[tuple[str, str, str]] = []
    for part in PARTS:
        if words.part in (None, part):
            rows += globals()[part](words)
    sys.stdout.write("| inspection | measured | bar |\n| --- | ---: | --- |\n")
    for row in rows:
        sys.stdout.write("| " + " | ".join(row) + " |\n")


if __name__ == "__main__":
    main()
