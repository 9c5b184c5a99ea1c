"""Papers of layouts 28 to 30: a city's bureau, pads of forms in copies, letter paper by hand.

Three words of a `pick` are those of layouts 30, 28 and 29.
"""

from demo.specimens.papers.eighth import court, evidence, handler, institution, letters, told

MODULES = (institution, letters, handler, court, evidence)

__all__ = ["MODULES", "told"]
