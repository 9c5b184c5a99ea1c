"""Ways to set labels and values that only layouts from 22 on have."""

import re

from demo.specimens.parts import Pairs, quoted

WORDS = re.compile(r'"([^"]*)"')


def _plain(text: str) -> str:
    return f"#{quoted(text)};"


def width(markup: str) -> int:
    """How wide the words of some markup are, a Chinese sign counting two."""
    return sum(1 + (sign > "ÿ") for said in WORDS.findall(markup) for sign in said)


def _wordtable(rows: Pairs) -> str:
    short = [row for row in rows if width(row[1]) <= 22]
    long = [row for row in rows if width(row[1]) > 22]
    if len(short) % 2:
        long.insert(0, short.pop())
    cells = "".join(f"[{_plain(label)}],[{value}]," for label, value in short)
    cells += "".join(f"[{_plain(label)}],table.cell(colspan: 3)[{value}]," for label, value in long)
    return (
        "#table(columns: (88pt, 1fr, 88pt, 1fr), inset: (x: 4pt, y: 8pt), "
        f"align: center + horizon, stroke: 0.5pt, {cells})\n"
    )


def _hairlines(rows: Pairs) -> str:
    cells, column = "", 0
    for label, value in rows:
        span = 3 if width(value) > 22 else 1
        if column + span > 3 and column:
            cells, column = cells + "[],[],", 0
        cells += f"align(right)[#text(fill: luma(80))[{_plain(label + '：')}]],"
        cells += f"table.cell(colspan: {span})[{value}],"
        column = (column + span + 1) % 4
    return (
        "#table(columns: (96pt, 1fr, 96pt, 1fr), inset: (x: 3pt, y: 7pt), "
        f"stroke: (x, y) => (bottom: 0.4pt + luma(150)), {cells})\n"
    )


def _blank_pairs(rows: Pairs) -> str:
    """Labels without a colon, each before a ruled blank; a long one has a line of its own."""
    cells, column = "", 0
    for label, value in rows:
        span = 2 if width(value) > 18 or width(f'"{label}"') > 14 else 1
        if column + span > 2:
            cells, column = cells + "[],", 0
        blank = "#box(width: 1fr, stroke: (bottom: 0.5pt), outset: (bottom: 3pt))"
        cells += f"grid.cell(colspan: {span})[{_plain(label)} {blank}[ {value}]],"
        column = (column + span) % 2
    return f"#grid(columns: (1fr, 1fr), row-gutter: 13pt, column-gutter: 10pt, {cells})\n"


def _justified(rows: Pairs) -> str:
    """A file's own table: short labels are spread over the cell, as typists do."""
    cells = "".join(f"[{_spread(label)}],[{value}]," for label, value in rows)
    return (
        "#table(columns: (96pt, 1fr), inset: (x: 7pt, y: 8pt), align: horizon, "
        f"stroke: 0.6pt, {cells})\n"
    )


def _spread(label: str) -> str:
    if len(label) > 4:
        return _plain(label)
    signs = "#h(1fr)".join(_plain(sign) for sign in label)
    return f"#box(width: 100%)[{signs}]"


def _cards(rows: Pairs) -> str:
    """A platform's cards: the label small above what is filled in, two or one to a line."""
    cells, column = "", 0
    for label, value in rows:
        span = 2 if width(value) > 26 else 1
        if column + span > 2:
            cells, column = cells + "[],", 0
        small = f"#text(0.84em, fill: luma(90))[{_plain(label)}]"
        cells += f"table.cell(colspan: {span})[{small}\\ {value}],"
        column = (column + span) % 2
    return (
        "#table(columns: (1fr, 1fr), inset: (x: 7pt, y: 6pt), "
        f"stroke: 0.4pt + luma(170), {cells})\n"
    )


def _thick(rows: Pairs) -> str:
    """An old form: a thick frame, thin lines, short labels with a gap in the middle."""
    short = [row for row in rows if width(row[1]) <= 20]
    long = [row for row in rows if width(row[1]) > 20]
    if len(short) % 2:
        long.insert(0, short.pop())
    cells = "".join(f"[{_gapped(label)}],[{value}]," for label, value in short)
    cells += "".join(
        f"[{_gapped(label)}],table.cell(colspan: 3)[{value}]," for label, value in long
    )
    return (
        "#block(width: 100%, stroke: 1.3pt)[#table(columns: (94pt, 1fr, 94pt, 1fr), inset: 7pt, "
        f"align: (center + horizon, left + horizon), stroke: 0.4pt, {cells})]\n"
    )


