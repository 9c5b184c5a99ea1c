"""The stationery of layouts from 34 on: heads, fields, talk, ends of three houses.

A county's centre has forms printed that are filled in by hand, a city's centre sets its papers
from a system of its own, a firm writes on letter paper with its name and telephone above.
"""

from demo.specimens.grids import width
from demo.specimens.parts import Pairs, quoted

GREEN = 'rgb("#1f4d3a")'
KEPT = "width: 100%, breakable: false, sticky: true"  # with the day or seal that follows
OWN_SHIFTS = {34: ((-6, 4), 110), 35: ((0, -2), 116), 36: ((8, 6), 104)}


def _plain(text: str) -> str:
    return f"#{quoted(text)};"


def _large(said: str, size: float, extra: str = "") -> str:
    return f"#align(center)[#text({size}pt{extra})[{_plain(said)}]]\n"


def _printed_form(title: str, org: str) -> str:
    """A county's form: the centre above, the title spaced below it."""
    above = _large(org, 14, ", tracking: 1pt") if org else ""
    wide = "　".join(title) if len(title) < 6 else title
    return f"{above}{_large(wide, 20, ', weight: 700')}"


def _city_paper(title: str, org: str) -> str:
    """A city's paper: body and title in one size, a hair line under both."""
    above = _large(org, 18, ", weight: 700") if org else ""
    rule = "#v(-2pt)\n#line(length: 100%, stroke: 0.4pt + luma(120))\n"
    return f"{above}{_large(title, 18, ', weight: 700')}{rule}"


def _letterhead(title: str, org: str) -> str:
    """Letter paper with the name at the left above a green rule, and a telephone beside it."""
    if not org:
        return _large(title, 19, ", weight: 700, tracking: 2pt")
    if not org.endswith(("事务所", "法律援助中心")):
        return f"{_large(org, 15)}{_large(title, 19, ', weight: 700, tracking: 2pt')}"
    phone = f"电话：0000-{2000000 + sum(map(ord, org)) % 6999999}"
    return (
        f"#text(13pt, weight: 700, fill: {GREEN})[{_plain(org)}]#h(1fr)"
        f"#text(8.5pt, fill: luma(90))[{_plain(phone)}]\n#v(-5pt)\n"
        f"#line(length: 100%, stroke: 1.2pt + {GREEN})\n#v(8pt)\n"
        f"{_large(title, 19, ', weight: 700, tracking: 2pt')}"
    )


def _number_filed(number: str) -> str:
    return f"#align(right)[#text(0.92em)[{_plain('编号：')}{number}]]\n"


def _number_plain(number: str) -> str:
    return f"#align(center)[#text(0.95em)[{number}]]\n"


def _number_at_left(number: str) -> str:
    return f"#align(right)[#text(0.9em)[{_plain('字号　')}{number}]]\n"


HEADS = {"printed_form": _printed_form, "city_paper": _city_paper, "firm_letter": _letterhead}
PLACED = {
    "printed_form": _number_filed,
    "city_paper": _number_plain,
    "firm_letter": _number_at_left,
}


def _celled(rows: Pairs) -> str:
    """Label and value in one cell, as many cells to a line as the values let it."""
    lines: list[list[tuple[str, int]]] = [[]]
    for label, value in rows:
        wide = width(value) + width(f'"{label}"')
        span = 1 if wide <= 18 else (2 if wide <= 40 else 3)
        if sum(taken for _, taken in lines[-1]) + span > 3:
            lines.append([])
        lines[-1].append((f"{_plain(label + '：')}{value}", span))
    cells = ""
    for line in lines:
        rest = 3 - sum(taken for _, taken in line)
        for place, (said, span) in enumerate(line, 1):
            cells += f"table.cell(colspan: {span + (rest if place == len(line) else 0)})[{said}],"
    return (
        "#table(columns: (1fr, 1fr, 1fr), inset: (x: 6pt, y: 8pt), align: horizon, "
        f"stroke: 0.6pt, {cells})\n"
    )


def _barred(rows: Pairs) -> str:
    """Every other row in grey, a rule above and below, nothing between."""
    cells = "".join(f"[*{_plain(label)}*],[{value}]," for label, value in rows)
    return (
        "#table(columns: (126pt, 1fr), inset: (x: 6pt, y: 6.5pt), align: horizon, "
        "fill: (x, y) => if calc.even(y) {luma(243)}, "
        "stroke: (x, y) => (top: if y == 0 {0.9pt}, bottom: 0.3pt + luma(140)), "
        f"{cells})\n"
    )


