"""Moves by which the head carries out what the bureau ordered on an objection (art. 49)."""

from hengyuan.cases.rules.move import HEAD, Move, law
from hengyuan.cases.rules.stages import Stage

# Ended aid may be resumed while its dossier is examined, not once it is sealed in the archive.
_ENDED = frozenset(
    {
        Stage.TERMINATED,
        Stage.CLOSING_REPORTED,
        Stage.DOSSIER_RETURNED,
        Stage.FIRST_EXAMINED,
        Stage.CLOSED,
    }
)

CORRECTIONS: tuple[Move, ...] = (
    Move(
        "grant_on_objection",
        frozenset({Stage.REFUSED}),
        Stage.GRANTED,
        (HEAD,),
        law(49, 2),
        "按异议审查决定纠正，给予法律援助",
        starts=("AP-03",),
        stops=("OB-05",),
        documents=("D-11", "D-13"),
    ),
    Move(
        "resume_handling",
        _ENDED,
        Stage.UNDER_HANDLING,
        (HEAD,),
        law(49, 2),
        "按异议审查决定纠正，由原承办人继续办理",
        stops=("OB-05", "CA-01", "CA-02", "CA-03", "CA-04"),
    ),
    Move(
        "resume_with_firm",
        frozenset({Stage.TERMINATED}),
        Stage.FIRM_ASSIGNED,
        (HEAD,),
        law(49, 2),
        "按异议审查决定纠正，由原承办单位确定承办人",
        starts=("AS-01", "AS-02"),
        stops=("OB-05",),
    ),
    Move(
        "resume_assignment",
        frozenset({Stage.TERMINATED}),
        Stage.GRANTED,
        (HEAD,),
        law(49, 2),
        "按异议审查决定纠正，重新指派",
        starts=("AP-03", "NT-02"),
        stops=("OB-05",),
    ),
)
