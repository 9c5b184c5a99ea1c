"""Assignments: who was assigned, by which method, and how it ended."""

from django.db import models
from django.utils.functional import lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hengyuan.assignment.models.policy import Policy
from hengyuan.cases.models import Case
from hengyuan.kernel.encrypted_field import EncryptedTextField
from hengyuan.law.methods import Method
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Account, Provider


def method_name(word: Method) -> str:
    """What a method is called, in the language of the reader."""
    return word.name_en if (get_language() or "").startswith("en") else word.name_zh


class End(models.TextChoices):
    """How an assignment came to its end before the case did."""

    DECLINED = "declined", _("承办单位退回")
    REJECTED = "rejected", _("指定未获批准")
    REPLACED = "replaced", _("更换承办人")


class Assignment(models.Model):
    """One assignment of a case to a firm; a declined, rejected or replaced one stays, ended."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="assignments")
    method = models.CharField(
        max_length=16, choices=[(word.value, lazy(method_name, str)(word)) for word in Method]
    )
    policy = models.ForeignKey(
        Policy, null=True, blank=True, on_delete=models.PROTECT, related_name="assignments"
    )
    firm = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="assignments")
    handler = models.ForeignKey(
        Provider, null=True, blank=True, on_delete=models.PROTECT, related_name="assignments"
    )
    # The month (2026-03) in which the handler's place under the cap was taken; "" for none.
    slot_month = models.CharField(max_length=7, blank=True)
    turn_before = models.DateTimeField(null=True, blank=True)  # the firm's last turn until this one
    ground = models.CharField(max_length=24, blank=True)
    ground_note = EncryptedTextField(blank=True)
    assigned_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    approved_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    proposed_at = models.DateTimeField()
    assigned_on = models.DateField(null=True, blank=True)
    named_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    end = models.CharField(max_length=12, blank=True, choices=End.choices)
    end_reason = EncryptedTextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["firm", "-assigned_on"]),
            models.Index(fields=["handler", "slot_month"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(ended_at=None), name="one_assignment_per_case"
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id} → {self.firm_id}"


class DecisionRecord(models.Model):
    """What was known when an assignment was made: everybody considered, with reasons.

    Written once, never changed. `kept` is compressed canonical JSON; its SM3 stands in the
    ledger, so that a later change of a reason shows.
    """

    assignment = models.OneToOneField(
        Assignment, primary_key=True, on_delete=models.PROTECT, related_name="record"
    )
    kept = models.BinaryField()
    digest = models.CharField(max_length=64)
    eligible = models.PositiveIntegerField()
    excluded = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.digest[:8]}"
