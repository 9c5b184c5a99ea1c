"""Seals and handwriting as drawings: outlines of glyphs, which no text layer holds."""

import math
import random
from functools import cache

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.ttLib import TTFont

from demo.specimens.fonts import hand_file, print_file

RED = "#cf2a2e"


@cache
def _outlines(path: str) -> tuple[TTFont, dict[int, str], float]:
    font = TTFont(path, lazy=True)
    return font, font.getBestCmap(), float(font["head"].unitsPerEm)


@cache
def _outline(path: str, sign: str) -> tuple[str, float]:
    """The outline of a sign and its width in units of the type's body."""
    font, points, body = _outlines(path)
    glyphs = font.getGlyphSet()
    name = points.get(ord(sign), ".notdef")
    pen = SVGPathPen(glyphs)
    glyphs[name].draw(pen)
    return pen.getCommands(), glyphs[name].width / body


def _set(path: str, sign: str, place: str, size: float) -> str:
    body = _outlines(path)[2]
    outline, _ = _outline(path, sign)
    return f'<path transform="{place} scale({size / body} {-size / body})" d="{outline}"/>'


@cache
def seal(owner: str, kind: str = "") -> str:
    """A round red seal: the owner along the edge, a star, a kind of seal below."""
    path = str(print_file("700"))
    parts = [
        f'<circle cx="100" cy="100" r="94" fill="none" stroke="{RED}" stroke-width="5"/>',
        _star(),
    ]
    size = 25 if len(owner) < 14 else 20
    step = min(300 / max(len(owner) - 1, 1), 26 if size == 25 else 20)
    first = -step * (len(owner) - 1) / 2
    for place, sign in enumerate(owner):
        turn = first + step * place
        parts.append(
            _set(path, sign, f"rotate({turn} 100 100) translate({100 - size / 2} 34)", size)
        )
    for place, sign in enumerate(kind):
        left = 100 - 9 * len(kind) + 18 * place
        parts.append(_set(path, sign, f"translate({left} 158)", 18))
    return _svg(200, 200, parts, RED, 0.82)


def _star() -> str:
    corners = []
    for n in range(10):
        radius = 26 if n % 2 == 0 else 10
        turn = math.pi * n / 5 - math.pi / 2
        corners.append(f"{100 + radius * math.cos(turn):.1f},{100 + radius * math.sin(turn):.1f}")
    return f'<polygon points="{" ".join(corners)}"/>'


@cache
def handwritten(text: str, seed: int) -> tuple[str, float]:
    """A text by hand, each sign a little out of line; and its width for a height of one."""
    dice = random.Random(f"{text} {seed}")
    path = str(hand_file(seed))
    parts, left = [], 4.0
    for sign in text:
        outline = _outline(path, sign)
        turn, up, size = dice.uniform(-7, 7), dice.uniform(-3, 3), dice.uniform(34, 40)
        parts.append(
            _set(path, sign, f"translate({left:.1f} {38 + up:.1f}) rotate({turn:.1f})", size)
        )
        left += outline[1] * size * dice.uniform(0.84, 0.98)
    ink = dice.choice(("#15181f", "#1b2a5c", "#20242c"))
    return _svg(left + 6, 50, parts, ink, 1), (left + 6) / 50


def _svg(width: float, height: float, parts: list[str], ink: str, opacity: float) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {width:.0f} {height:.0f}"><g fill="{ink}" opacity="{opacity}">'
        f"{''.join(parts)}</g></svg>"
    )
