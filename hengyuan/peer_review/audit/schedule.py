"""What the setting of how often rounds are held leaves in its table."""

from collections.abc import Iterator, Sequence

from hengyuan.ledger.audit import Rows, Standing, Told, declare
from hengyuan.peer_review.events import schedule as events
from hengyuan.peer_review.models import Schedule

SCHEDULE = "peer_review.Schedule"


def _set(rows: Rows, told: Told) -> None:
    names = ("organisation", "rounds", "valid_from")
    columns = {name: told.values[name] for name in names}
    rows.add(SCHEDULE, **columns, set_by=told.account_id, set_at=told.at)


def _schedules(ids: Sequence[str]) -> Iterator[Standing]:
    for row in Schedule.objects.filter(pk__in=ids):
        columns = {
            "organisation": row.organisation_id, "rounds": row.rounds,
            "valid_from": row.valid_from, "set_by": row.set_by_id, "set_at": row.set_at,
        }  # fmt: skip
        yield str(row.pk), SCHEDULE, "", columns


declare(
    "review_schedule", anchor=Schedule.objects.all(), reads=(_schedules,),
    tells={events.SET.key: _set},
)  # fmt: skip
