"""What events of opinions leave in their tables."""

from collections.abc import Iterator, Sequence

from hengyuan.ledger.audit import Rows, Standing, Told, declare
from hengyuan.supervision.events import opinions
from hengyuan.supervision.models import Opinion, OpinionRound
from hengyuan.supervision.queries.opinions import seal_of

ROUND, OPINION = "supervision.OpinionRound", "supervision.Opinion"


def _opened(rows: Rows, told: Told) -> None:
    columns = {name: told.values[name] for name in ("quarter", "expires_on")}
    rows.add(ROUND, **columns, made_by=told.account_id)
    for number in range(1, told.values["cases"] + 1):
        rows.add(OPINION, str(number), how="", answered_at=None, seal="")


def _answered(rows: Rows, told: Told) -> None:
    columns = {name: told.values[name] for name in ("how", "seal")}
    rows.change(OPINION, str(told.values["number"]), **columns, answered_at=told.at)


def _rounds(ids: Sequence[str]) -> Iterator[Standing]:
    for row in OpinionRound.objects.filter(pk__in=ids):
        columns = {
            "quarter": row.quarter, "expires_on": row.expires_on, "made_by": row.made_by_id,
        }  # fmt: skip
        yield str(row.pk), ROUND, "", columns
    for one in Opinion.objects.filter(round__pk__in=ids):
        seal = seal_of(one.answers, one.remark) if one.answered_at else ""
        columns = {"how": one.how, "answered_at": one.answered_at, "seal": seal}
        yield str(one.round_id), OPINION, str(one.number), columns


declare(
    "opinion_round",
    anchor=OpinionRound.objects.all(),
    reads=(_rounds,),
    tells={opinions.OPENED.key: _opened, opinions.ANSWERED.key: _answered},
    silent=(opinions.SCANNED.key,),
)
