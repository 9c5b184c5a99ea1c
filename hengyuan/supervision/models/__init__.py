"""Tables of supervision, one matter a module."""

from hengyuan.supervision.models.alerts import Alert
from hengyuan.supervision.models.bulletins import Bulletin
from hengyuan.supervision.models.complaints import Complaint, ComplaintNote
from hengyuan.supervision.models.contacts import CaseSupervisor, ContactNote
from hengyuan.supervision.models.evaluation import EvaluationSheet
from hengyuan.supervision.models.falls import ScorecardFall
from hengyuan.supervision.models.follow_up import (
    FollowUp,
    FollowUpBatch,
    FollowUpPeriod,
    FollowUpSettings,
    FollowUpTry,
)
from hengyuan.supervision.models.indicator_sets import IndicatorSetVersion
from hengyuan.supervision.models.objections import Objection
from hengyuan.supervision.models.observation import (
    Hearing,
    ObservationSheet,
    ObservationYear,
    Seat,
    SuspensionOrder,
)
from hengyuan.supervision.models.opinions import Opinion, OpinionRound
from hengyuan.supervision.models.radar import CaseTrace, RadarHint, RadarHintCase, TraceKey
from hengyuan.supervision.models.rehearsals import RehearsalFlip, RehearsalRun
from hengyuan.supervision.models.scorecards import Scorecard, ScorecardRow
from hengyuan.supervision.models.stories import CaseStory, Reader, Reading

__all__ = [
    "Alert", "Bulletin", "CaseStory", "CaseSupervisor", "CaseTrace", "Complaint", "ComplaintNote",
    "ContactNote", "EvaluationSheet", "FollowUp", "FollowUpBatch", "FollowUpPeriod",
    "FollowUpSettings", "FollowUpTry", "Hearing", "IndicatorSetVersion", "Objection",
    "ObservationSheet", "ObservationYear", "Opinion", "OpinionRound", "RadarHint", "RadarHintCase",
    "Reader", "Reading", "RehearsalFlip", "RehearsalRun",
    "Scorecard", "ScorecardFall", "ScorecardRow", "Seat",
    "SuspensionOrder", "TraceKey",
]  # fmt: skip
