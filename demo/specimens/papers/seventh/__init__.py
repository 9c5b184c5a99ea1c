"""Papers of layouts 25 to 27: a county's files, a city's platform, a small office's old forms.

Three words of a `pick` are those of layouts 27, 25 and 26.
"""

from demo.specimens.papers.seventh import court, evidence, handler, institution, letters, told

MODULES = (institution, letters, handler, court, evidence)

__all__ = ["MODULES", "told"]
