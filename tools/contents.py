"""Make hengyuan/inspection/contents.json from the specimens: which phrases tell a paper's type.

  python tools/contents.py [--without eighth] [--to FILE] [--dossiers 24]

A linear model (multinomial logistic regression, full batch, no chance in it) over the phrases of
two and three signs that at least two sets of layouts have. Each paper counts twice, whole and
without its title, so that no title decides alone. Its seeds are not those of the bench.
`--without` leaves a set out, so that it can be met as a stranger: bench/inspection.py --strangers.
"""

import argparse
import json
import math
import multiprocessing
import os
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.inspection import SETS, made  # noqa: E402
from hengyuan.inspection.contents import AT_PLACE, OF_A_TITLE, features  # noqa: E402
from hengyuan.inspection.documents import papers_at  # noqa: E402
from hengyuan.inspection.reading.pages import read  # noqa: E402
from hengyuan.inspection.sources import LIMITS, opened  # noqa: E402

FILE = ROOT / "hengyuan/inspection/contents.json"
FIRST = 5_000  # of the seeds: the bench asks for the numbers below
EACH = 3  # papers of one wording that are looked at
PHRASES = 5_000
STEPS, STEP, KEPT_SMALL = 300, 16.0, 2e-5
LEAST = 3  # tenths: weights below are left out

Paper = tuple[str, tuple[str, str], frozenset[str]]  # set, wording, phrases; its type is wording[1]


def papers_of(asked: tuple[int, str]) -> list[Paper]:
    """The papers of one specimen as the reader sees them, cut where the truth cuts them."""
    number, layouts = asked
    dossier = made(number, layouts=layouts)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dossier.pdf"
        path.write_bytes(dossier.pdf)
        with opened(path, LIMITS) as files:
            pages = [
                page
                for source in files.sources
                for page in read(source, cache=None, engine=None, limits=LIMITS)
            ]
    known = dossier.truth.papers
    cut = papers_at(pages, [(one.first, one.last) for one in known])
    return [
        (layouts, (f"{one.layout} {one.row}", one.kind), features(flow.text, one.title, place))
        for place, (one, flow) in enumerate(zip(known, cut, strict=True))
    ]


def chosen(papers: list[Paper]) -> list[str]:
    """The phrases that tell most, of those that two sets and three wordings have."""
    sets, wordings = defaultdict(set), defaultdict(set)
    for own, wording, phrases in papers:
        for gram in phrases:
            sets[gram].add(own)
            wordings[gram].add(wording)
    every = {wording for _, wording, _ in papers}
    of_type = Counter(kind for _, kind in every)

    def tells(gram: str) -> float:
        held = Counter(kind for _, kind in wordings[gram])
        count = len(wordings[gram])
        return max(
            times / of_type[kind] * math.log(
                (times + 0.5) / (of_type[kind] + 1)
                / ((count - times + 0.5) / (len(every) - of_type[kind] + 1))
            )
            for kind, times in held.items()
        )  # fmt: skip

    fit = [gram for gram in sets if len(sets[gram]) > 1 and len(wordings[gram]) > 2]
    return sorted(fit, key=lambda gram: (-round(tells(gram), 9), gram))[:PHRASES]


def with_untitled(papers: list[Paper]) -> list[Paper]:
    """Each paper whole, and each without its title and place."""
    return papers + [
        (own, wording, frozenset(g for g in phrases if g[0] not in (OF_A_TITLE, AT_PLACE)))
        for own, wording, phrases in papers
    ]


def fitted(papers: list[Paper]) -> dict[str, dict]:
    """The weights, in tenths, of each type and of each phrase."""
    grams = chosen(papers)
    papers = with_untitled(papers)
    at = {gram: place for place, gram in enumerate(grams)}
    kinds = sorted({wording[1] for _, wording, _ in papers})
    times = Counter(wording for _, wording, _ in papers)
    wordings = Counter(kind for _, kind in times)
    held = np.zeros((len(papers), len(grams)))
    wanted = np.zeros((len(papers), len(kinds)))
    share = np.zeros(len(papers))
    for row, (_, wording, phrases) in enumerate(papers):
        own = [at[gram] for gram in phrases if gram in at]
        held[row, own] = 1 / math.sqrt(max(len(own), 1))
        wanted[row, kinds.index(wording[1])] = 1
        share[row] = 1 / times[wording] / math.sqrt(wordings[wording[1]])
    share /= share.sum()
    weights, base = descended(held, wanted, share)
    tenths = np.round(weights * 10).astype(int)
    phrases = {
        gram: {kinds[k]: int(tenths[row, k]) for k in np.flatnonzero(abs(tenths[row]) >= LEAST)}
        for row, gram in enumerate(grams)
    }
    return {
        "types": {kind: round(float(base[k]) * 10) for k, kind in enumerate(kinds)},
        "phrases": {gram: phrases[gram] for gram in sorted(phrases) if phrases[gram]},
    }


def descended(held: np.ndarray, wanted: np.ndarray, share: np.ndarray) -> tuple:
    """Weights and bases after Nesterov's descent."""
    weights = ahead = np.zeros((held.shape[1], wanted.shape[1]))
    base = base_ahead = np.zeros(wanted.shape[1])
    for step in range(STEPS):
        momentum = step / (step + 3)
        at, at_base = weights + momentum * ahead, base + momentum * base_ahead
        scores = held @ at + at_base
        likely = np.exp(scores - scores.max(axis=1, keepdims=True))
        likely /= likely.sum(axis=1, keepdims=True)
        wrong = (likely - wanted) * share[:, None]
        new = at - STEP * (held.T @ wrong + KEPT_SMALL * at)
        new_base = at_base - STEP / 4 * wrong.sum(axis=0)
        ahead, weights = new - weights, new
        base_ahead, base = new_base - base, new_base
    return weights, base


def main() -> None:
    """Make the file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--without", choices=SETS, action="append", default=[])
    parser.add_argument("--to", type=Path, default=FILE)
    parser.add_argument("--dossiers", type=int, default=24)
    words = parser.parse_args()
    asked = [
        (FIRST + number, name)
        for name in SETS
        if name not in words.without
        for number in range(words.dossiers)
    ]
    seen: Counter[tuple[str, str]] = Counter()
    papers: list[Paper] = []
    with multiprocessing.get_context("spawn").Pool(os.cpu_count()) as pool:
        for each in pool.imap(papers_of, asked, chunksize=2):
            for paper in each:
                seen[paper[1]] += 1
                if seen[paper[1]] <= EACH:
                    papers.append(paper)
    made_of = fitted(papers)
    lines = ",\n".join(
        f"{json.dumps(gram, ensure_ascii=False)}: {json.dumps(own, separators=(',', ':'))}"
        for gram, own in made_of["phrases"].items()
    )
    types = json.dumps(made_of["types"])
    words.to.write_text(f'{{"types": {types},\n"phrases": {{\n{lines}\n}}}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
