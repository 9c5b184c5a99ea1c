"""Papers of layouts 34 to 36: a county's printed forms, a city's system, a firm's letter paper.

Three words of a `pick` are those of layouts 36, 34 and 35.
"""

from demo.specimens.papers.tenth import court, evidence, handler, institution, letters, told

MODULES = (institution, letters, handler, court, evidence)

__all__ = ["MODULES", "told"]
