"""Standards that a place set for itself: proposed by one person, approved by another."""

import uuid

from django.db import models

from hengyuan.kernel.encrypted_field import EncryptedTextField
from hengyuan.kernel.language import choices_of
from hengyuan.law.review.words import Field
from hengyuan.orgs.models import Organisation
from hengyuan.peer_review.rules.standards import State
from hengyuan.people.models import Account


class StandardVersion(models.Model):
    """A version of a standard; `content` is `law.review.Standard.content`, as it was proposed.

    A version that is in force ends the day before a later one of its field and place begins.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    field = models.CharField(max_length=8, choices=choices_of(Field))
    jurisdiction = models.CharField(max_length=6, blank=True)
    title = models.CharField(max_length=120)
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    valid_from = models.DateField()
    state = models.CharField(max_length=9, choices=choices_of(State), default=State.PROPOSED.value)
    reason = EncryptedTextField()
    proposed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    word = EncryptedTextField(blank=True)

    class Meta:
        ordering = ["-proposed_at"]
        indexes = [models.Index(fields=["field", "jurisdiction", "state"])]

    def __str__(self) -> str:
        return f"{self.field} {self.jurisdiction} {self.valid_from}"

    @property
    def stream(self) -> str:
        """The version in the ledger."""
        return f"review_standard:{self.pk}"
