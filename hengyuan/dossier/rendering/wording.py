"""How dates, instants, sums and yes/no are written on papers."""

from datetime import date, datetime, timedelta, timezone

SHANGHAI = timezone(timedelta(hours=8))
BLANK_DATE = "　　年　　月　　日"
_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿")
_LIMIT_FEN = 10**14


def day(on: date | None) -> str:
    """2026年11月24日, or room to write a date by hand."""
    if on is None:
        return BLANK_DATE
    return f"{on.year}年{on.month}月{on.day}日"


def moment(at: datetime | None) -> str:
    """2026年11月24日9时05分, Shanghai time."""
    if at is None:
        return "　　年　　月　　日　　时　　分"
    local = at.astimezone(SHANGHAI)
    return f"{day(local.date())}{local.hour}时{local.minute:02d}分"


def span(began: datetime, ended: datetime) -> str:
    """From one instant to another; the day is said once where both fall on it."""
    first, last = moment(began), moment(ended)
    one_day = began.astimezone(SHANGHAI).date() == ended.astimezone(SHANGHAI).date()
    return f"{first}至{last[last.index('日') + 1 :] if one_day else last}"


def yuan(fen: int) -> str:
    """An amount in fen as 1,234,567,890.12元."""
    sign = "-" if fen < 0 else ""
    whole, rest = divmod(abs(fen), 100)
    return f"{sign}{whole:,}.{rest:02d}元"


def capital_yuan(fen: int) -> str:
    """An amount in fen in the characters used on vouchers: 人民币壹仟零伍元整.

    Raises ValueError from a million million yuan on.
    """
    if abs(fen) >= _LIMIT_FEN:
        raise ValueError(f"{fen} fen is more than a voucher can say")
    if fen < 0:
        return "人民币负" + capital_yuan(-fen).removeprefix("人民币")
    whole, rest = divmod(fen, 100)
    jiao, last = divmod(rest, 10)
    text = f"{_capital(whole)}元" if whole else ("" if rest else "零元")
    if not rest:
        return f"人民币{text}整"
    if jiao:
        text += f"{_DIGITS[jiao]}角"
    elif whole:
        text += "零"
    return f"人民币{text}{_DIGITS[last]}分" if last else f"人民币{text}整"


def _capital(whole: int) -> str:
    groups = []
    while whole:
        whole, group = divmod(whole, 10_000)
        groups.append(group)
    text, needs_zero = "", False
    for index in range(len(groups) - 1, -1, -1):
        group = groups[index]
        if not group:
            needs_zero = bool(text)
            continue
        if text and (needs_zero or group < 1000):
            text += "零"
        text += _capital_group(group) + _GROUPS[index]
        needs_zero = False
    return text


def _capital_group(group: int) -> str:
    text, needs_zero = "", False
    for place in (3, 2, 1, 0):
        digit = group // 10**place % 10
        if not digit:
            needs_zero = bool(text)
            continue
        text += ("零" if needs_zero else "") + _DIGITS[digit] + _PLACES[place]
        needs_zero = False
    return text


def yes_no(value: bool | None) -> str:
    """是, 否, or nothing known."""
    if value is None:
        return ""
    return "是" if value else "否"


def one_of(options: tuple[str, ...], chosen: str) -> str:
    """All options with a box, the chosen one ticked; another answer is written after them."""
    marks = [f"{'☑' if option == chosen else '□'}{option}" for option in options]
    if chosen and chosen not in options:
        marks.append(f"☑{chosen}")
    return "　".join(marks)


def some_of(options: tuple[str, ...], chosen: tuple[str, ...]) -> str:
    """All options with a box, the chosen ones ticked; other answers are written after them."""
    extra = tuple(word for word in chosen if word not in options)
    marks = [f"{'☑' if option in chosen else '□'}{option}" for option in options]
    return "　".join([*marks, *(f"☑{word}" for word in extra)])
