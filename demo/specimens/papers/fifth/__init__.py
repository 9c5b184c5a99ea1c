"""Papers of layouts 19 to 21: a hand-written county, a system that prints, a court-like county."""

from demo.specimens.papers.fifth import court, evidence, handler, institution, letters, told

MODULES = (institution, letters, handler, court, evidence)

__all__ = ["MODULES", "told"]
