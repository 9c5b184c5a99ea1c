"""The examination of an application: what the rules proposed, frozen, and what people concluded."""

from django.db import models

from hengyuan.cases.models import Case
from hengyuan.kernel.encrypted_field import EncryptedTextField
from hengyuan.people.models import Account


class Examination(models.Model):
    """One examiner's view on one application, with the proposal as it stood then."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="examinations")
    examiner = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    examined_at = models.DateTimeField()
    conclusion = models.CharField(max_length=8)
    refusal_code = models.CharField(max_length=8, blank=True)
    reasons = EncryptedTextField(blank=True)
    proposal = EncryptedTextField()  # canonical JSON of the law floor's answer
    outcome = models.CharField(max_length=32)  # of the proposal
    is_superseded = models.BooleanField(default=False)

    class Meta:
        ordering = ["examined_at"]

    def __str__(self) -> str:
        return f"{self.case_id} {self.conclusion}"


class Decision(models.Model):
    """The head's decision: granted, refused, provided first, terminated, granted on objection."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="decisions")
    decider = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    result = models.CharField(max_length=24)
    code = models.CharField(max_length=8, blank=True)
    reasons = EncryptedTextField(blank=True)

    class Meta:
        ordering = ["decided_at"]

    def __str__(self) -> str:
        return f"{self.case_id} {self.result}"
