"""Sheets: what one reader says of one dossier."""

import uuid

from django.db import models

from hengyuan.kernel.encrypted_field import EncryptedJSONField
from hengyuan.kernel.language import choices_of
from hengyuan.law.review.words import Grade
from hengyuan.peer_review.models.readers import Reader
from hengyuan.peer_review.models.rounds import Dossier
from hengyuan.peer_review.rules.sheets import SheetState


class Sheet(models.Model):
    """`marks` is `law.review.sheet.Marks` as it is kept; `saved` counts what was stored of it.

    A reader's addresses hold the id of his sheet alone. `digest` seals what was signed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="sheets")
    reader = models.ForeignKey(Reader, on_delete=models.PROTECT, related_name="sheets")
    place = models.PositiveSmallIntegerField()  # the how-many-eth reader of the dossier
    why = models.JSONField(default=dict)  # parts of the expertise by which he was chosen
    state = models.CharField(
        max_length=8, choices=choices_of(SheetState), default=SheetState.ASSIGNED.value
    )
    marks = EncryptedJSONField(default=dict)
    saved = models.PositiveIntegerField(default=0)
    assigned_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)
    grade = models.CharField(max_length=11, choices=choices_of(Grade), blank=True)
    proposed = models.CharField(max_length=11, choices=choices_of(Grade), blank=True)
    points = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["dossier", "place"]
        indexes = [models.Index(fields=["reader", "state"])]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "reader"], name="one_sheet_per_reader_and_dossier"
            )
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.place}"
