"""Scorecards: the indicators of a quarter, frozen with their versions and references."""

import uuid

from django.db import models

from hengyuan.kernel.language import choices_of
from hengyuan.law.scorecard import Whom
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Account
from hengyuan.supervision.models.indicator_sets import IndicatorSetVersion


class Scorecard(models.Model):
    """考核指标 of a quarter as they were known on the day they were made.

    `edition` is what each indicator was: id, version, reference, least number, weights where the
    place's `indicator_set` gave it any; the set is kept with the card for ever. `entries` hold what
    was counted of each case, so that a figure leads to its cases and can be computed for ever.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    region = models.CharField(max_length=6)
    quarter = models.CharField(max_length=6)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    edition = models.JSONField()
    indicator_set = models.ForeignKey(
        IndicatorSetVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="cards"
    )
    entries = models.JSONField()  # [case, institution, firm, handler, month, counts]
    digest = models.CharField(max_length=64)  # SM3 of edition, entries and rows

    class Meta:
        ordering = ["-quarter", "-made_at"]
        indexes = [models.Index(fields=["organisation", "-quarter"])]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.quarter}"

    @property
    def stream(self) -> str:
        """Its stream in the ledger."""
        return f"scorecard:{self.pk}"


class ScorecardRow(models.Model):
    """One institution, firm or handler on a card: tallies by indicator, month by month."""

    card = models.ForeignKey(Scorecard, on_delete=models.PROTECT, related_name="rows")
    whom = models.CharField(max_length=12, choices=choices_of(Whom))
    subject = models.PositiveBigIntegerField()  # an organisation, or a provider
    tallies = models.JSONField()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["whom", "subject"])]
        constraints = [
            models.UniqueConstraint(
                fields=["card", "whom", "subject"], name="one_scorecard_row_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.card_id} {self.whom} {self.subject}"
