"""What events of training decks leave in their tables."""

from collections.abc import Iterator, Sequence

from hengyuan.ledger.audit import Rows, Standing, Told, declare
from hengyuan.peer_review.events import decks as events
from hengyuan.peer_review.models import Deck, DeckRun
from hengyuan.peer_review.queries.decks import digest_of, of_deck

DECK, CARD, RUN = "peer_review.Deck", "card of peer_review.Deck", "peer_review.DeckRun"


def _made(rows: Rows, told: Told) -> None:
    rows.add(DECK, made_by=told.account_id, state="draft", digest="", issued_by=None)
    for number in range(1, told.values["count"] + 1):
        rows.add(CARD, str(number), answer="", reason="")


def _settled(rows: Rows, told: Told) -> None:
    rows.change(CARD, str(told.values["card"]), answer=told.values["verdict"],
                reason=told.word("reason"))  # fmt: skip


def _issued(rows: Rows, told: Told) -> None:
    rows.change(DECK, state="issued", digest=told.values["digest"], issued_by=told.account_id)


def _decks(ids: Sequence[str]) -> Iterator[Standing]:
    for row in Deck.objects.filter(round__pk__in=ids):
        columns = {
            "made_by": row.made_by_id, "state": row.state, "issued_by": row.issued_by_id,
            "digest": digest_of(row) if row.digest else "",
        }  # fmt: skip
        yield str(row.round_id), DECK, "", columns
        for number, card in enumerate(of_deck(row), 1):
            columns = {"answer": card.answer, "reason": card.reason}
            yield str(row.round_id), CARD, str(number), columns


declare(
    "review_round", reads=(_decks,),
    tells={
        events.MADE.key: _made, events.SETTLED.key: _settled, events.ISSUED.key: _issued,
    },
)  # fmt: skip


def _gone_through(rows: Rows, told: Told) -> None:
    columns = {name: told.values[name] for name in ("answers", "alike", "of")}
    rows.add(RUN, told.values["deck"], **columns)


def _runs(ids: Sequence[str]) -> Iterator[Standing]:
    for row in DeckRun.objects.filter(reader__pk__in=ids):
        columns = {"answers": row.answers, "alike": row.alike, "of": row.of}
        yield str(row.reader_id), RUN, str(row.deck_id), columns


declare("review_reader", reads=(_runs,), tells={events.GONE_THROUGH.key: _gone_through})
