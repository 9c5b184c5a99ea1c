"""Grades that were decided: a draft told to the handler, his reply, the final one, corrections."""

import uuid

from django.db import models

from hengyuan.kernel.encrypted_field import EncryptedTextField
from hengyuan.kernel.language import choices_of
from hengyuan.law.review.words import Grade
from hengyuan.peer_review.models.rounds import Dossier
from hengyuan.people.models import Account


class Decision(models.Model):
    """One version of the grade of a dossier. The first is a draft; one that is final stays, and

    is corrected only by a later one that names it in `replaces`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="decisions")
    version = models.PositiveSmallIntegerField()
    grade = models.CharField(max_length=11, choices=choices_of(Grade))
    points = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    is_final = models.BooleanField()
    replaces = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = EncryptedTextField(blank=True)
    decided_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    reply_until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["dossier", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "version"], name="one_review_decision_per_version"
            )
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} v{self.version} {self.grade}"


class Reply(models.Model):
    """What the handler answers to a draft grade, once.

    Of a dossier from elsewhere the office enters it: `said_by` answered, it came in on a day.
    """

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="reply")
    text = EncryptedTextField()
    written_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    said_by = EncryptedTextField(blank=True)
    received_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.decision_id}"
