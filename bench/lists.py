"""What the everyday lists cost with 200,000 cases in the database, beside the same with 300.

    HENGYUAN_DATABASE=… python bench/lists.py [--cases 200000]

A city is built by the real commands, copied to three hundred cases in hand, and measured: the case
list, the register and the desk of several roles, warm, the median of some rounds. Then a history of
closed cases and answered visitors is put in by bulk SQL, and the same pages are measured again.
Exit status 1 when a page costs more than half as much again.
"""

import argparse
import statistics
import sys
import time
from datetime import date
from datetime import time as clock_time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
from assignment import analyse, copied, hexed, start, uuid_of

SMALL, ROUNDS, LIMIT = 300, 9, 1.5
NOISE_MS = 3.0  # less than this more is the machine, not the list
PAGES = {"case list": "/cases/", "register": "/intake/", "desk": "/"}
WHO = ("officer", "head", "assigner", "archivist", "handler", "firm_1", "bureau", "outsider")
NO_REGISTER = ("assigner", "archivist", "handler", "firm_1", "bureau")
Figures = dict[tuple[str, str], float]


def earlier(column: str) -> str:
    """An instant n minutes before the copied one, in the dialect of the database."""
    from django.db import connection

    if connection.vendor == "postgresql":
        return f"one.{column} - n * interval '1 minute'"
    return f"datetime(one.{column}, '-' || n || ' minutes')"


def neighbour(cast: Any, one_in: int) -> dict[str, str]:
    """Every so many copies lie in the neighbouring district."""
    other, own = cast.other_institution, cast.institution
    return {
        "institution_id": f"CASE WHEN n % {one_in} = 0 THEN {other.pk} ELSE {own.pk} END",
        "region": f"CASE WHEN n % {one_in} = 0 THEN '{other.region}' ELSE '{own.region}' END",
    }


def in_hand() -> dict[str, Any]:
    """Cases at several stages by the real commands, each copied; gives what the history copies."""
    from demo.cast import build as build_cast
    from hengyuan.cases.models import Case, CaseClock
    from hengyuan.web.tests.factories import applied, examined, granted, under_handling

    cast = build_cast()
    cases = [applied(cast, serial=n, name=f"甲{n}") for n in range(11, 15)]
    examined(cast, cases[1])
    granted(cast, cases[2])
    under_handling(cast, cases[3])
    each = SMALL // len(cases) - 1
    for place, case in enumerate(cases):
        first = 1_000 * (place + 1)
        changed = {
            "id": uuid_of(f"n + {first}"), "number": f"'h{place}-' || n",
            "applied_at": earlier("applied_at"), "stage_since": earlier("stage_since"),
        }  # fmt: skip
        copied("cases_case", f"one.id = {key(case.pk)}", changed | neighbour(cast, 4), each)
        visitor = {
            "id": changed["id"], "number": changed["number"],
            "received_at": earlier("received_at"),
            "institution_id": neighbour(cast, 4)["institution_id"],
        }  # fmt: skip
        copied("intake_consultation", f"one.id = {key(case.consultation_id)}", visitor, each)
        for clock in CaseClock.objects.filter(case=case, stopped_at=None):
            owner = {"case_id": uuid_of(f"n + {first}")}
            copied("cases_caseclock", f"one.id = {clock.pk}", owner, each)
    done = Case.objects.get(pk=cases[3].pk)
    return {"cast": cast, "case": done, "clock": CaseClock.objects.filter(case=done).first()}


