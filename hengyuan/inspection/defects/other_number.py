"""案号不符: a case number that is not this case's, left in from another."""

from hengyuan.inspection.dossier import Dossier, court
from hengyuan.inspection.facts.numbers import aid_numbers
from hengyuan.inspection.findings import Finding, Findings, Severity, rule

RULE = rule(
    "IN-07", "出现他案案号", Severity.HIGH, "dossier", "关于加强法律援助案件质量管理的意见@2023"
)
# A judgment names earlier sentences by their numbers; notes and evidence quote whatever they quote.
QUOTE_OTHERS = ("X-judgment", "X-indictment", "D-23", "D-24", "D-27b")


def check(dossier: Dossier) -> Findings:
    """One finding for each paper and foreign number; quoting papers only when they lack ours."""
    for one in dossier.documents:
        ours, known = court(one), dossier.number
        others = [n for n in ours if n.number != known and not one.may_say(known, n.number)]
        foreign = {n.number: n for n in others} if known else {}
        if one.id in QUOTE_OTHERS or (one.id == "D-26" and any(n.number == known for n in ours)):
            foreign = {}
        for number, found in foreign.items():
            said = f"“{one.name}”写有案号{number}，本案为{known}"
            spots = one.flow.spots(found.start, found.end)
            yield Finding(RULE, said, 0.85, spots, one.name)
        if dossier.aid_number and one.id == "D-14":
            continue
        for found in aid_numbers(one.flow.text):
            if "指" in found.number and dossier.aid_number != found.number:
                said = f"“{one.name}”写有{found.number}，本案指派文号为{dossier.aid_number}"
                yield Finding(RULE, said, 0.8, one.flow.spots(found.start, found.end), one.name)
