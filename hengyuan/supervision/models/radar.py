"""What files have in common, as keyed digests; hints over several files and what became of them."""

import uuid

from django.db import models

from hengyuan.cases.models import Case
from hengyuan.kernel.encrypted_field import EncryptedTextField
from hengyuan.kernel.language import choices_of
from hengyuan.law.supervision import Severity
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Account
from hengyuan.supervision.rules.radar import OPEN, STATES, State


class CaseTrace(models.Model):
    """What one case leaves for the radar: digests under the site's key, days and minutes.

    Thrown away, it is read anew; forgetting the recipient removes it.
    """

    case = models.OneToOneField(
        Case, on_delete=models.PROTECT, primary_key=True, related_name="trace"
    )
    body = models.TextField()  # canonical JSON of hengyuan.law.radar.Trace

    def __str__(self) -> str:
        return str(self.case_id)


class TraceKey(models.Model):
    """A key by which other cases find this one."""

    trace = models.ForeignKey(CaseTrace, on_delete=models.CASCADE, related_name="keys")
    key = models.CharField(max_length=32)
    opened_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["key", "-opened_on"])]
        constraints = [models.UniqueConstraint(fields=["trace", "key"], name="one_key_per_trace")]

    def __str__(self) -> str:
        return f"{self.trace_id} {self.key}"


class RadarHint(models.Model):
    """线索: what some cases have in common. `key` is the digest of what they share."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=8)
    key = models.CharField(max_length=32)
    severity = models.CharField(max_length=6, choices=choices_of(Severity))
    since = models.DateField()
    sentence = models.TextField()  # of the law floor: days and counts, no person
    facts = models.JSONField(default=list)  # [case, what, said, day]
    count = models.PositiveIntegerField(default=0)  # of its cases
    raised_at = models.DateTimeField()
    state = models.CharField(
        max_length=10,
        choices=[(state.value, name) for state, name in STATES.items()],
        default=State.RAISED.value,
    )
    ground = models.CharField(max_length=80, blank=True)  # of the law floor: why it was cleared
    word = EncryptedTextField(blank=True)  # the last word that somebody typed
    word_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    word_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-raised_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="one_hint_of_a_key")]
        indexes = [models.Index(fields=["-raised_at", "id"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"

    @property
    def stream(self) -> str:
        """Its stream in the ledger."""
        return f"radar:{self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether somebody may still have to do something with it."""
        return self.state in OPEN


class RadarHintCase(models.Model):
    """A case that a hint names, with the place by which people see it."""

    hint = models.ForeignKey(RadarHint, on_delete=models.CASCADE, related_name="members")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="radar_hints")
    institution = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    region = models.CharField(max_length=6)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["hint", "case"], name="one_case_once_in_a_hint")
        ]
        indexes = [
            models.Index(fields=["institution", "hint"]),
            models.Index(fields=["region", "hint"]),
        ]

    def __str__(self) -> str:
        return f"{self.hint_id} {self.case_id}"
