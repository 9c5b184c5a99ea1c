"""Papers of layouts 31 to 33: a careful county's printed forms, a city's standard file, stationery.

31 follows the Ministry's forms and has them printed under its own name; 32 numbers the parts of
every paper; 33 is letter paper of a firm, and of a centre and a court that write in whole sentences.
"""

from demo.specimens.papers.ninth import court, evidence, handler, institution, letters, told

MODULES = (institution, letters, handler, court, evidence)

__all__ = ["MODULES", "told"]
