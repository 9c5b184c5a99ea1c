"""意见过短: an opinion of some hundred characters. The bound is ours (500 signs), to be edited."""

from hengyuan.inspection.defects.rights_not_told import start_of
from hengyuan.inspection.documents import Document
from hengyuan.inspection.dossier import Dossier
from hengyuan.inspection.findings import Finding, Findings, Severity, rule
from hengyuan.inspection.pages import How

RULE = rule(
    "IN-13", "法律意见过短", Severity.MEDIUM, "opinion",
    "关于加强法律援助案件质量管理的意见@2023",
)  # fmt: skip
SHORT = 500  # signs; no official figure


def check(dossier: Dossier) -> Findings:
    """One finding for each opinion below that, title and signature left out."""
    for one in dossier.of("D-26"):
        written = signs(one)
        if written < SHORT and all(page.how is not How.UNREAD for _, page in one.pages):
            said = f"“{one.name}”正文 {written} 字，低于提示线 {SHORT} 字（自拟，可改）"
            yield Finding(RULE, said, 0.9 if written < 300 else 0.7, (start_of(one),), one.name)


def signs(document: Document) -> int:
    """Characters of the text, the title left out."""
    title = len(document.title.quote) if document.title else 0
    return len(document.flow.text) - title
