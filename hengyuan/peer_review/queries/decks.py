"""Reads of training decks: the cards that a round gives, masked; who went through them.

The same round gives the same cards: no chance, no choice of a person. Anchors are left out, for
they come again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from django.db.models import QuerySet

from hengyuan.dossier.blinding import secrets_of as secrets_of_case
from hengyuan.inspection.blinding import Secret
from hengyuan.inspection.blinding.typed import masked
from hengyuan.law.draw.canonical import canonical, digest
from hengyuan.law.review.agreement import disputes
from hengyuan.law.review.scoring import WORTH
from hengyuan.law.review.sheet import WHOLE, Marks
from hengyuan.law.review.standards import Item, Standard
from hengyuan.law.review.words import Answer, Field
from hengyuan.peer_review.models import Deck, DeckRun, Dossier, Reader, Round, Sheet
from hengyuan.peer_review.queries import blind
from hengyuan.peer_review.queries.elsewhere import secrets_of as secrets_of_entry
from hengyuan.peer_review.queries.report import of_field, signed_in, tables_of
from hengyuan.peer_review.queries.rounds import last_decision, standards_of
from hengyuan.peer_review.queries.sheets import marks_of
from hengyuan.peer_review.rules.decks import EACH, MOST_ITEMS, DeckState

DOMAIN = "hengyuan-review-deck-1"
NOTHING = Answer.NOT_APPLICABLE


@dataclass(frozen=True, slots=True)
class Said:
    """What one of the two readers said; he has no name."""

    answer: str
    text: str
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One question. `word` is what the chief wrote when he fixed the grade of the dossier.

    `answer` and `reason` are the chief's for this item, "" until he gave them; `is_out` leaves the
    card out. `dossier` is for the office alone.
    """

    dossier: str
    field: str
    stage: str
    item: str
    said: tuple[Said, ...]
    grade: str
    word: str
    answer: str = ""
    reason: str = ""
    is_out: bool = False

    @property
    def is_settled(self) -> bool:
        """Whether the chief gave his answer, or left it out."""
        return self.is_out or bool(self.answer)


def of_deck(deck: Deck) -> list[Card]:
    """The cards as they are kept."""
    return [_card(one) for one in deck.cards]


def _card(told: Mapping[str, Any]) -> Card:
    said = tuple(Said(one["answer"], one["text"], tuple(one["pages"])) for one in told["said"])
    return Card(**{**told, "said": said})


def kept(cards: Iterable[Card]) -> list[dict[str, Any]]:
    """The cards to be kept."""
    return [asdict(one) for one in cards]


def asked(deck: Deck) -> list[tuple[int, Card]]:
    """The cards that are put to a reader, by their numbers."""
    return [(at, one) for at, one in enumerate(of_deck(deck), 1) if not one.is_out]


def digest_of(deck: Deck) -> str:
    """SM3 of what was issued."""
    cards = [
        {**told, "is_out": int(told["is_out"]), "said": [
            {**one, "pages": list(one["pages"])} for one in told["said"]
        ]}
        for told in kept(of_deck(deck))
    ]  # fmt: skip
    return digest(DOMAIN, canonical(cards))


def cards_of(round_: Round) -> list[Card]:
    """The cards that a closed round gives, field by field, what is disputed most first."""
    sheets = [one for one in signed_in(round_) if not one.dossier.is_anchor]
    found: list[tuple[Dossier, str, tuple[Sheet, Sheet]]] = []
    said = {one.pk: marks_of(one) for one in sheets}
    for field, standard in standards_of(round_).items():
        found += _in_field(of_field(sheets, field), said, standard)
    dossiers = {one.pk: _whole(one) for one, _item, _pair in found}
    return [_made(dossiers[dossier.pk], item, pair, said) for dossier, item, pair in found]


def _in_field(
    sheets: Sequence[Sheet], said: Mapping[Any, Marks], standard: Standard
) -> list[tuple[Dossier, str, tuple[Sheet, Sheet]]]:
    if not sheets:
        return []
    table = tables_of(sheets)
    names = [
        (indicator.id, item.id)
        for indicator in standard.indicators
        for item in indicator.items
        if not item.is_fact
    ]
    tables = {
        f"{one}:{item}": table(_worth(said[sheet.pk], one, item) for sheet in sheets)
        for one, item in names
    }
    order = list(dict.fromkeys(one.dossier_id for one in sheets))
    found = []
    for dispute in disputes(tables)[:MOST_ITEMS]:
        for row in dispute.dossiers[:EACH]:
            own = [one for one in sheets if one.dossier_id == order[row]]
            pair = _furthest(own, said, dispute.item)
            found.append((own[0].dossier, dispute.item, pair))
    return found


