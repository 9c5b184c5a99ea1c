"""Papers of layouts 10 to 12: the wording and the order of fields of other places."""

from demo.specimens.papers.second import court, evidence, handler, institution, letters, told

MODULES = (institution, letters, handler, court, evidence)

__all__ = ["MODULES", "told"]
