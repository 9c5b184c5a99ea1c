"""Papers of layouts 13 to 15: the wording and the order of fields of yet other places."""

from demo.specimens.papers.third import court, evidence, handler, institution, letters, told

MODULES = (institution, letters, handler, court, evidence)

__all__ = ["MODULES", "told"]
