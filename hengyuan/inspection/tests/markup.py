"""The parts of the test dossiers' papers as Typst markup: titles, fields, signatures, seals."""

from datetime import date

DIGITS = "〇一二三四五六七八九"


def arabic(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def chinese(day: date) -> str:
    def small(n: int) -> str:
        tens, ones = divmod(n, 10)
        head = "" if tens == 0 else ("十" if tens == 1 else DIGITS[tens] + "十")
        return head + (DIGITS[ones] if ones else "")

    year = "".join(DIGITS[int(d)] for d in str(day.year))
    return f"{year}年{small(day.month)}月{small(day.day)}日"


def title(text: str, layout: int) -> str:
    if layout == 0:
        return f"#align(center)[#text(20pt, weight: 700, tracking: 6pt)[{text}]]\n#v(12pt)\n"
    if layout == 1:
        return (
            "#align(center)[#text(14pt)[青石市青石区法律援助中心]]\n"
            f"#align(center)[#text(22pt)[{text}]]\n#v(8pt)\n#line(length: 100%)\n"
        )
    return f"#align(center)[#text(18pt, weight: 700)[{' '.join(text)}]]\n#v(20pt)\n"


def court_title(text: str) -> str:
    return (
        "#align(center)[#text(18pt, weight: 700)[青石市青石区人民法院]]\n"
        f"#align(center)[#text(22pt, tracking: 8pt)[{text}]]\n#v(10pt)\n"
    )


def field_lines(rows: list[tuple[str, str]], layout: int) -> str:
    if layout == 1:
        cells = "".join(f"[{label}],[{value}]," for label, value in rows)
        return f"#table(columns: (1fr, 3fr), inset: 8pt, {cells})\n"
    return "".join(f"#par[{label}：{value}]\n" for label, value in rows)


def body(*texts: str) -> str:
    return "".join(f"#par(first-line-indent: (amount: 2em, all: true))[{t}]\n" for t in texts)


def sign(label: str, name: str) -> str:
    return f"#v(14pt)#par[{label}：{name}]\n"


def seal(owner: str, day: str, *, stamped: bool = True) -> str:
    ring = (
        "#place(dx: 60pt, dy: -30pt, circle(radius: 48pt, stroke: 2.4pt + rgb(\"#d8232a\"))"
        "[#align(center + horizon)[#text(26pt, fill: rgb(\"#d8232a\"))[★]]])"
        if stamped
        else ""
    )  # fmt: skip
    return f"#v(30pt)#align(right)[#block(width: 220pt)[{owner}\n\n{day}{ring}]]\n"
