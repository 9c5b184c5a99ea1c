"""Walks the published cases in the demo city: their facts are real, its people are invented.

A case keeps the intervals and the precision of its source; all its days move on by whole weeks,
so that it began within the last months, and it stands where its next day would be tomorrow.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from demo import cast as the_cast
from demo import walk
from demo.city import City, Desk
from hengyuan.assignment import commands as assignment
from hengyuan.cases.models import Case
from hengyuan.cli.replay.findings import find
from hengyuan.cli.replay.read import CaseFile, Happening, read_row
from hengyuan.cli.replay.readings import AGES, GROWN
from hengyuan.cli.replay.road import walk_one
from hengyuan.cli.replay.walk import cases_of, first_day
from hengyuan.cli.replay.walked import OutOfTime, Road, Walked
from hengyuan.kernel.actor import Actor
from hengyuan.kernel.errors import Refused
from hengyuan.law.dates import DateRange
from hengyuan.orgs.models import Organisation

FILE = Path(__file__).parent / "published.yaml"
LONGEST, SHORTEST = 170, 40  # days before today on which such a case began


def cases() -> list[CaseFile]:
    """The published cases in the form that the replay reads."""
    rows = yaml.safe_load(FILE.read_text(encoding="utf-8"))["cases"]
    return [read_row(row, FILE.name) for row in rows]


class CityDesk:
    """A desk of the city, where the rotation finds the firm and the firm its handler."""

    def __init__(self, city: City, desk: Desk) -> None:
        """The institution's own people do the work."""
        self.city = city
        self.institution: Organisation = desk.institution
        self.actors: Mapping[str, Actor] = desk.actors

    def assign(self, case: Case, at: datetime) -> Actor:
        """By rotation; the firm names the first of its people whom the filters let pass."""
        assignment.assign_by_rotation(case=case, actor=self.actors["assigner"], at=at)
        firm = case.firm_id or 0
        provider = walk.name_first_eligible(
            case=case,
            providers=self.city.people[firm],
            firm_actor=self.city.firm_heads[firm],
            at=at,
        )
        return self.city.handlers[provider.pk]

    def invent(self, file: CaseFile, on: date) -> tuple[str, str]:
        """A name and a number under the region that nobody has, as old as the source tells."""
        self.city.serial += 1
        born = on.year - AGES.get(file.age_group, GROWN)
        number = the_cast.identity_number(self.city.serial % 1000, f"{born}0615")
        return self.city.names.name(), number


def walk_all(city: City) -> int:
    """Walk every published case of the demo; the number of cases that were opened."""
    opened = 0
    for file in cases():
        desk = CityDesk(city, city.dice("published", file.id).choice(city.desks))
        findings = find(file)
        if findings.basis not in ("application", "notified"):
            continue
        for part in cases_of(moved(file, city), findings.basis):
            opened += 1
            _walk(city, desk, part, findings)
    return opened


def _walk(city: City, desk: CityDesk, part: CaseFile, findings: Any) -> None:
    with transaction.atomic():
        road = Road(part, Walked(), first_day(part), until=city.today)
        try:
            walk_one(road, desk, findings)
        except (OutOfTime, Refused):
            return


def moved(file: CaseFile, city: City) -> CaseFile:
    """The same file with all its days moved on by the same number of whole weeks."""
    began = city.today - timedelta(days=city.dice("moved", file.id).randrange(SHORTEST, LONGEST))
    weeks = (began - first_day(file)).days // 7
    by = timedelta(weeks=weeks)

    def later(step: Happening) -> Happening:
        earliest, latest = step.when.earliest, step.when.latest
        when = DateRange(earliest and earliest + by, latest and latest + by)
        return replace(step, when=when)

    return replace(file, steps=tuple(later(step) for step in file.steps))
