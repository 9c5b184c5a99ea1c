"""The heads of papers: titles, letter heads, red heads, frames."""

from demo.specimens import stationery
from demo.specimens.parts import quoted

RED = 'rgb("#d0161b")'


def head(way: str, title: str, org: str, number: str) -> str:
    """The head of a paper; `number` is Typst's markup already."""
    below = f"#align(right)[#text(0.92em)[{number}]]\n" if number else ""
    made = _HEADS[way](title, org)
    if way in _PLACED:
        return f"{made}{_PLACED[way](number) if number else ''}#v(8pt)\n"
    return f"{made}#v(4pt)\n{below if way != 'left' else _beside(below)}#v(6pt)\n"


def _beside(below: str) -> str:
    return f"#text(0.9em)[{below}]" if below else ""


def _large(title: str, size: float, extra: str = "") -> str:
    return f"#align(center)[#text({size}pt{extra})[#{quoted(title)}]]\n"


def _plain(title: str, org: str) -> str:
    return _large(title, 20, ", weight: 700")


def _letterhead(title: str, org: str) -> str:
    line = f"#align(center)[#text(13pt)[#{quoted(org)}]]\n#line(length: 100%)\n" if org else ""
    return line + _large(title, 20)


def _spaced(title: str, org: str) -> str:
    wide = "　".join(title) if len(title) < 9 else title
    return f"#v(10pt)\n{_large(wide, 18, ', weight: 700')}"


def _two_lines(title: str, org: str) -> str:
    above = _large(org, 16, ", weight: 700") if org else ""
    return f"{above}{_large(title, 21, ', weight: 700')}"


def _red(title: str, org: str) -> str:
    if not org:
        return f"#v(14pt)\n{_large(title, 21)}"
    return (
        f"#align(center)[#text(27pt, weight: 700, fill: {RED}, tracking: 2pt)[#{quoted(org)}]]\n"
        f"#line(length: 100%, stroke: 2pt + {RED})\n#v(12pt)\n{_large(title, 20)}"
    )


def _grid(title: str, org: str) -> str:
    above = f"#text(10pt)[#{quoted(org)}]\\ " if org else ""
    cell = f"#align(center)[{above}#text(18pt, weight: 700)[#{quoted(title)}]]"
    return f"#table(columns: 1fr, inset: 10pt, [{cell}])\n#v(-8pt)\n"


def _left(title: str, org: str) -> str:
    above = f"#text(10pt, fill: gray)[#{quoted(org)}]\n\n" if org else ""
    rules = "#line(length: 100%, stroke: 1.4pt)\n#v(-9pt)\n#line(length: 100%, stroke: 0.5pt)\n"
    return f"{above}{_large(title, 22)}{rules}"


def _framed(title: str, org: str) -> str:
    above = _large(org, 12) if org else ""
    return (
        f"{above}#align(center)[#rect(inset: 9pt, stroke: 1.2pt)"
        f"[#text(17pt, weight: 900)[#{quoted(title)}]]]\n"
    )


def _bracketed(title: str, org: str) -> str:
    return f"{_large(title, 19, ', weight: 700')}{_large('（存卷）', 12)}"


def _underlined(title: str, org: str) -> str:
    above = f"#align(right)[#text(10pt)[#{quoted(org)}]]\n" if org else ""
    return (
        f"{above}#align(center)[#underline(offset: 5pt)"
        f"[#text(18pt, tracking: 5pt, weight: 500)[#{quoted(title)}]]]\n"
    )


def _form(title: str, org: str) -> str:
    mark = '#text(9.5pt)[#"法律援助文书"]\n' if org else ""
    above = _large(org, 15) if org else ""
    return f"{mark}#v(4pt)\n{above}{_large(title, 19, ', weight: 700, tracking: 4pt')}"


def _banded(title: str, org: str) -> str:
    above = f"#text(10.5pt)[#{quoted(org)}]#h(1fr)#text(16pt, weight: 700)[#{quoted(title)}]"
    alone = f"#align(center)[#text(18pt, weight: 700)[#{quoted(title)}]]"
    return (
        f"#block(width: 100%, inset: 9pt, fill: luma(236), stroke: (left: 3pt + luma(90)))"
        f"[{above if org else alone}]\n"
    )


def _beside_line(title: str, org: str) -> str:
    said = f"#text(21pt, weight: 500)[#{quoted(title)}]"
    under = f"#text(11pt)[#{quoted('（' + org + '）')}]\n" if org else ""
    return f"#align(center)[{said}\\ #v(2pt){under}]\n#line(length: 100%, stroke: 0.8pt)\n"


