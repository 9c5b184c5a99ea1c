"""Near-duplicates among a million opinions: how many are found, how fast, in how many bytes.

The signatures are drawn by chance, with a copy of known likeness asked for each of two thousand;
a template with two hundred thousand copies is added at the end, the worst that can be met. Texts
of three thousand characters show what making a signature costs.

  python bench/likeness.py [--texts 1000000]
"""

import argparse
import random
import statistics
import sys
import time

import numpy as np

from hengyuan.inspection.likeness import Store, grams_of, signature_of
from hengyuan.inspection.likeness.signature import SIZE

ASKED = 2000
CHANCE = np.random.default_rng(20260101)


def drawn(count: int) -> np.ndarray:
    """Signatures of texts that have nothing in common."""
    return CHANCE.integers(0, 2**32, (count, SIZE), dtype=np.uint32)


def near(signatures: np.ndarray, likeness: float) -> np.ndarray:
    """Signatures that agree with these in each place with the chance `likeness`."""
    changed = CHANCE.random(signatures.shape) > likeness
    return np.where(changed, drawn(len(signatures)), signatures)


def timed(
    store: Store, signatures: np.ndarray, least: float
) -> tuple[list[list[int]], list[float]]:
    """What each look-up found, and its milliseconds."""
    found, took = [], []
    for each in signatures:
        started = time.perf_counter()
        relatives = store.look_up(each, least=least)
        took.append((time.perf_counter() - started) * 1000)
        found.append([relative.name for relative in relatives])
    return found, took


def main() -> None:
    """Fill, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--texts", type=int, default=1_000_000)
    texts = parser.parse_args().texts
    store = Store()
    for first in range(0, texts, 100_000):
        count = min(100_000, texts - first)
        store.add_all(range(first, first + count), drawn(count))
    originals = drawn(ASKED)
    store.add_all(range(texts, texts + ASKED), originals)
    rows = [("bytes a text", store.size / len(store), "≤ 400")]
    found, took = timed(store, near(originals, 0.8), 0.65)
    recall = sum(texts + at in names for at, names in enumerate(found)) / ASKED
    rows += [
        ("recall at likeness 0.8", recall, "≥ 0.99"),
        ("look-up, median ms", statistics.median(took), "≤ 20"),
        ("look-up, slowest of a thousand, ms", sorted(took)[-ASKED // 1000], "≤ 20"),
    ]
    crowd = np.repeat(drawn(1), texts // 5, axis=0)
    store.add_all(range(2 * texts, 2 * texts + len(crowd)), near(crowd, 0.4))
    _found, took = timed(store, crowd[:50], 0.2)
    rows.append(("look-up in a crowd of a fifth, median ms", statistics.median(took), "≤ 20"))
    text = "".join(chr(random.randrange(0x4E00, 0x9FA0)) for _ in range(3000))
    started = time.perf_counter()
    for _again in range(20):
        signature_of(grams_of(text))
    rows.append(("a signature of 3,000 characters, ms", (time.perf_counter() - started) * 50, ""))
    sys.stdout.write("| near-duplicates | measured | bar |\n| --- | ---: | --- |\n")
    for name, value, bar in rows:
        sys.stdout.write(f"| {name} | {value:.3g} | {bar} |\n")


if __name__ == "__main__":
    main()
