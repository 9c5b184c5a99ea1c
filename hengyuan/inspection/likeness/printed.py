"""What is printed and belongs to nobody: the law, and the stock phrases of papers; the bounds.

The articles are those of the law floor, all of them: who quotes a law that he does not name quotes
it all the same. The phrases are a maintained list (printed.yaml), a place adds its own under
HENGYUAN_LAW_DIR/likeness/.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

import numpy as np

from hengyuan.inspection.likeness.grams import Numbers, numbers_of
from hengyuan.law import text
from hengyuan.law.sheets import Sheet, own_folder, read_sheet

TOPIC = "likeness"


@dataclass(frozen=True, slots=True)
class Bounds:
    """A text is told whose own share is below `own_share` with at least `letters` shared, and of
    which one relative alone shares `nearest` or more.
    """

    own_share: Fraction
    nearest: Fraction
    letters: int


@cache
def printed() -> Numbers:
    """The grams of all that is printed, each once, rising."""
    return np.unique(np.concatenate([_law_grams(), *map(numbers_of, _phrases())]))


@cache
def _law_grams() -> Numbers:
    """Those of three million signs of law: some two seconds' work, done once."""
    return np.unique(numbers_of("\n".join(_law())))


@cache
def bounds(aspect: str) -> Bounds:
    """The bounds of opinion or meeting; raises MalformedFile."""
    found = next(sheet.sheet(aspect) for sheet in _sheets("bounds") if aspect in sheet.content)
    found.only(("own_share", "nearest", "letters"))
    share, nearest = found.share("own_share"), found.share("nearest")
    letters = found.whole("letters")
    if share is None or nearest is None or letters is None:
        raise found.wrong("own_share, nearest and letters are needed")
    return Bounds(share, nearest, letters)


def _phrases() -> Iterator[str]:
    for sheet in _sheets("printed"):
        sheet.only(("phrases",))
        yield from sheet.texts("phrases")


def _law() -> Iterator[str]:
    """Every article in force and the names of the laws; nothing where the texts are missing."""
    try:
        yield from text.articles_in_force()
        yield from (text.PREFIX + name for name in text.national_laws())
    except text.NoLawText:
        return


def _sheets(name: str) -> Iterator[Sheet]:
    """The place's own file, if there is one, and ours."""
    own = Path(own_folder()) / TOPIC / f"{name}.yaml" if own_folder() else None
    if own and own.exists():
        yield read_sheet(own)
    yield read_sheet(Path(__file__).with_name(f"{name}.yaml"))
