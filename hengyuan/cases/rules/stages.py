"""The nine stations, the stages of a case, and where each stage stands on the rail."""

from enum import StrEnum


class Station(StrEnum):
    """The nine stations of the chain rail, in order."""

    RECEPTION = "reception"  # 接待
    ADVICE = "advice"  # 咨询
    APPLICATION = "application"  # 申请
    DECISION = "decision"  # 审批
    ASSIGNMENT = "assignment"  # 指派
    HANDLING = "handling"  # 办理
    CLOSING = "closing"  # 结案
    ARCHIVE = "archive"  # 归档
    SUBSIDY = "subsidy"  # 补贴


STATIONS = tuple(Station)


class Stage(StrEnum):
    """What is true of a case on the chain."""

    RECEIVED = "received"
    ADVISED = "advised"
    APPLIED = "applied"
    SUPPLEMENTING = "supplementing"
    EXAMINED = "examined"
    GRANTED = "granted"
    NOTICE_RECEIVED = "notice_received"
    DESIGNATION_PROPOSED = "designation_proposed"
    FIRM_ASSIGNED = "firm_assigned"
    UNDER_HANDLING = "under_handling"
    CLOSING_REPORTED = "closing_reported"
    DOSSIER_RETURNED = "dossier_returned"
    FIRST_EXAMINED = "first_examined"
    CLOSED = "closed"
    ARCHIVED = "archived"
    SUBSIDY_SIGNED = "subsidy_signed"
    PAID = "paid"
    NO_SUBSIDY_DUE = "no_subsidy_due"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    TERMINATED = "terminated"


# The station at which a case in this stage stands: where the next act is done.
STANDS_AT: dict[Stage, Station] = {
    Stage.RECEIVED: Station.ADVICE,
    Stage.ADVISED: Station.APPLICATION,
    Stage.APPLIED: Station.DECISION,
    Stage.SUPPLEMENTING: Station.APPLICATION,
    Stage.EXAMINED: Station.DECISION,
    Stage.GRANTED: Station.ASSIGNMENT,
    Stage.NOTICE_RECEIVED: Station.ASSIGNMENT,
    Stage.DESIGNATION_PROPOSED: Station.ASSIGNMENT,
    Stage.FIRM_ASSIGNED: Station.ASSIGNMENT,
    Stage.UNDER_HANDLING: Station.HANDLING,
    Stage.CLOSING_REPORTED: Station.CLOSING,
    Stage.DOSSIER_RETURNED: Station.CLOSING,
    Stage.FIRST_EXAMINED: Station.CLOSING,
    Stage.CLOSED: Station.ARCHIVE,
    Stage.ARCHIVED: Station.SUBSIDY,
    Stage.SUBSIDY_SIGNED: Station.SUBSIDY,
    Stage.PAID: Station.SUBSIDY,
    Stage.NO_SUBSIDY_DUE: Station.SUBSIDY,
    Stage.REFUSED: Station.DECISION,
    Stage.WITHDRAWN: Station.APPLICATION,
    Stage.TERMINATED: Station.HANDLING,
}

ENDS = frozenset(
    {Stage.PAID, Stage.NO_SUBSIDY_DUE, Stage.REFUSED, Stage.WITHDRAWN, Stage.TERMINATED}
)
OPEN = frozenset(Stage) - ENDS
