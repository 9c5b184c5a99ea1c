"""What the ledger tells of the statistics: figures that are computed anew, and people's judgements.

A run keeps its seed and the hash of what it read, so that recomputing it is its own audit.
"""

from collections.abc import Iterator, Sequence

from hengyuan.insight import events
from hengyuan.insight.models import Judgement
from hengyuan.ledger.audit import Rows, Standing, Told, declare

JUDGEMENT = "insight.Judgement"


def _judged(rows: Rows, told: Told) -> None:
    rows.add(
        JUDGEMENT,
        _key(*(told.values[name] for name in ("month", "number", "level", "unit"))),
        conclusion=told.get("conclusion"), note=told.word("note"),
        judged_by=told.account_id, judged_at=told.at,
    )  # fmt: skip


def _key(month: str, number: int, level: str, unit: str) -> str:
    """Which deviation of which run."""
    return f"{month}-{number}/{level}/{unit}"


def _judgements(ids: Sequence[str]) -> Iterator[Standing]:
    rows = Judgement.objects.filter(run__institution_id__in=map(int, ids)).select_related("run")
    for row in rows.defer("run__inputs", "run__figures").order_by("id"):
        yield (
            str(row.run.institution_id),
            JUDGEMENT,
            _key(row.run.month, row.run.number, row.level, row.unit),
            {
                "conclusion": row.conclusion,
                "note": row.note,
                "judged_by": row.judged_by_id,
                "judged_at": row.judged_at,
            },
        )


declare(
    "fairness",
    reads=(_judgements,),
    tells={events.DEVIATION_JUDGED.key: _judged},
    silent=(events.FAIRNESS_TESTED.key,),
)
