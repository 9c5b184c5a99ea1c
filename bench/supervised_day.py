"""A day of 20,000 events supervised among a million cases, beside the same among a few.

    HENGYUAN_DATABASE=… python bench/supervised_day.py [--cases 1000000] [--events 20000]

A case is walked to its handling by the real commands and copied by bulk SQL with its clocks and its
events (their sealed words left out). Then five events come in each of some cases all over the
database, and the ledger is read on; at last a night on which nothing comes. The same is done first
with as many cases as the events touch: what it costs must not grow with what is stored.
"""

import argparse
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
from assignment import analyse, copied, start, uuid_of

BASE = 10_000_000  # of the copied streams' keys
EACH = 5  # events of the day in a case
ACTS = (
    ("handling.recorded", '{"act":"contact","happened_on":"2026-04-01"}'),
    ("handling.recorded", '{"act":"meeting","happened_on":"2026-04-01"}'),
    ("handling.recorded", '{"act":"file_reading","happened_on":"2026-04-02"}'),
    ("document.issued", '{"form":"D-22"}'),
    ("handling.recorded", '{"act":"progress","happened_on":"2026-04-02"}'),
)
NAME = {
    "sqlite": "'case:' || lower(substr({0}, 1, 8) || '-' || substr({0}, 9, 4) || '-' ||"
    " substr({0}, 13, 4) || '-' || substr({0}, 17, 4) || '-' || substr({0}, 21))",
    "postgresql": "'case:' || ({0})::text",
}


def key(pk: Any) -> str:
    """A primary key as SQL of this database writes it."""
    from django.db import connection

    return f"'{pk}'" if connection.vendor == "postgresql" else f"'{pk.hex}'"


def walked() -> Any:
    """A case in the hands of its handler, by the real commands."""
    from demo.cast import build as build_cast
    from hengyuan.web.tests.factories import applied, under_handling

    cast = build_cast()
    case = applied(cast, serial=11, name="甲")
    under_handling(cast, case)
    return case


def multiplied(case: Any, first: int, count: int) -> None:
    """So many copies of a case from a number on, each with its clocks and its stream."""
    from django.db import connection

    from hengyuan.cases.models import CaseClock
    from hengyuan.ledger.models import Event, Stream

    own = uuid_of(f"n + {first}")
    copied("cases_case", f"one.id = {key(case.pk)}", {
        "id": own, "number": f"'m' || (n + {first})",
    }, count)  # fmt: skip
    for clock in CaseClock.objects.filter(case=case):
        copied("cases_caseclock", f"one.id = {clock.pk}", {"case_id": own}, count)
    stream = Stream.objects.get(name=case.stream)
    copied("ledger_stream", f"one.id = {stream.pk}", {
        "id": f"n + {BASE + first}", "name": NAME[connection.vendor].format(own),
    }, count)  # fmt: skip
    for event in Event.objects.filter(stream=stream).order_by("seq"):
        copied("ledger_event", f"one.id = {event.pk}", {
            "stream_id": f"n + {BASE + first}", "sealed": "'{}'",
        }, count)  # fmt: skip


def a_day(first: int, stored: int, events: int) -> None:
    """Events in cases all over those that are stored from a number on."""
    from hengyuan.ledger.models import Event

    touched = events // EACH
    step = stored // touched
    model = Event.objects.order_by("-pk").values_list("pk", flat=True).first()
    for place, (kind, values) in enumerate(ACTS):
        copied("ledger_event", f"one.id = {model}", {
            "stream_id": f"{BASE + first} + n * {step}", "seq": f"{1000 + place}",
            "type": f"'{kind}'", "values": f"'{values}'", "at": instant(place),
        }, touched)  # fmt: skip


def instant(place: int) -> str:
    """An instant of the day, in the dialect of the database."""
    from django.db import connection

    cast = "::timestamptz" if connection.vendor == "postgresql" else ""
    return f"'2026-04-02 0{place + 1}:00:00'{cast}"


def supervised() -> tuple[float, int]:
    """Seconds until the ledger is read to its end, and how many alerts came."""
    from hengyuan.kernel import clock
    from hengyuan.ledger.commands import settled
    from hengyuan.supervision.commands import following
    from hengyuan.supervision.models import Alert

    before, began = Alert.objects.count(), time.perf_counter()
    following.supervise_events(upto=settled(), at=clock.now())
    return time.perf_counter() - began, Alert.objects.count() - before


def skipped() -> None:
    """What is in the ledger now was supervised before."""
    from hengyuan.ledger.commands import settled
    from hengyuan.supervision.models import Reading

    Reading.objects.update_or_create(pk=1, defaults={"event_id": settled()})


def quiet_night() -> float:
    """Seconds of a night on which no case is due and nothing came."""
    from hengyuan.kernel import clock
    from hengyuan.ledger.commands import settled
    from hengyuan.supervision.commands import following

    began = time.perf_counter()
    following.supervise_events(upto=settled(), at=clock.now())
    following.supervise_due(on=date(2026, 1, 1), at=clock.now())
    following.escalate(on=date(2026, 1, 1), at=clock.now())
    return time.perf_counter() - began


def measured(case: Any, first: int, count: int, events: int) -> tuple[float, int, float]:
    """The day's seconds and alerts with so many cases more, and the seconds of a quiet night."""
    from django.db import connection

    multiplied(case, first, count)
    if connection.vendor == "postgresql":
        analyse()
    skipped()
    a_day(first, count, events)
    took, alerts = supervised()
    return took, alerts, quiet_night()


def main() -> None:
    """Measure both and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=1_000_000)
    parser.add_argument("--events", type=int, default=20_000)
    asked = parser.parse_args()
    start()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    case = walked()
    few, alerts, _night = measured(case, 100_000, asked.events // EACH, asked.events)
    many, more, night = measured(case, 1_000_000, asked.cases, asked.events)
    say = sys.stdout.write
    say("| a supervised day | measured | bar |\n| --- | ---: | --- |\n")
    say(f"| events, cases stored | {asked.events:,}, {asked.cases:,} | |\n")
    say(f"| seconds, one process | {many:.1f} | ≤ 600 |\n")
    say(f"| alerts raised | {more:,} | as in the small one: {alerts:,} |\n")
    say(f"| ÷ the same day among {asked.events // EACH:,} cases | {many / few:.2f} | ≤ 1.5 |\n")
    say(f"| a quiet night, seconds | {night:.3f} | |\n")
    if more != alerts or many > 600 or many / few > 1.5:
        sys.exit("bench: the supervised day costs more than it may")


if __name__ == "__main__":
    main()
