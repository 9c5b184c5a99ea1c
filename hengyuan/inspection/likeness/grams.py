"""Five characters in a row as one number, each with its place in the text.

Full-width and half-width forms are one, digits stay, punctuation and spaces go: a comma moved or a
line broken elsewhere changes nothing.
"""

import unicodedata
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint64]
Places = NDArray[np.int64]

LENGTH = 5  # characters in a gram
_BASE = np.uint64(0x9E3779B97F4A7C15)
_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))


@dataclass(frozen=True, eq=False)
class Grams:
    """The grams of a text in order.

    `numbers[i]` stands for the letters `i … i+4`; `places` gives for each letter its place in the
    text as it was given, so that a passage can be shown.
    """

    text: str
    numbers: Numbers
    places: Places

    @property
    def letters(self) -> int:
        """How many characters count."""
        return len(self.places)

    @property
    def distinct(self) -> Numbers:
        """Each gram once, rising."""
        return np.unique(self.numbers)

    def without(self, printed: Numbers) -> "Grams":
        """The grams that are not printed in a law or a form (each once, rising).

        What is left is no longer in a row: good for a signature, not for passages.
        """
        distinct = self.distinct
        return Grams(self.text, distinct[~among(distinct, printed)], self.places)

    def span(self, first: int, end: int) -> tuple[int, int]:
        """Letters `first … end-1` as a slice of the text as it was given."""
        return int(self.places[first]), int(self.places[end - 1]) + 1


def grams_of(text: str) -> Grams:
    """The grams of a text; a text shorter than one gram has none."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for letter in unicodedata.normalize("NFKC", character).lower():
            if letter.isalnum():
                letters.append(letter)
                places.append(place)
    codes = np.fromiter(map(ord, letters), np.uint64, len(letters))
    return Grams(text, _numbers(codes), np.array(places, np.int64))


def numbers_of(text: str) -> Numbers:
    """The grams of a long text without their places: for what is only taken out of others."""
    whole = unicodedata.normalize("NFKC", text).lower()
    letters = [ord(letter) for letter in whole if letter.isalnum()]
    return _numbers(np.array(letters, np.uint64))


def _numbers(codes: Numbers) -> Numbers:
    count = max(len(codes) - LENGTH + 1, 0)
    found = np.zeros(count, np.uint64)
    for offset in range(LENGTH):
        found = found * _BASE + codes[offset : offset + count]
    return mixed(found)


def mixed(numbers: Numbers) -> Numbers:
    """Spread over all 64 bits (the finalizer of splitmix64)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * _MIX[0]
    numbers = (numbers ^ (numbers >> np.uint64(27))) * _MIX[1]
    return numbers ^ (numbers >> np.uint64(31))


def among(numbers: Numbers, known: Numbers) -> NDArray[np.bool_]:
    """For each number whether it is known (rising, each once); cheap even where a million are."""
    if not len(known):
        return np.zeros(len(numbers), np.bool_)
    at = np.searchsorted(known, numbers).clip(max=len(known) - 1)
    found: NDArray[np.bool_] = known[at] == numbers
    return found


def jaccard(one: Grams, other: Grams) -> float:
    """Common grams over all grams of both, 0 to 1; two texts without a gram have nothing alike."""
    a, b = one.distinct, other.distinct
    common = len(np.intersect1d(a, b, assume_unique=True))
    both = len(a) + len(b) - common
    return common / both if both else 0.0
