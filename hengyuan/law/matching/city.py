"""A made-up city with a year of cases, from a seed: something to try a policy on.

Nothing here is a figure of any real place: shares, distances and durations were chosen so that the
rules meet each other as they do in practice. The same seed gives the same city on every machine.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from hengyuan.law.matching.batch import Pending
from hengyuan.law.qualification.values import Brief, Candidate, Coordinates, ProviderKind
from hengyuan.law.vocabulary import Grade, Kind, Stage

# County, share of the cases, share of the people, centre in thousandths of a degree.
COUNTIES = (
    ("990102", 22, 38, 30_280, 120_160),
    ("990103", 18, 26, 30_300, 120_090),
    ("990104", 15, 13, 30_210, 120_260),
    ("990105", 12, 9, 30_420, 120_310),
    ("990121", 12, 6, 30_050, 119_950),
    ("990122", 9, 4, 29_800, 119_690),
    ("990123", 7, 2, 29_610, 119_030),
    ("990124", 5, 2, 30_230, 119_720),
)
# Field, kind, share of the cases, days until it is closed (from, to).
FIELDS = (
    ("刑事辩护", Kind.CRIMINAL, 46, 30, 150),
    ("劳动争议", Kind.LABOUR_ARBITRATION, 22, 40, 120),
    ("婚姻家庭", Kind.CIVIL, 9, 60, 200),
    ("交通事故", Kind.CIVIL, 9, 60, 220),
    ("人身损害", Kind.CIVIL, 6, 60, 240),
    ("房屋土地", Kind.CIVIL, 4, 90, 300),
    ("行政", Kind.ADMINISTRATIVE, 4, 90, 260),
)
CRIMINAL_STAGES = (Stage.INVESTIGATION, Stage.PROSECUTION_REVIEW, Stage.TRIAL_FIRST_INSTANCE)
LANGUAGES = ("手语", "方言", "彝语")
GRADES = (Grade.EXCELLENT, Grade.GOOD, Grade.GOOD, Grade.QUALIFIED, Grade.QUALIFIED, None, None)
FIRM_SIZE = 12


@dataclass(frozen=True, slots=True)
class Arrival:
    """A matter, the day on which it is there to be assigned, and how long it stays open then."""

    pending: Pending
    on: date
    open_days: int


@dataclass(frozen=True, slots=True)
class City:
    """People as they stand on the first day, and the matters of the year by day."""

    region: str
    people: tuple[Candidate, ...]
    arrivals: tuple[Arrival, ...]


def made_up(*, seed: int, cases: int, people: int, first: date, days: int = 365) -> City:
    """A city with so many people and cases, spread over the working days from the first."""
    random = Random(seed)  # noqa: S311 — a made-up city keeps no secret
    persons = tuple(_person(random, place, people, first) for place in range(people))
    weekdays = [day for day in map(first.__add__, map(timedelta, range(days))) if day.weekday() < 5]
    found: list[Arrival] = []
    while len(found) < cases:
        found += _matter(random, persons, random.choice(weekdays), len(found), cases)
    return City("990100", persons, tuple(sorted(found, key=lambda a: (a.on, a.pending.id))))


def _county(random: Random, column: int) -> tuple[str, Coordinates]:
    """A county by its share (column 1 cases, 2 people), and a place near its centre."""
    shares = [(county[1], county[2])[column - 1] for county in COUNTIES]
    code, _, _, north, east = random.choices(COUNTIES, shares)[0]
    off = [random.gauss(0, 60_000) for _ in range(2)]
    return code, Coordinates(int(north * 1000 + off[0]), int(east * 1000 + off[1]))


def _person(random: Random, place: int, people: int, first: date) -> Candidate:
    county, office = _county(random, 2)
    years = min(40.0, random.expovariate(1 / 9))
    licensed = first - timedelta(days=int(365 * years))
    is_lawyer = random.random() < (0.93 if COUNTIES[0][0] <= county < "990120" else 0.6)
    defends = is_lawyer and random.random() < 0.75
    fields = random.choices(FIELDS[1:], [field[2] for field in FIELDS[1:]], k=2)
    names = {field[0] for field in fields} | ({FIELDS[0][0]} if defends else set())
    since = licensed + timedelta(days=int(365 * years * random.random() / 2))
    speaks = frozenset(random.sample(LANGUAGES, 1)) if random.random() < 0.12 else frozenset()
    return Candidate(
        id=f"L{place + 1:05}",
        kind=ProviderKind.LAWYER if is_lawyer else ProviderKind.GRASSROOTS_LEGAL_WORKER,
        has_lawyer_licence=is_lawyer,
        firm=f"F{county[-3:]}{random.randrange(1 + people // FIRM_SIZE // len(COUNTIES)):03}",
        district=county,
        licensed_on=licensed,
        criminal_since=since if defends else None,
        knows_minors=random.random() < 0.25,
        is_woman=random.random() < 0.42,
        languages=speaks,
        office=office,
        fields=tuple((name, random.randrange(int(years) + 1)) for name in sorted(names)),
        open_load=random.randrange(6),
        last_assigned_on=first - timedelta(days=random.randrange(1, 200)),
        quality=random.choice(GRADES),
    )


def _matter(
    random: Random, people: Sequence[Candidate], on: date, number: int, cases: int
) -> list[Arrival]:
    """One matter, or the linked ones of co-accused or of two sides that arrive together."""
    shares = [field[2] for field in FIELDS]
    field, kind, _, shortest, longest = random.choices(FIELDS, shares)[0]
    county, spot = _county(random, 1)
    is_criminal = kind is Kind.CRIMINAL
    brief = Brief(
        kind=kind,
        stage=_stage(random, kind),
        on=on,
        region=county,
        field=field,
        place=spot,
        is_life_or_death=is_criminal and random.random() < 0.06,
        is_minor=random.random() < (0.12 if is_criminal else 0.02),
        prefers_woman=random.random() < 0.05,
        is_group=not is_criminal and random.random() < 0.02,
        languages=frozenset(random.sample(LANGUAGES, 1)) if random.random() < 0.03 else frozenset(),
    )
    count, sides = 1, [""]
    if is_criminal and random.random() < 0.08:
        count = random.randrange(2, 5)
    elif not is_criminal and random.random() < 0.015:
        count, sides = 2, ["甲方", "乙方"]
    count = min(count, cases - number)
    ids = [f"A{number + extra + 1:06}" for extra in range(count)]
    found = []
    for place, each in enumerate(ids):
        others = frozenset(ids) - {each} if is_criminal else frozenset()
        own = replace(brief, wishes=_wishes(random, people, brief), co_accused=others)
        pending = Pending(each, own, ids[0] if count > 1 else "", sides[place % len(sides)])
        found.append(Arrival(pending, on, random.randrange(shortest, longest)))
    return found


def _stage(random: Random, kind: Kind) -> Stage:
    if kind is Kind.CRIMINAL:
        return random.choice(CRIMINAL_STAGES)
    return (
        Stage.LABOUR_ARBITRATION if kind is Kind.LABOUR_ARBITRATION else Stage.TRIAL_FIRST_INSTANCE
    )


def _wishes(random: Random, people: Sequence[Candidate], brief: Brief) -> tuple[str, ...]:
    """Now and then somebody is named; whom people know are those with many years."""
    if brief.kind is Kind.CRIMINAL or random.random() > 0.15:
        return ()
    known: list[Any] = random.sample(people, min(6, len(people)))
    known.sort(key=lambda each: each.licensed_on)
    return tuple(each.id for each in known[: random.randrange(1, 3)])
