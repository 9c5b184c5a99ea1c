"""Where an alert stands, what may be done with it from there, and by whom. Plain values only.

An alert is a hint: somebody explains or disputes it, the quality head settles it, dismisses it with
a reason that is counted, or orders a rectification with a day; the reply is checked by another
person. Nobody answers for himself.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from hengyuan.law import supervision as law
from hengyuan.law.citation import Citation


class State(StrEnum):
    """What is true of an alert."""

    RAISED = "raised"
    OVER = "over"  # what it is about ended before anybody answered: a fact, it asks nobody
    EXPLAINED = "explained"
    DISPUTED = "disputed"
    ORDERED = "ordered"
    REPLIED = "replied"
    CLOSED = "closed"
    DISMISSED = "dismissed"
    LIFTED = "lifted"


STATES = {
    State.RAISED: "待处理",
    State.OVER: "情形已结束",
    State.EXPLAINED: "已说明，待核",
    State.DISPUTED: "有异议，待核",
    State.ORDERED: "整改中",
    State.REPLIED: "已回复，待核",
    State.CLOSED: "已了结",
    State.DISMISSED: "不成立",
    State.LIFTED: "已自动解除",
}
TONES = {
    State.RAISED: "late", State.OVER: "paused", State.EXPLAINED: "soon", State.DISPUTED: "soon",
    State.ORDERED: "late", State.REPLIED: "soon", State.CLOSED: "met",
    State.DISMISSED: "paused", State.LIFTED: "paused",
}  # fmt: skip
FRESH = (State.RAISED, State.OVER)
OPEN = (State.RAISED, State.EXPLAINED, State.DISPUTED, State.ORDERED, State.REPLIED)


class Ground(StrEnum):
    """Why an alert is dismissed: counted by rule, so that a rule that cries wolf is seen."""

    WRONG_ENTRY = "wrong_entry"
    LAWFUL_REASON = "lawful_reason"
    RULE_MISFITS = "rule_misfits"
    KNOWN = "known"


GROUNDS = {
    Ground.WRONG_ENTRY: "登记有误，事实不存在",
    Ground.LAWFUL_REASON: "有正当理由",
    Ground.RULE_MISFITS: "规则不适用于本案",
    Ground.KNOWN: "已在另一条中处理",
}

HANDLER, FIRM, OFFICER, ASSIGNER = "R-15", "R-16", "R-06", "R-07"
QUALITY, HEAD, BUREAU = "R-08", "R-05", "R-03"
# The words of the law floor for who is told → the role that holds the inbox.
TOLD = {
    "handler": HANDLER, "officer": OFFICER, "assigner": ASSIGNER, "quality_head": QUALITY,
    "head": HEAD,
}  # fmt: skip
ANSWERING = (HANDLER, OFFICER, ASSIGNER, QUALITY, HEAD)
JUDGING = (QUALITY, HEAD, BUREAU)
HIGHEST = 2  # levels of escalation: the head, then the bureau
LEVELS = {0: "", 1: "已报机构负责人", 2: "已报司法行政机关"}


@dataclass(frozen=True, slots=True)
class Act:
    """One act on an alert: from which states, to which, by which roles."""

    name: str
    from_: tuple[State, ...]
    to: State
    roles: tuple[str, ...]
    button: str


# Acts that may be said of several alerts with one word. Whatever blames or absolves by a count,
# a notice or a ground, is done one by one.
TOGETHER = ("explain", "settle", "accept")
MOST_TOGETHER = 50  # a page of the inbox

ACTS = {
    act.name: act
    for act in (
        Act("explain", FRESH, State.EXPLAINED, ANSWERING, "说明情况"),
        Act("dispute", FRESH, State.DISPUTED, ANSWERING, "提出异议"),
        Act("settle", (State.EXPLAINED,), State.CLOSED, JUDGING, "说明成立，了结"),
        Act(
            "dismiss", (*FRESH, State.EXPLAINED, State.DISPUTED), State.DISMISSED, JUDGING,
            "提示不成立",
        ),
        Act(
            "order", (*FRESH, State.EXPLAINED, State.DISPUTED), State.ORDERED, JUDGING,
            "签发整改通知书",
        ),
        Act("reply", (State.ORDERED,), State.REPLIED, ANSWERING, "回复整改情况"),
        Act("accept", (State.REPLIED,), State.CLOSED, JUDGING, "核对通过，了结"),
        Act("return", (State.REPLIED,), State.ORDERED, JUDGING, "退回继续整改"),
    )
}  # fmt: skip


def roles_told(rule_id: str) -> tuple[str, ...]:
    """In whose inbox an alert of a rule comes first."""
    return tuple(TOLD[word] for word in law.rule(rule_id).RULE.tells)


def rules_telling(role: str) -> tuple[str, ...]:
    """The rules whose alerts come into the inbox of a role."""
    return tuple(one.id for one in law.rules() if role in roles_told(one.id))


def due_after(rule_id: str, on: date) -> date:
    """By when somebody should have taken an alert up: our own default, no official figure."""
    return on + timedelta(days=law.rule(rule_id).RULE.mend_days)


def cites_of(rule_id: str) -> tuple[Citation, ...]:
    """What a rule cites."""
    return law.rule(rule_id).RULE.cites


def whole(counts: dict[str, int]) -> dict[str, int]:
    """What a bulletin counts in one row, so that it adds up to the alerts that were raised.

    An older bulletin, frozen without those that were over by themselves, has the rest there.
    """
    rest = counts["raised"] - counts["open"] - counts["closed"] - counts["dismissed"]
    return {"over": rest, **counts}
