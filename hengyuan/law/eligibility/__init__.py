"""Eligibility: matters, hardship, exemptions, notices, aid first (法律援助法 arts. 22-48).

`propose(Facts(...))` answers with a `Proposal` and its derivation. It proposes; a named officer
decides. The rows of the law are the YAML files under parameters/{matters,hardship,groups,notified,
grounds}; HENGYUAN_LAW_DIR adds local ones. See docs/law/eligibility.md.
"""

from hengyuan.law.eligibility.engine import propose, regime_of, rules_day
from hengyuan.law.eligibility.facts import (
    Applicant,
    Capacity,
    Claim,
    Earlier,
    End,
    Facts,
    Finances,
    Injury,
    Member,
    Need,
    Pending,
    ReviewCourt,
    Role,
    Sentence,
    Shown,
    ShownBy,
    Supplement,
)
from hengyuan.law.eligibility.pack import ground, grounds, pack_for
from hengyuan.law.eligibility.proposal import (
    Finding,
    Hardship,
    Mandatory,
    MatterResult,
    Outcome,
    Proposal,
    Route,
    Step,
    Tri,
    Urgency,
)
from hengyuan.law.eligibility.reading import facts_from
from hengyuan.law.eligibility.standard import Limit, limit_for, standard_for

__all__ = [
    "Applicant",
    "Capacity",
    "Claim",
    "Earlier",
    "End",
    "Facts",
    "Finances",
    "Finding",
    "Hardship",
    "Injury",
    "Limit",
    "Mandatory",
    "MatterResult",
    "Member",
    "Need",
    "Outcome",
    "Pending",
    "Proposal",
    "ReviewCourt",
    "Role",
    "Route",
    "Sentence",
    "Shown",
    "ShownBy",
    "Step",
    "Supplement",
    "Tri",
    "Urgency",
    "facts_from",
    "ground",
    "grounds",
    "limit_for",
    "pack_for",
    "propose",
    "regime_of",
    "rules_day",
    "standard_for",
]
