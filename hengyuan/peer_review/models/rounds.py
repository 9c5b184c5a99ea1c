"""Rounds and their dossiers: the frame, the sample, what each dossier waits for."""

import uuid

from django.db import models

from hengyuan.cases.models import Case
from hengyuan.kernel.encrypted_field import EncryptedTextField
from hengyuan.kernel.language import choices_of
from hengyuan.law.review.words import Field, Grade
from hengyuan.law.sampling import How
from hengyuan.law.vocabulary import Stage as Proceeding
from hengyuan.orgs.models import Organisation
from hengyuan.peer_review.rules.rounds import PAPER, DossierState, RoundState
from hengyuan.people.models import Account


class Round(models.Model):
    """A round of one organisation over the cases that closed in a period, or over dossiers that

    were handed in from elsewhere (`from_elsewhere`: `models.elsewhere`), of which no case is kept.
    `standards` are frozen by field as `law.review.Standard.content`. The secret is revealed with
    the record, from which anybody draws the sample again. Of results that were entered from paper
    (`models.paper`) nothing was drawn here; their chief is whoever entered them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    region = models.CharField(max_length=6)
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=120)
    closed_from = models.DateField()
    closed_to = models.DateField()
    from_elsewhere = models.BooleanField(default=False)
    settings = models.JSONField()  # law.sampling Settings or Numbers as published
    standards = models.JSONField()
    cross = models.JSONField(
        default=dict
    )  # 交叉评估: the district that reads, by that of the dossier
    chief = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    hints_of = models.PositiveSmallIntegerField(default=100)  # of a hundred dossiers with hints
    state = models.CharField(
        max_length=8, choices=choices_of(RoundState), default=RoundState.OPENED.value
    )
    secret = EncryptedTextField()
    frame = models.JSONField(default=dict)  # between closing and drawing; then in the record
    announcement = models.TextField(blank=True)
    commitment = models.CharField(max_length=64, blank=True)
    record = models.TextField(blank=True)
    record_hash = models.CharField(max_length=64, blank=True)
    opened_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-opened_at"]
        indexes = [models.Index(fields=["region", "-opened_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "number"], name="one_review_round_per_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.number}"

    @property
    def stream(self) -> str:
        """The round in the ledger."""
        return f"review_round:{self.pk}"

    @property
    def is_named(self) -> bool:
        """Whether case numbers were named instead of drawing by lot."""
        return "named" in self.settings

    @property
    def is_paper(self) -> bool:
        """Whether its results were entered from paper."""
        return self.state in PAPER


class Dossier(models.Model):
    """A dossier that was drawn, or an anchor; readers know it by its code alone.

    `plans` of `of` is its chance. It has a case here, or else an `entry` of a list that came from
    elsewhere. `components` are points that the office enters under a mixed model.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="dossiers")
    case = models.ForeignKey(
        Case, null=True, blank=True, on_delete=models.PROTECT, related_name="reviews"
    )
    entry = models.ForeignKey(
        "peer_review.Entry", null=True, blank=True, on_delete=models.PROTECT, related_name="reviews"
    )
    institution = models.ForeignKey(
        Organisation, null=True, on_delete=models.PROTECT, related_name="+"
    )
    field = models.CharField(max_length=8, choices=choices_of(Field))
    proceeding = models.CharField(max_length=32, choices=choices_of(Proceeding))
    how = models.CharField(max_length=12, choices=choices_of(How), blank=True)
    plans = models.PositiveIntegerField(default=0)
    of = models.PositiveIntegerField(default=0)
    code = models.CharField(max_length=8, blank=True)
    has_hints = models.BooleanField(default=True)
    is_anchor = models.BooleanField(default=False)
    components = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=choices_of(DossierState), blank=True)
    grade = models.CharField(max_length=11, choices=choices_of(Grade), blank=True)
    points = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)

    class Meta:
        ordering = ["code"]
        indexes = [models.Index(fields=["round", "state"])]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "case"], condition=models.Q(case__isnull=False),
                name="one_dossier_per_case_and_round",
            ),
            models.UniqueConstraint(
                fields=["round", "entry"], condition=models.Q(entry__isnull=False),
                name="one_dossier_per_entry_and_round",
            ),
            models.UniqueConstraint(
                fields=["round", "code"], condition=~models.Q(code=""),
                name="one_code_per_dossier",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.round_id} {self.code}"

    @property
    def stream(self) -> str:
        """The dossier in the ledger: apart from its case."""
        return f"review_dossier:{self.pk}"

    @property
    def number(self) -> str:
        """The number of the case, here or elsewhere."""
        if self.entry:
            return str(self.entry.told["number"])
        return self.case.number if self.case else ""

    @property
    def institution_name(self) -> str:
        """The institution that granted the aid."""
        if self.entry:
            return str(self.entry.told["institution"])
        return self.institution.name if self.institution else ""

    @property
    def firm_name(self) -> str:
        """The firm of the handler; empty where he works for the institution."""
        if self.entry:
            return str(self.entry.told["firm"])
        return self.case.firm.name if self.case and self.case.firm else ""

    @property
    def handler_name(self) -> str:
        """Who handled the case."""
        if self.entry:
            return str(self.entry.told["handler"])
        return self.case.handler.name if self.case and self.case.handler else ""
