"""Shapes of fields, bodies, talk, signatures and seals that only layouts from 10 on have.

Each function answers as its twin in `parts` does, and leaves to that what it does not know.
"""

from demo.specimens import parts, stationery
from demo.specimens.ends import COURTS, ENDS, owner_of
from demo.specimens.grids import GRIDS, width
from demo.specimens.parts import Pairs, quoted
from demo.specimens.styles import STYLES
from demo.specimens.talks import TALK


def _plain(text: str) -> str:
    return f"#{quoted(text)};"


def fields(way: str, rows: Pairs) -> str:
    """Labels and values."""
    if way not in _FIELDS:
        return parts.fields(way, rows)
    return f"{_FIELDS[way](rows)}#v(5pt)\n"


def _threes(rows: Pairs) -> str:
    short = [row for row in rows if width(row[1]) <= 10]
    long = [row for row in rows if width(row[1]) > 10]
    while len(short) % 3:
        long.insert(0, short.pop())
    cells = "".join(f"[{_plain(label)}],[{value}]," for label, value in short)
    cells += "".join(f"[{_plain(label)}],table.cell(colspan: 5)[{value}]," for label, value in long)
    return (
        "#table(columns: (auto, 1fr, auto, 1fr, auto, 1fr), inset: 6.5pt, "
        f"align: horizon, stroke: 0.7pt, {cells})\n"
    )


def _spread(rows: Pairs) -> str:
    cells = "".join(
        f"[{_plain(label + '：')}#box(width: 1fr, stroke: (bottom: 0.5pt), outset: (bottom: 3pt))"
        f"[ {value}]],"
        for label, value in rows
    )
    return f"#grid(columns: (1fr, 1.15fr), row-gutter: 13pt, column-gutter: 16pt, {cells})\n"


def _bracketed(rows: Pairs) -> str:
    return "".join(f"#par[{_plain('【' + label + '】')}{value}]\n" for label, value in rows)


def _side(rows: Pairs) -> str:
    short = [row for row in rows if width(row[1]) <= 22]
    long = [row for row in rows if width(row[1]) > 22]
    if len(short) % 2:
        long.insert(0, short.pop())
    cells = "".join(f"[{_plain(label)}],[{value}]," for label, value in short)
    cells += "".join(f"[{_plain(label)}],table.cell(colspan: 3)[{value}]," for label, value in long)
    down = "\\ ".join(_plain(sign) for sign in "基本情况")
    count = len(short) // 2 + len(long)
    side = f"table.cell(rowspan: {count}, align: center + horizon)[{down}],"
    return (
        "#table(columns: (28pt, auto, 1fr, auto, 1fr), inset: 7pt, align: horizon, "
        f"{side}{cells})\n"
    )


def _numbered(rows: Pairs) -> str:
    return "".join(
        f"#par[{_plain(f'{n}. {label}：')}{value}]\n" for n, (label, value) in enumerate(rows, 1)
    )


def _tabs(rows: Pairs) -> str:
    cells = "".join(
        f"align(right)[{_plain(label)}],[{_plain('：')}{value}]," for label, value in rows
    )
    return f"#grid(columns: (104pt, 1fr), row-gutter: 9pt, {cells})\n"


def _quads(rows: Pairs) -> str:
    short = [row for row in rows if width(row[1]) <= 24]
    long = [row for row in rows if width(row[1]) > 24]
    if len(short) % 2:
        long.insert(0, short.pop())
    cells = "".join(f"[*{_plain(label)}*],[{value}]," for label, value in short)
    cells += "".join(
        f"[*{_plain(label)}*],table.cell(colspan: 3)[{value}]," for label, value in long
    )
    return (
        "#table(columns: (82pt, 1fr, 82pt, 1fr), inset: 7pt, "
        f"align: (center + horizon, left + horizon), stroke: 0.8pt, {cells})\n"
    )


def _ruled_off(rows: Pairs) -> str:
    cells = "".join(f"[{_plain(label)}],[{value}]," for label, value in rows)
    return (
        "#table(columns: (104pt, 1fr), inset: (x: 4pt, y: 7pt), "
        f"stroke: (x, y) => (bottom: 0.4pt, top: if y == 0 {{1pt}} else {{0pt}}), {cells})\n"
    )


