"""The links of the chain, the phases of supervision, and how much hangs on a hint."""

from hengyuan.law.vocabulary import Word


class Link(Word):
    """The nine links of the chain, in order."""

    RECEPTION = "reception", "接待", "reception"
    ADVICE = "advice", "咨询", "advice"
    APPLICATION = "application", "申请", "application"
    DECISION = "decision", "审批", "decision"
    ASSIGNMENT = "assignment", "指派", "assignment"
    HANDLING = "handling", "办理", "handling"
    CLOSING = "closing", "结案", "closing"
    ARCHIVE = "archive", "归档", "archive"
    SUBSIDY = "subsidy", "补贴", "subsidy"


class Phase(Word):
    """When in the life of a case a point is supervised."""

    BEFORE = "before", "事前", "before"
    DURING = "during", "事中", "during"
    AFTER = "after", "事后", "after"


class Severity(Word):
    """How much hangs on a hint if a person finds it right."""

    HIGH = "high", "重", "high"
    MEDIUM = "medium", "中", "medium"
    LOW = "low", "轻", "low"


PHASE_OF: dict[Link, Phase] = {
    Link.RECEPTION: Phase.BEFORE, Link.ADVICE: Phase.BEFORE, Link.APPLICATION: Phase.BEFORE,
    Link.DECISION: Phase.BEFORE, Link.ASSIGNMENT: Phase.BEFORE, Link.HANDLING: Phase.DURING,
    Link.CLOSING: Phase.AFTER, Link.ARCHIVE: Phase.AFTER, Link.SUBSIDY: Phase.AFTER,
}  # fmt: skip

# What the acts of a story are called as evidence.
ACT_NAMES: dict[str, str] = {
    "handling.agreement": "签订委托协议", "handling.meeting": "会见受援人",
    "handling.file_reading": "阅卷", "handling.investigation": "调查取证",
    "handling.filing": "立案", "handling.hearing": "开庭", "handling.opinion": "提出意见",
    "handling.mediation": "调解、协商", "handling.progress_report": "通报进展",
    "handling.result": "收到结案文书",
}  # fmt: skip

# Single clocks first, then all of one letter pair.
CLOCKS: dict[str, Link] = {
    "AP-03": Link.ASSIGNMENT, "AS-01": Link.ASSIGNMENT, "CA-03": Link.SUBSIDY, "CL": Link.ADVICE,
    "AP": Link.DECISION, "OB": Link.DECISION, "NT": Link.ASSIGNMENT, "AS": Link.HANDLING,
    "CA": Link.CLOSING,
}  # fmt: skip


def link_of(clock: str) -> Link:
    """The link of the chain in which a statutory clock runs."""
    return CLOCKS.get(clock) or CLOCKS.get(clock[:2], Link.HANDLING)
