"""Ten ways to lay a paper out: heads, fields, bodies, places of signature, footers, days.

0 to 4 are for development, 5 to 9 are held out. A style says how; what is written stands in the
modules of `papers`.
"""

from dataclasses import dataclass
from datetime import date

DIGITS = "〇一二三四五六七八九"


@dataclass(frozen=True)
class Style:
    """How one layout sets a paper; sizes in points, `margin` as Typst writes it."""

    head: str
    fields: str
    body: str
    signs: str
    footer: str
    days: str
    size: float = 13
    leading: float = 10
    margin: str = "(x: 62pt, y: 66pt)"
    hand: str = "typed"  # typed | font | ink: how what is written by hand is set
    weight: str = "regular"
    running: bool = False
    flipped: bool = False  # registers and forms lie across


STYLES = (
    Style("plain", "lines", "indent", "lines", "none", "plain"),
    Style("letterhead", "pairs", "indent", "right", "第1页共2页", "padded", hand="font"),
    Style("spaced", "blanks", "block", "underlined", "-1-", "chinese", size=14, hand="ink"),
    Style("two_lines", "fours", "boxed", "row", "1/2", "dotted", size=12, hand="font"),
    Style("red", "inline", "indent", "lines", "1", "spaced", size=14.5, leading=13,
          margin="(top: 92pt, bottom: 84pt, left: 74pt, right: 68pt)"),
    Style("grid", "grid", "boxed", "cell", "none", "dashed", size=12, hand="font",
          margin="(x: 48pt, y: 54pt)"),
    Style("left", "columns", "indent", "row", "第1页", "chinese", size=13.5, leading=12,
          hand="ink", running=True),
    Style("framed", "shaded", "columns", "right", "—1—", "slashed", size=11.5, leading=8,
          margin="(x: 56pt, y: 60pt)"),
    Style("bracketed", "dots", "block", "underlined", "第1页共2页", "spaced", size=13, hand="font",
          weight="medium"),
    Style("underlined", "fours", "hanging", "lines", "1", "padded", size=12.5, leading=11,
          running=True, hand="ink", flipped=True),
)  # fmt: skip


def written(day: date, way: str) -> str:
    """A day as a layout writes it."""
    year, month, number = day.year, day.month, day.day
    if way == "chinese":
        digits = "".join(DIGITS[int(sign)] for sign in str(year))
        return f"{digits}年{_small(month)}月{_small(number)}日"
    patterns = {
        "plain": f"{year}年{month}月{number}日",
        "padded": f"{year}年{month:02d}月{number:02d}日",
        "dotted": f"{year}.{month}.{number}",
        "dashed": f"{year}-{month:02d}-{number:02d}",
        "slashed": f"{year}/{month}/{number}",
        "spaced": f"{year} 年 {month} 月 {number} 日",
    }
    return patterns[way]


def _small(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else DIGITS[tens] + "十")
    return head + (DIGITS[ones] if ones else "")


def clock(minute: int, layout: int) -> str:
    """A minute of the day as a layout writes it."""
    hour, rest = divmod(minute, 60)
    if layout % 3 == 0:
        return f"{hour}时{rest:02d}分"
    if layout % 3 == 1:
        return f"{hour}:{rest:02d}"
    half = "上午" if hour < 12 else "下午"
    return f"{half}{hour if hour <= 12 else hour - 12}时{rest}分"
