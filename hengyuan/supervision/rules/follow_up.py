"""Follow-up of recipients: where a call stands, when which hour is, what is never shown.

A caller (旁听回访员, or the quality head) takes a call before the telephone number is shown. What a
recipient says is sealed; results are shown for many together. Plain values only.
"""

from datetime import date, time, timedelta
from enum import StrEnum
from typing import Any

from hengyuan.law.follow_up import Hour, Outcome, next_try

OBSERVER, QUALITY, HEAD, HANDLER = "R-20", "R-08", "R-05", "R-15"
CALLING = (OBSERVER, QUALITY)
DECIDING = (QUALITY, HEAD)
REGION = ("R-02", "R-03", "R-21")
READING = (*DECIDING, *REGION)
FEWEST = 5  # answers below which no rate is shown: our own default


class State(StrEnum):
    """Where a closed case stands in the follow-up."""

    NOT_DRAWN = "not_drawn"
    WAITING = "waiting"
    ANSWERED = "answered"
    UNREACHED = "unreached"


STATES = {
    State.NOT_DRAWN: "未抽中",
    State.WAITING: "待回访",
    State.ANSWERED: "已答复",
    State.UNREACHED: "未联系上",
}


class Hinted(StrEnum):
    """What became of a word about money that the recipient brought up."""

    NOTHING = ""
    BROUGHT_UP = "brought_up"
    ASKED_AGAIN = "asked_again"
    LEFT = "left"


# Why a case is followed up for certain → what the page calls it.
FLAGS = {
    "late": "有逾期",
    "changed_handler": "更换过承办人",
    "lost": "请求未获支持",
    "first_time": "承办人首次结案",
    "minor": "未成年人",
    "group_leader": "群体性案件",
    "wages": "讨薪",
    "money_hint": "涉及财物的线索",
}
MONEY_ANSWERS = {"yes": "“是”", "no": "“否”", "skipped": "没有问"}
AGAIN_ANSWERS = {
    "confirms": "确有其事，愿意反映", "private": "确有其事，不愿反映", "denies": "没有这回事",
    "silent": "不愿回答",
}  # fmt: skip
HOURS = ((time(11, 30), Hour.MORNING), (time(14), Hour.NOON), (time(17, 30), Hour.AFTERNOON))
LINES = {
    Outcome.CONNECTED: "met", Outcome.NO_ANSWER: "soon", Outcome.OFF: "soon",
    Outcome.VOID: "paused", Outcome.REFUSED: "paused",
}  # fmt: skip


def hour_of(at: time) -> Hour:
    """In which part of the day a call is made."""
    return next((hour for until, hour in HOURS if at < until), Hour.EVENING)


def month_of(day: date) -> tuple[date, date]:
    """The first and the last day of the month of a day."""
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def first_due(today: date) -> dict[str, Any]:
    """The columns of a call that waits for its first try."""
    due = next_try((), today)
    assert due is not None
    return {"state": State.WAITING.value, "next_on": due[0], "next_hour": due[1].value}


def state_after(outcome: Outcome, *, is_last: bool) -> State:
    """Where a call stands after a try."""
    if outcome is Outcome.CONNECTED:
        return State.ANSWERED
    return State.UNREACHED if is_last or outcome.is_final else State.WAITING
