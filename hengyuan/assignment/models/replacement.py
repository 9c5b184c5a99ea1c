"""Requests to replace a handler (法律援助法 art. 55), their decision, and the hand-over."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hengyuan.assignment.models.assignment import Assignment
from hengyuan.cases.models import Case
from hengyuan.kernel.encrypted_field import EncryptedTextField
from hengyuan.people.models import Account


class Outcome(models.TextChoices):
    """What the institution decided."""

    PENDING = "pending", _("待决定")
    REPLACED = "replaced", _("同意更换")
    KEPT = "kept", _("不同意更换")


class Replacement(models.Model):
    """One request; of a case only one waits at a time."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="replacements")
    assignment = models.ForeignKey(
        Assignment, on_delete=models.PROTECT, related_name="replacements"
    )
    asked_by = models.CharField(max_length=16)  # of assignment.rules.ASKED_BY
    ground = models.CharField(max_length=24)
    reasons = EncryptedTextField(blank=True)
    requested_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField()
    outcome = models.CharField(
        max_length=12, choices=Outcome.choices, default=Outcome.PENDING.value
    )
    decided_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_reasons = EncryptedTextField(blank=True)
    hand_over_by = models.DateField(null=True, blank=True)
    handed_over_on = models.DateField(null=True, blank=True)
    handed_over = EncryptedTextField(blank=True)  # what was handed over, one a line

    class Meta:
        ordering = ["-requested_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=models.Q(outcome="pending"),
                name="one_replacement_waits",
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.ground}"
