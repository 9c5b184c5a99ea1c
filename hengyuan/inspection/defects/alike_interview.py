"""会见笔录雷同: a record of which too little belongs to this case alone, beside its relatives."""

from hengyuan.inspection.defects.alike_opinion import alike
from hengyuan.inspection.dossier import Dossier
from hengyuan.inspection.findings import Findings, Severity, rule

RULE = rule(
    "IN-16", "会见笔录雷同", Severity.MEDIUM, "meeting",
    "关于加强法律援助案件质量管理的意见@2023",
)  # fmt: skip
PAPER = "D-22"


def check(dossier: Dossier) -> Findings:
    """One finding for each record whose own share lies below the bound."""
    return alike(dossier, PAPER, RULE)
