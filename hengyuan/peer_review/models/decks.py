"""培训教材: cards made of what readers of a round disputed, and who went through them."""

import uuid

from django.db import models

from hengyuan.kernel.encrypted_field import EncryptedJSONField
from hengyuan.kernel.language import choices_of
from hengyuan.peer_review.models.readers import Reader
from hengyuan.peer_review.models.rounds import Round
from hengyuan.peer_review.rules.decks import DeckState
from hengyuan.people.models import Account


class Deck(models.Model):
    """The deck of a round. `cards` are `queries.decks.Card`, masked before they are kept.

    `digest` seals what was issued.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="deck")
    state = models.CharField(
        max_length=6, choices=choices_of(DeckState), default=DeckState.DRAFT.value
    )
    cards = EncryptedJSONField(default=list)
    digest = models.CharField(max_length=64, blank=True)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    issued_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    issued_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.round_id} {self.state}"


class DeckRun(models.Model):
    """One reader went through it: his answers by card, how many as the chief's, of how many."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    deck = models.ForeignKey(Deck, on_delete=models.PROTECT, related_name="runs")
    reader = models.ForeignKey(Reader, on_delete=models.PROTECT, related_name="runs")
    answers = models.JSONField(default=dict)
    alike = models.PositiveSmallIntegerField()
    of = models.PositiveSmallIntegerField()
    done_at = models.DateTimeField()

    class Meta:
        ordering = ["deck", "done_at"]
        constraints = [
            models.UniqueConstraint(fields=["deck", "reader"], name="one_run_per_reader_and_deck")
        ]

    def __str__(self) -> str:
        return f"{self.deck_id} {self.reader_id}"
