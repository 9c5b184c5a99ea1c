"""What events of rounds and dossiers leave in their tables."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from hengyuan.cases.models import ReviewGrade
from hengyuan.ledger.audit import ANY, Rows, Standing, Told, declare
from hengyuan.peer_review.events import rounds as events
from hengyuan.peer_review.models import (
    BlindPage,
    Decision,
    Dossier,
    Entry,
    Handover,
    Paper,
    Reply,
    Round,
    Sheet,
)
from hengyuan.peer_review.queries.elsewhere import sealed_by
from hengyuan.peer_review.queries.paper import digest_of as paper_digest
from hengyuan.peer_review.queries.sheets import digest_of

ROUND, DOSSIER, SHEET = "peer_review.Round", "peer_review.Dossier", "peer_review.Sheet"
PAGE = "peer_review.BlindPage"
PAPER = "peer_review.Paper"
HANDOVER, ENTRY = "peer_review.Handover", "peer_review.Entry"
DECISION, REPLY = "peer_review.Decision", "peer_review.Reply"
GRADE = "cases.ReviewGrade"


def _opened(rows: Rows, told: Told) -> None:
    names = ("number", "chief", "closed_from", "closed_to")
    columns = {name: told.values[name] for name in names}
    rows.add(ROUND, **columns, state="opened", commitment="", record_hash="",
             from_elsewhere=told.values.get("from_elsewhere", False), cross={})  # fmt: skip


def _handed_in(rows: Rows, told: Told) -> None:
    columns = {name: told.values[name] for name in ("count", "digest")}
    rows.add(HANDOVER, told.values["handover"], **columns, state="waiting")


def _taken_in(rows: Rows, told: Told) -> None:
    rows.change(HANDOVER, told.values["handover"], state="accepted")
    for entry, digest in told.values["entries"].items():
        rows.add(ENTRY, entry, told=digest, digest=digest)


def _put_away(rows: Rows, told: Told) -> None:
    rows.change(HANDOVER, told.values["handover"], state="discarded")


def _framed(rows: Rows, told: Told) -> None:
    rows.change(ROUND, state="framed", commitment=told.values["commitment"])


def _drawn(rows: Rows, told: Told) -> None:
    rows.change(ROUND, state="drawn", record_hash=told.values["record"])


def _crossed(rows: Rows, told: Told) -> None:
    rows.change(ROUND, cross=told.values["cross"])


def _allocated(rows: Rows, told: Told) -> None:
    rows.change(ROUND, state="reading")


def _closed(rows: Rows, told: Told) -> None:
    rows.change(ROUND, state="closed")


def _results_entered(rows: Rows, told: Told) -> None:
    names = ("number", "closed_from", "closed_to")
    columns = {name: told.values[name] for name in names}
    rows.add(ROUND, **columns, chief=told.account_id, state="entered", commitment="",
             record_hash="", from_elsewhere=True, cross={})  # fmt: skip
    names = ("ended_on", "digest", "corrects")
    rows.add(PAPER, **{name: told.values[name] for name in names}, source=told.word("source"),
             confirmed_by=None)  # fmt: skip
    if told.values["handover"]:
        rows.add(HANDOVER, told.values["handover"], count=told.values["cases"],
                 digest=told.values["rows"], state="waiting")  # fmt: skip


def _results_confirmed(rows: Rows, told: Told) -> None:
    rows.change(ROUND, state="recorded")
    rows.change(PAPER, confirmed_by=told.account_id)
    if told.values["handover"]:
        rows.change(HANDOVER, told.values["handover"], state="accepted")
    for entry, digest in told.values["entries"].items():
        rows.add(ENTRY, entry, told=digest, digest=digest)


def _results_put_away(rows: Rows, told: Told) -> None:
    rows.change(ROUND, state="put_away")
    if told.values["handover"]:
        rows.change(HANDOVER, told.values["handover"], state="discarded")


def _results_replaced(rows: Rows, told: Told) -> None:
    rows.change(ROUND, state="replaced")


def _papers(ids: Sequence[str]) -> Iterator[Standing]:
    """The totals, the title and the rows are held by the digest."""
    rows = Paper.objects.filter(round__pk__in=ids).select_related("round")
    for row in rows:
        columns = {name: getattr(row, name) for name in ("ended_on", "source")}
        is_away = row.round.state == "put_away"  # its rows are gone
        columns["digest"] = row.digest if is_away else paper_digest(row)
        columns |= {"corrects": row.corrects_id, "confirmed_by": row.confirmed_by_id}
        yield str(row.round_id), PAPER, "", columns


def _rounds(ids: Sequence[str]) -> Iterator[Standing]:
    names = ("number", "closed_from", "closed_to", "state", "commitment", "record_hash",
             "from_elsewhere", "cross")  # fmt: skip
    for row in Round.objects.filter(pk__in=ids):
        columns = {name: getattr(row, name) for name in names}
        yield str(row.pk), ROUND, "", {**columns, "chief": row.chief_id}


def _handovers(ids: Sequence[str]) -> Iterator[Standing]:
    for row in Handover.objects.filter(round__pk__in=ids):
        columns = {name: getattr(row, name) for name in ("count", "digest", "state")}
        yield str(row.round_id), HANDOVER, str(row.pk), columns


def _entries(ids: Sequence[str]) -> Iterator[Standing]:
    """What each row tells, and its files, are held against its digest."""
    rows = Entry.objects.filter(handover__round__pk__in=ids, handover__state="accepted")
    for row in rows.select_related("handover").prefetch_related("files__file"):
        columns = {"told": sealed_by(row), "digest": row.digest}
        yield str(row.handover.round_id), ENTRY, str(row.pk), columns


declare(
    "review_round",
    anchor=Round.objects.all(),
    reads=(_rounds, _papers, _handovers, _entries),
    tells={
        events.OPENED.key: _opened,
        events.HANDED_IN.key: _handed_in,
        events.TAKEN_IN.key: _taken_in,
        events.PUT_AWAY.key: _put_away,
        events.RESULTS_ENTERED.key: _results_entered,
        events.RESULTS_CONFIRMED.key: _results_confirmed,
        events.RESULTS_PUT_AWAY.key: _results_put_away,
        events.RESULTS_REPLACED.key: _results_replaced,
        events.FRAMED.key: _framed,
        events.DRAWN.key: _drawn,
        events.CROSSED.key: _crossed,
        events.ALLOCATED.key: _allocated,
        events.CLOSED.key: _closed,
    },
)


def _entered(rows: Rows, told: Told) -> None:
    names = ("round", "case", "code")
    columns = {name: told.values[name] for name in names}
    rows.add(DOSSIER, **columns, entry=told.values.get("entry"), grade="")


def _assigned(rows: Rows, told: Told) -> None:
    for reader, place in told.values["sheets"]:
        rows.add(SHEET, reader, place=place, state="assigned", grade="", digest="")


def _released(rows: Rows, told: Told) -> None:
    rows.change(SHEET, told.values["reader"], state="released")


def _blinded(rows: Rows, told: Told) -> None:
    for number in range(1, told.values["pages"] + 1):
        rows.add(PAGE, str(number), has_picture=ANY)


def _dropped(rows: Rows, told: Told) -> None:
    for number in range(1, told.values["pages"] + 1):
        rows.change(PAGE, str(number), has_picture=False)


def _started(rows: Rows, told: Told) -> None:
    rows.change(SHEET, told.values["reader"], state="started")


def _signed(rows: Rows, told: Told) -> None:
    columns = {name: told.values[name] for name in ("grade", "digest")}
    rows.change(SHEET, told.values["reader"], state="signed", **columns)


def _points(told: Decimal | str | None) -> str | None:
    """Points as a column of two decimals keeps them: an event may say 88 for 88.00."""
    return None if told is None else f"{Decimal(told):.2f}"


def _decided(is_final: bool) -> Callable[[Rows, Told], None]:
    def tell(rows: Rows, told: Told) -> None:
        columns = {name: told.values[name] for name in ("grade", "version")}
        columns["points"] = _points(told.values["points"])
        rows.add(DECISION, told.values["decision"], **columns, reason=told.word("word"),
                 decided_by=told.account_id)  # fmt: skip
        if is_final:
            rows.change(DOSSIER, grade=told.values["grade"])
            _noted(rows, told)

    return tell


def _noted(rows: Rows, told: Told) -> None:
    """What the case keeps: the grade as it stands, by the day of the first final one."""
    case, grade = rows.last(DOSSIER)["case"], told.values["grade"]
    if case is None:
        return
    if told.values["replaces"] is None:
        rows.add(GRADE, case=case, grade=grade, graded_on=told.on, corrected_on=None)
    else:
        rows.change(GRADE, grade=grade, corrected_on=told.on)


def _grades(ids: Sequence[str]) -> Iterator[Standing]:
    names = ("grade", "graded_on", "corrected_on")
    for row in ReviewGrade.objects.filter(source__in=ids):
        columns = {name: getattr(row, name) for name in names}
        yield str(row.source), GRADE, "", {"case": row.case_id, **columns}


def _replied(rows: Rows, told: Told) -> None:
    rows.add(
        REPLY, told.values["decision"], text=told.word("text"), said_by=told.word("name"),
        written_by=told.account_id, received_on=told.values.get("received_on"),
    )  # fmt: skip


def _dossiers(ids: Sequence[str]) -> Iterator[Standing]:
    for row in Dossier.objects.filter(pk__in=ids):
        columns = {"round": row.round_id, "case": row.case_id, "code": row.code,
                   "entry": row.entry_id}  # fmt: skip
        yield str(row.pk), DOSSIER, "", {**columns, "grade": row.grade}
    sheets = Sheet.objects.filter(dossier__pk__in=ids).select_related("dossier__round")
    for sheet in sheets:
        columns = {name: getattr(sheet, name) for name in ("place", "state", "grade")}
        digest = digest_of(sheet) if sheet.digest else ""
        yield str(sheet.dossier_id), SHEET, str(sheet.reader_id), {**columns, "digest": digest}


def _pages(ids: Sequence[str]) -> Iterator[Standing]:
    for page in BlindPage.objects.filter(dossier__pk__in=ids).defer("text"):
        columns = {"has_picture": page.is_shown}
        yield str(page.dossier_id), PAGE, str(page.number), columns


def _decisions(ids: Sequence[str]) -> Iterator[Standing]:
    for row in Decision.objects.filter(dossier__pk__in=ids):
        columns = {
            "grade": row.grade, "version": row.version, "reason": row.reason,
            "points": _points(row.points),
            "decided_by": row.decided_by_id,
        }  # fmt: skip
        yield str(row.dossier_id), DECISION, str(row.pk), columns
    for one in Reply.objects.filter(decision__dossier__pk__in=ids).select_related("decision"):
        columns = {"text": one.text, "written_by": one.written_by_id, "said_by": one.said_by,
                   "received_on": one.received_on}  # fmt: skip
        yield str(one.decision.dossier_id), REPLY, str(one.decision_id), columns


declare(
    "review_dossier",
    anchor=Dossier.objects.all(),
    reads=(_dossiers, _pages, _decisions, _grades),
    tells={
        events.ENTERED.key: _entered,
        events.ASSIGNED.key: _assigned,
        events.RELEASED.key: _released,
        events.BLINDED.key: _blinded,
        events.PAGES_DROPPED.key: _dropped,
        events.STARTED.key: _started,
        events.SIGNED.key: _signed,
        events.DRAFTED.key: _decided(is_final=False),
        events.REPLIED.key: _replied,
        events.FINISHED.key: _decided(is_final=True),
        events.CORRECTED.key: _decided(is_final=True),
    },
    silent=(events.TAKEN_AWAY.key, events.BROUGHT_BACK.key),  # what is signed is told by signing
)
declare("case", silent=(events.TOLD.key, events.GRADED.key, events.REGRADED.key))
