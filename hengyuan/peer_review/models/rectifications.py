"""整改 after a review: what is to be mended, by when, the answer with its proof, the check."""

import uuid

from django.db import models

from hengyuan.dossier.models import StoredFile
from hengyuan.kernel.encrypted_field import EncryptedTextField
from hengyuan.kernel.language import choices_of
from hengyuan.peer_review.models.rounds import Dossier
from hengyuan.peer_review.rules.rectifications import RectificationState
from hengyuan.people.models import Account


class Rectification(models.Model):
    """One task about one dossier. `items` are `indicator:item` of the round's standard.

    `turn` counts its acts: who saw an older one is told. The answer and the word of the check are
    the last ones; earlier ones stand in the ledger.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="rectifications")
    items = models.JSONField(default=list)
    order = EncryptedTextField()
    due_on = models.DateField()
    state = models.CharField(
        max_length=8, choices=choices_of(RectificationState),
        default=RectificationState.ASKED.value,
    )  # fmt: skip
    turn = models.PositiveSmallIntegerField(default=1)
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answer = EncryptedTextField(blank=True)
    proof = models.ForeignKey(
        StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    word = EncryptedTextField(blank=True)
    checked_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    checked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "asked_at"]
        indexes = [
            models.Index(
                fields=["due_on"], condition=models.Q(state=RectificationState.ASKED.value),
                name="rectifications_asked_by_day",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.state}"
