"""What events of self-checks leave in their tables."""

from collections.abc import Iterator, Sequence

from hengyuan.ledger.audit import Rows, Standing, Told, declare
from hengyuan.peer_review.events import self_check as events
from hengyuan.peer_review.models import SelfCheck, SelfSheet
from hengyuan.peer_review.queries.self_check import digest_of, digest_of_check

CHECK, SHEET = "peer_review.SelfCheck", "peer_review.SelfSheet"


def _asked(rows: Rows, told: Told) -> None:
    names = ("round", "institution", "due_on", "of")
    columns = {name: told.values[name] for name in names}
    rows.add(CHECK, **columns, state="asked", digest="", handed_in_by=None)
    for case in told.values["cases"]:
        rows.add(SHEET, case, state="open", grade="", digest="", signed_by=None)


def _signed(rows: Rows, told: Told) -> None:
    columns = {name: told.values[name] for name in ("grade", "digest")}
    rows.change(SHEET, told.values["case"], **columns, state="signed", signed_by=told.account_id)


def _handed_in(rows: Rows, told: Told) -> None:
    rows.change(CHECK, state="handed_in", digest=told.values["digest"],
                handed_in_by=told.account_id)  # fmt: skip


def _checks(ids: Sequence[str]) -> Iterator[Standing]:
    for row in SelfCheck.objects.filter(pk__in=ids):
        columns = {
            "round": row.round_id, "institution": row.institution_id, "due_on": row.due_on,
            "of": row.of, "state": row.state, "handed_in_by": row.handed_in_by_id,
            "digest": digest_of_check(row) if row.digest else "",
        }  # fmt: skip
        yield str(row.pk), CHECK, "", columns


def _sheets(ids: Sequence[str]) -> Iterator[Standing]:
    """What a signed sheet says is held by its digest."""
    rows = SelfSheet.objects.filter(check_of__pk__in=ids).select_related("check_of__round", "case")
    for row in rows.order_by("pk"):
        columns = {"state": row.state, "grade": row.grade, "signed_by": row.signed_by_id,
                   "digest": digest_of(row) if row.digest else ""}  # fmt: skip
        yield str(row.check_of_id), SHEET, str(row.case_id), columns


declare(
    "review_self_check", anchor=SelfCheck.objects.all(), reads=(_checks, _sheets),
    tells={
        events.ASKED.key: _asked,
        events.SIGNED.key: _signed,
        events.HANDED_IN.key: _handed_in,
    },
)  # fmt: skip
declare("review_round", silent=(events.ASKED_OF_ALL.key,))  # each check tells its own
