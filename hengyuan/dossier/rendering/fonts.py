"""The fonts that papers are set in: only those beside the site, never the machine's own.

Noto Serif SC (SIL Open Font Licence) is put here by the set-up. A further .ttf or .otf laid into
the same folder serves characters that it lacks, as in rare names.
"""

import unicodedata
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

FONT_DIR = Path(__file__).resolve().parents[2] / "ui" / "static" / "vendor" / "fonts"
FAMILY = "Noto Serif SC"
# Printers' sign for a character that the case lacks.
GETA = "〓"
# Drawn by the template, so no font needs to have it.
_DRAWN = {"☑"}


class FontsMissing(RuntimeError):
    """The fonts were not set up."""


def font_files() -> tuple[Path, ...]:
    """The font files in use. Raises FontsMissing."""
    found = tuple(sorted(p for p in FONT_DIR.glob("*") if p.suffix.lower() in (".ttf", ".otf")))
    if not any(path.name.startswith("NotoSerifSC") for path in found):
        raise FontsMissing(
            f"no Noto Serif SC under {FONT_DIR}: run `make setup`, which puts it there"
        )
    return found


@cache
def _covered(files: tuple[Path, ...]) -> frozenset[int]:
    points: set[int] = set()
    for path in files:
        with TTFont(path, lazy=True) as font:
            points.update(font.getBestCmap() or {})
    return frozenset(points)


def uncovered(texts: list[str]) -> tuple[str, ...]:
    """The characters that no font here can print, in the order in which they first appear."""
    covered = _covered(font_files())
    lacking: dict[str, None] = {}
    for character in "".join(texts):
        if ord(character) in covered or character in _DRAWN or character.isspace():
            continue
        if unicodedata.category(character) in ("Mn", "Cf"):  # variation selectors, joiners
            continue
        lacking[character] = None
    return tuple(lacking)
