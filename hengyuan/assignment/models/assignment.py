"""Assignments: who could have been assigned, who was left out and why, who was assigned."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hengyuan.cases.models import Case
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Account, Provider


class Method(models.TextChoices):
    """How the firm was found."""

    BY_ROTATION = "by_rotation", _("轮派")
    BY_CHOICE = "by_choice", _("点援")
    BY_DESIGNATION = "by_designation", _("指定")


class Assignment(models.Model):
    """One assignment of a case to a firm; a declined or rejected one stays, ended."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="assignments")
    method = models.CharField(max_length=16, choices=Method.choices)
    firm = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="assignments")
    handler = models.ForeignKey(
        Provider, null=True, blank=True, on_delete=models.PROTECT, related_name="assignments"
    )
    ground = models.CharField(max_length=24, blank=True)
    ground_note = models.CharField(max_length=200, blank=True)
    considered = models.JSONField(default=list)  # rows: firm, eligible, reason
    assigned_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    approved_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    proposed_at = models.DateTimeField()
    assigned_on = models.DateField(null=True, blank=True)
    named_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    end_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["firm", "-assigned_on"]),
            models.Index(fields=["handler", "named_at"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(ended_at=None), name="one_assignment_per_case"
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id} → {self.firm_id}"
