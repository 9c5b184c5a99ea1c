"""阅卷笔录无页码: notes that name no page of the file cannot be followed."""

from hengyuan.inspection.defects.rights_not_told import start_of
from hengyuan.inspection.dossier import Dossier
from hengyuan.inspection.facts.numbers import page_references_of
from hengyuan.inspection.findings import Finding, Findings, Severity, rule

RULE = rule(
    "IN-12", "阅卷笔录没有页码", Severity.MEDIUM, "reading",
    "关于加强法律援助案件质量管理的意见@2023",
)  # fmt: skip
FEW = 2
EACH = 200  # signs of notes that should name a page at least once; no official figure


def check(dossier: Dossier) -> Findings:
    """One finding for each note with fewer page references than its length asks for."""
    for one in dossier.of("D-23"):
        found = page_references_of(one.flow)
        if found < max(FEW, len(one.flow.text) // EACH):
            said = f"阅卷笔录只有 {found} 处引到案卷页码，无法逐项核对"
            yield Finding(RULE, said, 0.85, (start_of(one),), one.name)
