"""Specimens: whole invented dossiers as institutions file them, with the truth beside them.

A specimen is drawn from a seed: the same seed gives the same papers and the same truth. Layouts 0
to 4 are for those who write the rules of `hengyuan.inspection`; layouts 5 to 9 are held out, and
nothing is tuned to them. SECOND is a further set, with papers and sayings of its own, by a hand
that knew none of the rules.
"""

from demo.specimens.defects import DEFECTS
from demo.specimens.dossiers import DEVELOPMENT, HELD_OUT, KINDS, SECOND, Specimen, specimen

__all__ = ["DEFECTS", "DEVELOPMENT", "HELD_OUT", "KINDS", "SECOND", "Specimen", "specimen"]
