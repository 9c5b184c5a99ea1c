"""Observation of hearings: quota, chances, suspension, and the plan held against brute force."""

from collections import Counter
from datetime import date, datetime, timedelta
from fractions import Fraction
from itertools import combinations, pairwise, product
from pathlib import Path
from random import Random

import pytest
import yaml

from hengyuan.law import observation
from hengyuan.law.observation import (
    Mark,
    Order,
    Quota,
    Secret,
    chance_of,
    is_suspended,
    points,
)
from hengyuan.law.observation.plan import Hearing, Observer, plan

EXAMPLES = yaml.safe_load(
    (Path(observation.__file__).parents[1] / "examples" / "observation.yaml").read_text("utf-8")
)
SECRET = Secret("7a" * 32)
MORNING = datetime.fromisoformat("2026-03-02T09:00+08:00")


def named(topic):
    return pytest.mark.parametrize("told", EXAMPLES[topic], ids=lambda one: one["name"])


@named("quota")
def test_how_many_are_needed(told):
    found = Quota(Fraction(told["share"]), told["heard"], told["observed"])
    assert (found.needed, found.lacking) == (told["needed"], told["lacking"])
    assert found.is_met is (told["lacking"] == 0)
    assert (found.rate is None) is (told["heard"] == 0)


@named("chances")
def test_the_chance_of_a_case(told):
    assert chance_of(Fraction(told["rate"]), told["weight"]) == Fraction(told["chance"])


@pytest.mark.parametrize(("rate", "weight"), [("0", 1), ("2", 1), ("1/20", 0)])
def test_what_is_no_chance(rate, weight):
    with pytest.raises(ValueError, match="above 0"):
        chance_of(Fraction(rate), weight)


@named("suspended")
def test_suspended_by_order(told):
    order = Order(told["begins"], told["ends"])
    assert is_suspended([order], told["day"]) is told["is"]
    assert not is_suspended([], told["day"])


def test_a_secret_selects_as_often_as_the_chance_says_and_the_same_again():
    cases = [f"case-{number}" for number in range(20_000)]
    drawn = [case for case in cases if SECRET.selects(case, Fraction(1, 20))]
    assert abs(len(drawn) - 1000) < 4 * (1000 * 0.95) ** 0.5
    assert drawn == [case for case in cases if SECRET.selects(case, Fraction(1, 20))]
    more = {case for case in cases if SECRET.selects(case, Fraction(3, 20))}
    assert set(drawn) < more  # a heavier weight takes nobody away
    assert all(SECRET.selects(case, Fraction(1)) for case in cases[:50])
    assert Secret("7b" * 32).number("case-1") != SECRET.number("case-1")
    assert len(SECRET.commitment) == 64 and SECRET.nonce not in SECRET.commitment


def test_the_points_have_their_source():
    found = points()
    assert len(found) >= 8 and len({one.id for one in found}) == len(found)
    assert all(one.cites and one.name_en and one.part for one in found)
    assert len(Mark) == 5


def far(start, end):
    """Minutes between two places on a line."""
    return 30 * abs(ord(start) - ord(end))


def hearing(name, place, hour, **more):
    return Hearing(name, place, MORNING + timedelta(hours=hour), 60, **more)


def ways(hearings, observer):
    """Every set of hearings that one observer can go through, with its minutes on the way."""
    able = [
        one for one in hearings
        if one.id not in observer.barred and one.starts_at.date() not in observer.away
    ]  # fmt: skip
    for size in range(len(able) + 1):
        for chosen in combinations(sorted(able, key=lambda one: one.starts_at), size):
            minutes = minutes_of(chosen, observer)
            if minutes is not None:
                yield {one.id for one in chosen}, minutes


def minutes_of(chosen, observer):
    total = 0
    for day in {one.starts_at.date() for one in chosen}:
        rows = [one for one in chosen if one.starts_at.date() == day]
        total += far(observer.home, rows[0].place) + far(rows[-1].place, observer.home)
        for before, after in pairwise(rows):
            way = far(before.place, after.place)
            if before.ends_at + timedelta(minutes=way) > after.starts_at:
                return None
            total += way
    return total


def worth(hearings, seats, minutes, kept):
    """The four aims in their order."""
    kept_seats = sum(len(before & seats.get(name, set())) for name, before in kept.items())
    return (
        sum(one.weight for one in hearings if seats[one.id]),
        sum(max(0, len(seats[one.id]) - 1) for one in hearings),
        kept_seats,
        -minutes,
    )


def best_by_hand(hearings, observers, kept):
    found = []
    for chosen in product(*(list(ways(hearings, each)) for each in observers)):
        seats = {one.id: set() for one in hearings}
        for each, (taken, _minutes) in zip(observers, chosen, strict=True):
            for name in taken:
                seats[name].add(each.id)
        if all(len(seats[one.id]) <= one.needs for one in hearings):
            minutes = sum(way for _taken, way in chosen)
            found.append(worth(hearings, seats, minutes, kept))
    return max(found)


@pytest.mark.parametrize("seed", range(40))
def test_the_plan_is_as_good_as_every_plan_tried_by_hand(seed):
    random = Random(seed)
    hearings = [
        hearing(f"h{n}", random.choice("ABCD"), random.choice((0, 1, 2, 3, 5, 24)),
                weight=random.choice((1, 1, 2, 3)), needs=random.choice((1, 2)))
        for n in range(random.randint(1, 5))
    ]  # fmt: skip
    observers = [
        Observer(f"o{n}", random.choice("ABCD"),
                 barred=frozenset(one.id for one in hearings if random.random() < 0.15),
                 away=frozenset({date(2026, 3, 3)} if random.random() < 0.2 else ()))
        for n in range(random.randint(1, 3))
    ]  # fmt: skip
    kept = {
        one.id: frozenset(each.id for each in observers if random.random() < 0.3)
        for one in hearings
    }
    found = plan(hearings, observers, far, kept)
    assert found.is_best
    seats = {name: set(who) for name, who in found.seats.items()}
    told = worth(hearings, seats, found.travel, kept)
    assert told == best_by_hand(hearings, observers, kept)
    assert found.changes == sum(map(len, kept.values())) - told[2]


def test_nobody_is_at_two_places_at_once_and_the_heavier_case_comes_first():
    light, heavy = hearing("light", "A", 0), hearing("heavy", "D", 0, weight=3)
    found = plan([light, heavy], [Observer("o", "A")], far)
    assert found.seats == {"light": frozenset(), "heavy": frozenset({"o"})}
    assert found.uncovered == ("light",)


def test_a_hearing_that_moves_changes_no_more_than_it_must():
    hearings = [hearing("one", "A", 0), hearing("two", "B", 0), hearing("three", "C", 24)]
    observers = [Observer(name, "A") for name in ("o1", "o2", "o3", "o4")]
    before = plan(hearings, observers, far)
    moved = [hearings[0], hearings[1], hearing("three", "C", 0)]
    after = plan(moved, observers, far, before.seats)
    held = Counter(who for seats in after.seats.values() for who in seats)
    assert max(held.values()) == 1 and not after.uncovered
    assert after.changes <= 2
    assert plan([], observers, far).seats == {}