def _bold(rows: Pairs) -> str:
    return "".join(f"#par[*{_plain(label + '：')}*{value}]\n" for label, value in rows)


def _colons(rows: Pairs) -> str:
    cells, column = "", 0
    for label, value in rows:
        span = 2 if width(value) > 18 else 1
        if column + span > 2:
            cells, column = cells + "[],", 0
        cells += f"grid.cell(colspan: {span})[{_plain(label + '：')}{value}],"
        column = (column + span) % 2
    return f"#grid(columns: (1.15fr, 1fr), row-gutter: 11pt, column-gutter: 12pt, {cells})\n"


def _panel(rows: Pairs) -> str:
    short = [row for row in rows if width(row[1]) <= 26]
    long = [row for row in rows if width(row[1]) > 26]
    if len(short) % 2:
        long.insert(0, short.pop())
    pairs = [(row, "") for row in short] + [(row, "colspan: 3") for row in long]
    cells = "".join(
        f"table.cell(fill: luma(240))[{_plain(label)}],table.cell({span})[{value}],"
        for (label, value), span in pairs
    )
    return (
        "#table(columns: (88pt, 1fr, 88pt, 1fr), inset: 6pt, align: horizon, "
        f"stroke: 0.5pt + luma(110), {cells})\n"
    )


def _wide(rows: Pairs) -> str:
    return "".join(
        f"#par[{_plain(label + '：')}#h(4pt)#underline(offset: 4pt)[{value}]]\n#v(1pt)\n"
        for label, value in rows
    )


_FIELDS = {
    **stationery.FIELDS, **GRIDS,
    "colons": _colons, "panel": _panel, "wide": _wide,
    "quads": _quads, "ruled": _ruled_off, "bold": _bold,
    "threes": _threes, "spread": _spread, "bracketed": _bracketed, "side": _side,
    "numbered": _numbered, "tabs": _tabs,
}  # fmt: skip


def body(way: str, texts: list[str]) -> str:
    """Paragraphs."""
    if way == "lead":
        return parts.body("indent", texts)
    if way == "cell":
        inner = parts.body("indent", texts)
        return f"#table(columns: 1fr, inset: (x: 4pt, y: 9pt), stroke: (x: none), [{inner}])\n"
    if way == "lined":
        return "".join(
            "#par(first-line-indent: (amount: 2em, all: true))"
            f"[#underline(offset: 3.5pt, stroke: 0.4pt + luma(130), evade: false)[{one}]]\n"
            for one in texts
        )
    if way == "framed":
        inner = parts.body("indent", texts)
        return f"#block(width: 100%, inset: 9pt, stroke: 0.7pt)[{inner}]\n"
    return parts.body(way, texts)


def labelled(label: str, texts: list[str]) -> str:
    """A row of a printed form: the label down the left side, the paragraphs beside it."""
    down = "\\ ".join(_plain(sign) for sign in label)
    inner = parts.body("indent", texts)
    return (
        "#v(-6pt)\n#table(columns: (30pt, 1fr), inset: 8pt, stroke: 0.7pt, "
        f"table.cell(align: center + horizon)[{down}], [{inner}])\n"
    )


def talk(layout: int, turns: Pairs) -> str:
    """Questions and answers, or speakers and words."""
    return TALK[STYLES[layout].talk](turns)


def signs(way: str, rows: Pairs) -> str:
    """Places of signature."""
    return _SIGNS[way](rows) if way in _SIGNS else parts.signs(way, rows)


def _sided(rows: Pairs) -> str:
    cells = "".join(f"[{_plain(label + '：')}\\ #v(2pt)#h(2em){name}]," for label, name in rows)
    return f"#v(12pt)\n#grid(columns: (1fr, 1fr), row-gutter: 18pt, {cells})\n"


def _stacked(rows: Pairs) -> str:
    lines = "".join(
        f"#par[{_plain(label + '：')}#box(width: 120pt, stroke: (bottom: 0.5pt))[{name}]]\n"
        "#v(5pt)\n"
        for label, name in rows
    )
    return f"#v(12pt)\n#align(right)[{lines}]\n"


