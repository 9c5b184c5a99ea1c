"""Papers of layouts 16 to 18: forms as many counties print them, each with its own habits."""

from demo.specimens.papers.fourth import court, evidence, handler, institution, letters, told

MODULES = (institution, letters, handler, court, evidence)

__all__ = ["MODULES", "told"]
