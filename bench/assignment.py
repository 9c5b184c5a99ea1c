"""How long a suggestion takes with a million cases: ours beside a scan of the whole history.

    HENGYUAN_DATABASE=… python bench/assignment.py [--cases 1000000] [--lawyers 3000]

Builds cases, people, parties and assignments by bulk SQL in a database of its own, then asks for
the handler of one waiting case: the policy's proposal (conflicts, holds, load, turns, filters),
and beside it what the plain way costs — last turns, loads and conflicts counted from all rows.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from datetime import date
from datetime import time as clock_time
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROUNDS, TODAY = 50, date(2026, 3, 5)
CEILING = 5  # milliseconds


def start() -> None:
    """Django on a database of its own; an embedded one where none is named."""
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("HENGYUAN_HOME", tempfile.mkdtemp(prefix="hengyuan-bench-"))
    os.environ.setdefault("HENGYUAN_DEMO", "1")
    os.environ["DJANGO_SETTINGS_MODULE"] = "hengyuan.settings"
    import django

    django.setup()


def series(count: int) -> str:
    """A row for each number from 1, in the dialect of the database."""
    from django.db import connection

    if connection.vendor == "postgresql":
        return f"(SELECT n FROM generate_series(1, {count}) AS g(n)) AS s"
    return (
        f"(WITH RECURSIVE g(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM g WHERE n < {count}) "
        "SELECT n FROM g) AS s"
    )


def hexed(text: str) -> str:
    """A number as a key of 32 hexadecimal digits."""
    from django.db import connection

    if connection.vendor == "postgresql":
        return f"lpad(to_hex({text}), 32, '0')"
    return f"printf('%032x', {text})"


def uuid_of(text: str) -> str:
    """A number as a primary key."""
    from django.db import connection

    return f"({hexed(text)})::uuid" if connection.vendor == "postgresql" else hexed(text)


def copied(table: str, key: str, changed: dict[str, str], count: int) -> None:
    """Copies of one row, `changed` columns given as SQL over n."""
    from django.db import connection

    with connection.cursor() as cursor:
        columns = [c.name for c in connection.introspection.get_table_description(cursor, table)]
        columns = [c for c in columns if c != "id" or "id" in changed]
        chosen = ", ".join(f"{changed[c]}" if c in changed else f'one."{c}"' for c in columns)
        names = ", ".join(f'"{c}"' for c in columns)
        cursor.execute(
            f"INSERT INTO {table} ({names}) SELECT {chosen} "
            f"FROM {series(count)}, {table} AS one WHERE {key}"
        )


def build(cases: int, lawyers: int) -> object:
    """The city: some firms, the lawyers, the history; gives the case that waits."""
    from demo.cast import build as build_cast
    from demo.cast import new_organisation
    from hengyuan.assignment.models import FirmTurn, MonthLoad, PersonTurn
    from hengyuan.assignment.tests.factories import assigned, granted
    from hengyuan.cases.models import Case, Party
    from hengyuan.kernel.clock import at
    from hengyuan.orgs.rules import Kind
    from hengyuan.people.models import Person, Provider

    cast = build_cast()
    done = granted(cast, "甲某", 11, opponents=("某公司",))
    assigned(cast, done)
    waiting = granted(cast, "乙某", 12, opponents=("某公司", "丙某"))
    firms = [
        new_organisation(Kind.FIRM, f"第{n}律师事务所", "", "990102") for n in range(lawyers // 15)
    ]
    people = Provider.objects.bulk_create(
        Provider(
            name=f"律师{n}", kind="lawyer", organisation=firms[n % len(firms)],
            has_lawyer_licence=True, joined_on=date(2020, 1, 1),
            licensed_on=date(2010, 1, 1), criminal_since=date(2012, 1, 1),
        )
        for n in range(lawyers)
    )  # fmt: skip
    first, firm = people[0].pk, firms[0].pk
    begin = at(date(2025, 1, 1), clock_time(9))
    FirmTurn.objects.bulk_create(FirmTurn(firm=f, last_assigned_at=begin) for f in firms)
    PersonTurn.objects.bulk_create(PersonTurn(provider=p, last_assigned_at=begin) for p in people)
    MonthLoad.objects.bulk_create(
        MonthLoad(provider=p, month="2026-03", count=p.pk % 5) for p in people
    )
    person, case = Person.objects.get(pk=done.recipient_id), Case.objects.get(pk=done.pk)
    is_pg = "postgres" in os.environ.get("HENGYUAN_DATABASE", "")
    pick = (lambda pk: f"'{pk}'") if is_pg else (lambda pk: f"'{pk.hex}'")
    copied("people_person", f"one.id = {pick(person.pk)}", {
        "id": uuid_of("n + 1000"), "name_index": hexed("n * 7919"), "identity_index": hexed("n"),
    }, cases)  # fmt: skip
    handler, its_firm = f"{first} + (n % {lawyers})", f"{firm} + (n % {len(firms)})"
    copied("cases_case", f"one.id = {pick(case.pk)}", {
        "id": uuid_of("n + 1000"), "number": "'b' || n", "recipient_id": uuid_of("n + 1000"),
        "handler_id": handler, "firm_id": its_firm,
        "stage": "CASE WHEN n % 40 = 0 THEN 'under_handling' ELSE 'paid' END",
    }, cases)  # fmt: skip
    party = Party.objects.filter(case=done).first()
    copied("cases_party", f"one.id = {party.pk}", {
        "case_id": uuid_of("n + 1000"), "name_index": hexed("n * 104729"),
    }, cases)  # fmt: skip
    made = done.assignments.get()
    copied("assignment_assignment", f"one.id = {made.pk}", {
        "case_id": uuid_of("n + 1000"), "handler_id": handler, "firm_id": its_firm,
        "slot_month": "'2025-' || CASE WHEN n % 12 < 9 THEN '0' ELSE '' END || (n % 12 + 1)",
    }, cases)  # fmt: skip
    analyse()
    return waiting


def analyse() -> None:
    """Fresh statistics: the planner must know what it sees."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def ours(case_id: object) -> object:
    """The policy's proposal, as the page asks for it."""
    from hengyuan.assignment.queries import propose
    from hengyuan.cases.models import Case

    case = Case.objects.select_related("recipient", "institution", "authority").get(pk=case_id)
    return propose(case, TODAY)


