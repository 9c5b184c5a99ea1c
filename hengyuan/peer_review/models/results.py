"""What people did, or decided not to do, because of a final grade."""

import uuid

from django.db import models

from hengyuan.kernel.encrypted_field import EncryptedTextField
from hengyuan.kernel.language import choices_of
from hengyuan.peer_review.models.decisions import Decision
from hengyuan.peer_review.models.rounds import Dossier
from hengyuan.peer_review.rules.results import MeasureKind
from hengyuan.people.models import Account, Hold


class Measure(models.Model):
    """One measure on the ground of one decision: done, or not done, and why.

    A decision that is corrected takes the ground away; the row stays, and `hold` is lifted by a
    person where holds are lifted.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="measures")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="measures")
    kind = models.CharField(max_length=14, choices=choices_of(MeasureKind))
    is_done = models.BooleanField()
    word = EncryptedTextField()
    hold = models.ForeignKey(
        Hold, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    done_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField()

    class Meta:
        ordering = ["done_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "kind", "is_done"], name="one_measure_per_decision"
            )
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.kind}"
