"""Tests of fairness as they were run, and what a person made of a deviation."""

from django.db import models
from django.utils.functional import lazy
from django.utils.translation import get_language

from hengyuan.insight.rules import Conclusion, Level
from hengyuan.kernel.encrypted_field import EncryptedTextField
from hengyuan.law.vocabulary import Word
from hengyuan.orgs.models import Organisation
from hengyuan.people.models import Account


def in_language(word: Word) -> str:
    """A word as the reader calls it."""
    return word.name_en if (get_language() or "").startswith("en") else word.name_zh


def _named(words: type[Word]) -> list[tuple[str, object]]:
    return [(word.value, lazy(in_language, str)(word)) for word in words]


class FairnessRun(models.Model):
    """One month of one institution, tested once. Written once, never changed.

    `inputs` is compressed canonical JSON of this month's turns; its SM3 stands in the ledger, and
    the seed follows from it. The test also looks at the runs named in `window`, so that every
    figure can be computed again for ever.
    """

    institution = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    month = models.CharField(max_length=7)  # 2026-03
    number = models.PositiveIntegerField()  # a month is tested again when its rows changed
    inputs = models.BinaryField()
    digest = models.CharField(max_length=64)
    window = models.JSONField(default=list)  # ids of the runs of the two months before
    figures = models.JSONField()
    cases = models.PositiveIntegerField()
    standing = models.PositiveIntegerField()
    run_at = models.DateTimeField()

    class Meta:
        ordering = ["-month", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "month", "number"], name="one_fairness_run_per_number"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.institution_id} {self.month}-{self.number}"

    @property
    def stream(self) -> str:
        """Where the ledger keeps the tests of an institution."""
        return f"fairness:{self.institution_id}"


class Judgement(models.Model):
    """What a person made of a deviation; it changes no figure and holds nobody back."""

    run = models.ForeignKey(FairnessRun, on_delete=models.PROTECT, related_name="judgements")
    level = models.CharField(max_length=8, choices=_named(Level))
    unit = models.CharField(max_length=24)
    conclusion = models.CharField(max_length=12, choices=_named(Conclusion))
    note = EncryptedTextField()
    judged_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    judged_at = models.DateTimeField()

    class Meta:
        ordering = ["-judged_at", "-id"]

    def __str__(self) -> str:
        return f"{self.run_id} {self.unit} {self.conclusion}"
