"""自测自检: what an institution says of its own dossiers before a draw; it decides nothing."""

import uuid

from django.db import models

from hengyuan.cases.models import Case
from hengyuan.kernel.encrypted_field import EncryptedJSONField
from hengyuan.kernel.language import choices_of
from hengyuan.law.review.words import Grade
from hengyuan.orgs.models import Organisation
from hengyuan.peer_review.models.rounds import Round
from hengyuan.peer_review.rules.self_check import CheckState, SelfSheetState
from hengyuan.people.models import Account


class SelfCheck(models.Model):
    """One institution's part: `of` dossiers in the frame, some or all of which it checks by a day.

    `digest` seals its sheets once they are handed in.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="self_checks")
    institution = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    of = models.PositiveIntegerField()
    state = models.CharField(
        max_length=9, choices=choices_of(CheckState), default=CheckState.ASKED.value
    )
    digest = models.CharField(max_length=64, blank=True)
    asked_at = models.DateTimeField()
    handed_in_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    handed_in_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "institution"], name="one_self_check_per_institution"
            )
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.institution_id}"

    @property
    def stream(self) -> str:
        """The check in the ledger: apart from the round and its dossiers."""
        return f"review_self_check:{self.pk}"


class SelfSheet(models.Model):
    """One dossier as its institution judges it. `marks` and `saved` as on a reader's sheet."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    check_of = models.ForeignKey(SelfCheck, on_delete=models.PROTECT, related_name="sheets")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(
        max_length=8, choices=choices_of(SelfSheetState), default=SelfSheetState.OPEN.value
    )
    marks = EncryptedJSONField(default=dict)
    saved = models.PositiveIntegerField(default=0)
    signed_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    signed_at = models.DateTimeField(null=True, blank=True)
    grade = models.CharField(max_length=11, choices=choices_of(Grade), blank=True)
    points = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["check_of", "case__number"]
        constraints = [
            models.UniqueConstraint(fields=["check_of", "case"], name="one_self_sheet_per_case")
        ]

    def __str__(self) -> str:
        return f"{self.check_of_id} {self.case_id}"
