"""Specimens: whole invented dossiers as institutions file them, with the truth beside them.

A specimen is drawn from a seed: the same seed gives the same papers and the same truth. Layouts 0
to 4 are for those who write the rules of `hengyuan.inspection`; layouts 5 to 9 are held out, and
nothing is tuned to them. SECOND, THIRD, FOURTH, FIFTH, SIXTH, SEVENTH, EIGHTH, NINTH and TENTH
are further sets, with papers and sayings of their own, by a hand that knew none of the rules.
"""

from demo.specimens.defects import DEFECTS
from demo.specimens.dossiers import (
    DEVELOPMENT,
    EIGHTH,
    FIFTH,
    FOURTH,
    HELD_OUT,
    KINDS,
    NINTH,
    SECOND,
    SEVENTH,
    SIXTH,
    TENTH,
    THIRD,
    Specimen,
    specimen,
)

__all__ = [
    "DEFECTS", "DEVELOPMENT", "EIGHTH", "FIFTH", "FOURTH", "HELD_OUT", "KINDS", "NINTH", "SECOND",
    "SEVENTH", "SIXTH", "TENTH", "THIRD", "Specimen", "specimen",
]  # fmt: skip
