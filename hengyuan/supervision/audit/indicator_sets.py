"""What events of sets of indicators leave in their table."""

from collections.abc import Callable, Iterator, Sequence

from hengyuan.law.scorecard import thawed_set
from hengyuan.ledger.audit import Rows, Standing, Told, declare
from hengyuan.supervision.events import indicator_sets as events
from hengyuan.supervision.models import IndicatorSetVersion
from hengyuan.supervision.rules.indicator_sets import State

VERSION = "supervision.IndicatorSetVersion"


def _proposed(rows: Rows, told: Told) -> None:
    names = ("jurisdiction", "valid_from", "digest", "organisation")
    columns = {name: told.values[name] for name in names}
    rows.add(
        VERSION, **columns, state=State.PROPOSED.value, reason=told.word("reason"),
        proposed_by=told.account_id, proposed_at=told.at, decided_by=None, decided_at=None,
        word="",
    )  # fmt: skip


def _decided(state: State) -> Callable[[Rows, Told], None]:
    def tell(rows: Rows, told: Told) -> None:
        rows.change(
            VERSION, state=state.value, word=told.word("word"), decided_by=told.account_id,
            decided_at=told.at,
        )  # fmt: skip

    return tell


def _versions(ids: Sequence[str]) -> Iterator[Standing]:
    names = ("jurisdiction", "valid_from", "state", "reason", "word", "proposed_at", "decided_at")
    for row in IndicatorSetVersion.objects.filter(pk__in=ids):
        columns = {name: getattr(row, name) for name in names}
        people = {"proposed_by": row.proposed_by_id, "decided_by": row.decided_by_id}
        digest = thawed_set(
            row.content
        ).digest  # of what stands there, not of what stands beside it
        own = {"digest": digest, "organisation": row.organisation_id}
        yield str(row.pk), VERSION, "", {**columns, **people, **own}


declare(
    "indicator_set",
    anchor=IndicatorSetVersion.objects.all(),
    reads=(_versions,),
    tells={
        events.PROPOSED.key: _proposed,
        events.ADOPTED.key: _decided(State.ADOPTED),
        events.DECLINED.key: _decided(State.DECLINED),
        events.WITHDRAWN.key: _decided(State.WITHDRAWN),
    },
)
