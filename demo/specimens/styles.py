"""The ways to lay a paper out: heads, fields, bodies, places of signature, footers, days.

0 to 4 are for development, 5 to 9 are held out; 10 to 12, 13 to 15, 16 to 18, 19 to 21, 22 to 24,
25 to 27, 28 to 30, 31 to 33 and 34 to 36 are further sets, whose papers and sayings are their own.
A style says how; what is written stands in the modules of `papers`.
"""

from dataclasses import dataclass
from datetime import date

DIGITS = "〇一二三四五六七八九"
FIGURES = (
    "dotted",
    "dashed",
    "slashed",
    "full_dots",
    "short_dashes",
    "slashed_padded",
    "commas",
)  # days of figures alone
ZEROES = {"chinese_o": "○", "chinese_zero": "零"}


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
    hand: str = "typed"  # typed | font | ink | signed: how what is written by hand is set
    weight: str = "regular"
    running: bool = False
    flipped: bool = False  # registers and forms lie across
    header: str = ""  # what stands above each page: split | count | mark
    talk: str = ""  # how questions and answers are set
    clock: str = ""  # how a time is written; by the layout's number where nothing is said
    seal: str = ""  # where owner, day and seal stand
    number: str = ""  # how a number stands under the head
    dated: str = ""  # what stands before the day at the end
    thumb: bool = False  # a recipient's signature has a thumb-print beside it


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
    Style("form", "threes", "lead", "sided", "·1·", "chinese_o", size=12.5, leading=9.5,
          hand="font", margin="(x: 58pt, top: 60pt, bottom: 64pt)", header="mark", talk="hung",
          clock="dot", seal="labelled"),
    Style("banded", "spread", "block", "stacked", "第一页", "full_dots", size=13, leading=11,
          hand="ink", header="split", talk="named", clock="point", seal="middle", thumb=True),
    Style("beside", "bracketed", "cell", "table", "1/2页", "chinese_zero", size=12, leading=8.5,
          margin="(x: 68pt, y: 72pt)", hand="signed", talk="table", clock="half", seal="left",
          flipped=True),
    Style("doubled", "side", "lined", "inline", "~1~", "month_spaced", size=12, leading=10.5,
          margin="(x: 60pt, y: 58pt)", hand="ink", talk="run", clock="half_point", seal="boxed",
          thumb=True),
    Style("redline", "numbered", "lead", "corner", "—第1页—", "short_dashes", size=13,
          leading=9.5, hand="font", header="count", talk="ruled", clock="padded", seal="above",
          margin="(top: 74pt, bottom: 62pt, left: 70pt, right: 56pt)"),
    Style("leftbar", "tabs", "block", "spaced", "P1", "plain", size=13.5, leading=11.5,
          hand="signed", talk="bare", clock="hours", seal="line", running=True,
          margin="(x: 76pt, y: 70pt)"),
    Style("crest", "quads", "lead", "paired", "共2页第1页", "plain", size=12.5, leading=10,
          hand="font", talk="gapped", clock="hours", seal="plain_right",
          margin="(x: 64pt, top: 68pt, bottom: 60pt)"),
    Style("short_rule", "ruled", "framed", "ending", "（1）", "dotted", size=12, leading=9,
          hand="ink", talk="lines", clock="padded", seal="signed_right", thumb=True,
          margin="(x: 60pt, y: 62pt)", header="title"),
    Style("corner_org", "bold", "block", "close", "第1页共2页", "padded", size=13.5, leading=11,
          hand="signed", talk="bold", clock="half_dot", seal="low_right",
          margin="(x: 72pt, y: 74pt)"),
    Style("ribbon", "colons", "lead", "threes", "第1页", "spaced", size=13, leading=10.5,
          hand="ink", talk="apart", clock="half_hours", seal="at_end", thumb=True,
          margin="(x: 66pt, y: 64pt)"),
    Style("system", "panel", "block", "cells", "第1页/共2页", "dashed", size=11.5, leading=8.5,
          hand="typed", talk="box", clock="dot", seal="under", header="left",
          margin="(x: 54pt, y: 58pt)"),
    Style("grand", "wide", "lead", "lines_right", "—1—", "chinese", size=14, leading=12,
          hand="font", talk="stepped", clock="hours", seal="large",
          margin="(top: 80pt, bottom: 74pt, left: 76pt, right: 70pt)"),
    Style("word", "wordtable", "lead", "tail", "none", "plain", size=12.5, leading=10,
          hand="font", talk="plainly", clock="wide_colon", seal="over_day",
          margin="(x: 80pt, y: 70pt)"),
    Style("portal", "hairlines", "block", "boxes", "第1页，共2页", "padded", size=11.5, leading=9,
          hand="signed", talk="shaded", clock="padded", seal="electronic", header="portal",
          margin="(x: 58pt, top: 64pt, bottom: 56pt)"),
    Style("typed", "blank_pairs", "lead", "blanks_two", "-1-", "filled", size=13, leading=11,
          hand="ink", talk="margin", clock="hours", seal="unnamed", thumb=True,
          margin="(top: 72pt, bottom: 66pt, left: 78pt, right: 62pt)"),
    Style("county", "justified", "lead", "facing", "第1/2页", "plain", size=13, leading=11,
          hand="font", talk="indented", clock="half_hours", seal="stamped_below",
          margin="(x: 74pt, top: 72pt, bottom: 68pt)"),
    Style("barcode", "cards", "block", "strip", "1/2", "dashed", size=11.5, leading=9,
          hand="signed", talk="greyed", clock="padded", seal="system_seal", header="desk",
          dated="签署日期：", margin="(x: 56pt, top: 62pt, bottom: 58pt)"),
    Style("one_line", "thick", "lead", "signed_low", "（1）", "spaced", size=12.5, leading=10.5,
          hand="ink", talk="underlined", clock="point", seal="named", thumb=True,
          margin="(top: 66pt, bottom: 60pt, left: 80pt, right: 58pt)"),
    Style("bureau", "label_rows", "lead", "under_labels", "第1页（共2页）", "wide_padded",
          size=12.5, leading=10, hand="ink", talk="numbered", clock="padded_hours",
          seal="office_named", margin="(top: 70pt, bottom: 66pt, left: 70pt, right: 60pt)"),
    Style("copies", "listed", "block", "leaders", "页码：1/2", "slashed_padded", size=12, leading=9,
          hand="font", talk="two_columns", clock="half_padded", seal="business", dated="日期：",
          margin="(x: 52pt, top: 58pt, bottom: 56pt)"),
    Style("letter_paper", "flowing", "lead", "two_steps", "第1页纸", "plain", size=13.5, leading=12,
          hand="ink", talk="answers_in", clock="loose_hours", seal="short_mark", thumb=True,
          margin="(top: 76pt, bottom: 70pt, left: 82pt, right: 66pt)"),
    Style("supervised", "formed", "lead", "signed_lines", "第1页（共2页）", "spaced", size=12.5,
          leading=10.5, hand="ink", talk="pairs_apart", clock="hours", seal="plain_right",
          thumb=True, margin="(top: 70pt, bottom: 64pt, left: 76pt, right: 62pt)"),
    Style("sections", "headed", "lead", "beside_names", "共2页，第1页", "padded", size=12,
          leading=9.5, hand="font", talk="hung_bold", clock="padded", seal="short_mark",
          header="standard", margin="(top: 68pt, bottom: 60pt, left: 64pt, right: 58pt)"),
    Style("stationery", "plain_tabs", "lead", "letter_end", "1", "plain", size=13, leading=11.5,
          hand="signed", talk="tabbed", clock="half_hours", seal="at_end", header="stationery",
          margin="(top: 88pt, bottom: 66pt, left: 78pt, right: 70pt)"),
    Style("printed_form", "celled", "lead", "last_rows", "第1页共2页", "spaced", size=12.5,
          leading=10, hand="ink", talk="record_paper", clock="hours", seal="form_seal",
          thumb=True, margin="(top: 64pt, bottom: 62pt, left: 72pt, right: 58pt)"),
    Style("city_paper", "barred", "block", "right_block", "1 / 2", "padded", size=12,
          leading=9.5, hand="signed", talk="narrow", clock="padded", seal="over_name",
          margin="(x: 66pt, top: 68pt, bottom: 60pt)"),
    Style("firm_letter", "even", "lead", "set_in", "- 1 -", "plain", size=13, leading=11,
          hand="font", talk="breathing", clock="half_hours", seal="letter_seal",
          margin="(top: 62pt, bottom: 70pt, left: 78pt, right: 70pt)"),
)  # fmt: skip


