"""Tables of supervision: the story of each case, how far the ledger was read, and alerts."""

import uuid

from django.db import models

from hengyuan.cases.models import Case
from hengyuan.kernel.encrypted_field import EncryptedTextField
from hengyuan.kernel.language import choices_of
from hengyuan.law.supervision import Link, Severity
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Account
from hengyuan.supervision.rules import GROUNDS, OPEN, STATES, State


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


class Reading(models.Model):
    """How far the ledger was read; one row."""

    event_id = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.event_id)


class Alert(models.Model):
    """A hint of a rule about a case, kept with its words of that day, and what became of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="alerts")
    institution = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    region = models.CharField(max_length=6)
    rule = models.CharField(max_length=24)
    key = models.CharField(max_length=80, blank=True)  # tells several of one rule apart
    link = models.CharField(max_length=12, choices=choices_of(Link))
    severity = models.CharField(max_length=6, choices=choices_of(Severity))
    since = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    sentence = models.TextField()  # of the law floor: days and counts, no person
    seen = models.JSONField(default=list)  # [what, day, account]
    raised_at = models.DateTimeField()
    state = models.CharField(
        max_length=10,
        choices=[(state.value, name) for state, name in STATES.items()],
        default=State.RAISED.value,
    )
    due_on = models.DateField(null=True, blank=True)  # to be taken up, or replied, by this day
    level = models.PositiveSmallIntegerField(default=0)  # of escalation
    ground = models.CharField(
        max_length=16, blank=True, choices=[(g.value, name) for g, name in GROUNDS.items()]
    )
    word = EncryptedTextField(blank=True)  # the last word that somebody typed
    word_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    word_at = models.DateTimeField(null=True, blank=True)
    order = EncryptedTextField(blank=True)  # what the notice asks for
    ordered_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    ordered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-since", "-raised_at"]
        constraints = [
            models.UniqueConstraint(fields=["case", "rule", "key"], name="one_alert_of_a_kind")
        ]
        indexes = [
            models.Index(
                fields=["institution", "link", "rule"],
                condition=models.Q(state__in=[state.value for state in OPEN]),
                name="open_alerts_by_institution",
            ),
            models.Index(
                fields=["due_on"],
                condition=models.Q(state__in=[state.value for state in OPEN]),
                name="open_alerts_by_due_day",
            ),
            models.Index(fields=["institution", "-since"]),
            models.Index(fields=["region", "-since"]),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.rule} {self.key}"

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something with it."""
        return self.state in OPEN


class Bulletin(models.Model):
    """季度通报: the figures of a quarter as they were known on the day it was made.

    `figures` are printed; `entries` hold of each alert where it stood then, so that a figure leads
    to its cases for ever.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    region = models.CharField(max_length=6)
    quarter = models.CharField(max_length=6)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    figures = models.JSONField()
    entries = models.JSONField()  # [alert, institution, link, rule, state, overdue]
    digest = models.CharField(max_length=64)  # SM3 of both

    class Meta:
        ordering = ["-quarter", "-made_at"]
        indexes = [models.Index(fields=["organisation", "-quarter"])]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.quarter}"

    @property
    def stream(self) -> str:
        """Its stream in the ledger."""
        return f"bulletin:{self.pk}"
