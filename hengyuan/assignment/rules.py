"""Grounds of a designation, the order of a rotation, the states of a lot."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
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

METHOD_NAMES = {
    "by_rotation": "轮派",
    "by_choice": "点援",
    "by_designation": "指定",
    "by_lot": "摇号",
}

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


class RoundState(StrEnum):
    """What is true of a round of the lot; a number is given with the commitment."""

    PREPARED = "prepared"  # parties hand in the SM3 of their secrets
    COMMITTED = "committed"  # list and hashes are fixed, in the ledger, and public
    DRAWN = "drawn"
    ABANDONED = "abandoned"  # after the commitment: keeps its number and has a record
    WITHDRAWN = "withdrawn"  # before the commitment: nothing was fixed


class Among(StrEnum):
    """Who is drawn."""

    FIRMS = "firms"
    PEOPLE = "people"


class SecretOf(StrEnum):
    """Who brings a secret to a round."""

    INSTITUTION = "institution"
    BAR = "bar"
    RECIPIENT = "recipient"


ASSIGNMENT_LOT = "assignment"  # the purpose of a round that finds the handler of a case

PARTIES = {"institution": "法律援助机构", "bar": "律师协会", "recipient": "受援人"}
ABANDONED_WHY = {
    "party_silent": "有一方没有揭示秘密",
    "external_missing": "外部数没有公布",
    "list_wrong": "名单有误",
    "case_ended": "案件已不需要指派",
    "other": "其他原因",
}

# Why somebody is no candidate, in words fit to be published beside a name: the reason that an
# officer typed, or whom the firm acts for, stays in the file.
PUBLISHED_REASONS = {
    "HOLD": "暂停指派",
    "C-1": "利益冲突",
    "CAP": "本月承办件数已到上限",
    "DECLINED": "本案中已退回指派",
    "NOBODY": "没有符合条件的人员",
}


def published_reason(reason: str) -> tuple[str, str]:
    """Code and publishable words of a reason of `queries.consider`."""
    head = reason.partition("：")[0].strip()
    if head in ("Q-1", "Q-3", "Q-7"):
        return head, reason.partition("：")[2][:200]
    starts = {
        "暂停指派": "HOLD",
        "利益冲突": "C-1",
        "本月已承办": "CAP",
        "本案中已退回": "DECLINED",
    }
    code = next((code for start, code in starts.items() if reason.startswith(start)), "NOBODY")
    return code, PUBLISHED_REASONS[code]
