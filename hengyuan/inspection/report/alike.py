"""The section of the page that shows a text and its relatives side by side."""

from collections.abc import Iterator
from html import escape
from typing import Any

from hengyuan.inspection.english import Say
from hengyuan.inspection.likeness.kinship import CIRCLES, Circle
from hengyuan.inspection.likeness.side import Cut, both_sides


def side_by_side(plain: dict[str, Any], say: Say) -> str:
    """One part a finding that has relatives, one fold a relative, the nearest open."""
    parts = [
        f"<section id='alike-{number}' class='alike'><h2>{escape(say(found['sentence']))}</h2>"
        f"{''.join(_relatives(found, say))}</section>"
        for number, found in enumerate(plain["findings"])
        if found["relatives"]
    ]
    return "\n".join(parts)


def _relatives(found: dict[str, Any], say: Say) -> Iterator[str]:
    own = say(f"本案卷《{say(found['document'])}》")
    for place, other in enumerate(found["relatives"]):
        mine, theirs = both_sides(found["text"], other["text"], other["passages"])
        name = f"{other['dossier']}《{say(other['document'])}》"
        near = say(f"相似度 {other['likeness']:.0%}")
        shared = say(f"相同段落 {len(other['passages'])} 处")
        yield (
            f"<details{' open' if place == 0 else ''}><summary>{escape(name)} · "
            f"{say(CIRCLES[Circle(other['circle'])])} · {near} · {shared}</summary>"
            f"<div class='sides'><article><h3>{escape(own)}</h3><p>{_marked(mine)}</p></article>"
            f"<article><h3>{escape(name)}</h3><p>{_marked(theirs)}</p></article></div></details>"
        )


def _marked(text: Cut) -> str:
    return "".join(
        f"<mark><sup>{number}</sup>{_lines(piece)}</mark>" if number else _lines(piece)
        for piece, number in text
    )


def _lines(piece: str) -> str:
    return escape(piece).replace("\n", "<br>")
