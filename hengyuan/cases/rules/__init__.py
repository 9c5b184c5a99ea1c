"""The chain: 接待 咨询 申请 审批 指派 办理 结案 归档 补贴, as one table of moves.

Each move names its command, from and to, who may do it, the article that permits it, the clocks
that it starts, stops and pauses, and the documents that it makes. The buttons of the case page,
the permissions, the diagram in docs/law/chain.md and the API are read from this table.
"""

from hengyuan.cases.rules.clocks import RUN_ON, concerns
from hengyuan.cases.rules.desk import is_due_work
from hengyuan.cases.rules.move import (
    ARCHIVIST,
    ASSIGNER,
    ASSIGNMENT_CLOCKS,
    FINANCE,
    FIRM,
    HANDLER,
    HEAD,
    HOTLINE,
    OFFICER,
    QUALITY,
    WORKSTATION,
    Move,
)
from hengyuan.cases.rules.moves import (
    BY_COMMAND,
    MOVES,
    move_for,
    moves_from,
)
from hengyuan.cases.rules.stages import ENDS, OPEN, STANDS_AT, STATIONS, Stage, Station

__all__ = [
    "ARCHIVIST",
    "ASSIGNER",
    "ASSIGNMENT_CLOCKS",
    "BY_COMMAND",
    "ENDS",
    "FINANCE",
    "FIRM",
    "HANDLER",
    "HEAD",
    "HOTLINE",
    "MOVES",
    "OFFICER",
    "OPEN",
    "QUALITY",
    "RUN_ON",
    "STANDS_AT",
    "STATIONS",
    "WORKSTATION",
    "Move",
    "Stage",
    "Station",
    "concerns",
    "is_due_work",
    "move_for",
    "moves_from",
]
