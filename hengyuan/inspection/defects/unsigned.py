"""未签名: a signature place with nothing behind its label, neither words nor ink."""

from hengyuan.inspection.defects.blank_form import is_blank
from hengyuan.inspection.dossier import Dossier
from hengyuan.inspection.findings import Finding, Findings, Severity, rule

RULE = rule(
    "IN-04", "应当签名处空白", Severity.HIGH, "dossier", "办理法律援助案件程序规定@2023-09-01"
)


def check(dossier: Dossier) -> Findings:
    """One finding for each empty signature place; less sure where there is no picture."""
    for one in dossier.documents:
        empty = [place for place in dossier.places(one) if not place.is_filled]
        if not empty or is_blank(one):
            continue
        for place in empty:
            sure = 0.9 if place.is_seen else 0.5
            said = f"“{one.name}”的“{place.label.strip('：')}”处没有签名"
            yield Finding(RULE, said, sure, (place.spot,), one.name)
