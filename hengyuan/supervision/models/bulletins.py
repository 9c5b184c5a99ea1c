"""Bulletins: the figures of a quarter, frozen."""

import uuid

from django.db import models

from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Account


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
