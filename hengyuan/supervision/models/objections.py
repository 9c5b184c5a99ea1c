"""Objections to a refusal or a termination (法律援助法 art. 49)."""

import uuid

from django.db import models

from hengyuan.cases.models import Case
from hengyuan.examination.models import Decision
from hengyuan.kernel.encrypted_field import EncryptedTextField
from hengyuan.kernel.language import choices_of
from hengyuan.law.complaints import Channel
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Account
from hengyuan.supervision.rules.objections import STATES, State


class Objection(models.Model):
    """One objection to one decision; the bureau upholds it or orders a correction."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="objections")
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="objection")
    institution = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    bureau = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    region = models.CharField(max_length=6)
    channel = models.CharField(max_length=8, choices=choices_of(Channel))
    reasons = EncryptedTextField()
    received_at = models.DateTimeField()
    received_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(
        max_length=10, default=State.RECEIVED.value,
        choices=[(state.value, name) for state, name in STATES.items()],
    )  # fmt: skip
    due_on = models.DateField(null=True, blank=True)  # of the clock that runs
    words = EncryptedTextField(blank=True)  # the bureau's reasons
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    corrected_at = models.DateTimeField(null=True, blank=True)
    corrected_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-received_at"]
        indexes = [
            models.Index(fields=["region", "-received_at"]),
            models.Index(fields=["institution", "-received_at"]),
            models.Index(
                fields=["due_on"],
                condition=models.Q(state__in=[State.RECEIVED.value, State.ORDERED.value]),
                name="open_objections_by_due_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.state}"