def _number_in_line(number: str) -> str:
    return f"#text(0.92em)[{number}]#h(1fr)\n"


def _number_boxed(number: str) -> str:
    return f"#align(right)[#rect(inset: 5pt, stroke: 0.5pt)[#text(0.9em)[{number}]]]\n"


def _number_centred(number: str) -> str:
    return f"#align(center)[#text(0.95em)[{number}]]\n"


def _doubled(title: str, org: str) -> str:
    under = f"\\ #v(3pt)#text(11pt)[#{quoted(org)}]" if org else ""
    said = f"#text(19pt, weight: 700, tracking: 3pt)[#{quoted(title)}]{under}"
    return (
        "#align(center)[#rect(inset: 2.5pt, stroke: 1.3pt)[#rect(width: 76%, inset: 9pt, "
        f"stroke: 0.5pt)[{said}]]]\n"
    )


def _redline(title: str, org: str) -> str:
    wide = "　".join(org) if len(org) < 12 else " ".join(org)
    above = (
        f"#align(center)[#text(17pt, weight: 700, fill: {RED})[#{quoted(wide)}]]\n"
        f"#line(length: 100%, stroke: 0.7pt + {RED})\n#v(-8pt)\n"
        f"#line(length: 100%, stroke: 2pt + {RED})\n#v(8pt)\n"
    )
    return f"{above if org else ''}{_large(title, 18, ', weight: 500')}"


def _leftbar(title: str, org: str) -> str:
    beside = f"#h(1fr)#text(10pt)[#{quoted(org)}]" if org else ""
    return (
        f"#text(20pt, weight: 900)[#{quoted(title)}]{beside}\n"
        "#v(-4pt)\n#line(length: 100%, stroke: 2.2pt)\n"
    )


def _number_labelled(number: str) -> str:
    return f'#align(right)[#text(0.92em)[#"（文号："#{number.removeprefix("#")}#"）"]]\n'


def _crest(title: str, org: str) -> str:
    above = _large(org, 17, ", weight: 700") if org else ""
    return f"#v(4pt)\n{above}{_large(title, 22, ', weight: 700, tracking: 2pt')}"


def _short_rule(title: str, org: str) -> str:
    rule = "#align(center)[#line(length: 46%, stroke: 1pt)]\n"
    under = f"#v(-4pt)\n#align(center)[#text(11pt)[#{quoted(org)}]]\n" if org else ""
    return f"{_large(title, 21, ', weight: 500, tracking: 5pt')}#v(-6pt)\n{rule}{under}"


def _corner_org(title: str, org: str) -> str:
    mark = f"#text(10.5pt)[#{quoted(org)}]\n#v(2pt)\n" if org else ""
    wide = " ".join(title) if len(title) < 8 else title
    return f"{mark}{_large(wide, 20, ', weight: 700')}"


def _number_last(number: str) -> str:
    return f"#align(right)[#text(0.92em)[{number}]]\n"


def _ribbon(title: str, org: str) -> str:
    above = f"#align(center)[#text(13pt, fill: {RED})[#{quoted(org)}]]\n" if org else ""
    return f"{above}{_large(title, 21, ', weight: 700, tracking: 3pt')}"


def _system(title: str, org: str) -> str:
    said = f"#text(17pt, weight: 700)[#{quoted(title)}]"
    beside = f"#text(9.5pt)[#{quoted('制作单位：' + org)}]" if org else ""
    return f"#align(center)[{said}]\n#v(-2pt)\n{beside}\n"


def _grand(title: str, org: str) -> str:
    above = _large(" ".join(org), 18, ", weight: 500") if org else "#v(10pt)\n"
    return f"{above}{_large('　'.join(title) if len(title) < 7 else title, 23, ', weight: 700')}"


def _number_far(number: str) -> str:
    return f"#h(1fr)#text(9.5pt)[{number}]\n"


def _word(title: str, org: str) -> str:
    """A county's own file: a firm does not put its name above a record."""
    above = _large(org, 16, ", weight: 500") if org and not org.endswith("所") else ""
    return f"{above}{_large(title, 20, ', weight: 700, tracking: 1pt')}"


