"""Moves by which aid ends before the matter does, and its dossier is handed in (art. 48)."""

from hengyuan.cases.rules.move import ASSIGNMENT_CLOCKS, HANDLER, HEAD, Move, law, procedure
from hengyuan.cases.rules.stages import Stage

_RUNNING = frozenset(
    {Stage.GRANTED, Stage.NOTICE_RECEIVED, Stage.FIRM_ASSIGNED, Stage.UNDER_HANDLING}
)

ENDINGS: tuple[Move, ...] = (
    Move(
        "terminate",
        _RUNNING,
        Stage.TERMINATED,
        (HEAD,),
        law(48, 1),
        "终止法律援助并签发决定书",
        "examination:terminate",
        starts=("CA-01",),
        stops=(*ASSIGNMENT_CLOCKS, "AS-01", "AS-02", "AS-03", "AS-08", "NT-07"),
        documents=("D-32",),
    ),
    Move(
        "hand_in_after_termination",
        frozenset({Stage.TERMINATED}),
        Stage.CLOSING_REPORTED,
        (HANDLER,),
        procedure(),
        "终止后提交办理情况和案卷",
        "closing:hand_in_after_termination",
        starts=("CA-02",),
        stops=("CA-01",),
        documents=("D-34",),
    ),
)
