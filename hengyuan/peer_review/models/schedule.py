"""How many rounds a year an organisation set itself to hold; each setting stays, with its day."""

import uuid

from django.db import models

from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Account


class Schedule(models.Model):
    """`rounds` a year from a day on, until a later setting of the organisation begins."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    rounds = models.PositiveSmallIntegerField()
    valid_from = models.DateField()
    set_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ["-valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "valid_from"], name="one_review_schedule_per_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.rounds} {self.valid_from}"

    @property
    def stream(self) -> str:
        """The setting in the ledger."""
        return f"review_schedule:{self.pk}"
