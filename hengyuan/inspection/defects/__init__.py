"""The rules, one a file: each says what it looks for, what it cites, and finds with evidence."""

from dataclasses import replace

from hengyuan.inspection.defects import (
    alike_interview,
    alike_opinion,
    blank_form,
    days_out_of_order,
    late_hand_in,
    missing_paper,
    notes_without_pages,
    order_of_papers,
    other_number,
    other_person,
    printed_questions,
    rights_not_told,
    risk_not_told,
    short_interview,
    short_opinion,
    substitute_at_hearing,
    unread_page,
    unsealed,
    unsigned,
)
from hengyuan.inspection.dossier import Dossier
from hengyuan.inspection.findings import Finding, Rule, Severity

CHECKS = (
    missing_paper, order_of_papers, blank_form, unsigned, unsealed, other_person, other_number,
    days_out_of_order, short_interview, rights_not_told, risk_not_told, notes_without_pages,
    short_opinion, unread_page, alike_opinion, alike_interview,
    printed_questions, substitute_at_hearing, late_hand_in,
)  # fmt: skip
RULES: tuple[Rule, ...] = tuple(one.RULE for one in CHECKS)
_ORDER = list(Severity)


def findings(dossier: Dossier) -> tuple[Finding, ...]:
    """All that the rules find, the gravest first, then by page."""
    found = [_with_grounds(dossier, each) for one in CHECKS for each in one.check(dossier)]
    return tuple(
        sorted(
            found,
            key=lambda f: place(f.rule.severity, f.spots[0].page if f.spots else 0, f.rule.id),
        )
    )


def _with_grounds(dossier: Dossier, finding: Finding) -> Finding:
    """A finding about a paper that its contents named says so, and is no surer than the name."""
    pages = {spot.page for spot in finding.spots}
    named = [one for one in dossier.documents if one.grounds and one.first <= max(pages, default=0)]
    doubtful = next((one for one in named if pages & {n for n, _ in one.pages}), None)
    if doubtful is None:
        return finding
    phrases = "、".join(f"“{phrase}”" for phrase in doubtful.grounds)
    said = f"{finding.sentence}；标题不明，按内容认作“{doubtful.name}”（{phrases}）"
    sure = round(min(finding.confidence, doubtful.confidence), 2)
    return replace(finding, sentence=said, confidence=sure)


def place(severity: str, page: int, rule: str) -> tuple[int, int, str]:
    """Where a finding stands among the others; page 0 where it has none."""
    return _ORDER.index(Severity(severity)), page, rule
