"""Batches: waiting cases matched together in the background, each with a proposal for a person.

A proposal is written once. What became of it, and who decided, is added; the assignment itself
stands where every assignment stands.
"""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from hengyuan.assignment.models.assignment import Assignment
from hengyuan.cases.models import Case
from hengyuan.kernel.encrypted_field import EncryptedTextField
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Account, Provider


class BatchState(models.TextChoices):
    """How far a batch has come."""

    WAITING = "waiting", _("排队计算")
    PROPOSED = "proposed", _("已得出建议")
    FAILED = "failed", _("没有算成")


class LineState(models.TextChoices):
    """What became of the proposal for one case."""

    ASKED = "asked", _("等待计算")
    PROPOSED = "proposed", _("待决定")
    NOBODY = "nobody", _("没有人选")
    ACCEPTED = "accepted", _("已采纳并指派")
    STALE = "stale", _("已过时")


class Batch(models.Model):
    """Waiting cases of one institution, matched at once. `done` of `total` steps are computed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    institution = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    first_on = models.DateField(null=True, blank=True)  # cases that wait since this day …
    last_on = models.DateField(null=True, blank=True)  # … to this day; empty: all
    state = models.CharField(
        max_length=10, choices=BatchState.choices, default=BatchState.WAITING.value
    )
    opened_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField()
    figures = models.JSONField(default=dict)  # versions, points, bound and the price of each rule
    digest = models.CharField(max_length=64, blank=True)  # SM3 of figures and proposals

    class Meta:
        ordering = ["-opened_at"]
        indexes = [models.Index(fields=["institution", "-opened_at"])]

    def __str__(self) -> str:
        return f"{self.institution_id} {self.opened_at:%Y-%m-%d %H:%M}"

    @property
    def stream(self) -> str:
        """Where the ledger keeps the batch."""
        return f"matching:{self.pk}"

    @property
    def is_waiting(self) -> bool:
        """Whether the proposals are still to come."""
        return self.state == BatchState.WAITING


class BatchLine(models.Model):
    """One case of a batch: whom the batch proposes, or why nobody."""

    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="lines")
    place = models.PositiveIntegerField()
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(
        Provider, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    proposal = models.JSONField(default=dict)  # points, second best, rules; people by their id
    state = models.CharField(
        max_length=10, choices=LineState.choices, default=LineState.ASKED.value
    )
    assignment = models.OneToOneField(
        Assignment, null=True, blank=True, on_delete=models.PROTECT, related_name="batch_line"
    )
    decided_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    note = EncryptedTextField(blank=True)  # why a proposal could not be accepted any more

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "place"], name="one_line_per_place"),
            models.UniqueConstraint(fields=["batch", "case"], name="one_line_per_case"),
            models.CheckConstraint(
                condition=~models.Q(state="accepted") | models.Q(assignment__isnull=False),
                name="an_accepted_line_has_its_assignment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.batch_id} {self.place}"
