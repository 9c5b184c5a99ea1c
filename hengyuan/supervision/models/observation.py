"""Observation of hearings: the calendar, a year's secret, seats, sheets, orders of suspension."""

import uuid
from fractions import Fraction

from django.db import models

from hengyuan.cases.models import Case
from hengyuan.kernel.encrypted_field import EncryptedJSONField, EncryptedTextField
from hengyuan.law.observation import chance_of
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Account
from hengyuan.supervision.rules.observation import HEARING_STATES, HearingState, SeatState


class ObservationYear(models.Model):
    """A year of one institution: its rate, and the secret that selects, committed to beforehand."""

    institution = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    rate = models.CharField(max_length=20)  # 1/20
    secret = EncryptedTextField()
    commitment = models.CharField(max_length=64)
    opened_at = models.DateTimeField()

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "year"], name="one_observation_year_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.institution_id} {self.year}"

    @property
    def stream(self) -> str:
        """The institution's observation in the ledger."""
        return f"observation:{self.institution_id}"


class Hearing(models.Model):
    """A hearing of a case, with the chance that its case is observed and whether it is.

    `flags` and `weight` are those of the first entry: a move changes the time and place alone.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="hearings")
    institution = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    region = models.CharField(max_length=6)  # where the court is
    court = models.CharField(max_length=80)
    hall = models.CharField(max_length=40, blank=True)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    is_public = models.BooleanField()
    state = models.CharField(
        max_length=10, choices=[(state.value, name) for state, name in HEARING_STATES.items()],
        default=HearingState.SET.value,
    )  # fmt: skip
    flags = models.JSONField(default=list)
    weight = models.PositiveSmallIntegerField(default=1)
    rate = models.CharField(max_length=20)
    is_drawn = models.BooleanField()
    moved = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["starts_at", "id"]
        indexes = [models.Index(fields=["institution", "starts_at"])]

    def __str__(self) -> str:
        return f"{self.case_id} {self.starts_at:%Y-%m-%d %H:%M}"

    @property
    def stream(self) -> str:
        """The hearing in the ledger: apart from the case, whose handler reads along there."""
        return f"hearing:{self.pk}"

    @property
    def chance(self) -> Fraction:
        """The chance that the case is observed; nothing for one that is not public."""
        return chance_of(Fraction(self.rate), self.weight) if self.is_public else Fraction(0)


class Seat(models.Model):
    """An observer's seat at a hearing."""

    hearing = models.ForeignKey(Hearing, on_delete=models.PROTECT, related_name="seats")
    observer = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, default=SeatState.PLANNED.value)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["hearing", "observer"], name="one_seat_per_observer")
        ]

    def __str__(self) -> str:
        return f"{self.hearing_id} {self.observer_id}"


class ObservationSheet(models.Model):
    """What one observer marked: once, whole; the other observer's stands beside it."""

    hearing = models.ForeignKey(Hearing, on_delete=models.PROTECT, related_name="sheets")
    observer = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    marks = EncryptedJSONField(default=dict)
    remark = EncryptedTextField(blank=True)
    received_at = models.DateTimeField()

    class Meta:
        ordering = ["received_at"]
        constraints = [
            models.UniqueConstraint(fields=["hearing", "observer"], name="one_sheet_per_observer")
        ]

    def __str__(self) -> str:
        return f"{self.hearing_id} {self.observer_id}"


class SuspensionOrder(models.Model):
    """暂停旁听: from a day to a day or until further notice, by an order with its reason."""

    institution = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    begins_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    word = EncryptedTextField()
    ordered_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    ordered_at = models.DateTimeField()

    class Meta:
        ordering = ["-begins_on", "-pk"]
        indexes = [models.Index(fields=["institution", "-begins_on"])]

    def __str__(self) -> str:
        return f"{self.institution_id} {self.begins_on}–{self.ends_on or ''}"

    @property
    def stream(self) -> str:
        """The institution's observation in the ledger."""
        return f"observation:{self.institution_id}"
