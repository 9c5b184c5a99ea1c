"""Ways to end a paper that only layouts from 25 on have: places of signature, owners of seals."""

from demo.specimens import stationery
from demo.specimens.parts import Pairs, quoted

COURTS = ('院";', '局";', '会";')
MARKS = {
    **stationery.MARKS,
    "stamped_below": ("", "\\ （盖章）"), "system_seal": ("", "（电子签章）"),
    "named": ("单位（公章）：", ""),
    "office_named": ("落款单位：", ""), "business": ("", "（业务专用章）"),
    "short_mark": ("", "（章）"),
}  # fmt: skip


def _plain(text: str) -> str:
    return f"#{quoted(text)};"


def owner_of(way: str, owner: str) -> str:
    """The owner of a seal as an office's form prints it; a court's name stands alone."""
    before, after = ("", "") if owner.endswith(COURTS) else MARKS.get(way, ("", ""))
    return f"{_plain(before) if before else ''}{owner}{after}"


def _facing(rows: Pairs) -> str:
    cells = "".join(
        f"[#par[{_plain(label + '：')}]#v(2pt)#h(3em)#box(height: 24pt)[{name}]],"
        for label, name in rows
    )
    made = f"#grid(columns: (1fr, 1fr), row-gutter: 12pt, column-gutter: 20pt, {cells})"
    return f"#v(14pt)\n#block(width: 100%, breakable: false)[{made}]\n"


def _strip(rows: Pairs) -> str:
    side = f'table.cell(rowspan: {len(rows)}, align: center + horizon)[#"签署"],'
    lines = "".join(f"[{_plain(label)}],[#box(height: 24pt)[{name}]]," for label, name in rows)
    return (
        "#v(8pt)\n#block(breakable: false)[#table(columns: (48pt, 150pt, 1fr), inset: 5pt, "
        f"align: horizon, stroke: 0.4pt + luma(150), {side}{lines})]\n"
    )


def _signed_low(rows: Pairs) -> str:
    lines = "".join(
        f"#grid(columns: (1fr, 150pt), align: (right + horizon, left + horizon), "
        f"[{_plain(label)}], [#h(6pt)#box(width: 120pt, height: 26pt, "
        f"stroke: (bottom: 0.5pt))[{name}]])\n#v(4pt)\n"
        for label, name in rows
    )
    return f"#v(16pt)\n#block(width: 100%, breakable: false)[{lines}]\n"


def _under_labels(rows: Pairs) -> str:
    """Labels in the upper row of a table, the names in the lower."""
    names = "".join(f"[#box(height: 26pt)[{name}]]," for _, name in rows)
    labels = "".join(f"[#text(0.9em)[{_plain(label)}]]," for label, _ in rows)
    return (
        f"#v(10pt)\n#block(breakable: false)[#table(columns: (1fr,) * {len(rows)}, inset: 6pt, "
        f"align: center + horizon, stroke: 0.6pt, {labels}{names})]\n"
    )


def _leaders(rows: Pairs) -> str:
    lines = "".join(
        f"#par[{_plain(label)}#box(width: 60pt, repeat[.])#h(4pt)#box(width: 110pt)[{name}]]\n"
        "#v(6pt)\n"
        for label, name in rows
    )
    return f"#v(14pt)\n#block(breakable: false)[{lines}]\n"


def _two_steps(rows: Pairs) -> str:
    """The label at the right, the name on a line of its own below it."""
    lines = "".join(
        f"#align(right)[#block(width: 170pt)[#align(left)[{_plain(label + '：')}\\ "
        f"#v(1pt)#h(3em)#box(height: 25pt)[{name}]]]]\n"
        for label, name in rows
    )
    return f"#v(10pt)\n#block(width: 100%, breakable: false)[{lines}]\n"


def _signed_lines(rows: Pairs) -> str:
    """Each place of signature on a ruled line of its own in the right half."""
    lines = "".join(
        f"#par[{_plain(label + '：')}#box(width: 1fr, height: 22pt, stroke: (bottom: 0.5pt), "
        f"outset: (bottom: 3pt))[{name}]]\n#v(5pt)\n"
        for label, name in rows
    )
    return f"#v(14pt)\n#pad(left: 38%)[#block(width: 100%, breakable: false)[{lines}]]\n"


def _beside_names(rows: Pairs) -> str:
    """A strip of a table: each label on grey, the name beside it."""
    cells = "".join(
        f"table.cell(fill: luma(232))[{_plain(label)}],[#box(height: 24pt)[{name}]],"
        for label, name in rows
    )
    return (
        "#v(8pt)\n#block(breakable: false)[#table(columns: (130pt, 1fr), inset: 6pt, "
        f"align: horizon, stroke: 0.5pt, {cells})]\n"
    )


def _letter_end(rows: Pairs) -> str:
    lines = "".join(
        f"#par[{_plain(label + '：')}#box(height: 24pt)[{name}]]\n#v(3pt)\n" for label, name in rows
    )
    made = f"#block(width: 230pt, breakable: false)[#align(left)[{lines}]]"
    return f"#v(16pt)\n#align(right)[{made}]\n"


ENDS = {
    "signed_lines": _signed_lines, "beside_names": _beside_names, "letter_end": _letter_end,
    "under_labels": _under_labels, "leaders": _leaders, "two_steps": _two_steps,
    "facing": _facing, "strip": _strip, "signed_low": _signed_low,
}  # fmt: skip
