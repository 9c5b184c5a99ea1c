"""征询意见: a round asks one body about the cases of one quarter; an answer for each case."""

import uuid

from django.db import models

from hengyuan.cases.models import Case
from hengyuan.kernel.encrypted_field import EncryptedJSONField, EncryptedTextField
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Account
from hengyuan.supervision.rules.opinions import HOWS


class OpinionRound(models.Model):
    """One body, one quarter: an address that expires, or printed sheets."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    institution = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    region = models.CharField(max_length=6)
    body = models.CharField(max_length=120)  # the name of a court, procuratorate or police station
    quarter = models.CharField(max_length=6)
    expires_on = models.DateField()
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-quarter", "body"]
        indexes = [models.Index(fields=["region", "-quarter"])]
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "body", "quarter"], name="one_opinion_round_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.quarter}"

    @property
    def stream(self) -> str:
        """The round in the ledger."""
        return f"opinion_round:{self.pk}"


class Opinion(models.Model):
    """What the body says about one case: sealed, once."""

    round = models.ForeignKey(OpinionRound, on_delete=models.PROTECT, related_name="opinions")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="opinions")
    number = models.PositiveSmallIntegerField()  # its place on the page and on the sheet
    answers = EncryptedJSONField(default=dict, blank=True)
    remark = EncryptedTextField(blank=True)
    how = models.CharField(
        max_length=6, blank=True, choices=[(how.value, name) for how, name in HOWS.items()]
    )
    unclear = models.JSONField(default=list, blank=True)  # questions that a scan left to a person
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="one_opinion_per_number"),
            models.UniqueConstraint(fields=["round", "case"], name="one_opinion_per_case"),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.number}"
