"""Tables of the kernel: the series of reference numbers, and which keys fit this database."""

from django.db import models


class NumberSeries(models.Model):
    """The last serial given per organisation, word and year."""

    organisation_id = models.BigIntegerField()
    word = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation_id", "word", "year"], name="one_series_per_word_and_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.word}字〔{self.year}〕…{self.last}"


class KeyFingerprint(models.Model):
    """What the data key seals to: proof at start that the key folder fits this database."""

    name = models.CharField(max_length=20, unique=True)
    fingerprint = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.name} {self.fingerprint[:8]}"


class SentForm(models.Model):
    """A page that was sent and done: the same page sent again is told so."""

    token = models.UUIDField(primary_key=True)
    command = models.CharField(max_length=40)
    account_id = models.BigIntegerField()
    sent_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.command} {self.sent_at}"
