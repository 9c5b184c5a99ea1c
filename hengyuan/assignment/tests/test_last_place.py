"""Two officers assign the last free place of one lawyer at once, a hundred times: the cap holds.

PostgreSQL in two connections of this process; the embedded database in two processes.
"""

import os
import subprocess
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connection

from hengyuan.assignment import commands
from hengyuan.assignment.commands import rotation
from hengyuan.assignment.models import Assignment, FirmTurn, MonthLoad
from hengyuan.assignment.tests import last_place
from hengyuan.assignment.tests.factories import granted
from hengyuan.cases.models import Case
from tests.cast import at, build
from tests.processes import environment, python

ROUNDS = 100
ROOT = Path(__file__).parents[3]


def judge_answers(pairs):
    """In every round one officer assigned, and the other was told who did and when."""
    for pair in pairs:
        assert sorted(map(bool, pair)) == [False, True], pair
        assert "已由许知白于2026-03-05 09:00指派" in next(filter(None, pair)), pair


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("sqlite" in os.environ.get("HENGYUAN_DATABASE", "sqlite"), reason="one writer")
def test_in_two_connections_the_cap_holds():
    cast = build()
    last_place.lay_out(cast, granted(cast, "甲某", 11), ROUNDS)
    actor, together = cast.actor("assigner"), Barrier(2)

    def take(officer):
        told = []
        for number in range(ROUNDS):
            together.wait()
            told.append(last_place.take(number, officer, actor))
        connection.close()
        return told

    with ThreadPoolExecutor(2) as pool:
        judge_answers(zip(*pool.map(take, (0, 1)), strict=True))
    loads = MonthLoad.objects.filter(provider__name__startswith="律师")
    assert set(loads.values_list("count", flat=True)) == {last_place.CAP}
    assert Assignment.objects.filter(slot_month=last_place.MONTH).count() == ROUNDS


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("sqlite" in os.environ.get("HENGYUAN_DATABASE", "sqlite"), reason="one writer")
def test_two_rotations_at_one_instant_take_two_turns():
    """Whoever looked before the other wrote looks again: nobody is found twice for one turn."""
    cast, rounds = build(), 20
    last_place.lay_out(cast, granted(cast, "甲某", 11), rounds)
    actor, together = cast.actor("assigner"), Barrier(2)

    def rotate(officer):
        found = []
        for number in range(rounds):
            case = Case.objects.select_related("institution", "recipient").get(
                number=f"{number:03d}-{officer}"
            )
            together.wait()
            when = at("2026-03-05 09:00") + timedelta(minutes=number)
            found.append(commands.assign_by_rotation(case=case, actor=actor, at=when).firm_id)
            together.wait()
        connection.close()
        return found

    with ThreadPoolExecutor(2) as pool:
        pairs = list(zip(*pool.map(rotate, (0, 1)), strict=True))
    assert [len(set(pair)) for pair in pairs] == [2] * rounds


@pytest.mark.skipif(
    "postgres" in os.environ.get("HENGYUAN_DATABASE", ""), reason="the embedded database"
)
def test_in_two_processes_on_the_embedded_database_the_cap_holds(home):
    env = environment(home, HENGYUAN_DEMO="1")

    def start(*words):
        words = map(str, (last_place.__file__, *words))
        return python(*words, env=env, stdout=subprocess.PIPE, text=True)

    assert start("prepare", ROUNDS).wait() == 0
    meeting = home / "meeting"
    meeting.mkdir()
    both = [start("race", officer, ROUNDS, meeting) for officer in (0, 1)]
    said = [one.communicate()[0].splitlines() for one in both]
    assert [one.returncode for one in both] == [0, 0]
    judge_answers(zip(*([line.removeprefix("assigned") for line in one] for one in said),
                      strict=True))  # fmt: skip


def test_a_place_is_given_back_and_a_group_case_takes_none(cast):
    lawyer, actor = cast.providers["handler"], cast.actor("assigner")
    case = granted(cast, "甲某", 11)
    commands.assign_by_choice(case=case, wished=[lawyer], actor=actor, at=at("2026-03-05 09:00"))
    assert MonthLoad.objects.get(provider=lawyer, month="2026-03").count == 1
    commands.decline_assignment(
        case=case,
        reason="本所人员均已满负荷",
        actor=cast.actor("firm_1"),
        at=at("2026-03-05 10:00"),
    )
    assert MonthLoad.objects.get(provider=lawyer, month="2026-03").count == 0
    group = granted(cast, "乙某", 12, group_size=12)
    commands.assign_by_choice(case=group, wished=[lawyer], actor=actor, at=at("2026-03-05 11:00"))
    assert MonthLoad.objects.get(provider=lawyer, month="2026-03").count == 0


def test_the_firm_names_another_and_the_place_goes_along(cast):
    lawyer, actor = cast.providers["handler"], cast.actor("assigner")
    other = last_place_lawyer(cast)
    case = granted(cast, "甲某", 11)
    commands.assign_by_choice(case=case, wished=[lawyer], actor=actor, at=at("2026-03-05 09:00"))
    commands.name_handler(
        case=case, provider=other, actor=cast.actor("firm_1"), at=at("2026-03-05 10:00")
    )
    counts = dict(MonthLoad.objects.values_list("provider__name", "count"))
    assert counts == {lawyer.name: 0, other.name: 1}


def last_place_lawyer(cast):
    from tests.cast import new_provider

    return new_provider(cast, "third", "何平", cast.firms[0])


def test_over_the_cap_only_by_designation_with_a_second_approver(cast):
    lawyer = cast.providers["handler"]
    MonthLoad.objects.create(provider=lawyer, month="2026-03", count=5)
    case, actor = granted(cast, "甲某", 11), cast.actor("assigner")
    with pytest.raises(commands.CannotAssign, match="个名额已用完"):
        commands.assign_by_choice(
            case=case, wished=[lawyer], actor=actor, at=at("2026-03-05 09:00")
        )
    commands.propose_designation(
        case=case, firm=cast.firms[0], ground="over_cap", note="", actor=actor,
        at=at("2026-03-05 09:00"),
    )  # fmt: skip
    commands.approve_designation(case=case, actor=cast.actor("head"), at=at("2026-03-05 10:00"))
    commands.name_handler(
        case=case, provider=lawyer, actor=cast.actor("firm_1"), at=at("2026-03-05 11:00")
    )
    assert MonthLoad.objects.get(provider=lawyer, month="2026-03").count == 6


@pytest.mark.django_db
def test_a_turn_taken_between_looking_and_finding_is_noticed(monkeypatch):
    """The other officer writes in the very moment after the order was read."""
    cast, usual, taken = build(), rotation.find, []

    def taken_by_the_other(firm):
        FirmTurn.objects.update_or_create(
            firm=firm, defaults={"last_assigned_at": at("2026-03-05 08:59")}
        )

    def find(method, asked):
        if taken:  # what the first try saw of the other was undone with it
            taken_by_the_other(taken[0])
        found = usual(method, asked)
        if not taken:
            taken.append(found.firm)
            taken_by_the_other(found.firm)
        return found

    monkeypatch.setattr(rotation, "find", find)
    made = commands.assign_by_rotation(
        case=granted(cast, "甲某", 11), actor=cast.actor("assigner"), at=at("2026-03-05 09:00")
    )
    assert taken and made.firm != taken[0]
