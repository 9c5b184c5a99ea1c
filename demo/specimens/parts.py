"""The parts of papers below the head: fields, bodies, talk, tables, signatures, seals."""

Pairs = list[tuple[str, str]]


def quoted(text: str) -> str:
    """A text as a Typst string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def picture(svg: str, size: str) -> str:
    """A drawing in the line."""
    return f"#box(baseline: 25%, image(bytes({quoted(svg)}), {size}))"


def _plain(text: str) -> str:
    return f"#{quoted(text)};"


def fields(way: str, rows: Pairs) -> str:
    """Labels and values in one of the ways of `styles`."""
    return f"{_FIELDS[way](rows)}#v(4pt)\n"


def _lines(rows: Pairs) -> str:
    return "".join(f"#par[{_plain(label + '：')}{value}]\n" for label, value in rows)


def _pairs(rows: Pairs) -> str:
    cells = "".join(f"[{_plain(label)}],[{value}]," for label, value in rows)
    return f"#table(columns: (1fr, 3fr), inset: 8pt, {cells})\n"


def _shaded(rows: Pairs) -> str:
    cells = "".join(
        f"table.cell(fill: luma(228))[{_plain(label)}],[{value}]," for label, value in rows
    )
    return f"#table(columns: (88pt, 1fr), inset: 6pt, stroke: 0.5pt, {cells})\n"


def _blanks(rows: Pairs) -> str:
    return "".join(
        f"#par[{_plain(label + '：')}#box(width: 1fr, stroke: (bottom: 0.6pt), "
        f"outset: (bottom: 3pt))[{value}]]\n"
        for label, value in rows
    )


def _dots(rows: Pairs) -> str:
    return "".join(
        f"#par[{_plain(label + '：')} {value} #box(width: 1fr, repeat[.])]\n"
        for label, value in rows
    )


def _fours(rows: Pairs) -> str:
    short = [row for row in rows if len(row[1]) < 60]
    long = [row for row in rows if len(row[1]) >= 60]
    if len(short) % 2:
        long.insert(0, short.pop())
    cells = "".join(f"[{_plain(label)}],[{value}]," for label, value in short)
    cells += "".join(f"[{_plain(label)}],table.cell(colspan: 3)[{value}]," for label, value in long)
    return f"#table(columns: (1.1fr, 2fr, 1.1fr, 2fr), inset: 7pt, {cells})\n"


def _grid(rows: Pairs) -> str:
    cells = "".join(
        f"table.cell(align: center + horizon)[{_plain(label)}],"
        f"table.cell(align: horizon)[#v(4pt){value}#v(4pt)],"
        for label, value in rows
    )
    return f"#table(columns: (84pt, 1fr), inset: 7pt, {cells})\n"


def _inline(rows: Pairs) -> str:
    said = "　".join(f"{_plain(label + '：')}{value}" for label, value in rows)
    return f"#par[{said}]\n"


def _columns(rows: Pairs) -> str:
    cells = "".join(f"[{_plain(label + '：')}{value}]," for label, value in rows)
    return f"#grid(columns: (1fr, 1fr), row-gutter: 10pt, column-gutter: 14pt, {cells})\n"


_FIELDS = {
    "lines": _lines, "pairs": _pairs, "blanks": _blanks, "fours": _fours, "inline": _inline,
    "grid": _grid, "columns": _columns, "shaded": _shaded, "dots": _dots,
}  # fmt: skip


def body(way: str, texts: list[str]) -> str:
    """Paragraphs in one of the ways of `styles`."""
    indented = "".join(
        f"#par(first-line-indent: (amount: 2em, all: true))[{one}]\n" for one in texts
    )
    if way == "indent":
        return indented
    if way == "boxed":
        return f"#table(columns: 1fr, inset: 10pt, [{indented}])\n"
    if way == "columns":
        return f"#columns(2, gutter: 18pt)[{indented}]\n"
    if way == "hanging":
        return "".join(f"#par(hanging-indent: 2em)[{one}]\n" for one in texts)
    return "".join(f"#par[{one}]\n#v(3pt)\n" for one in texts)


def talk(layout: int, turns: Pairs) -> str:
    """Questions and answers, or speakers and words."""
    if layout in (3, 7):
        cells = "".join(f"[*{_plain(who)}*],[{words}]," for who, words in turns)
        return f"#grid(columns: (auto, 1fr), column-gutter: 8pt, row-gutter: 9pt, {cells})\n"
    if layout == 5:
        return "#table(columns: 1fr, inset: 10pt, [" + "".join(
            f"#par[{_plain(who + '：')}{words}]\n" for who, words in turns
        ) + "])\n"  # fmt: skip
    bold = "*" if layout in (1, 6) else ""
    indent = "(first-line-indent: (amount: 2em, all: true))" if layout in (0, 4) else ""
    return "".join(
        f"#par{indent}[{bold}{_plain(who + '：')}{bold}{words}]\n" for who, words in turns
    )


def table(head: list[str], rows: list[list[str]]) -> str:
    """A table with a head that is repeated overleaf."""
    top = "".join(f"[*{_plain(cell)}*]," for cell in head)
    cells = "".join(f"[{cell}]," for row in rows for cell in row)
    widths = ", ".join("auto" if len(cell) < 3 else "1fr" for cell in head)
    return f"#table(columns: ({widths},), inset: 6pt, table.header({top}), {cells})\n"


def signs(way: str, rows: Pairs) -> str:
    """Places of signature."""
    if way == "row":
        cells = "".join(f"[{_plain(label + '：')}{name}]," for label, name in rows)
        return f"#v(18pt)\n#grid(columns: (1fr, 1fr), row-gutter: 16pt, {cells})\n"
    if way == "cell":
        cells = "".join(f"[{_plain(label)}],[#h(4pt){name}#v(16pt)]," for label, name in rows)
        return f"#table(columns: (110pt, 1fr), inset: 8pt, {cells})\n"
    if way == "underlined":
        return "#v(12pt)\n" + "".join(
            f"#par[{_plain(label + '：')}#box(width: 130pt, stroke: (bottom: 0.6pt), "
            f"outset: (bottom: 4pt))[{name}]]\n"
            for label, name in rows
        )
    side = "right" if way == "right" else "left"
    lines = "".join(
        f"#par[{_plain(label + '：')}#box(width: 84pt)[{name}]]\n#v(4pt)\n" for label, name in rows
    )
    return f"#v(14pt)\n#align({side})[{lines}]\n"


def sealed(layout: int, owner: str, day: str, svg: str) -> str:
    """The owner and the day, with the seal where the layout lays it."""
    shift = ((0, 0), (14, -6), (-18, 4), (0, -14), (6, 6), (-8, -10), (20, 0), (0, 8), (-12, -4),
             (10, -12))[layout]  # fmt: skip
    drawn = (
        f"#place(center + horizon, dx: {shift[0]}pt, dy: {shift[1]}pt, "
        f"image(bytes({quoted(svg)}), width: {96 + 3 * layout}pt))"
        if svg
        else ""
    )
    side = "left" if layout == 8 else "right"
    return (
        f"#v(8pt)\n#align({side})[#block(width: 230pt, height: 132pt, breakable: false)["
        f"#align(center + horizon)[{owner}\\ #v(2pt){day}]{drawn}]]\n"
    )


def dated(layout: int, day: str) -> str:
    """The day at the end."""
    side = ("right", "right", "left", "right", "right", "left", "right", "left", "right", "left")
    return f"#v(6pt)\n#align({side[layout]})[{day}]\n"
