"""The alerts of the demo city are those of a second reading of the law, and those written down."""

import json
from collections import defaultdict
from datetime import date, time
from pathlib import Path

import pytest
import yaml

from demo.build import build
from hengyuan.cases.models import Case
from hengyuan.kernel.clock import SHANGHAI, at, day_of
from hengyuan.ledger.commands import settled
from hengyuan.ledger.models import Event
from hengyuan.supervision.commands import following
from hengyuan.supervision.models import Alert
from tests.replay import reader

LIST = Path(__file__).parent / "demo_city.yaml"
TODAY = date(2026, 10, 30)
BEGINS = date(2026, 1, 1)  # published cases of other years have a list of their own
pytestmark = pytest.mark.django_db


def told_of(cases):
    """What the ledger tells of each case, by its stream."""
    found = defaultdict(list)
    rows = Event.objects.filter(stream__name__in=[case.stream for case in cases]).order_by("pk")
    for stream, kind, when, values in rows.values_list("stream__name", "type", "at", "values"):
        told, on = json.loads(values), day_of(when)
        if kind == "handling.recorded":
            kind, on = f"handling.{told['act']}", date.fromisoformat(told["happened_on"])
        elif kind == "contact.noted":
            kind, on = f"contact.{told['party']}", date.fromisoformat(told["on"])
        found[stream].append(reader.Told(kind, when.astimezone(SHANGHAI), on, told))
    return found


def read():
    """The alerts of a second reading, by the number of the case."""
    cases = list(Case.objects.all())
    told = told_of(cases)
    found = {}
    for case in cases:
        events = told[case.stream]
        if min(one.on for one in events) >= BEGINS:
            hearing = day_of(case.hearing_at) if case.hearing_at else None
            one = reader.Case(
                events, is_criminal=case.kind == "criminal", hearing_on=hearing,
                people=case.group_size,
            )  # fmt: skip
            found[case.number] = one.alerts(TODAY)
    return found


def raised(numbers):
    """The alerts that the program raised, by the number of the case."""
    found = {number: set() for number in numbers}
    for alert in Alert.objects.filter(case__number__in=numbers).select_related("case"):
        found[alert.case.number].add((alert.rule, alert.key, alert.since, alert.ended_on))
    return found


def written():
    """The same as the list in the file."""
    listed = yaml.safe_load(LIST.read_text(encoding="utf-8"))
    return {
        number: {(one["rule"], one["key"], one["since"], one.get("ended")) for one in alerts}
        for number, alerts in listed.items()
    }


def test_the_city_has_exactly_the_alerts_that_were_written_down():
    build(today=TODAY, cases=60)
    evening = at(TODAY, time(20))
    following.supervise_events(upto=settled(), at=evening)
    following.supervise_due(on=TODAY, at=evening)
    second = read()
    assert sum(map(len, second.values())) > 100
    assert raised(second) == second
    assert second == written()