def history(found: dict[str, Any], count: int) -> None:
    """Closed cases, their stopped clocks and answered visitors; one in fifty is the neighbour's."""
    from hengyuan.intake.models import Consultation

    cast, case, clock = found["cast"], found["case"], found["clock"]
    whose = f"CASE WHEN n % 100 = 1 THEN {case.handler_id} ELSE NULL END"
    copied("people_person", f"one.id = {key(case.recipient_id)}", {
        "id": uuid_of("n + 100000"), "name_index": hexed("n * 2039"),
        "identity_index": hexed("n * 2011"),
    }, count)  # fmt: skip
    copied("cases_case", f"one.id = {key(case.pk)}", {
        "id": uuid_of("n + 100000"), "number": "'a' || n", "handler_id": whose, "stage": "'paid'",
        "recipient_id": uuid_of("n + 100000"),
        "firm_id": f"CASE WHEN n % 20 < 2 THEN {case.firm_id} ELSE NULL END",
        **neighbour(cast, 50),
        "applied_at": earlier("applied_at"), "stage_since": earlier("stage_since"),
    }, count)  # fmt: skip
    copied("cases_caseclock", f"one.id = {clock.pk}", {
        "case_id": uuid_of("n + 100000"), "stopped_at": "one.started_at",
    }, count)  # fmt: skip
    visitor = Consultation.objects.get(pk=case.consultation_id)
    copied("intake_consultation", f"one.id = {key(visitor.pk)}", {
        "id": uuid_of("n + 100000"), "number": "'k' || n", "stage": "'applied'",
        "received_at": earlier("received_at"),
        "institution_id": neighbour(cast, 50)["institution_id"],
    }, count)  # fmt: skip


def settle() -> None:
    """PostgreSQL keeps statistics by itself; the embedded database has none on a site either."""
    from django.db import connection

    if connection.vendor == "postgresql":
        analyse()


def key(pk: Any) -> str:
    """A primary key as SQL of this database writes it."""
    from django.db import connection

    return f"'{pk}'" if connection.vendor == "postgresql" else f"'{pk.hex}'"


def measured() -> Figures:
    """Each page of each role: the median of some rounds after one that warms up."""
    from hengyuan.web.tests.factories import signed_in

    found: Figures = {}
    for who in WHO:
        client = signed_in(who)
        for page, path in PAGES.items():
            if page == "register" and who in NO_REGISTER:
                continue
            answer = client.get(path)
            if answer.status_code != 200:
                sys.exit(f"bench: {who} {path}: {answer.status_code}")
            found[page, who] = statistics.median(timed(client, path) for _ in range(ROUNDS))
    return found


def timed(client: Any, path: str) -> float:
    """Milliseconds until the page is there.

    The embedded database runs in this process: its time on the processor counts, and a neighbour
    on the machine does not. PostgreSQL runs in its own: the wall clock counts.
    """
    from django.db import connection

    watch = time.process_time if connection.vendor == "sqlite" else time.perf_counter
    began = watch()
    client.get(path)
    return (watch() - began) * 1000


def table(few: Figures, many: Figures) -> str:
    """One line a page and role."""
    lines = ["| page | role | 300 | many | ratio |", "| --- | --- | ---: | ---: | ---: |"]
    for (page, who), before in few.items():
        after = many[page, who]
        lines.append(f"| {page} | {who} | {before:.0f} | {after:.0f} | {after / before:.2f} |")
    return "\n".join(lines)


def main() -> None:
    """Build, measure, fill, measure again, print."""
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("--cases", type=int, default=200_000)
    given = words.parse_args()
    start()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    from hengyuan.kernel import clock

    settings.ALLOWED_HOSTS = ["*"]
    clock.now = lambda: clock.at(date(2026, 3, 6), clock_time(9))
    call_command("migrate", verbosity=0)
    found = in_hand()
    settle()
    few = measured()
    began = time.perf_counter()
    history(found, given.cases - SMALL)
    settle()
    print(f"{connection.vendor}: {given.cases} cases, {time.perf_counter() - began:.0f} s to fill")
    many = measured()
    print(table(few, many))
    grown = [
        f"{page} of {who}"
        for (page, who), before in few.items()
        if many[page, who] > before * LIMIT and many[page, who] - before > NOISE_MS
    ]
    if grown:
        sys.exit(f"bench: more than {LIMIT} times as long: {', '.join(grown)}")


if __name__ == "__main__":
    main()
