"""What events of rehearsals leave in their tables: the draft, and how many hints would flip."""

from collections.abc import Iterator, Sequence

from django.db.models import Count, Q

from hengyuan.ledger.audit import Rows, Standing, Told, declare
from hengyuan.supervision.events import rehearsals as events
from hengyuan.supervision.models import RehearsalRun

RUN = "supervision.RehearsalRun"
TOLD = ("rule", "bound", "was", "tried", "total")


def _asked(rows: Rows, told: Told) -> None:
    columns = {name: told.values[name] for name in TOLD}
    rows.add(RUN, **columns, asked_at=told.at, asked_by=told.account_id, done_at=None)


def _done(rows: Rows, told: Told) -> None:
    rows.change(RUN, done_at=told.at, coming=told.values["coming"], going=told.values["going"])


def _runs(ids: Sequence[str]) -> Iterator[Standing]:
    new = Count("flips", filter=Q(flips__is_new=True))
    gone = Count("flips", filter=Q(flips__is_new=False))
    for run in RehearsalRun.objects.filter(pk__in=ids).annotate(coming=new, going=gone).order_by():
        columns = {name: getattr(run, name) for name in TOLD}
        columns |= {"asked_at": run.asked_at, "asked_by": run.asked_by_id, "done_at": run.done_at}
        if run.done_at:
            columns |= {"coming": run.coming, "going": run.going}
        yield str(run.pk), RUN, "", columns


declare(
    "rehearsal",
    anchor=RehearsalRun.objects.all(),
    reads=(_runs,),
    tells={events.ASKED.key: _asked, events.DONE.key: _done},
)
