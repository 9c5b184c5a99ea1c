"""Reference numbers 〔year〕第 n 号: without a gap per institution, year and kind.

A number is taken inside the transaction of the act that bears it, so an act that fails gives its
number back. A number once issued is never reused: voiding keeps the row, visible.
"""

from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import F

from hengyuan.kernel.models import NumberSeries


@dataclass(frozen=True, slots=True)
class ReferenceNumber:
    """`word` is the institution's short name and the kind, e.g. 青援审."""

    word: str
    year: int
    serial: int

    def __str__(self) -> str:
        return f"{self.word}字〔{self.year}〕第{self.serial}号"


def take(*, organisation_id: int, word: str, year: int) -> ReferenceNumber:
    """The next number of a series. Must run inside the transaction of the act that bears it."""
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(
            "a number is taken inside the act's transaction"
        )
    series = {"organisation_id": organisation_id, "word": word, "year": year}
    NumberSeries.objects.get_or_create(**series, defaults={"last": 0})
    NumberSeries.objects.filter(**series).update(last=F("last") + 1)
    serial = NumberSeries.objects.values_list("last", flat=True).get(**series)
    return ReferenceNumber(word, year, serial)
