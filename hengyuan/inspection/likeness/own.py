"""How much of a text belongs to its case alone.

Quotations of the law and the printed text of forms are taken out first: who quotes the statute
copies nobody. Of what remains, the letters that stand in a relative too are common, the rest is the
case's own. A changed name or amount breaks the grams around it only, so that a filled-in template
stays recognisable, and the order of its sentences does not matter.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from hengyuan.inspection.likeness.grams import LENGTH, Grams, Numbers, among

Flags = NDArray[np.bool_]
JOINED = 6  # letters: a gap between two shared grams no longer than a changed word is shared too


@dataclass(frozen=True)
class OwnShare:
    """Letters of a text by whose they are: the law's or a form's, shared, the case's own."""

    printed: int
    shared: int
    own: int

    @property
    def share(self) -> float:
        """The own part of what is not printed, 0 to 1; 1 where nothing is left to judge."""
        free = self.shared + self.own
        return self.own / free if free else 1.0


def own_share(grams: Grams, relatives: Sequence[Grams], printed: Numbers) -> OwnShare:
    """Whose the letters of a text are.

    `printed` holds the grams of laws and forms, each once, rising. A relative's grams that are
    printed count for nothing.
    """
    form = covered(grams, printed)
    theirs = [each.without(printed).numbers for each in relatives]
    known = np.unique(np.concatenate(theirs)) if theirs else np.zeros(0, np.uint64)
    shared = joined(covered(grams, known)) & ~form
    return OwnShare(
        printed=int(form.sum()), shared=int(shared.sum()), own=int((~form & ~shared).sum())
    )


def covered(grams: Grams, known: Numbers) -> Flags:
    """For each letter whether it lies in a gram that is known (rising, each once)."""
    flags = np.zeros(grams.letters, np.bool_)
    hits = np.flatnonzero(among(grams.numbers, known))
    for offset in range(LENGTH):
        flags[hits + offset] = True
    return flags


def joined(flags: Flags) -> Flags:
    """Gaps of a word or two between covered letters are covered as well."""
    found = flags.copy()
    at = np.flatnonzero(flags)
    for before, after in pairwise(at.tolist()):
        if 1 < after - before <= JOINED + 1:
            found[before + 1 : after] = True
    return found
