"""外来案卷: what was handed in from elsewhere for a round, its rows, their files."""

import uuid

from django.db import models

from hengyuan.dossier.models import StoredFile
from hengyuan.kernel.encrypted_field import EncryptedJSONField, EncryptedTextField
from hengyuan.kernel.language import choices_of
from hengyuan.peer_review.models.rounds import Round
from hengyuan.peer_review.rules.elsewhere import HandoverState
from hengyuan.people.models import Account


class Handover(models.Model):
    """A zip and its list, whole or not at all; they count once a person has accepted them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="handovers")
    state = models.CharField(
        max_length=9, choices=choices_of(HandoverState), default=HandoverState.WAITING.value
    )
    count = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)  # over the digests of its entries
    handed_in_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    handed_in_at = models.DateTimeField()

    class Meta:
        ordering = ["handed_in_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["round"], condition=models.Q(state=HandoverState.WAITING.value),
                name="one_waiting_handover_per_round",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.round_id} {self.count}"


class Entry(models.Model):
    """One row: `told` is `rules.elsewhere.Row.told`; `digest` seals it with its files.

    `contents` are the SM3 digests of its files in their order; they stay when files are dropped.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="entries")
    place = models.PositiveIntegerField()  # the row's line in the list
    told = EncryptedJSONField(default=dict)
    pages = models.PositiveIntegerField()
    contents = models.JSONField(default=list)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["handover", "place"]

    def __str__(self) -> str:
        return f"{self.handover_id} {self.place}"

    @property
    def number(self) -> str:
        """The case's number elsewhere."""
        return str(self.told["number"])


class EntryFile(models.Model):
    """One file of a row, in its order; the name is sealed, for it may name anybody."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="files")
    place = models.PositiveIntegerField()
    name = EncryptedTextField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["entry", "place"]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.place}"
