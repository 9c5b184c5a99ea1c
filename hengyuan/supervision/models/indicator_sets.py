"""Sets of indicators that a place gave itself: drafted by one person, adopted by another."""

import uuid

from django.db import models

from hengyuan.kernel.encrypted_field import EncryptedTextField
from hengyuan.kernel.language import choices_of
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Account
from hengyuan.supervision.rules.indicator_sets import State


class IndicatorSetVersion(models.Model):
    """指标体系的一版; `content` is `law.scorecard.IndicatorSet.content`, as it was drafted.

    A version that is adopted ends the day before a later one of its place begins.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    jurisdiction = models.CharField(max_length=6)
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
        indexes = [models.Index(fields=["jurisdiction", "state", "valid_from"])]

    def __str__(self) -> str:
        return f"{self.jurisdiction} {self.valid_from}"

    @property
    def stream(self) -> str:
        """The version in the ledger."""
        return f"indicator_set:{self.pk}"
