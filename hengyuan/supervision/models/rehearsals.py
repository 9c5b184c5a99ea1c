"""A draft of a rule's number over many cases, and the hints that it would bring or take away."""

import uuid

from django.db import models

from hengyuan.cases.models import Case
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Account


class RehearsalRun(models.Model):
    """One draft over the cases of a place, read in the background; nothing is changed by it.

    `institution` is whose cases, or none for all of the region. `reached` is the last case that was
    read, so that a run goes on where its worker was stopped.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    region = models.CharField(max_length=6)
    rule = models.CharField(max_length=24)
    bound = models.CharField(max_length=24)
    was = models.IntegerField()  # the number in force on the day it was asked for
    tried = models.IntegerField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    total = models.PositiveIntegerField()
    looked_at = models.PositiveIntegerField(default=0)
    reached = models.UUIDField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at"]
        indexes = [models.Index(fields=["organisation", "-asked_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "rule", "bound", "tried"],
                condition=models.Q(done_at__isnull=True),
                name="one_open_rehearsal_of_a_draft",
            )
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.bound}={self.tried}"

    @property
    def stream(self) -> str:
        """Its stream in the ledger."""
        return f"rehearsal:{self.pk}"


class RehearsalFlip(models.Model):
    """A hint that the draft would bring (`is_new`) or take away, in the words of the law floor."""

    run = models.ForeignKey(RehearsalRun, on_delete=models.CASCADE, related_name="flips")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=80, blank=True)
    is_new = models.BooleanField()
    since = models.DateField()
    sentence = models.TextField()  # days and counts, no person

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["run", "case", "key"], name="one_flip_of_a_hint")
        ]

    def __str__(self) -> str:
        return f"{self.run_id} {self.case_id} {self.key}"