def _table(rows: Pairs) -> str:
    cells = "".join(f"[{_plain(label)}],[#box(height: 24pt)[{name}]]," for label, name in rows)
    width = 1 if len(rows) == 1 else 2
    columns = ", ".join(["auto, 1fr"] * width)
    return f"#v(6pt)\n#table(columns: ({columns}), inset: 7pt, align: horizon, {cells})\n"


def _inline(rows: Pairs) -> str:
    said = "#h(1fr)".join(f"{_plain(label + '：')}#box[{name}]" for label, name in rows)
    return f"#v(16pt)\n#par[{said}#h(1fr)]\n"


def _corner(rows: Pairs) -> str:
    cells = "".join(
        f"[{_plain(label)}\\ #v(3pt)#box(height: 20pt)[{name}]]," for label, name in rows
    )
    return (
        f"#v(10pt)\n#align(right)[#table(columns: (150pt,) * {len(rows)}, inset: 7pt, "
        f"stroke: 0.5pt, {cells})]\n"
    )


def _spaced(rows: Pairs) -> str:
    lines = "".join(
        f"#par[{_plain(label + '：')}#h(8pt){name}]\n#v(12pt)\n" for label, name in rows
    )
    return f"#v(16pt)\n#pad(left: 45%)[{lines}]\n"


def _paired(rows: Pairs) -> str:
    cells = "".join(
        f"[{_plain(label + '：')}#box(width: 1fr, stroke: (bottom: 0.5pt), outset: (bottom: 3pt))"
        f"[ {name}]],"
        for label, name in rows
    )
    return f"#v(16pt)\n#grid(columns: (1fr, 1fr), gutter: 18pt, {cells})\n"


def _ending(rows: Pairs) -> str:
    lines = "".join(f"#par[{_plain(label + '：')}#h(6pt){name}]\n#v(7pt)\n" for label, name in rows)
    return f"#v(10pt)\n#pad(left: 52%)[{lines}]\n"


def _close(rows: Pairs) -> str:
    lines = "".join(f"#par[{_plain(label + '：')}{name}]\n#v(9pt)\n" for label, name in rows)
    return f"#v(20pt)\n{lines}"


def _in_threes(rows: Pairs) -> str:
    cells = "".join(f"[{_plain(label + '：')}\\ #v(3pt){name}]," for label, name in rows)
    made = f"#grid(columns: (1fr,) * {max(len(rows), 2)}, gutter: 12pt, {cells})"
    return f"#v(14pt)\n#block(width: 100%, breakable: false)[{made}]\n"


def _cells(rows: Pairs) -> str:
    cells = "".join(
        f"table.cell(fill: luma(240))[{_plain(label)}],[#box(height: 20pt)[{name}]],"
        for label, name in rows
    )
    return f"#v(8pt)\n#table(columns: (120pt, 1fr), inset: 6pt, stroke: 0.5pt, {cells})\n"


def _lines_right(rows: Pairs) -> str:
    lines = "".join(
        f"#par[{_plain(label + '：')}#box(width: 96pt, stroke: (bottom: 0.6pt), "
        f"outset: (bottom: 4pt))[{name}]]\n#v(8pt)\n"
        for label, name in rows
    )
    return f"#v(18pt)\n#align(right)[{lines}]\n"


def _tail(rows: Pairs) -> str:
    lines = "".join(
        f"#grid(columns: (1fr, 116pt), align: (right, left), [{_plain(label + '：')}], "
        f"[#box(height: 24pt)[{name}]])\n#v(2pt)\n"
        for label, name in rows
    )
    return f"#v(12pt)\n#block(width: 100%, breakable: false)[{lines}]\n"


def _boxes(rows: Pairs) -> str:
    top = "".join(f"[#text(0.92em)[{_plain(label)}]]," for label, _ in rows)
    under = "".join(f"[#box(height: 26pt)[{name}]]," for _, name in rows)
    return (
        f"#v(8pt)\n#block(breakable: false)[#table(columns: (1fr,) * {len(rows)}, inset: 6pt, "
        f"align: center + horizon, stroke: 0.5pt + luma(120), {top}{under})]\n"
    )


def _blanks_two(rows: Pairs) -> str:
    blank = "#box(width: 84pt, stroke: (bottom: 0.5pt), outset: (bottom: 3pt))"
    cells = "".join(f"[{_plain(label)} {blank}[ {name}]]," for label, name in rows)
    return f"#v(14pt)\n#grid(columns: (1fr, 1fr), row-gutter: 16pt, {cells})\n"


