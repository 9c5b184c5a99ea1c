"""Conclusions of an examination, and the codes for refusal and termination that the law knows."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any


class Conclusion(StrEnum):
    """What the examiner puts before the head. The head decides."""

    GRANT = "grant"
    REFUSE = "refuse"


# Refusals in the proper sense; RF-4 (deemed withdrawn) and RF-8 (not accepted) are outcomes of
# their own and never stand in a refusal.
REFUSAL_CODES = ("RF-1", "RF-2", "RF-3", "RF-5", "RF-6", "RF-7", "RF-9")
TERMINATION_CODES = ("TM-1", "TM-2", "TM-3", "TM-4", "TM-5", "TM-6", "TM-7", "TM-8")


def differs_from_proposal(conclusion: Conclusion, outcome: str) -> bool:
    """Whether the person concludes otherwise than the rules proposed; then a reason is asked."""
    return outcome in ("propose_grant", "propose_refusal") and not outcome.endswith(
        {"grant": "grant", "refuse": "refusal"}[conclusion]
    )


# What a step of the proposal answers, in words; anything else is shown as it stands.
RESULT_NAMES = {
    "met": "符合",
    "unmet": "不符合",
    "yes": "是",
    "no": "否",
    "true": "属于",
    "false": "不属于",
    "unclear": "由人认定",
    "unknown": "不明",
    "possible": "可能",
    "not-stated": "未说明",
    "not-asked": "不涉及",
    "not-a-bar": "不构成障碍",
    "not-shown": "材料未显示",
    "not-needed": "不需要",
    "not-limited": "不受经济困难条件限制",
    "exempt-from-check": "免予核查经济困难状况",
    "standard-test": "按标准核查",
    "no-value": "标准数值未配置",
    "passes": "符合标准",
    "fails": "不符合标准",
    "for-a-person": "由人认定",
    "propose_grant": "建议给予法律援助",
    "propose_refusal": "建议不予法律援助",
    "needs_hardship_check": "需要核查经济困难状况",
    "needs_supplement": "需要补充材料或者说明",
    "provisional_possible": "可以先行提供法律援助",
    "for_a_person": "由工作人员认定",
}


def in_short(proposal: Mapping[str, Any]) -> dict[str, str]:
    """What the rules found, in the few words that the approval form has room for (D-10).

    A proposal that could not be computed says nothing here; its error stands on the page.
    """
    steps = list(proposal.get("steps", ()))
    hardship, urgent = proposal.get("hardship"), proposal.get("urgent_44")
    found = {"rule_version": str(proposal.get("rules_on") or "")}
    for step in steps:
        if str(step["rule"]).startswith(("CV-", "CR-A")):
            found["matter_name"] = str(step["name"])
    if hardship:
        route = RESULT_NAMES.get(hardship["result"], hardship["result"])
        names = [s["name"] for s in steps if str(s["rule"]).startswith(("HX-", "NC-"))]
        found["hardship"] = "：".join((route, "、".join(names))) if names else str(route)
    if urgent:
        names = [str(s["name"]) for s in steps if s["rule"] in urgent["codes"]]
        found["urgency"] = "；".join(names) if names else "没有"
    return found
