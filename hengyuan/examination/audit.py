"""What examinations and decisions leave in the tables."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from hengyuan.cases.audit import moved
from hengyuan.examination import events
from hengyuan.examination.models import Decision, Examination
from hengyuan.ledger.audit import Rows, Standing, Told, declare

EXAMINATION, DECISION = "examination.Examination", "examination.Decision"


def _examined(rows: Rows, told: Told) -> None:
    for earlier in rows.of(EXAMINATION):
        earlier["is_superseded"] = True
    rows.add(
        EXAMINATION,
        conclusion=told.get("conclusion"), code=told.get("code"), outcome=told.get("outcome"),
        reasons=told.word("reasons"), examiner=told.account_id, examined_at=told.at,
        is_superseded=False,
    )  # fmt: skip
    moved(rows, told, "examine")


def _returned(rows: Rows, told: Told) -> None:
    moved(rows, told, "return_to_examiner")


def _decided(
    command: str, result: str, *, sets_day: bool = True, **changes: Any
) -> Callable[[Rows, Told], None]:
    def tells(rows: Rows, told: Told) -> None:
        dated = {"decided_on": told.on} if sets_day else {}
        moved(rows, told, command, unstarted=_unstarted(command, told), **dated, **changes)
        code = told.get("ground", "") if command == "provide_first" else told.get("code", "")
        rows.add(
            DECISION,
            result=result, code=code, reasons=told.word("reasons"), decider=told.account_id,
            decided_at=told.at,
        )  # fmt: skip

    return tells


def _unstarted(command: str, told: Told) -> tuple[str, ...]:
    """Terminations told before the hand-in belonged to them began no clock of it."""
    is_older = command == "terminate" and "is_to_hand_in" not in told.values
    return ("CA-01",) if is_older else ()


def _resumed(rows: Rows, told: Told) -> None:
    moved(rows, told, str(told.values["command"]), outcome="", closed_on=None)


def _examinations(ids: Sequence[str]) -> Iterator[Standing]:
    for row in Examination.objects.filter(case_id__in=ids).order_by("id"):
        yield (
            str(row.case_id),
            EXAMINATION,
            "",
            {
                "conclusion": row.conclusion,
                "code": row.refusal_code,
                "outcome": row.outcome,
                "reasons": row.reasons,
                "examiner": row.examiner_id,
                "examined_at": row.examined_at,
                "is_superseded": row.is_superseded,
            },
        )
    for decision in Decision.objects.filter(case_id__in=ids).order_by("id"):
        yield (
            str(decision.case_id),
            DECISION,
            "",
            {
                "result": decision.result,
                "code": decision.code,
                "reasons": decision.reasons,
                "decider": decision.decider_id,
                "decided_at": decision.decided_at,
            },
        )


declare(
    "case",
    reads=(_examinations,),
    tells={
        events.EXAMINED.key: _examined,
        events.RETURNED.key: _returned,
        events.GRANTED.key: _decided("grant", "granted"),
        events.REFUSED.key: _decided("refuse", "refused"),
        events.PROVIDED_FIRST.key: _decided("provide_first", "provided_first", is_provisional=True),
        events.GRANTED_ON_OBJECTION.key: _decided("grant_on_objection", "granted_on_objection"),
        events.RESUMED.key: _resumed,
        events.TERMINATED.key: _decided("terminate", "terminated", sets_day=False),
    },
)
