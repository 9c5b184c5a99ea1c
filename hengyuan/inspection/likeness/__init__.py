"""Texts that resemble each other: near-identical opinions, what they share, what is a case's own.

Characters, not words: five in a row, without punctuation, are one gram, so that no segmenter is
needed. Everything here is arithmetic on texts that the caller holds; it finds and shows, and a
person judges whether a likeness is a fault.
"""

from hengyuan.inspection.likeness.grams import Grams, grams_of, jaccard
from hengyuan.inspection.likeness.own import OwnShare, own_share
from hengyuan.inspection.likeness.passages import Passage, shared_passages
from hengyuan.inspection.likeness.signature import likeness_of, signature_of
from hengyuan.inspection.likeness.store import Relative, Store

__all__ = [
    "Grams", "OwnShare", "Passage", "Relative", "Store", "grams_of", "jaccard", "likeness_of",
    "own_share", "shared_passages", "signature_of",
]  # fmt: skip
