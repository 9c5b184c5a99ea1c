"""Grounds of a designation, and the order of a rotation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

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
