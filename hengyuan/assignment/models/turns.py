"""Where people and firms stand in the rotation, kept current by every act of assignment.

A suggestion reads these few rows, never the history: it costs the same with a million cases.
"""

from django.db import models

from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Provider


class PersonTurn(models.Model):
    """A provider's last turn."""

    provider = models.OneToOneField(
        Provider, primary_key=True, on_delete=models.PROTECT, related_name="turn"
    )
    last_assigned_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.provider_id}"


class FirmTurn(models.Model):
    """A firm's last turn."""

    firm = models.OneToOneField(
        Organisation, primary_key=True, on_delete=models.PROTECT, related_name="turn"
    )
    last_assigned_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.firm_id}"


class MonthLoad(models.Model):
    """Places under the monthly cap that a provider has taken; group cases take none."""

    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="months")
    month = models.CharField(max_length=7)  # 2026-03
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "month"], name="one_load_per_month")
        ]

    def __str__(self) -> str:
        return f"{self.provider_id} {self.month}: {self.count}"
