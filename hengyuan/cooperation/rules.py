"""What may be asked of another place, and where a request stands. Plain values only."""

from enum import StrEnum


class Kind(StrEnum):
    """What is asked for."""

    CHECK = "check"
    INVESTIGATE = "investigate"
    DELIVER = "deliver"
    JOINT = "joint"


class State(StrEnum):
    """Where a request stands."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    REPORTED = "reported"
    WITHDRAWN = "withdrawn"


KINDS = {
    Kind.CHECK: "核查经济困难状况",
    Kind.INVESTIGATE: "调查取证",
    Kind.DELIVER: "送达文书",
    Kind.JOINT: "联合办理",
}
STATES = {
    State.ASKED: "待答复",
    State.ACCEPTED: "已接受",
    State.DECLINED: "不能协作",
    State.REPORTED: "已反馈",
    State.WITHDRAWN: "已撤回",
}
OPEN = (State.ASKED, State.ACCEPTED)
PAUSE = "PA-02"  # the time of another place's check does not count
