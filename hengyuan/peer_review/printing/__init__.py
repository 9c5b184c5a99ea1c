"""The report of a round on paper, with the figures of its page, and its letters."""

from hengyuan.peer_review.printing.letters import round_letter
from hengyuan.peer_review.printing.paper import report_paper
from hengyuan.peer_review.printing.workbook import report_workbook

__all__ = ["report_paper", "report_workbook", "round_letter"]
