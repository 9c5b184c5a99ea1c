"""Several complaints of one matter may be dealt with as one (149号令, seen in an excerpt)."""

from dataclasses import dataclass

from hengyuan.law.complaints.moves import MOVES
from hengyuan.law.complaints.words import Act, State


@dataclass(frozen=True, slots=True)
class Matter:
    """What makes two complaints the same matter: who handles them, the case, who is meant."""

    id: str
    body: str
    case: str  # "" where the complaint names none
    about: str  # a code of who is complained of
    state: State


def why_not_merge(one: Matter, into: Matter) -> str:
    """Why `one` cannot be merged into `into`; "" if it can."""
    if one.id == into.id:
        return "不能并入自身"
    if one.body != into.body:
        return "两件投诉由不同的机关处理"
    if (one.case, one.about) != (into.case, into.about):
        return "两件投诉不是针对同一案件的同一对象"
    if one.state not in MOVES[Act.MERGE].from_:
        return "这件投诉已不在可以合并的阶段"
    if into.state not in (State.RECEIVED, State.ACCEPTED, State.CHECKING):
        return "要并入的投诉已经处理"
    return ""
