"""What events of complaints leave in their tables."""

from collections.abc import Iterator, Sequence
from typing import Any

from hengyuan.law.complaints import MOVES, Act
from hengyuan.ledger.audit import Rows, Standing, Told, declare
from hengyuan.supervision.events import complaints as events
from hengyuan.supervision.models import Complaint, ComplaintNote
from hengyuan.supervision.rules.complaints import ANSWER

COMPLAINT, NOTE = "supervision.Complaint", "supervision.ComplaintNote"
FACTS = ("number", "channel", "relation", "grounds", "received_on")
SEALED = ("complainant", "phone", "needs", "contents")

ACTS: dict[str, Act] = {
    events.ASKED.key: Act.ASK_SUPPLEMENT, events.SUPPLEMENTED.key: Act.TAKE_SUPPLEMENT,
    events.ACCEPTED.key: Act.ACCEPT, events.REFUSED.key: Act.REFUSE, events.MERGED.key: Act.MERGE,
    events.HELP_ASKED.key: Act.ASK_HELP, events.ANSWER_ASKED.key: Act.ASK_ANSWER,
    events.CHECKED.key: Act.CHECK, events.DECIDED.key: Act.DECIDE, events.REPLIED.key: Act.REPLY,
    events.MEASURED.key: Act.MEASURE, events.CLOSED.key: Act.CLOSE,
}  # fmt: skip


def _received(rows: Rows, told: Told) -> None:
    columns = {name: told.values[name] for name in (*FACTS, "due_on")}
    words = {name: told.word(name) for name in SEALED}
    ends = {"refusal": "", "finding": "", "is_liable": False, "merged_into": None}
    rows.add(COMPLAINT, **columns, **words, **ends, state="received")


def _acted(act: Act) -> Any:
    def tell(rows: Rows, told: Told) -> None:
        columns: dict[str, Any] = {"state": MOVES[act].to.value, "due_on": told.values["until"]}
        if act is Act.REFUSE:
            columns["refusal"] = told.values["code"]
        if act is Act.MERGE:
            columns["merged_into"] = told.values["into"]
        columns |= {n: told.values[n] for n in ("finding", "is_liable") if n in told.values}
        rows.change(COMPLAINT, **columns)
        rows.add(
            NOTE, str(told.values["note"]), act=act.value, code=told.values["code"],
            due_on=told.values["due_on"], text=told.word("text"), by=told.account_id,
        )  # fmt: skip

    return tell


def _answered(rows: Rows, told: Told) -> None:
    rows.add(
        NOTE, str(told.values["note"]), act=ANSWER, code="", due_on=None, text=told.word("text"),
        by=told.account_id,
    )  # fmt: skip


def _complaints(ids: Sequence[str]) -> Iterator[Standing]:
    for row in Complaint.objects.filter(pk__in=ids):
        names = (*FACTS, *SEALED, "due_on", "refusal", "finding", "is_liable", "state")
        columns = {name: getattr(row, name) for name in names} | {"merged_into": row.merged_into_id}
        yield str(row.pk), COMPLAINT, "", columns
    for note in ComplaintNote.objects.filter(complaint__pk__in=ids).order_by("pk"):
        columns = {name: getattr(note, name) for name in ("act", "code", "due_on", "text")}
        yield str(note.complaint_id), NOTE, str(note.pk), {**columns, "by": note.by_id}


declare(
    "complaint",
    anchor=Complaint.objects.all(),
    reads=(_complaints,),
    tells={
        events.RECEIVED.key: _received,
        events.ANSWERED.key: _answered,
        **{key: _acted(act) for key, act in ACTS.items()},
    },
)
declare("case", silent=(events.CASE_COMPLAINED.key, events.CASE_ANSWERED.key))