def _even(rows: Pairs) -> str:
    """Labels of two or three signs drawn out to the width of four, as a typist does it."""
    return "".join(f"#par[{_plain(drawn_out(label) + '：')}{value}]\n" for label, value in rows)


def drawn_out(label: str) -> str:
    """A label drawn out to the width of four signs."""
    if len(label) == 2:
        return f"{label[0]}　　{label[1]}"
    return " ".join(label) if len(label) == 3 else label


FIELDS = {"celled": _celled, "barred": _barred, "even": _even}


def _written_under(turns: Pairs) -> str:
    """A county's record paper: a margin at both sides, each turn on a line of its own."""
    said = "".join(
        f"#par(hanging-indent: 2em)[{_plain(who + '：')}{words}]\n" for who, words in turns
    )
    side = "0.5pt + luma(130)"
    return (
        f"#block(width: 100%, inset: (x: 10pt, y: 4pt), stroke: (left: {side}, right: {side}))"
        f"[{said}]\n"
    )


def _spoken_of(turns: Pairs) -> str:
    """A city's record: who speaks in a narrow column, without rules."""
    cells = "".join(f"[*{_plain(who + '：')}*],[{said}]," for who, said in turns)
    return f"#grid(columns: (auto, 1fr), column-gutter: 4pt, row-gutter: 11pt, {cells})\n"


def _by_the_lawyer(turns: Pairs) -> str:
    """A firm's record: an empty line before each question."""
    first = turns[0][0]
    return "".join(
        f"{'#v(5pt)' if who == first else ''}\n#par[{_plain(who + '：')}{said}]\n"
        for who, said in turns
    )


TALK = {"record_paper": _written_under, "narrow": _spoken_of, "breathing": _by_the_lawyer}


def _last_rows(rows: Pairs) -> str:
    """The last rows of a form: a label and the name beside it, in one cell over the page."""
    cells = "".join(f"[{_plain(label + '：')}#box(height: 25pt)[{name}]]," for label, name in rows)
    columns = 2 if len(rows) == 2 else 1
    return (
        f"#v(8pt)\n#block({KEPT})[#table(columns: (1fr,) * {columns}, inset: 7pt, "
        f"align: horizon, stroke: 0.6pt, {cells})]\n"
    )


def _right_block(rows: Pairs) -> str:
    """Labels ending at one line, the names after it, in the right half of the page."""
    cells = "".join(
        f"[{_plain(label + '：')}],[#box(height: 25pt)[{name}]]," for label, name in rows
    )
    sides = "align: (right + horizon, left + horizon)"
    made = f"#grid(columns: (auto, 96pt), row-gutter: 5pt, {sides}, {cells})"
    return f"#v(16pt)\n#block({KEPT})[#align(right)[{made}]]\n"


def _set_in(rows: Pairs) -> str:
    """Each label and a rule for the name, one below the other, set in from the left."""
    lines = "".join(
        f"#par[{_plain(label + '：')}#box(width: 112pt, stroke: (bottom: 0.5pt), "
        f"outset: (bottom: 4pt))[#h(6pt){name}]]\n#v(6pt)\n"
        for label, name in rows
    )
    return f"#v(16pt)\n#block({KEPT})[#pad(left: 4em)[{lines}]]\n"


SIGNS = {"last_rows": _last_rows, "right_block": _right_block, "set_in": _set_in}
MARKS = {"form_seal": ("", "（公章）")}  # a court's name stands alone
SEALS = {
    "form_seal": ("right", "", ""), "over_name": ("right", "", ""),
    "letter_seal": ("right", "", ""),
}  # fmt: skip


def official(layout: int, title: str, org: str, number: str) -> str:
    """The head of a judicial paper in layouts from 34 on."""
    small, large, side, gap = {
        34: (18, 22, "right", "　"), 35: (20, 20, "right", ""), 36: (17, 24, "right", " "),
    }[layout]  # fmt: skip
    made = _large(org, small, ", weight: 700") + _large(
        (gap if len(title) < 9 else "").join(title), large, ", weight: 500"
    )
    below = f"#align({side})[{number}]\n" if number else ""
    return f"{made}#v(2pt)\n{below}#v(8pt)\n"


def header(head: str, org: str, city: str) -> str:
    """What stands above each page: a city's system names itself, the others nothing."""
    if head != "city_paper" or not org.endswith(("中心", "事务所")):
        return ""
    said = f"{city}法律援助案件管理系统"
    return f", header: align(right, text(8pt, fill: luma(110))[#{quoted(said)}])"