def _portal(title: str, org: str) -> str:
    """A system prints its square on what it makes, not on what is handed in."""
    if not org.endswith(("中心", "事务所")) and "法律援助" not in title:
        return f"{_large(org, 12) if org else ''}{_large(title, 18, ', weight: 700')}"
    corner = "".join(
        f"#place(dx: {x}pt, dy: {y}pt, rect(width: 9pt, height: 9pt, fill: black))"
        for x, y in ((1, 1), (24, 1), (1, 24), (13, 12), (26, 19), (19, 26))
    )
    square = f"#box(width: 34pt, height: 34pt, stroke: 0.5pt)[{corner}]"
    under = f"\\ #v(1pt)#text(9.5pt, fill: luma(70))[#{quoted(org)}]" if org else ""
    said = f"#text(17pt, weight: 700)[#{quoted(title)}]{under}"
    return f"#grid(columns: (1fr, 40pt), align: (left + horizon, right), [{said}], [{square}])\n"


def _typed(title: str, org: str) -> str:
    """An old form has a line for who fills it in; a letter has its sender above."""
    form = title.endswith(("表", "单", "录"))
    wide = "　".join(title) if len(title) < 6 else title
    above = _large(org, 15) if org and not form else ""
    filled = f"#text(11pt)[#{quoted('填写单位：' + org)}]\n" if org and form else ""
    return f"{above}{_large(wide, 19, ', weight: 700')}{filled}"


def _number_above(number: str) -> str:
    return f'#align(right)[#text(0.9em)[#"编号："{number}]]\n'


def _county(title: str, org: str) -> str:
    """A file of an office's own: its name and the title in two sizes, a firm's in none."""
    above = _large(org, 15, ", tracking: 1pt") if org and not org.endswith("所") else ""
    wide = "　".join(title) if len(title) < 5 else title
    return f"{above}{_large(wide, 22, ', weight: 700')}"


def _barcode(title: str, org: str) -> str:
    """A platform prints bars on what it makes, not on what is handed in."""
    if not org.endswith(("中心", "事务所")) and "法律援助" not in title:
        return f"{_large(org, 12) if org else ''}{_large(title, 18, ', weight: 700')}"
    bars = "".join(
        f"#box(width: {1 + n % 3 * 0.7}pt, height: 20pt, fill: black)#h({1 + n % 2}pt)"
        for n in (1, 5, 2, 4, 8, 3, 1, 6, 7, 2, 5, 9, 4, 1, 8, 3, 2, 6, 5, 1, 7, 4)
    )
    under = f"#align(center)[#text(10pt, fill: luma(70))[#{quoted(org)}]]\n" if org else ""
    return f"#align(right)[{bars}]\n{_large(title, 18, ', weight: 700')}{under}"


def _one_line(title: str, org: str) -> str:
    """A small office prints its name and the title in one line where they have room."""
    if not org or org.endswith("所"):
        return _large("　".join(title) if len(title) < 7 else title, 19, ", weight: 700")
    if len(org) + len(title) < 22:
        return _large(f"{org}{title}", 18, ", weight: 700")
    return f"{_large(org, 15, ', weight: 700')}{_large(title, 18, ', weight: 700')}"


def _bureau(title: str, org: str) -> str:
    """A city's bureau: its name large, a double rule, the title below."""
    rule = "#line(length: 100%, stroke: 1.4pt)\n#v(-9pt)\n#line(length: 100%, stroke: 0.4pt)\n"
    above = f"{_large(org, 17, ', weight: 700')}{rule}" if org else ""
    return f"{above}{_large(title, 20, ', weight: 700')}"


def _copies(title: str, org: str) -> str:
    """A pad of forms in copies: this is the one that is filed."""
    copy = '#align(right)[#text(9pt)[#"第三联　存卷"]]\n' if org.endswith("中心") else ""
    above = _large(org, 12.5) if org else ""
    return f"{copy}{above}{_large(title, 18, ', weight: 700, tracking: 2pt')}"


def _letter_paper(title: str, org: str) -> str:
    """Letter paper: whoever writes stands in red above a red rule."""
    rule = f"#line(length: 100%, stroke: 0.8pt + {RED})\n"
    above = f"{_large(org, 15, f', fill: {RED}')}{rule}" if org else ""
    return f"{above}{_large(' '.join(title) if len(title) < 6 else title, 20)}"


def _supervised(title: str, org: str) -> str:
    """A county's printed form: its name above, the title larger below; a firm's name nowhere."""
    wide = "　".join(title) if len(title) < 6 else title
    if not org or org.endswith("所"):
        return _large(wide, 21, ", weight: 700")
    return f"{_large(org, 16, ', weight: 500')}{_large(wide, 21, ', weight: 700')}"