def naive(case_id: object) -> object:
    """Last turns, month's loads and conflicts from the whole history, then the first firm."""
    from django.db.models import Count, Max

    from hengyuan.assignment.models import Assignment
    from hengyuan.cases.models import Case

    turns = dict(Assignment.objects.values_list("firm").annotate(Max("proposed_at")).order_by())
    loads = dict(
        Assignment.objects.filter(proposed_at__year=2026, proposed_at__month=3)
        .values_list("handler").annotate(Count("pk")).order_by()
    )  # fmt: skip
    against = Case.objects.filter(opponents__contains=b"x").values_list("firm_id", flat=True)
    return min(turns, key=lambda firm: (firm in set(against), turns[firm])), loads


def milliseconds(ask: object, case_id: object, rounds: int) -> tuple[float, float, float]:
    """Median, fastest and slowest of some rounds, after one that warms up."""
    ask(case_id)  # type: ignore[operator]
    spent = []
    for _ in range(rounds):
        begun = time.perf_counter()
        ask(case_id)  # type: ignore[operator]
        spent.append((time.perf_counter() - begun) * 1000)
    return statistics.median(spent), min(spent), max(spent)


def main() -> None:
    """Build, measure, print; exit 1 above the ceiling of five milliseconds."""
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("--cases", type=int, default=1_000_000)
    words.add_argument("--lawyers", type=int, default=3000)
    given = words.parse_args()
    start()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    begun = time.perf_counter()
    waiting = build(given.cases, given.lawyers)
    case_id = waiting.pk  # type: ignore[attr-defined]
    print(f"{connection.vendor}: {given.cases} cases, {given.lawyers} lawyers, built in "
          f"{time.perf_counter() - begun:.0f} s")  # fmt: skip
    middle, fastest, slowest = milliseconds(ours, case_id, ROUNDS)
    plain, *_rest = milliseconds(naive, case_id, 1)
    print(f"suggestion: median {middle:.2f} ms, fastest {fastest:.2f}, slowest {slowest:.2f}")
    print(f"plain scan: {plain:.0f} ms, {plain / middle:.0f} times as long")
    sys.exit(middle > CEILING)


if __name__ == "__main__":
    main()
