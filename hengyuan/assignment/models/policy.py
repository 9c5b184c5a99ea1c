"""Policies of assignment: drafted by the institution, approved by another, filed, published."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Account


class PolicyState(models.TextChoices):
    """How far a version of a policy came."""

    DRAFT = "draft", _("草案")
    APPROVED = "approved", _("已批准")
    REJECTED = "rejected", _("未获批准")


class Policy(models.Model):
    """One version of a place's policy; once approved its content never changes.

    It is in force from `valid_from` until a later version of the same place begins.
    """

    jurisdiction = models.CharField(max_length=6)
    number = models.PositiveIntegerField()
    institution = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    content = models.JSONField()  # as hengyuan.law.methods.Plan.as_values
    state = models.CharField(max_length=12, choices=PolicyState.choices, default=PolicyState.DRAFT)
    valid_from = models.DateField()
    note = models.CharField(max_length=200, blank=True)  # why it was changed
    drafted_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    filed_with = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    filed_on = models.DateField(null=True, blank=True)
    filing_number = models.CharField(max_length=60, blank=True)
    published_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["jurisdiction", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["jurisdiction", "number"], name="one_policy_per_number"
            ),
            models.UniqueConstraint(
                fields=["jurisdiction", "valid_from"],
                condition=models.Q(state="approved"),
                name="one_policy_begins_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jurisdiction}-{self.number}"

    @property
    def stream(self) -> str:
        """Where the ledger keeps the policies of a place."""
        return f"policy:{self.jurisdiction}"