def _gapped(label: str) -> str:
    return _plain(f"{label[0]}　　{label[1]}" if len(label) == 2 else label)


def _label_rows(rows: Pairs) -> str:
    """Three labels in a row and what is filled in below them; a long value beside its label."""
    short = [row for row in rows if width(row[1]) <= 18]
    long = [row for row in rows if width(row[1]) > 18]
    while len(short) % 3:
        long.insert(0, short.pop())
    cells = ""
    for at in range(0, len(short), 3):
        three = short[at : at + 3]
        cells += "".join(f"table.cell(fill: luma(236))[{_plain(label)}]," for label, _ in three)
        cells += "".join(f"[{value}]," for _, value in three)
    cells += "".join(
        f"table.cell(fill: luma(236))[{_plain(label)}],"
        f"table.cell(colspan: 2, align: left)[{value}],"
        for label, value in long
    )
    return (
        "#table(columns: (1fr, 1fr, 1fr), inset: 7pt, align: center + horizon, "
        f"stroke: 0.6pt, {cells})\n"
    )


def _listed(rows: Pairs) -> str:
    """A form whose items are numbered in a column of their own."""
    cells = "".join(
        f"[{n}],[{_plain(label)}],[{value}]," for n, (label, value) in enumerate(rows, 1)
    )
    return (
        "#table(columns: (26pt, 112pt, 1fr), inset: 6pt, "
        f"align: (center + horizon, left + horizon, left + horizon), stroke: 0.5pt, {cells})\n"
    )


def _flowing(rows: Pairs) -> str:
    """Labels and ruled blanks one after the other, as many as a line holds."""
    said = "　 ".join(
        f"#box[{_plain(label + '：')}]#underline(offset: 4pt, evade: false)[#h(4pt){value}#h(6pt)]"
        for label, value in rows
    )
    return f"#par(justify: false)[{said}]\n"


def _formed(rows: Pairs) -> str:
    """A printed form in four columns; what is long has a row of its own."""
    short = [row for row in rows if width(row[1]) <= 20 and len(row[0]) < 8]
    long = [row for row in rows if row not in short]
    if len(short) % 2:
        long.insert(0, short.pop())
    cells = "".join(f"[{_gapped(label)}],[{value}]," for label, value in short)
    cells += "".join(
        f"[{_gapped(label)}],table.cell(colspan: 3, align: left + horizon)[{value}],"
        for label, value in long
    )
    return (
        "#table(columns: (100pt, 1fr, 100pt, 1fr), inset: (x: 5pt, y: 6.5pt), "
        f"align: center + horizon, stroke: 0.6pt, {cells})\n"
    )


def _headed(rows: Pairs) -> str:
    """A standard form: bold labels on grey, two pairs to a row where both are short."""
    cells, column = "", 0
    for label, value in rows:
        span = 3 if width(value) > 20 else 1
        if column + span > 3 and column:
            cells, column = cells + "table.cell(colspan: 2)[],", 0
        cells += f"table.cell(fill: luma(232))[*{_plain(label)}*],"
        cells += f"table.cell(colspan: {span})[{value}],"
        column = (column + span + 1) % 4
    cells += "table.cell(colspan: 2)[]," if column else ""
    return (
        "#table(columns: (96pt, 1fr, 96pt, 1fr), inset: 6.5pt, align: horizon, "
        f"stroke: 0.5pt, {cells})\n"
    )


def _plain_tabs(rows: Pairs) -> str:
    """Letter paper: each label at the margin, what is said of it at a stop, no lines."""
    cells = "".join(f"[{_plain(label + '：')}],[{value}]," for label, value in rows)
    return f"#grid(columns: (auto, 1fr), row-gutter: 10pt, column-gutter: 10pt, {cells})\n"


GRIDS = {
    "formed": _formed, "headed": _headed, "plain_tabs": _plain_tabs,
    "label_rows": _label_rows, "listed": _listed, "flowing": _flowing,
    "justified": _justified, "cards": _cards, "thick": _thick,
    "wordtable": _wordtable, "hairlines": _hairlines, "blank_pairs": _blank_pairs,
}  # fmt: skip