def _sections(title: str, org: str) -> str:
    """A city's standard file: the title first, whose form it is in small type below it."""
    under = f"#v(-3pt)\n#align(center)[#text(10.5pt)[#{quoted(org)}]]\n" if org else ""
    rule = "#v(-4pt)\n#line(length: 100%, stroke: 0.9pt)\n"
    return f"{_large(title, 20, ', weight: 700')}{under}{rule}"


def _stationery(title: str, org: str) -> str:
    """A firm's paper has its name in the header already; whoever else writes stands above."""
    above = _large(org, 17, ", weight: 700") if org and not org.endswith("所") else ""
    wide = "　".join(title) if len(title) < 5 else title
    return f"#v(4pt)\n{above}{_large(wide, 20, ', weight: 700')}"


def _number_first(number: str) -> str:
    return f'#align(left)[#text(0.95em)[#"No. "{number}]]\n'


def _number_of_paper(number: str) -> str:
    return f'#align(left)[#text(0.9em)[#"文书编号："{number}]]\n'


_PLACED = {
    "supervised": _number_last, "sections": _number_above, "stationery": _number_last,
    **stationery.PLACED,
    "bureau": _number_centred, "copies": _number_first, "letter_paper": _number_last,
    "county": _number_last, "barcode": _number_of_paper, "one_line": _number_last,
    "word": _number_last, "portal": _number_above, "typed": _number_centred,
    "ribbon": _number_last, "system": _number_far, "grand": _number_centred,
    "crest": _number_last, "short_rule": _number_in_line, "corner_org": _number_last,
    "form": _number_centred, "banded": _number_in_line, "beside": _number_boxed,
    "doubled": _number_centred, "redline": _number_in_line, "leftbar": _number_labelled,
}  # fmt: skip
_HEADS = {
    **stationery.HEADS,
    "plain": _plain, "letterhead": _letterhead, "spaced": _spaced, "two_lines": _two_lines,
    "red": _red, "grid": _grid, "left": _left, "framed": _framed, "bracketed": _bracketed,
    "underlined": _underlined, "form": _form, "banded": _banded, "beside": _beside_line,
    "doubled": _doubled, "redline": _redline, "leftbar": _leftbar,
    "crest": _crest, "short_rule": _short_rule, "corner_org": _corner_org,
    "ribbon": _ribbon, "system": _system, "grand": _grand,
    "word": _word, "portal": _portal, "typed": _typed,
    "county": _county, "barcode": _barcode, "one_line": _one_line,
    "bureau": _bureau, "copies": _copies, "letter_paper": _letter_paper,
    "supervised": _supervised, "sections": _sections, "stationery": _stationery,
}  # fmt: skip


def official(layout: int, title: str, org: str, number: str) -> str:
    """The head of a judicial paper: the body above, the title below, the number at its place."""
    if layout >= 34:
        return stationery.official(layout, title, org, number)
    small = (18, 16, 20, 17, 18, 22, 15, 19, 18, 16, 21, 19, 20, 17, 23, 18, 20, 19, 22,
             17, 18, 21, 19, 20, 18, 20, 19, 17, 21, 18, 16, 19, 20, 18)[layout]  # fmt: skip
    large = (22, 20, 24, 22, 26, 22, 19, 23, 20, 24, 25, 28, 21, 23, 26, 20, 27, 24, 22,
             22, 20, 25, 24, 22, 21, 23, 22, 20, 25, 21, 23, 24, 26, 22)[layout]  # fmt: skip
    gaps = (" ", "", "　", "", " ", "", "　", " ", "", "", "　", " ", "  ", "", " ", "　",
            " ", "  ", "", "", " ", "　", "　", " ", "  ", " ", "", "　",
            "  ", "", " ", " ", "", "")  # fmt: skip
    wide = gaps[layout].join(title)
    place = ("right", "center", "right", "right", "left", "right", "center", "right", "left",
             "center", "right", "right", "center", "left", "right", "center",
             "right", "right", "center", "right", "left", "right",
             "right", "right", "center", "right", "right", "right",
             "center", "left", "right",
             "right", "right", "center")[layout]  # fmt: skip
    above = _large(org, small, ", weight: 700" if layout % 2 == 0 else "")
    if layout == 5:  # the body and the title in one line
        made = _large(f"{org}{title}", 18, ", weight: 700")
    else:
        made = above + _large(wide, large, ", tracking: 3pt" if layout in (1, 3, 8) else "")
    rule = "#line(length: 100%, stroke: 0.6pt)\n" if layout in (3, 7) else ""
    below = f"#align({place})[{number}]\n" if number else ""
    return f"{made}{rule}{below}#v(8pt)\n"
