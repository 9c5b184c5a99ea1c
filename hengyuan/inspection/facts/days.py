"""Days and times of day, in Arabic and in Chinese numerals, each with its place in the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

DIGITS = {sign: n for n, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "元": 1, "两": 2}
# A scan may lose one of the first signs of 二〇二六: what is left can be no other year.
YEAR = (
    r"(?:(?:19|20)\d\d|[一二][〇零九一二三四五六七八]{3}"
    r"|(?<![〇零一二三四五六七八九十\d])[〇零][一二三四五六七八九][〇零一二三四五六七八九]"
    r"|(?<![〇零一二三四五六七八九十\d])二[一二三][〇零一二三四五六七八九])"
)
# Two strokes of a pen are read as one sign.
SMALL = r"(?:\d{1,2}|1?Ⅱ|[〇零一二三四五六七八九十]{1,3})"
DAY = re.compile(
    rf"({YEAR})年({SMALL})月({SMALL})日|(?<!\d)((?:19|20)\d\d)[-./，、]([01]?\d)[-./、]([0-3]?\d)(?!\d)"
    # 2026年4月28: in a narrow cell the last sign stands in the line below.
    rf"|({YEAR})年(\d\d?)月(\d\d)(?![\d日])"
    # 2026.4.209时00分: a scan loses the blank before the time of day; the hour is one of work.
    r"|(?<!\d)((?:19|20)\d\d)[-./]([01]?\d)[-./]([0-3]?\d)(?=(?:0?[6-9]|1\d|2[0-2]) ?(?:时|点|：))"
)
CLOCK = rf"(上午|下午|晚上)?({SMALL})(?:[时点]|：)({SMALL})?分?(?:许)?"
HOUR = rf"(?:上午|下午|晚上)?{SMALL}(?:[时点]|：){SMALL}"
ANY_DAY = rf"(?:{YEAR}年{SMALL}月{SMALL}日|\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}}|同日|当日)"
SPAN = re.compile(
    rf"{CLOCK}(?:（?(?:起|开始)）?)?(?:至|到|[-—–~～一]{{1,2}}"
    rf"|[.，。；]* ?(?:\d{{1,2}}[.、]?)?(?:止|终|结束)(?:于|时间)?：?"
    rf"|[，、；](?={HOUR}分?(?:止|结束))|(?P<bare> ?(?={ANY_DAY})))（?{ANY_DAY}? ?{CLOCK}"
)
# 开始时间 | 结束时间 in one row, both times in the row below.
END_LABEL = re.compile("结束|终了|止时|完毕")
LABELLED = 40  # signs before a span within which such labels stand


@dataclass(frozen=True, slots=True)
class FoundDay:
    """A day and where it stands in the text."""

    day: date
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FoundSpan:
    """From one time of day to another: minutes after midnight, and where it stands."""

    begins: int
    ends: int
    start: int
    end: int

    @property
    def minutes(self) -> int:
        """How long it lasts; a span over midnight goes on into the next day."""
        return (self.ends - self.begins) % (24 * 60)


def days_in(text: str) -> Iterator[FoundDay]:
    """Every day in a text; what is no day of the calendar (31 June) is passed over."""
    for match in DAY.finditer(text):
        year, month, day = [part for part in match.groups() if part]
        try:
            found = date(_year(year), whole(month), whole(day))
        except ValueError:
            continue
        yield FoundDay(found, match.start(), match.end())


def spans_in(text: str) -> Iterator[FoundSpan]:
    """Every stretch of time that a text gives with its beginning and end."""
    for match in SPAN.finditer(text):
        if match["bare"] is not None and not END_LABEL.search(
            text, max(match.start() - LABELLED, 0), match.start()
        ):
            continue
        half, hour, minute, _bare, half2, hour2, minute2 = match.groups()
        begins, ends = _minutes(half, hour, minute), _minutes(half2 or half, hour2, minute2)
        if begins is None or ends is None:
            continue
        if half2 is None and ends < begins and half == "上午":
            ends += 12 * 60
        yield FoundSpan(begins, ends, match.start(), match.end())


MOMENT = re.compile(rf"(?<![\d：]){CLOCK}(?!\d|：)")


def moments_in(text: str) -> Iterator[FoundSpan]:
    """From each time of day to the next one, whatever stands between: for heads of records."""
    found = []
    for match in MOMENT.finditer(text):
        at = _minutes(*match.groups())
        if at is not None:
            found.append((at, match))
    for (begins, first), (ends, last) in pairwise(found):
        yield FoundSpan(begins, ends, first.start(), last.end())


def _minutes(half: str | None, hour: str, minute: str | None) -> int | None:
    hours, minutes = whole(hour), whole(minute) if minute else 0
    if half in ("下午", "晚上") and hours < 12:
        hours += 12
    return hours * 60 + minutes if hours < 25 and minutes < 60 else None


def _year(text: str) -> int:
    if text.isdecimal():
        return int(text)
    year = int("".join(str(DIGITS[sign]) for sign in text if sign in DIGITS))
    return year if year > 1000 else 2000 + year % 100


def whole(text: str) -> int:
    """A small number in either numerals: 12, 十二, 二十, 〇三; Ⅱ is 11."""
    if text.isdecimal():
        return int(text)
    if text.endswith("Ⅱ"):
        return 11
    tens, sign, ones = text.partition("十")
    if not sign:
        return int("".join(str(DIGITS[one]) for one in text))
    return 10 * (DIGITS[tens] if tens else 1) + (DIGITS[ones] if ones else 0)
