"""Closing reports, and the two examinations of a dossier by different people."""

from django.db import models

from hengyuan.cases.models import Case
from hengyuan.closing.rules import NAMES
from hengyuan.kernel.encrypted_field import EncryptedJSONField, EncryptedTextField
from hengyuan.kernel.money_field import MoneyField
from hengyuan.people.models import Account


class ClosingReport(models.Model):
    """What the handler reports at the end (D-34)."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="closing_report")
    outcome = models.CharField(max_length=32, choices=list(NAMES.items()))
    summary = EncryptedTextField()
    claimed_fen = MoneyField(null=True, blank=True)
    recovered_fen = MoneyField(null=True, blank=True)  # only what was proved as received
    reported_at = models.DateTimeField()
    reported_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"closing report of {self.case_id}"


class DossierExamination(models.Model):
    """One examination of the dossier: passed, or returned with what is missing."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="dossier_examinations")
    level = models.PositiveSmallIntegerField()  # 1 or 2
    has_passed = models.BooleanField()
    remarks = EncryptedTextField(blank=True)
    missing = EncryptedJSONField(default=list, blank=True)
    examiner = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    examined_at = models.DateTimeField()

    class Meta:
        ordering = ["examined_at"]

    def __str__(self) -> str:
        return f"{self.case_id} level {self.level}"
