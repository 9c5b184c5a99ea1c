"""Grounds of a designation, and the order of a rotation."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

# Grounds from a list (浙司〔2024〕6号, Beijing 2023): a designation without one is not proposed.
DESIGNATION_GROUNDS = {
    "major": "重大、敏感案件",
    "group": "群体性案件",
    "handed_down": "上级交办案件",
    "specialist": "疑难案件专办",
    "continuity": "同一受援人前一阶段由其承办",
    "helped_apply": "协助申请的单位承办",
    "in_house": "法律援助机构工作人员承办",
    "no_other": "无其他符合条件的人员",
}

METHOD_NAMES = {"by_rotation": "轮派", "by_choice": "点援", "by_designation": "指定"}

MONTHLY_CAP = 5  # 京司发〔2023〕28号 4(3), in principle, group cases apart
CAPITAL_YEARS = 3  # 法律援助法 art. 26, in the stricter reading: years of criminal defence


@dataclass(frozen=True, slots=True)
class Turn:
    """A firm's place in the rotation: when it was last assigned, and a stable tie-break."""

    organisation_id: int
    last_assigned_on: date | None
    entered_on: date


def in_rotation(turns: Iterable[Turn]) -> list[Turn]:
    """Who waited longest comes first; firms never assigned come before all, by their entry."""
    return sorted(
        turns,
        key=lambda turn: (
            turn.last_assigned_on is not None,
            turn.last_assigned_on or turn.entered_on,
            turn.entered_on,
            turn.organisation_id,
        ),
    )


def exclusion(
    *,
    kind: str,
    is_capital: bool,
    is_group: bool,
    provider_kind: str,
    has_lawyer_licence: bool,
    criminal_since: date | None,
    cases_this_month: int,
    on: date,
) -> str:
    """Why a person must not be assigned this case (Q-1, Q-3, Q-7, Q-10, the cap); "" if nothing."""
    if provider_kind == "volunteer":
        return "Q-7：志愿者不独立承办案件"
    if kind == "criminal" and not has_lawyer_licence:
        return "Q-3：刑事辩护须由执业律师承办"
    if is_capital and (criminal_since is None or _years(criminal_since, on) < CAPITAL_YEARS):
        return f"Q-1：可能判处无期徒刑、死刑的案件须有{CAPITAL_YEARS}年以上刑事辩护经历"
    if not is_group and cases_this_month >= MONTHLY_CAP:
        return f"本月已承办{cases_this_month}件（原则上每月不超过{MONTHLY_CAP}件）"
    return ""


def _years(since: date, on: date) -> int:
    return on.year - since.year - ((on.month, on.day) < (since.month, since.day))


def assigned_values(firm: str, method: str, kept: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What the event of an assignment tells: the firm, the method, and everybody considered."""
    return {
        "firm": firm,
        "method": method,
        "candidates": sum(1 for each in kept if each["is_eligible"]),
        "excluded": sum(1 for each in kept if not each["is_eligible"]),
        "considered": list(kept),
    }
