"""Ways to set questions and answers, or speakers and words, that only layouts from 10 on have."""

from demo.specimens import stationery
from demo.specimens.parts import Pairs, quoted


def _plain(text: str) -> str:
    return f"#{quoted(text)};"


def _hung(turns: Pairs) -> str:
    return "".join(
        f"#par(hanging-indent: 2em)[{_plain(who + '：')}{said}]\n" for who, said in turns
    )


def _named(turns: Pairs) -> str:
    return "".join(f"#par[*{_plain(who)}*{_plain('：')}{said}]\n" for who, said in turns)


def _tabled(turns: Pairs) -> str:
    cells = "".join(f"[{_plain(who)}],[{said}]," for who, said in turns)
    return f"#table(columns: (auto, 1fr), inset: 5pt, stroke: 0.4pt + luma(120), {cells})\n"


def _run(turns: Pairs) -> str:
    """A question and its answer in one paragraph, as a hurried hand takes them down."""
    found, first = "", turns[0][0]
    for who, said in turns:
        start = f"{'' if not found else ']'}\n#par[" if who == first or not found else "　"
        found += f"{start}{_plain(who + '：')}{said}"
    return found + "]\n"


def _ruled(turns: Pairs) -> str:
    rule = '#v(-7pt)\n#line(length: 100%, stroke: (thickness: 0.3pt, dash: "dotted"))\n#v(-6pt)\n'
    return "".join(f"#par[{_plain(who + '：')}{said}]\n{rule}" for who, said in turns)


def _bare(turns: Pairs) -> str:
    return "".join(
        f"#par(first-line-indent: (amount: 2em, all: true))[{_plain(who + '：')}{said}]\n"
        for who, said in turns
    )


def _gapped(turns: Pairs) -> str:
    first = turns[0][0]
    return "".join(
        f"{'#v(4pt)' if who == first else ''}\n#par(hanging-indent: 2em)"
        f"[{_plain(who + '：')}{said}]\n"
        for who, said in turns
    )


def _lines(turns: Pairs) -> str:
    rule = "#v(-6pt)\n#line(length: 100%, stroke: 0.35pt + luma(140))\n#v(-5pt)\n"
    return "".join(f"#par[{_plain(who + '：')}{said}]\n{rule}" for who, said in turns)


def _bold_first(turns: Pairs) -> str:
    first = turns[0][0]
    return "".join(
        f"#par[*{_plain(who + '：')}{said}*]\n"
        if who == first
        else f"#par[{_plain(who + '：')}{said}]\n"
        for who, said in turns
    )


def _apart(turns: Pairs) -> str:
    return "".join(f"#par[{_plain(who + '：')}{said}]\n#v(3.5pt)\n" for who, said in turns)


def _box(turns: Pairs) -> str:
    return f"#block(width: 100%, inset: 8pt, stroke: 0.6pt)[{_bare(turns)}]\n"


def _stepped(turns: Pairs) -> str:
    first = turns[0][0]
    return "".join(
        f"#pad(left: {'0' if who == first else '1'}em)[#par[{_plain(who + '：')}{said}]]\n"
        for who, said in turns
    )


def _plainly(turns: Pairs) -> str:
    return "".join(f"#par[{_plain(who + '：')}{said}]\n" for who, said in turns)


def _shaded_first(turns: Pairs) -> str:
    first = turns[0][0]
    return "".join(
        f"#block(width: 100%, inset: (x: 5pt, y: 3pt), fill: luma({240 if who == first else 255}))"
        f"[{_plain(who + '：')}{said}]\n"
        for who, said in turns
    )


def _margin(turns: Pairs) -> str:
    """Paper for records: a line down the left side."""
    line = "stroke: (left: 0.7pt + luma(110))"
    return f"#block(width: 100%, inset: (left: 9pt, y: 2pt), {line})[{_bare(turns)}]\n"


def _indented(turns: Pairs) -> str:
    return "".join(
        f"#par(first-line-indent: (amount: 2em, all: true))[*{_plain(who + '：')}*{said}]\n"
        for who, said in turns
    )


def _greyed(turns: Pairs) -> str:
    cells = "".join(
        f"[#text(fill: luma(90))[{_plain(who + '：')}]],[{said}]," for who, said in turns
    )
    return f"#grid(columns: (auto, 1fr), column-gutter: 6pt, row-gutter: 10pt, {cells})\n"


def _underlined(turns: Pairs) -> str:
    """Ruled paper: a line under whatever is taken down."""
    return "".join(
        f"#par[#underline(offset: 4pt, stroke: 0.35pt + luma(120), evade: false)"
        f"[{_plain(who + '：')}{said}]]\n"
        for who, said in turns
    )


def _numbered(turns: Pairs) -> str:
    """Each question with its number, the answer below it."""
    found, first, n = "", turns[0][0], 0
    for who, said in turns:
        n += who == first
        number = f"{n}. " if who == first else ""
        found += f"#par(hanging-indent: 2em)[{_plain(number + who + '：')}{said}]\n"
    return found


def _two_columns(turns: Pairs) -> str:
    """A form whose narrow column says who speaks; rules lie between the turns."""
    cells = "".join(f"[{_plain(who)}],[{said}]," for who, said in turns)
    return (
        "#table(columns: (54pt, 1fr), inset: (x: 5pt, y: 5.5pt), align: (center, left), "
        f"stroke: (x, y) => (bottom: 0.35pt + luma(150)), {cells})\n"
    )


def _answers_in(turns: Pairs) -> str:
    """Questions at the margin, answers set in by two signs."""
    first = turns[0][0]
    return "".join(
        f"#pad(left: {'0' if who == first else '2'}em)[#par[{_plain(who + '　')}{said}]]\n"
        for who, said in turns
    )


def _pairs_apart(turns: Pairs) -> str:
    """A question and its answer close together, a gap before the next question."""
    first = turns[0][0]
    return "".join(
        f"{'#v(5pt)' if who == first else ''}\n#par(first-line-indent: (amount: 2em, all: true))"
        f"[{_plain(who + '：')}{said}]\n"
        for who, said in turns
    )


def _hung_bold(turns: Pairs) -> str:
    return "".join(
        f"#par(hanging-indent: 2em)[*{_plain(who + '：')}*{said}]\n" for who, said in turns
    )


def _tabbed(turns: Pairs) -> str:
    """Who speaks stands at the margin, what is said at a stop."""
    cells = "".join(f"[{_plain(who + '：')}],[{said}]," for who, said in turns)
    return f"#grid(columns: (auto, 1fr), row-gutter: 11.5pt, column-gutter: 6pt, {cells})\n"


TALK = {
    "pairs_apart": _pairs_apart, "hung_bold": _hung_bold, "tabbed": _tabbed,
    **stationery.TALK,
    "numbered": _numbered, "two_columns": _two_columns, "answers_in": _answers_in,
    "indented": _indented, "greyed": _greyed, "underlined": _underlined,
    "plainly": _plainly, "shaded": _shaded_first, "margin": _margin,
    "apart": _apart, "box": _box, "stepped": _stepped,
    "gapped": _gapped, "lines": _lines, "bold": _bold_first,
    "hung": _hung, "named": _named, "table": _tabled, "run": _run, "ruled": _ruled, "bare": _bare,
}  # fmt: skip
