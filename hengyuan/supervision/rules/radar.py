"""Where a hint of the radar stands, what may be done with it, and which kinds a site can feed.

Nothing here decides about a case: somebody has seen a hint, cleared it with its ground, or handed
it to an inquiry, which goes its own way.
"""

from dataclasses import dataclass
from enum import StrEnum

from hengyuan.law import radar
from hengyuan.supervision.rules.alerts import BUREAU, HEAD, QUALITY

ACTING = (QUALITY, HEAD, BUREAU)
REGION = ("R-02", BUREAU, "R-21")
READING = (QUALITY, HEAD, *REGION)
VOLUME = "R-10"


class State(StrEnum):
    """What is true of a hint."""

    RAISED = "raised"
    SEEN = "seen"
    REFERRED = "referred"
    CLEARED = "cleared"
    LIFTED = "lifted"


STATES = {
    State.RAISED: "待查看",
    State.SEEN: "已查看，待核实",
    State.REFERRED: "已移送核查",
    State.CLEARED: "已排除",
    State.LIFTED: "已自动解除",
}
TONES = {
    State.RAISED: "soon", State.SEEN: "soon", State.REFERRED: "late", State.CLEARED: "met",
    State.LIFTED: "paused",
}  # fmt: skip
OPEN = (State.RAISED, State.SEEN, State.REFERRED)
CLOSED = (State.CLEARED, State.LIFTED)


@dataclass(frozen=True, slots=True)
class Act:
    """One act on a hint: from which states, to which."""

    name: str
    from_: tuple[State, ...]
    to: State
    button: str


ACTS = {
    act.name: act
    for act in (
        Act("see", (State.RAISED,), State.SEEN, "已查看，留待核实"),
        Act("clear", OPEN, State.CLEARED, "排除线索"),
        Act("refer", (State.RAISED, State.SEEN), State.REFERRED, "移送核查"),
    )
}
OTHER = "其他原因"

# What no part of the site tells the radar yet, and what tells it where something does.
UNFED = {
    "R-01": "案卷检查还不识别印章文字",
    "R-05": "系统不登记受援人的收款账户",
}
FED = {
    "R-02": "案件登记的受援人、对方当事人、办案机关案号",
    "R-03": "案卷检查中经人确认的“应当签名处空白”",
    "R-04": "受援人登记的电话、住址",
    "R-06": "登记的开庭时间和法院，检查过的会见笔录所写的地点和起止时间",
    "R-07": "登记的会见日，检查过的会见笔录所写的日期",
    "R-08": "登记的开庭日，案卷中的传票、出庭通知书",
    "R-09": "检查过的扫描件上受援人签名处的图像",
    "R-10": "案件的开立月份、承办人和律所，每月1日比对上月",
    "R-11": "检查过的会见笔录所写的起止时间",
    "R-12": "办理记录的登记时间",
}


def grounds(kind: str) -> tuple[str, ...]:
    """The honest explanations from which whoever clears a hint of a kind chooses."""
    return (*radar.kind(kind).clears_zh, OTHER)
