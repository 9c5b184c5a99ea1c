"""未盖章: a paper that carries an official seal shows none. A grey copy cannot be judged."""

from hengyuan.inspection.dossier import Dossier
from hengyuan.inspection.findings import Finding, Findings, Severity, rule
from hengyuan.inspection.flow import Spot

RULE = rule(
    "IN-05", "应当盖章处没有印章", Severity.MEDIUM, "dossier",
    "办理法律援助案件程序规定@2023-09-01",
)  # fmt: skip
NAMED = 0.4  # how sure a name by contents has to be; no official figure


def check(dossier: Dossier) -> Findings:
    """One finding for each paper that should be sealed and shows no red seal."""
    for one in dossier.documents:
        if one.mark is None or not one.mark.is_sealed or dossier.seals(one) != []:
            continue
        if one.grounds and one.confidence < NAMED:
            continue  # who does not know what it is cannot say that it wants a seal
        last = one.flow.rows[-1] if one.flow.rows else None
        spots = one.flow.spots(last.start, last.end) if last else (Spot(one.last, None),)
        yield Finding(RULE, f"“{one.name}”没有见到红色公章", 0.75, spots, one.name)
