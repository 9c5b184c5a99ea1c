"""Papers of supervision, one matter a module."""

from hengyuan.supervision.printing.alerts import bulletin_paper, notice_paper
from hengyuan.supervision.printing.complaints import paper_of
from hengyuan.supervision.printing.evaluation import evaluation_paper
from hengyuan.supervision.printing.objections import objection_paper
from hengyuan.supervision.printing.scorecards import scorecard_paper

__all__ = [
    "bulletin_paper", "evaluation_paper", "notice_paper", "objection_paper", "paper_of",
    "scorecard_paper",
]  # fmt: skip
