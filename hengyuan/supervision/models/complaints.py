"""Complaints, and every word that was written in them."""

import uuid

from django.db import models

from hengyuan.cases.models import Case
from hengyuan.kernel.encrypted_field import EncryptedTextField
from hengyuan.kernel.language import choices_of
from hengyuan.law.complaints import About, Channel, Complainant, Days, Finding, State
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Account, Provider, mask_name
from hengyuan.supervision.rules.complaints import OPEN


class Complaint(models.Model):
    """投诉: who complained of whom, how it stands, its days. Its words stand in its notes.

    `due_on` is the next day that somebody has to keep; the clocks are computed from the days.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=60)
    bureau = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    region = models.CharField(max_length=6)  # of the institution
    case = models.ForeignKey(
        Case, null=True, blank=True, on_delete=models.PROTECT, related_name="complaints"
    )
    about = models.CharField(max_length=12, choices=choices_of(About))
    provider = models.ForeignKey(
        Provider, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    unit = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    staff = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    channel = models.CharField(max_length=8, choices=choices_of(Channel))
    relation = models.CharField(max_length=12, choices=choices_of(Complainant))
    complainant = EncryptedTextField()
    phone = EncryptedTextField(blank=True)
    needs = EncryptedTextField(blank=True)  # what an old or disabled complainant needs
    contents = EncryptedTextField()
    grounds = models.JSONField(default=list)  # ids of the law floor
    received_on = models.DateField()
    received_at = models.DateTimeField()
    received_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    state = models.CharField(max_length=12, choices=choices_of(State), default=State.RECEIVED.value)
    due_on = models.DateField(null=True, blank=True)
    asked_on = models.DateField(null=True, blank=True)
    supplemented_on = models.DateField(null=True, blank=True)
    accepted_on = models.DateField(null=True, blank=True)
    refused_on = models.DateField(null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    replied_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    refusal = models.CharField(max_length=24, blank=True)
    finding = models.CharField(max_length=8, blank=True, choices=choices_of(Finding))
    is_liable = models.BooleanField(default=False)  # 有责投诉
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )

    class Meta:
        ordering = ["-received_on", "-received_at"]
        indexes = [
            models.Index(fields=["region", "-received_on"]),
            models.Index(fields=["institution", "-received_on"]),
            models.Index(
                fields=["bureau", "due_on"],
                condition=models.Q(state__in=[state.value for state in OPEN]),
                name="open_complaints_by_due_day",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["bureau", "number"], name="one_complaint_per_number")
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def stream(self) -> str:
        """Its stream in the ledger."""
        return f"complaint:{self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return not State.parse(self.state).is_over

    @property
    def masked_complainant(self) -> str:
        """The family name and stars."""
        return mask_name(self.complainant)

    @property
    def about_name(self) -> str:
        """Who is complained of, by name."""
        meant = self.provider or self.unit or self.staff
        return meant.name if meant else self.institution.name

    @property
    def about_code(self) -> str:
        """Who is complained of, as a code."""
        meant = self.provider_id or self.unit_id or self.staff_id or self.institution_id
        return f"{self.about}:{meant}"

    @property
    def days(self) -> Days:
        """Its days as the law floor counts clocks from them."""
        return Days(
            self.received_on, self.asked_on, self.supplemented_on, self.accepted_on,
            self.refused_on, self.decided_on, self.replied_on,
        )  # fmt: skip


class ComplaintNote(models.Model):
    """One act with its words: what was asked, answered, checked, decided, ordered.

    `code` is the reason, finding, measure or helper; an answer names the question it answers.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="notes")
    act = models.CharField(max_length=20)
    code = models.CharField(max_length=24, blank=True)
    text = EncryptedTextField()
    due_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    answers = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="answer"
    )

    class Meta:
        ordering = ["at"]
        indexes = [models.Index(fields=["complaint", "at"])]

    def __str__(self) -> str:
        return f"{self.complaint_id} {self.act}"
