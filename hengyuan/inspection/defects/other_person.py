"""当事人不符: another name than the recipient's stands in the recipient's place.

A name that is one sign away may be a slip of the pen or of the reading: less sure, still told.
"""

from hengyuan.inspection.dossier import Dossier
from hengyuan.inspection.findings import Finding, Findings, Severity, rule

RULE = rule(
    "IN-06", "出现他人姓名", Severity.HIGH, "dossier", "关于加强法律援助案件质量管理的意见@2023"
)
ENOUGH = 2  # papers that have to agree on who the recipient is


def check(dossier: Dossier) -> Findings:
    """One finding for each paper and name that is not the recipient's."""
    name = dossier.recipient
    agreeing = {one.first for one, person in dossier.people if person.name == name}
    if not name or (len(agreeing) < ENOUGH and not dossier.asked_recipient):
        return
    seen: set[tuple[int, str]] = set()
    for one, person in dossier.people:
        if not person.is_recipient or person.name == name or (one.first, person.name) in seen:
            continue
        if person.name.startswith(name) or (name in one.flow.text and person.role == "被告人"):
            continue  # a co-defendant beside the recipient is no slip
        seen.add((one.first, person.name))
        near = _is_near(person.name, name)
        said = f"“{one.name}”的{person.role}写作“{person.name}”，本案受援人为“{name}”"
        yield Finding(RULE, said, 0.6 if near else 0.85, person.spots, one.name)


def _is_near(one: str, other: str) -> bool:
    different = sum(1 for a, b in zip(one, other, strict=False) if a != b)
    return len(one) == len(other) and different == 1
