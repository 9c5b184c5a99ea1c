"""Two officers and the last place of the month: what a test in one process cannot show.

Run as a program in a home of its own (`prepare`, then twice `race` at the same time).
"""

import os
import sys
import time
import uuid
from datetime import date
from pathlib import Path

CAP, MONTH = 5, "2026-03"
WHEN = "2026-03-05 09:00"


def prepare(rounds: int) -> None:
    """A city with as many lawyers as rounds, each with one place left, and two cases a round."""
    from hengyuan.assignment.tests.factories import granted
    from tests.cast import build

    cast = build()
    lay_out(cast, granted(cast, "甲某", 11), rounds)


def lay_out(cast, case, rounds: int) -> None:
    """Lawyers with four of five places taken, and copies of one granted case."""
    from hengyuan.assignment.models import MonthLoad
    from hengyuan.cases.models import Case
    from hengyuan.people.models import Provider

    people = Provider.objects.bulk_create(
        Provider(
            name=f"律师{number:03d}", kind="lawyer", organisation=cast.firms[0],
            has_lawyer_licence=True, joined_on=date(2020, 1, 1),
        )
        for number in range(rounds)
    )  # fmt: skip
    MonthLoad.objects.bulk_create(
        MonthLoad(provider=provider, month=MONTH, count=CAP - 1) for provider in people
    )
    fields = {f.attname: getattr(case, f.attname) for f in Case._meta.concrete_fields}
    Case.objects.bulk_create(
        Case(**{**fields, "id": uuid.uuid4(), "number": f"{number:03d}-{officer}"})
        for number in range(rounds)
        for officer in range(2)
    )


def take(number: int, officer: int, actor) -> str:
    """One officer assigns the lawyer of the round; "" or what the officer is told."""
    from hengyuan.assignment import commands
    from hengyuan.cases.models import Case
    from hengyuan.kernel.errors import Refused
    from hengyuan.people.models import Provider
    from tests.cast import at

    case = Case.objects.select_related("institution", "recipient").get(
        number=f"{number:03d}-{officer}"
    )
    wished = Provider.objects.select_related("organisation").get(name=f"律师{number:03d}")
    try:
        commands.assign_by_choice(case=case, wished=[wished], actor=actor, at=at(WHEN))
    except Refused as refusal:
        return refusal.message
    return ""


def race(officer: int, rounds: int, meeting: Path) -> None:
    """Meet the other process before each round, then take; one line a round."""
    from hengyuan.people.models import Account
    from hengyuan.people.queries import actor_of

    actor = actor_of(Account.objects.get(username="assigner"), date(2026, 3, 1))
    for number in range(rounds):
        (meeting / f"{number}-{officer}").touch()
        other = meeting / f"{number}-{1 - officer}"
        while not other.exists():
            time.sleep(0.001)
        print(take(number, officer, actor) or "assigned", flush=True)


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "hengyuan.settings"
    import django

    django.setup()
    if sys.argv[1] == "prepare":
        prepare(int(sys.argv[2]))
    else:
        race(int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))
