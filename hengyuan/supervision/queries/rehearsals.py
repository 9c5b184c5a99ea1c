"""A rehearsal as its page tells it."""

from django.db.models import Count, Q, QuerySet

from hengyuan.kernel.language import law_text
from hengyuan.law import supervision as law
from hengyuan.law.errors import UnknownRule
from hengyuan.supervision.models import RehearsalFlip, RehearsalRun


def with_counts(rows: QuerySet[RehearsalRun]) -> QuerySet[RehearsalRun]:
    """Runs with how many hints would come and go."""
    return rows.annotate(
        coming=Count("flips", filter=Q(flips__is_new=True)),
        going=Count("flips", filter=Q(flips__is_new=False)),
    )


def draft_of(row: RehearsalRun) -> tuple[str, str]:
    """The names of the rule and of its number; the ids where they are no longer known."""
    try:
        rule = law.rule(row.rule).RULE
        return law_text(rule.name_zh), law_text(rule.bounds[row.bound].name_zh)
    except (UnknownRule, KeyError):
        return row.rule, row.bound


class Run:
    """A run with its rule, how far it is, and what would flip so far."""

    def __init__(self, row: RehearsalRun) -> None:
        self.row = row
        self.rule = law.rule(row.rule).RULE
        self.name = law_text(self.rule.bounds[row.bound].name_zh)

    @property
    def percent(self) -> int:
        """How much was read, of a hundred."""
        if self.row.done_at or not self.row.total:
            return 100 if self.row.done_at else 0
        return min(99, 100 * self.row.looked_at // self.row.total)

    @property
    def flips(self) -> QuerySet[RehearsalFlip]:
        """The hints that would flip, in the order of their cases."""
        return self.row.flips.select_related("case").order_by("pk")

    @property
    def coming(self) -> int:
        """How many hints would come."""
        return self.row.flips.filter(is_new=True).count()

    @property
    def going(self) -> int:
        """How many hints would go."""
        return self.row.flips.filter(is_new=False).count()
