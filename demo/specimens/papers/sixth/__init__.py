"""Papers of layouts 22 to 24: a county's own files, a city's system, an old office's typed forms.

Three words of a `pick` are those of layouts 24, 22 and 23.
"""

from demo.specimens.papers.sixth import court, evidence, handler, institution, letters, told

MODULES = (institution, letters, handler, court, evidence)

__all__ = ["MODULES", "told"]
