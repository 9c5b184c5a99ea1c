"""What a round found: grades counted by group, indicators, the items most often short.

Shares are per cent of the group, two decimals, half up, as bureaus print them. Nothing is adjusted
here and nothing suppressed: the page that publishes does that.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from hengyuan.law.review.scoring import Verdict
from hengyuan.law.review.sheet import Marks
from hengyuan.law.review.standards import Indicator, Standard
from hengyuan.law.review.words import Answer, Grade

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Row:
    """One group with its grades, the best first."""

    group: str
    counts: Mapping[Grade, int]

    @property
    def total(self) -> int:
        """How many dossiers the group has."""
        return sum(self.counts.values())

    def share(self, *grades: Grade) -> Decimal | None:
        """Per cent of these grades; None for an empty group."""
        if not self.total:
            return None
        part = Decimal(100 * sum(self.counts[grade] for grade in grades)) / self.total
        return part.quantize(CENT, ROUND_HALF_UP)

    @property
    def good_or_better(self) -> Decimal | None:
        """优良率: per cent of excellent and good."""
        return self.share(Grade.EXCELLENT, Grade.GOOD)

    @property
    def passed(self) -> Decimal | None:
        """合格率: per cent of qualified or better."""
        return self.share(Grade.EXCELLENT, Grade.GOOD, Grade.QUALIFIED)


@dataclass(frozen=True, slots=True)
class Short:
    """An item and how many sheets answered it partly or no, of how many to which it applies."""

    indicator: str
    item: str
    zh: str
    en: str
    short: int
    of: int

    @property
    def share(self) -> float:
        """The part of the sheets in which it is short."""
        return self.short / self.of


@dataclass(frozen=True, slots=True)
class Mean:
    """An indicator: per cent of its full marks on the mean, over the sheets that judge it."""

    indicator: str
    zh: str
    en: str
    mean: Decimal | None
    sheets: int


def counted(graded: Iterable[tuple[str, Grade]]) -> list[Row]:
    """Grades by group, the groups in the order of their names."""
    found: dict[str, Counter[Grade]] = {}
    for group, grade in graded:
        found.setdefault(group, Counter())[grade] += 1
    return [row_of(group, found[group]) for group in sorted(found)]


def row_of(group: str, counts: Mapping[Grade, int]) -> Row:
    """A row with every grade, those that nobody got as 0."""
    return Row(group, {grade: counts.get(grade, 0) for grade in Grade})


def means(standard: Standard, verdicts: Sequence[Verdict]) -> list[Mean]:
    """The mean of each indicator in the order of the standard; None where no sheet judges it."""
    return [
        _mean(indicator, [verdict.lines[place].share for verdict in verdicts])
        for place, indicator in enumerate(standard.indicators)
    ]


def _mean(indicator: Indicator, shares: Sequence[Fraction | None]) -> Mean:
    known = [one for one in shares if one is not None]
    mean = None
    if known:
        whole = Fraction(sum(known), len(known)) * 10_000
        mean = Decimal(int(whole + Fraction(1, 2))).scaleb(-2)
    return Mean(indicator.id, indicator.zh, indicator.en, mean, len(known))


def shortest(standard: Standard, sheets: Sequence[Marks], *, most: int = 10) -> list[Short]:
    """The items that are short in the largest part of the sheets, the worst first."""
    found = []
    for indicator in standard.indicators:
        answered = [one.mark(indicator.id).answers for one in sheets]
        for item in indicator.items:
            if item.is_fact:
                continue
            said = [answers.get(item.id) for answers in answered]
            applies = sum(one in (Answer.YES, Answer.PARTLY, Answer.NO) for one in said)
            short = sum(one is not None and one.is_short for one in said)
            if short:
                found.append(Short(indicator.id, item.id, item.zh, item.en, short, applies))
    return sorted(found, key=lambda one: (-one.share, -one.short, one.indicator))[:most]
