"""The report of a round on paper: the same figures as its page, as PDF, .docx and .xlsx."""

from hengyuan.peer_review.printing.paper import report_paper
from hengyuan.peer_review.printing.workbook import report_workbook

__all__ = ["report_paper", "report_workbook"]
