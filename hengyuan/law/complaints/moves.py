"""From which state each act leads to which: the table that pages and commands read."""

from dataclasses import dataclass

from hengyuan.law.complaints.words import Act, State

S = State
_WORKED_ON = (S.ACCEPTED, S.CHECKING)
_ANSWERED = (S.REPLIED, S.MEASURES)


@dataclass(frozen=True, slots=True)
class Move:
    """One row: from these states an act leads to `to`; `is_once` acts are done once at most."""

    act: Act
    from_: tuple[State, ...]
    to: State
    is_once: bool = False


MOVES: dict[Act, Move] = {
    move.act: move
    for move in (
        Move(Act.ASK_SUPPLEMENT, (S.RECEIVED,), S.SUPPLEMENT, is_once=True),
        Move(Act.TAKE_SUPPLEMENT, (S.SUPPLEMENT,), S.RECEIVED),
        Move(Act.ACCEPT, (S.RECEIVED,), S.ACCEPTED),
        Move(Act.REFUSE, (S.RECEIVED, S.SUPPLEMENT), S.REFUSED),
        Move(Act.MERGE, (S.RECEIVED, *_WORKED_ON), S.MERGED),
        Move(Act.ASK_HELP, _WORKED_ON, S.CHECKING),
        Move(Act.ASK_ANSWER, _WORKED_ON, S.CHECKING),
        Move(Act.CHECK, _WORKED_ON, S.CHECKING),
        Move(Act.DECIDE, (S.CHECKING,), S.DECIDED),
        Move(Act.REPLY, (S.DECIDED,), S.REPLIED),
        Move(Act.MEASURE, _ANSWERED, S.MEASURES),
        Move(Act.CLOSE, _ANSWERED, S.CLOSED),
    )
}


def moves_from(state: State, *, asked_before: bool = False) -> tuple[Move, ...]:
    """What can be done in a state; what is missing is asked for once."""
    return tuple(
        move
        for move in MOVES.values()
        if state in move.from_ and not (move.is_once and asked_before)
    )
