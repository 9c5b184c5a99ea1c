"""Falls of two years running, and what was answered."""

import uuid

from django.db import models

from hengyuan.kernel.encrypted_field import EncryptedTextField
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Account
from hengyuan.supervision.models.scorecards import Scorecard
from hengyuan.supervision.rules.falls import STATES, State


class ScorecardFall(models.Model):
    """One indicator of one institution that fell two years running; raised once a year."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    card = models.ForeignKey(Scorecard, on_delete=models.PROTECT, related_name="falls")
    institution = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    region = models.CharField(max_length=6)
    indicator = models.CharField(max_length=24)
    year = models.PositiveSmallIntegerField()  # the last of the three
    years = models.JSONField()  # k, n, squares of each
    chance = models.FloatField()
    state = models.CharField(
        max_length=10, choices=[(state.value, name) for state, name in STATES.items()],
        default=State.RAISED.value,
    )  # fmt: skip
    answer = EncryptedTextField(blank=True)
    answered_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    word = EncryptedTextField(blank=True)  # of who judged
    raised_at = models.DateTimeField()

    class Meta:
        ordering = ["-year", "indicator"]
        indexes = [
            models.Index(fields=["institution", "-year"]), models.Index(fields=["region", "-year"]),
        ]  # fmt: skip
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "indicator", "year"], name="one_fall_a_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.institution_id} {self.indicator} {self.year}"

    @property
    def stream(self) -> str:
        """Its stream in the ledger."""
        return f"scorecard_fall:{self.pk}"
