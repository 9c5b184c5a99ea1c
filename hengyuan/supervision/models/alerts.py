"""Alerts: hints of rules about cases, and what became of them."""

import uuid

from django.db import models

from hengyuan.cases.models import Case
from hengyuan.kernel.encrypted_field import EncryptedTextField
from hengyuan.kernel.language import choices_of
from hengyuan.law.supervision import Link, Severity
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Account
from hengyuan.supervision.rules.alerts import GROUNDS, OPEN, STATES, State


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
