"""Grounds of a designation, fields of practice, which objections no method passes, the lot."""

from datetime import date
from enum import StrEnum
from typing import Any

from hengyuan.law import qualification
from hengyuan.law.methods import Method
from hengyuan.law.pool import Field

# Grounds from a list (浙司〔2024〕6号, Beijing 2023): a designation without one is not proposed.
DESIGNATION_GROUNDS = {
    "major": "重大、敏感案件",
    "group": "群体性案件",
    "handed_down": "上级交办案件",
    "specialist": "疑难案件专办",
    "continuity": "同一受援人前一阶段由其承办",
    "helped_apply": "协助申请的单位承办",
    "in_house": "法律援助机构工作人员承办",
    "over_cap": "超过每月上限，无其他合适人员",
    "namesake": "同名不同人，已核对无利益冲突",
    "no_other": "无其他符合条件的人员",
}

ASKED_BY = {
    "recipient": "受援人",
    "handler": "承办人",
    "firm": "承办单位",
    "institution": "法律援助机构",
    "authority": "办案机关",
}
REPLACEMENT_GROUNDS = {
    "not_performing": "未依法履行职责",
    "delay": "拖延办理或者不通报进展",
    "refused_by_accused": "犯罪嫌疑人、被告人拒绝其辩护",
    "illness": "承办人因病或者其他客观原因不能继续办理",
    "conflict": "发现利益冲突或者应当回避",
    "licence": "执业证书失效、被停止执业或者已离开单位",
    "fault": "案件质量检查发现问题",
    "other": "其他正当理由",
}

RELATIONS = {"kin": "近亲属", "own": "本人的利害关系"}

SIDES = {"opponent": "对方当事人", "victim": "被害人", "co_accused": "同案人"}

METHOD_NAMES = {method.value: method.name_zh for method in Method}

# Grounds that let a designation pass a conflict found by name alone: a person compared papers.
OVER_NAMESAKES = "namesake"
BY_NAME = ("C-1", "C-3", "C-4")
# Conditions that nobody can meet at a desk by assigning in turn: consent, a recommendation, a
# second approver. An automatic method passes over whoever has one; a designation may not.
NOT_IN_TURN = ("Q-7", "C-4", "CAP")

# Matter of art. 31 → field of practice (hengyuan.law.pool.Field); for the rest, by kind.
FIELD_OF_MATTER = {
    "CV-01": "compensation",
    "CV-04": "family",
    "CV-05": "labour",
    "CV-07": "traffic",
    "CV-08": "environment",
    "CV-09": "women",
    "CR-M1": "minors",
    "CR-M4": "capital",
    "CR-M5": "capital",
}
FIELD_OF_KIND = {
    "criminal": "criminal",
    "duty_help": "criminal",
    "administrative": "administrative",
    "labour_arbitration": "labour",
}
# Field of practice → the pool's group for it (hengyuan.law.pool.Group).
GROUP_OF_FIELD = {
    "labour": "labour",
    "work_injury": "labour",
    "minors": "minors",
    "women": "women",
    "capital": "capital",
    "administrative": "administrative",
}
MINOR_AGE = 18
CAPITAL_MATTERS = ("CR-M4", "CR-M5")
AGENCY_MATTERS = ("CR-A2", "CR-M8")  # the handler is an agent, not a defender

PARTIES = {"institution": "法律援助机构", "bar": "律师协会", "recipient": "受援人"}
ABANDONED_WHY = {
    "party_silent": "有一方没有揭示秘密",
    "external_missing": "外部数没有公布",
    "list_wrong": "名单有误",
    "case_ended": "案件已不需要指派",
    "other": "其他原因",
}


def field_of(kind: str, matter: str) -> str:
    """The field of practice that a case asks for; "" where the matter tells none."""
    return FIELD_OF_MATTER.get(matter) or FIELD_OF_KIND.get(kind, "")


FIELD_NAMES = {field.value: field.name_zh for field in Field}


def field_name(code: str) -> str:
    """What a field of practice is called; an unknown code as it is."""
    return FIELD_NAMES.get(code, code)


def years_in(since: object, on: date) -> int:
    """Full years since a day given as text; 0 where it is not known."""
    if not isinstance(since, str) or not since:
        return 0
    day = date.fromisoformat(since)
    return max(0, on.year - day.year - ((on.month, on.day) < (day.month, day.day)))


def assigned_values(
    firm: str, method: str, *, candidates: int, excluded: int, digest: str
) -> dict[str, Any]:
    """What the event tells; `digest` is the SM3 of the record with everybody considered."""
    return {
        "firm": firm,
        "method": method,
        "candidates": candidates,
        "excluded": excluded,
        "record": digest,
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
MATCH_LOT = "match"  # the same, among the best of a match score, weighted
NOBODY = "NOBODY"
# Where the rule's own name would not say it: words fit to be published beside a name.
PUBLISHED = {"AS-08": "本案中已退回指派或者已更换", NOBODY: "名册中没有人员"}


def published_reason(rule_id: str) -> tuple[str, str]:
    """Code and publishable words: the rule's name, never what was found about a person or typed."""
    if rule_id in PUBLISHED:
        return rule_id, PUBLISHED[rule_id]
    return rule_id, qualification.source(rule_id).name_zh