def _worth(marks: Marks, indicator: str, item: str) -> float:
    worth = WORTH.get(marks.mark(indicator).answers.get(item, NOTHING))
    return np.nan if worth is None else float(worth)


def _furthest(sheets: Sequence[Sheet], said: Mapping[Any, Marks], item: str) -> tuple[Sheet, Sheet]:
    """The kindest and the strictest of a dossier; of several the first by place."""
    told = [(_worth(said[one.pk], *item.split(":")), one) for one in sheets]
    judged = [(worth, one) for worth, one in told if not np.isnan(worth)]
    kindest = max(judged, key=lambda pair: (pair[0], -pair[1].place))[1]
    strictest = min(judged, key=lambda pair: (pair[0], pair[1].place))[1]
    return kindest, strictest


def _whole(dossier: Dossier) -> Dossier:
    found = blind.dossier_by_id(dossier.pk)
    assert found is not None
    return found


def _made(dossier: Dossier, item: str, pair: Sequence[Sheet], said: Mapping[Any, Marks]) -> Card:
    secrets, last = secrets_in(dossier), last_decision(dossier)
    indicator, name = item.split(":")
    told = []
    for one in pair:
        mark = said[one.pk].mark(indicator)
        remark = mark.remarks.get(name)
        text = masked(remark.text, secrets) if remark else ""
        told.append(Said(mark.answers[name].value, text, remark.pages if remark else ()))
    word = masked(last.reason, secrets) if last else ""
    return Card(
        str(dossier.pk), dossier.field, dossier.proceeding, item, tuple(told), dossier.grade, word
    )


def secrets_in(dossier: Dossier) -> list[Secret]:
    """Everything that the dossier's readers must not learn: what its pages are blinded by."""
    if dossier.case is not None:
        return [*secrets_of_case(dossier.case), *blind.earlier_handlers(dossier)]
    return secrets_of_entry(dossier.entry) if dossier.entry is not None else []


def secrets_of_card(card: Card) -> list[Secret]:
    """The secrets of the dossier that a card is of."""
    found = Dossier.objects.filter(pk=card.dossier).first()
    return secrets_in(_whole(found)) if found else []


@dataclass(frozen=True, slots=True)
class Shown:
    """A card as a page shows it, in the reader's language."""

    number: int
    card: Card
    field: Field
    indicator: Any
    item: Item
    said: tuple[tuple[Answer, Said, bool], ...]  # the last: whether he found it nowhere
    answer: Answer | None  # the chief's


def shown(deck: Deck, cards: Iterable[tuple[int, Card]]) -> list[Shown]:
    """Cards with the words of the standard that the round froze."""
    standards = standards_of(deck.round)
    return [_shown(number, card, standards[Field.parse(card.field)]) for number, card in cards]


def _shown(number: int, card: Card, standard: Standard) -> Shown:
    indicator = standard.indicator(card.item.split(":")[0])
    item = next(one for one in indicator.items if one.id == card.item.split(":")[1])
    said = tuple((Answer.parse(one.answer), one, WHOLE in one.pages) for one in card.said)
    answer = Answer.parse(card.answer) if card.answer else None
    return Shown(number, card, Field.parse(card.field), indicator, item, said, answer)


def deck_of(round_: Round) -> Deck | None:
    """The deck of a round; None where none was made."""
    return Deck.objects.filter(round=round_).select_related("round__organisation").first()


def locked(deck: Deck) -> Deck:
    """The deck, held for an act."""
    rows = Deck.objects.select_for_update(of=("self",))
    return rows.select_related("round").get(pk=deck.pk)


def issued_for(readers: QuerySet[Reader]) -> QuerySet[Deck]:
    """Issued decks of the pools that these readers are in."""
    rows = Deck.objects.filter(
        state=DeckState.ISSUED.value, round__organisation__in=readers.values("pool_id")
    )
    return rows.select_related("round__organisation").order_by("-issued_at")


def runs_of(deck: Deck) -> list[DeckRun]:
    """Who went through it, the first first."""
    rows = DeckRun.objects.filter(deck=deck).select_related("reader__account")
    return list(rows.order_by("done_at"))


def run_of(deck: Deck, account_id: int) -> DeckRun | None:
    """How somebody answered; None before he did."""
    return DeckRun.objects.filter(deck=deck, reader__account_id=account_id).first()
