"""Follow-up of recipients: settings, periods with their secret, closed cases, tries."""

import uuid

from django.db import models

from hengyuan.cases.models import Case
from hengyuan.kernel.encrypted_field import EncryptedJSONField, EncryptedTextField
from hengyuan.kernel.language import choices_of
from hengyuan.law.follow_up import Hour, Outcome
from hengyuan.law.sampling import How
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Account
from hengyuan.supervision.rules.follow_up import STATES, Hinted, State


class FollowUpSettings(models.Model):
    """A version of what an institution's samples must fulfil; the newest holds from the next

    period on, and each period keeps the one that it was opened with.
    """

    institution = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    content = models.JSONField()  # hengyuan.law.sampling.Settings as it is published
    set_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "version"], name="one_follow_up_version_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.institution_id} v{self.version}"

    @property
    def stream(self) -> str:
        """The institution's settings in the ledger."""
        return f"follow_up_settings:{self.institution_id}"


class FollowUpPeriod(models.Model):
    """A month of one institution: announced and committed to before its first case closes.

    The secret is revealed with the record, from which anybody draws the sample again.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    institution = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    region = models.CharField(max_length=6)
    number = models.PositiveIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    version = models.PositiveIntegerField(default=0)  # of the settings; 0: those of the law floor
    secret = EncryptedTextField()
    announcement = models.TextField()
    commitment = models.CharField(max_length=64)
    opened_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    record = models.TextField(blank=True)
    record_hash = models.CharField(max_length=64, blank=True)
    quota = models.PositiveIntegerField(null=True, blank=True)
    target = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["-starts_on", "institution"]
        indexes = [models.Index(fields=["region", "-starts_on"])]
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "number"], name="one_follow_up_period_per_number"
            ),
            models.UniqueConstraint(
                fields=["institution"], condition=models.Q(ended_at=None),
                name="one_running_follow_up_period",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.institution_id} {self.starts_on}–{self.ends_on}"

    @property
    def stream(self) -> str:
        """The period in the ledger."""
        return f"follow_up_period:{self.pk}"


class FollowUpBatch(models.Model):
    """Cases that closed together, as they are published with the record."""

    period = models.ForeignKey(FollowUpPeriod, on_delete=models.PROTECT, related_name="batches")
    number = models.PositiveIntegerField()
    body = models.JSONField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["period", "number"], name="one_follow_up_batch_each")
        ]

    def __str__(self) -> str:
        return f"{self.period_id} {self.number}"


class FollowUp(models.Model):
    """A closed case in its period: drawn or not, with its chance (`plans` of `of`), and the calls.

    `answers` and `remark` are sealed and have no page that shows them with the person. A second
    call (`call` 2) asks openly about money and counts in no rate.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="follow_ups")
    call = models.PositiveSmallIntegerField(default=1)
    period = models.ForeignKey(FollowUpPeriod, on_delete=models.PROTECT, related_name="follow_ups")
    institution = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    closed_on = models.DateField()
    flags = models.JSONField(default=list)
    how = models.CharField(max_length=12, choices=choices_of(How), blank=True)
    plans = models.PositiveIntegerField(default=0)
    of = models.PositiveIntegerField(default=0)
    state = models.CharField(
        max_length=10, choices=[(state.value, name) for state, name in STATES.items()]
    )
    next_on = models.DateField(null=True, blank=True)
    next_hour = models.CharField(max_length=10, blank=True, choices=choices_of(Hour))
    caller = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    taken_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    answers = EncryptedJSONField(default=dict, blank=True)
    remark = EncryptedTextField(blank=True)
    hinted = models.CharField(max_length=12, blank=True, default=Hinted.NOTHING.value)

    class Meta:
        ordering = ["next_on", "closed_on", "id"]
        indexes = [
            models.Index(
                fields=["institution", "next_on"], condition=models.Q(state=State.WAITING.value),
                name="follow_ups_to_call",
            ),
            models.Index(
                fields=["institution"], condition=models.Q(hinted=Hinted.BROUGHT_UP.value),
                name="follow_ups_to_decide",
            ),
            models.Index(fields=["institution", "closed_on"]),
        ]  # fmt: skip
        constraints = [
            models.UniqueConstraint(fields=["case", "call"], name="one_follow_up_per_call")
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.call}"

    @property
    def stream(self) -> str:
        """The follow-up in the ledger: apart from the case, whose handler reads along there."""
        return f"follow_up:{self.pk}"

    @property
    def chance(self) -> float:
        """The chance of having been drawn, as far as it is known."""
        return self.plans / self.of if self.of else 1.0


class FollowUpTry(models.Model):
    """One try: when, by whom, how it ended. `token` comes with the form: sent twice, kept once."""

    follow_up = models.ForeignKey(FollowUp, on_delete=models.PROTECT, related_name="tries")
    at = models.DateTimeField()
    hour = models.CharField(max_length=10, choices=choices_of(Hour))
    outcome = models.CharField(max_length=10, choices=choices_of(Outcome))
    caller = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    token = models.UUIDField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["follow_up", "token"], name="one_try_per_form_sent")
        ]

    def __str__(self) -> str:
        return f"{self.follow_up_id} {self.outcome}"
