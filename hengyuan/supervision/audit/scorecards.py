"""What events of scorecards leave in their tables: the digest is computed again from all rows."""

from collections.abc import Iterator, Sequence

from hengyuan.ledger.audit import Rows, Standing, Told, declare
from hengyuan.supervision.events import scorecards as events
from hengyuan.supervision.models import Scorecard
from hengyuan.supervision.queries.scorecards import digest_of, plain_rows

CARD = "supervision.Scorecard"


def _made(rows: Rows, told: Told) -> None:
    columns = {name: told.values[name] for name in ("quarter", "rows", "digest")}
    chosen = told.values.get("indicator_set", "")  # earlier events know no sets
    rows.add(CARD, **columns, indicator_set=chosen, made_at=told.at, made_by=told.account_id)


def _cards(ids: Sequence[str]) -> Iterator[Standing]:
    for card in Scorecard.objects.filter(pk__in=ids).prefetch_related("rows"):
        rows = plain_rows(card)
        columns = {
            "quarter": card.quarter, "rows": len(rows), "made_at": card.made_at,
            "digest": digest_of(card.edition, card.entries, rows), "made_by": card.made_by_id,
            "indicator_set": str(card.indicator_set_id or ""),
        }  # fmt: skip
        yield str(card.pk), CARD, "", columns


declare(
    "scorecard",
    anchor=Scorecard.objects.all(),
    reads=(_cards,),
    tells={events.MADE.key: _made},
)
