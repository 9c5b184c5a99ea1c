"""The faces in which specimens are set: Noto Serif SC in four weights, two hands.

All under the SIL Open Font Licence, from the packages that package.json names with their hashes.
The hands (Long Cang, Ma Shan Zheng) come as woff, which is unpacked once a process.
"""

import tempfile
from functools import cache
from pathlib import Path

import typst
from fontTools.ttLib import TTFont

MODULES = Path(__file__).resolve().parents[2] / "node_modules"
SERIF = MODULES / "@expo-google-fonts" / "noto-serif-sc"
WEIGHTS = {"400": "400Regular", "500": "500Medium", "700": "700Bold", "900": "900Black"}
HANDS = ("long-cang", "ma-shan-zheng")
FAMILY = "Noto Serif SC"
HAND_FAMILIES = ("Long Cang", "Ma Shan Zheng")


class FontsMissing(RuntimeError):
    """The faces were not set up."""


def print_file(weight: str) -> Path:
    """The file of a weight of the printed face. Raises FontsMissing."""
    found = SERIF / WEIGHTS[weight] / f"NotoSerifSC_{WEIGHTS[weight]}.ttf"
    if not found.exists():
        raise FontsMissing(f"{found} is missing: run `make setup-dev`, which fetches it")
    return found


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    """The folder of the unpacked hands; it goes with the process."""
    return tempfile.TemporaryDirectory(prefix="hengyuan-hands-")


@cache
def hand_file(number: int) -> Path:
    """The file of one of the hands. Raises FontsMissing."""
    name = HANDS[number % len(HANDS)]
    packed = MODULES / "@fontsource" / name / "files" / f"{name}-chinese-simplified-400-normal.woff"
    if not packed.exists():
        raise FontsMissing(f"{packed} is missing: run `make setup-dev`, which fetches it")
    unpacked = Path(_folder().name) / f"{name}.ttf"
    if not unpacked.exists():
        with TTFont(packed) as font:
            font.flavor = None
            font.save(unpacked)
    return unpacked


@cache
def faces() -> typst.Fonts:
    """All faces for Typst, none of the machine's own."""
    folders = [print_file(weight).parent for weight in WEIGHTS]
    folders += [hand_file(number).parent for number in range(len(HANDS))]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
