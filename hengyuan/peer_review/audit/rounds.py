"""What events of rounds and dossiers leave in their tables."""

from collections.abc import Callable, Iterator, Sequence

from hengyuan.ledger.audit import Rows, Standing, Told, declare
from hengyuan.peer_review.events import rounds as events
from hengyuan.peer_review.models import BlindPage, Decision, Dossier, Reply, Round, Sheet
from hengyuan.peer_review.queries.sheets import digest_of

ROUND, DOSSIER, SHEET = "peer_review.Round", "peer_review.Dossier", "peer_review.Sheet"
PAGE = "peer_review.BlindPage"
DECISION, REPLY = "peer_review.Decision", "peer_review.Reply"


def _opened(rows: Rows, told: Told) -> None:
    names = ("number", "chief", "closed_from", "closed_to")
    columns = {name: told.values[name] for name in names}
    rows.add(ROUND, **columns, state="opened", commitment="", record_hash="")


def _framed(rows: Rows, told: Told) -> None:
    rows.change(ROUND, state="framed", commitment=told.values["commitment"])


def _drawn(rows: Rows, told: Told) -> None:
    rows.change(ROUND, state="drawn", record_hash=told.values["record"])


def _allocated(rows: Rows, told: Told) -> None:
    rows.change(ROUND, state="reading")


def _closed(rows: Rows, told: Told) -> None:
    rows.change(ROUND, state="closed")


def _rounds(ids: Sequence[str]) -> Iterator[Standing]:
    names = ("number", "closed_from", "closed_to", "state", "commitment", "record_hash")
    for row in Round.objects.filter(pk__in=ids):
        columns = {name: getattr(row, name) for name in names}
        yield str(row.pk), ROUND, "", {**columns, "chief": row.chief_id}


declare(
    "review_round",
    anchor=Round.objects.all(),
    reads=(_rounds,),
    tells={
        events.OPENED.key: _opened,
        events.FRAMED.key: _framed,
        events.DRAWN.key: _drawn,
        events.ALLOCATED.key: _allocated,
        events.CLOSED.key: _closed,
    },
)


def _entered(rows: Rows, told: Told) -> None:
    names = ("round", "case", "code")
    rows.add(DOSSIER, **{name: told.values[name] for name in names}, grade="")


def _assigned(rows: Rows, told: Told) -> None:
    for reader, place in told.values["sheets"]:
        rows.add(SHEET, reader, place=place, state="assigned", grade="", digest="")


def _released(rows: Rows, told: Told) -> None:
    rows.change(SHEET, told.values["reader"], state="released")


def _blinded(rows: Rows, told: Told) -> None:
    for number in range(1, told.values["pages"] + 1):
        rows.add(PAGE, str(number))


def _started(rows: Rows, told: Told) -> None:
    rows.change(SHEET, told.values["reader"], state="started")


def _signed(rows: Rows, told: Told) -> None:
    columns = {name: told.values[name] for name in ("grade", "digest")}
    rows.change(SHEET, told.values["reader"], state="signed", **columns)


def _decided(is_final: bool) -> Callable[[Rows, Told], None]:
    def tell(rows: Rows, told: Told) -> None:
        columns = {name: told.values[name] for name in ("grade", "points", "version")}
        rows.add(DECISION, told.values["decision"], **columns, reason=told.word("word"),
                 decided_by=told.account_id)  # fmt: skip
        if is_final:
            rows.change(DOSSIER, grade=told.values["grade"])

    return tell


def _replied(rows: Rows, told: Told) -> None:
    rows.add(REPLY, told.values["decision"], text=told.word("text"), written_by=told.account_id)


def _dossiers(ids: Sequence[str]) -> Iterator[Standing]:
    for row in Dossier.objects.filter(pk__in=ids):
        columns = {"round": row.round_id, "case": row.case_id, "code": row.code}
        yield str(row.pk), DOSSIER, "", {**columns, "grade": row.grade}
    sheets = Sheet.objects.filter(dossier__pk__in=ids).select_related("dossier__round")
    for sheet in sheets:
        columns = {name: getattr(sheet, name) for name in ("place", "state", "grade")}
        digest = digest_of(sheet) if sheet.digest else ""
        yield str(sheet.dossier_id), SHEET, str(sheet.reader_id), {**columns, "digest": digest}


def _pages(ids: Sequence[str]) -> Iterator[Standing]:
    for page in BlindPage.objects.filter(dossier__pk__in=ids).defer("text"):
        yield str(page.dossier_id), PAGE, str(page.number), {}


def _decisions(ids: Sequence[str]) -> Iterator[Standing]:
    for row in Decision.objects.filter(dossier__pk__in=ids):
        columns = {
            "grade": row.grade, "version": row.version, "reason": row.reason,
            "points": None if row.points is None else str(row.points),
            "decided_by": row.decided_by_id,
        }  # fmt: skip
        yield str(row.dossier_id), DECISION, str(row.pk), columns
    for one in Reply.objects.filter(decision__dossier__pk__in=ids).select_related("decision"):
        columns = {"text": one.text, "written_by": one.written_by_id}
        yield str(one.decision.dossier_id), REPLY, str(one.decision_id), columns


declare(
    "review_dossier",
    anchor=Dossier.objects.all(),
    reads=(_dossiers, _pages, _decisions),
    tells={
        events.ENTERED.key: _entered,
        events.ASSIGNED.key: _assigned,
        events.RELEASED.key: _released,
        events.BLINDED.key: _blinded,
        events.STARTED.key: _started,
        events.SIGNED.key: _signed,
        events.DRAFTED.key: _decided(is_final=False),
        events.REPLIED.key: _replied,
        events.FINISHED.key: _decided(is_final=True),
        events.CORRECTED.key: _decided(is_final=True),
    },
)
declare("case", silent=(events.TOLD.key, events.GRADED.key, events.REGRADED.key))
