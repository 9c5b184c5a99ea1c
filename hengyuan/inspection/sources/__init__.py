"""What was handed in: a PDF, a folder, a zip, images, Word files; a verdict for each bad file."""

from hengyuan.inspection.sources.files import Source, opened
from hengyuan.inspection.sources.verdicts import LIMITS, Limits, Trouble, Verdict

__all__ = ["LIMITS", "Limits", "Source", "Trouble", "Verdict", "opened"]
