"""From a file to its pages: the text layer where it can be trusted, else OCR."""

from hengyuan.inspection.reading.cache import Cache, Kept
from hengyuan.inspection.reading.pages import read

__all__ = ["Cache", "Kept", "read"]
