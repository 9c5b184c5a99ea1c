"""A text's grams as 72 numbers whose agreement estimates how much two texts have in common.

MinHash (Broder 1997): of each of 72 orders over all grams, the first gram of the text. Two texts
agree in a place as often as a gram of either is a gram of both.
"""

import numpy as np
from numpy.typing import NDArray

from hengyuan.inspection.likeness.grams import Grams, Numbers, mixed

Signature = NDArray[np.uint32]

# Two texts of likeness s share a band with 1 - (1 - s²)³⁶: always at 0.8, six times in ten at 0.15,
# where two fillings of one template lie whose words were exchanged, one in thirty at 0.03, where
# everything lies.
BANDS, ROWS = 36, 2
SIZE = BANDS * ROWS
_AT_ONCE = 4096  # grams multiplied at once: memory stays small for a long text
_seeds = np.random.default_rng(20260101)
_FACTORS = _seeds.integers(0, 2**63, SIZE, np.uint64) * np.uint64(2) + np.uint64(1)
_TERMS = _seeds.integers(0, 2**63, SIZE, np.uint64)


def signature_of(grams: Grams) -> Signature:
    """The signature, shape (72,); of a text without a gram, all 2³²−1."""
    found = np.full(SIZE, 2**32 - 1, np.uint32)
    distinct = grams.distinct
    for first in range(0, len(distinct), _AT_ONCE):
        part = distinct[first : first + _AT_ONCE]
        spread = (part[:, None] * _FACTORS + _TERMS) >> np.uint64(32)
        found = np.minimum(found, spread.min(axis=0).astype(np.uint32))
    return found


def likeness_of(one: Signature, other: Signature) -> float:
    """The estimated Jaccard likeness, 0 to 1; the error is about 0.05."""
    return float(np.mean(one == other))


def low_bytes(signatures: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """The lowest byte of each number: enough to estimate a likeness, a quarter of the room."""
    return signatures.astype(np.uint8)


def estimates(stored: NDArray[np.uint8], signature: Signature) -> NDArray[np.float64]:
    """The likeness to each of the stored texts, of which the low bytes were kept, shape (n, 72)."""
    alike = (stored == low_bytes(signature)).mean(axis=1)
    found: NDArray[np.float64] = np.clip((alike - 1 / 256) / (1 - 1 / 256), 0, 1)
    return found  # bytes agree by chance as well


def keys_of(signatures: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The keys of the bands, shape (…, 36): texts that share one are compared."""
    parts = signatures.reshape(*signatures.shape[:-1], BANDS, ROWS)
    keys: Numbers = np.zeros(parts.shape[:-1], np.uint64)
    for row in range(ROWS):
        keys = mixed(keys ^ parts[..., row].astype(np.uint64)) + np.uint64(row)
    return (keys >> np.uint64(32)).astype(np.uint32)
