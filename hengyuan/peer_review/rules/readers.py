"""评估专家: what a pool keeps of one, and when it may not be so."""

from dataclasses import dataclass
from datetime import date

from hengyuan.law.review.words import Field

EARLIEST = 1979  # the year in which lawyers began to practise again
TOLD_FROM = 3  # settled dossiers from which a reader is told how many went another way


@dataclass(frozen=True, slots=True)
class Facts:
    """What is kept of a reader; ids of the roster, None where he stands in none."""

    provider: int | None
    workplace: int | None
    district: str
    fields: tuple[Field, ...]
    matters: tuple[str, ...]
    practises_since: int
    most_dossiers: int | None


def wrong(facts: Facts, today: date) -> str:
    """The field of the page whose fact cannot be; "" where all can."""
    if not facts.fields:
        return "fields_judged"
    if not EARLIEST <= facts.practises_since <= today.year:
        return "practises_since"
    is_region = len(facts.district) == 6 and facts.district.isascii() and facts.district.isdigit()
    if facts.district and not is_region:
        return "district"
    if facts.most_dossiers is not None and facts.most_dossiers < 1:
        return "most_dossiers"
    return ""
