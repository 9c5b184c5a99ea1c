"""The story of each case as the rules read it, and how far the ledger was read."""

from django.db import models

from hengyuan.cases.models import Case


class CaseStory(models.Model):
    """What happened in a case as the rules read it: days, acts and accounts, no person's name.

    `look_again_on` is the next day on which a hint comes although nothing happens; the index over
    it holds the cases that have one, so that a quiet night costs nothing.
    """

    case = models.OneToOneField(
        Case, on_delete=models.PROTECT, primary_key=True, related_name="story"
    )
    body = models.TextField()  # canonical JSON of hengyuan.law.supervision.Story
    look_again_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["look_again_on"],
                condition=models.Q(look_again_on__isnull=False),
                name="stories_to_look_at_again",
            )
        ]

    def __str__(self) -> str:
        return str(self.case_id)


class Reader(models.IntegerChoices):
    """Who reads the ledger on from where he was: each has a row of `Reading` by his number."""

    ALERTS = 1
    FOLLOW_UPS = 2
    RADAR = 3


class Reading(models.Model):
    """How far the ledger was read; one row a reader."""

    event_id = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.event_id)
