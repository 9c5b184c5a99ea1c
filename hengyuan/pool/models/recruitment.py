"""Recruitment: the notice, the applications with their scores, objections to names published."""

import uuid

from django.db import models
from django.db.models import F, Q

from hengyuan.kernel.encrypted_field import EncryptedTextField
from hengyuan.law.qualification import ProviderKind
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Account, Provider
from hengyuan.pool.choices import choices_of
from hengyuan.pool.rules import recruitment as rules


class Recruitment(models.Model):
    """A recruitment of an institution: seats, days and conditions as they were published."""

    institution = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    kind = models.CharField(max_length=24, choices=choices_of(ProviderKind))
    seats = models.PositiveSmallIntegerField()
    min_years = models.PositiveSmallIntegerField(default=0)
    conditions = models.TextField()
    opens_on = models.DateField()
    closes_on = models.DateField()
    state = models.CharField(max_length=12, choices=choices_of(rules.State))
    approval = models.CharField(max_length=12, blank=True)  # who approves entry, when published
    scorers = models.PositiveSmallIntegerField(default=2)
    drafted_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    published_on = models.DateField(null=True, blank=True)
    publicity_begins_on = models.DateField(null=True, blank=True)
    publicity_ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-opens_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")), name="recruitment_days_in_order"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def stream(self) -> str:
        """The recruitment's stream in the ledger."""
        return f"recruitment:{self.pk}"


class Application(models.Model):
    """Somebody who applies for a seat. Identity and telephone are sealed; names are published."""

    subject = models.UUIDField(default=uuid.uuid4, editable=False)  # the ledger's key for it
    recruitment = models.ForeignKey(
        Recruitment, on_delete=models.PROTECT, related_name="applications"
    )
    account = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )  # the firm, office or institution where the applicant works
    name = models.CharField(max_length=60)
    licence_number = models.CharField(max_length=40, blank=True)
    licensed_on = models.DateField(null=True, blank=True)
    criminal_since = models.DateField(null=True, blank=True)
    sex = models.CharField(max_length=6, blank=True)
    is_student = models.BooleanField(default=False)
    fields = models.JSONField(default=dict, blank=True)
    languages = models.JSONField(default=list, blank=True)
    papers = models.JSONField(default=list, blank=True)  # names of the papers handed in
    identity_number = EncryptedTextField(blank=True)
    identity_index = models.CharField(max_length=64, blank=True)
    phone = EncryptedTextField(blank=True)
    state = models.CharField(max_length=12, choices=choices_of(rules.Standing))
    points = models.CharField(max_length=8, blank=True)  # the mean when names were proposed
    received_at = models.DateTimeField()
    provider = models.ForeignKey(  # who left may come back by another recruitment
        Provider, null=True, blank=True, on_delete=models.PROTECT, related_name="applications"
    )

    class Meta:
        ordering = ["recruitment", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["recruitment", "identity_index"],
                condition=~Q(identity_index="") & ~Q(state="withdrawn"),
                name="one_application_per_identity_number",
            )
        ]

    def __str__(self) -> str:
        return f"{self.recruitment_id}: {self.name}"

    @property
    def stream(self) -> str:
        """The application's stream in the ledger."""
        return f"pool_application:{self.pk}"


class Score(models.Model):
    """The points that one scorer gave for one part; given once."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="scores")
    part = models.CharField(max_length=12, choices=choices_of(rules.Part))
    points = models.PositiveSmallIntegerField()
    remarks = EncryptedTextField(blank=True)
    scorer = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        ordering = ["application", "part", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "part", "scorer"], name="one_score_per_part_and_scorer"
            ),
            models.CheckConstraint(
                condition=Q(points__lte=rules.HIGHEST), name="points_up_to_a_hundred"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.part}: {self.points}"


class Objection(models.Model):
    """An objection to a name published, and what was decided about it."""

    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="objections"
    )
    raised_on = models.DateField()
    raised_by = EncryptedTextField()
    content = EncryptedTextField()
    is_upheld = models.BooleanField(null=True, blank=True)  # None: not decided yet
    answer = EncryptedTextField(blank=True)
    decided_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["application", "id"]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.raised_on}"