_SIGNS = {
    **stationery.SIGNS, **ENDS,
    "tail": _tail, "boxes": _boxes, "blanks_two": _blanks_two,
    "threes": _in_threes, "cells": _cells, "lines_right": _lines_right,
    "paired": _paired, "ending": _ending, "close": _close,
    "sided": _sided, "stacked": _stacked, "table": _table, "inline": _inline, "corner": _corner,
    "spaced": _spaced,
}  # fmt: skip


def sealed(layout: int, owner: str, day: str, svg: str) -> str:
    """The owner and the day, with the seal where the layout lays it."""
    shift, size = stationery.OWN_SHIFTS.get(layout) or _SHIFTS[layout - 10]
    drawn = (
        f"#place(center + horizon, dx: {shift[0]}pt, dy: {shift[1]}pt, "
        f"image(bytes({quoted(svg)}), width: {size}pt))"
        if svg
        else ""
    )
    way = STYLES[layout].seal
    where, mark, frame = _SEALS[way]
    if frame == "unnamed":  # an old form names nobody at its end; a court prints the day alone
        owner, mark = "", "" if owner.endswith(COURTS) else mark
    owner = owner_of(way, owner)
    if frame == "line":
        return (
            f"#v(20pt)\n#block(width: 100%, height: 112pt, breakable: false)"
            f"[#box(width: 220pt, height: 104pt)[#align(center + horizon)[{owner}]{drawn}]"
            f"#h(1fr){day}]\n"
        )
    stroke = ", stroke: 0.6pt" if frame == "box" else ""
    return (
        f"#v(8pt)\n#align({where})[#block(width: 240pt, height: 128pt, breakable: false{stroke})["
        f"#align(center + horizon)[{owner}{_plain(mark)}\\ #v(3pt){day}]{drawn}]]\n"
    )


_SHIFTS = (
    ((8, 2), 112), ((-6, 8), 120), ((12, -4), 104), ((-14, 2), 106), ((4, -22), 116), ((0, 0), 100),
    ((2, -4), 114), ((-10, 6), 108), ((16, 10), 118),
    ((-4, -6), 110), ((10, 4), 102), ((0, 6), 122),
    ((4, 8), 114), ((-8, 0), 100), ((2, -2), 108),
    ((6, -4), 116), ((-4, 2), 98), ((10, 4), 106),
    ((-2, 4), 112), ((14, -2), 100), ((-12, 8), 118),
    ((4, -2), 114), ((-6, 6), 108), ((8, 2), 110),
)  # fmt: skip
_SEALS = {
    **stationery.SEALS,
    "labelled": ("right", "（盖章）", ""), "middle": ("center", "", ""),
    "left": ("left", "（印）", ""), "boxed": ("right", "（公章）", "box"),
    "plain_right": ("right", "", ""), "signed_right": ("right", "（盖章）", ""),
    "low_right": ("right", "（印章）", ""),
    "stamped_below": ("right", "", ""), "system_seal": ("right", "", ""),
    "named": ("right", "", ""), "office_named": ("right", "", ""),
    "business": ("center", "", ""), "short_mark": ("right", "", ""),
    "over_day": ("right", "", ""), "electronic": ("right", "（电子印章）", ""),
    "unnamed": ("right", "（公章）", "unnamed"),
    "at_end": ("right", "", ""), "under": ("right", "（签章）", ""), "large": ("right", "", ""),
    "above": ("right", "", ""), "line": ("left", "", "line"),
}  # fmt: skip


def dated(layout: int, day: str) -> str:
    """The day at the end."""
    side = "left" if layout % 3 == 2 and layout < 16 else "right"
    label = STYLES[layout].dated
    return f"#v(6pt)\n#align({side})[{_plain(label) if label else ''}{day}]\n"


def thumb(turn: int) -> str:
    """A thumb-print in red ink."""
    rings = "".join(
        f"#place(center + horizon, ellipse(width: {4 * n}pt, height: {5.6 * n}pt, "
        f'stroke: 1.1pt + rgb("#c8323acc")))'
        for n in range(1, 5)
    )
    return f"#box(width: 18pt, height: 24pt, baseline: 30%)[#rotate({turn}deg)[{rings}]]"