def written(day: date, way: str) -> str:
    """A day as a layout writes it."""
    year, month, number = day.year, day.month, day.day
    if way == "chinese":
        return f"{_year(year, '〇')}年{_small(month)}月{_small(number)}日"
    if way in ZEROES:
        return f"{_year(year, ZEROES[way])}年{_small(month)}月{_small(number)}日"
    patterns = {
        "plain": f"{year}年{month}月{number}日",
        "padded": f"{year}年{month:02d}月{number:02d}日",
        "dotted": f"{year}.{month}.{number}",
        "dashed": f"{year}-{month:02d}-{number:02d}",
        "slashed": f"{year}/{month}/{number}",
        "spaced": f"{year} 年 {month} 月 {number} 日",
        "full_dots": f"{year}.{month:02d}.{number:02d}",
        "short_dashes": f"{year}-{month}-{number}",
        "month_spaced": f"{year}年 {month}月 {number}日",
        "filled": f"{year}年 {month:02d} 月 {number:02d} 日",
        "wide_padded": f"{year} 年 {month:02d} 月 {number:02d} 日",
        "slashed_padded": f"{year}/{month:02d}/{number:02d}",
        "commas": f"{year}、{month}、{number}",
    }
    return patterns[way]


def _year(year: int, zero: str) -> str:
    return "".join(DIGITS[int(sign)] for sign in str(year)).replace("〇", zero)


def _small(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else DIGITS[tens] + "十")
    return head + (DIGITS[ones] if ones else "")


def clock(minute: int, layout: int) -> str:
    """A minute of the day as a layout writes it."""
    hour, rest = divmod(minute, 60)
    way = STYLES[layout].clock or ("hours", "dot", "half")[layout % 3]
    half = "上午" if hour < 12 else "下午"
    twelve = hour if hour <= 12 else hour - 12
    return {
        "hours": f"{hour}时{rest:02d}分",
        "dot": f"{hour}:{rest:02d}",
        "half": f"{half}{twelve}时{rest}分",
        "point": f"{hour}点{rest:02d}分",
        "padded": f"{hour:02d}:{rest:02d}",
        "half_dot": f"{half}{twelve}:{rest:02d}",
        "half_hours": f"{half}{twelve}时{rest:02d}分",
        "wide_colon": f"{hour}：{rest:02d}",
        "padded_hours": f"{hour:02d}时{rest:02d}分",
        "half_padded": f"{half}{twelve:02d}:{rest:02d}",
        "loose_hours": f"{hour}时{rest}分",
        "half_point": f"{half}{twelve}点{rest:02d}分",
    }[way]
