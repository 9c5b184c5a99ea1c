"""Conflicts are found in every case, open or closed, by blind index: each rule has its case."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hengyuan.assignment.models import DeclaredInterest, FormerPost
from hengyuan.assignment.queries import conflicts_of, consider, judge, question_of
from hengyuan.assignment.tests.factories import TODAY, assigned, granted, notified
from hengyuan.cases.models import Case, Party, Side
from hengyuan.kernel import crypto
from hengyuan.law.vocabulary import Kind, Stage
from tests.cast import at

pytestmark = pytest.mark.django_db


def why(case, provider, on=TODAY):
    """What the rules object to in a person, for a case."""
    (row,) = judge(question_of(case, on), [provider])
    return row.why


def reasons_of(case):
    return {p.name: text for row in consider(case, TODAY) for p, text in row.excluded}


def test_who_acts_for_the_opponent_is_out_and_so_is_the_firm(cast):
    first = granted(cast, "甲某", 11)
    handler = assigned(cast, first)
    second = granted(cast, "乙某", 12, opponents=("甲某",))
    told = why(second, handler)
    assert "C-1：在本案中代理对方当事人" in told and "C-3：对方当事人也受援" in told
    assert set(reasons_of(second)) == {handler.name}


def test_a_closed_case_counts_as_well(cast):
    first = granted(cast, "甲某", 11)
    handler = assigned(cast, first)
    Case.objects.filter(pk=first.pk).update(stage="paid")
    second = granted(cast, "乙某", 12, opponents=("甲某",))
    assert "C-1" in why(second, handler)


def test_who_acts_against_this_recipient_elsewhere_is_out_until_that_case_is_closed(cast):
    first = granted(cast, "甲某", 11, opponents=("乙某",))
    handler = assigned(cast, first)
    second = granted(cast, "乙某", 12, opponents=("丙某",))
    assert "另一未结案件" in why(second, handler)
    Case.objects.filter(pk=first.pk).update(stage="paid")
    assert why(second, handler) == ""


def test_a_stranger_of_another_name_is_no_conflict(cast):
    handler = assigned(cast, granted(cast, "甲某", 11))
    assert why(granted(cast, "乙某", 12, opponents=("丙某",)), handler) == ""


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"case_number": "（2026）青刑初12号"}, {"case_number": "(2026) 青刑初12号"}),
        ({"notice_number": "法援通7号"}, {"notice_number": "法援通7号"}),
        ({"co_accused": ("乙某",)}, {}),
        ({}, {"co_accused": ("甲某",)}),
    ],
    ids=["case number", "notice", "named there", "named here"],
)
def test_one_lawyer_does_not_defend_two_accused_of_one_case(cast, first, second):
    handler = assigned(cast, notified(cast, "甲某", 11, **first))
    other = notified(cast, "乙某", 12, **second)
    assert "C-2：已为同案" in why(other, handler)


def test_other_numbers_make_no_joint_case(cast):
    handler = assigned(cast, notified(cast, "甲某", 11, case_number="（2026）青刑初12号"))
    other = notified(cast, "乙某", 12, case_number="（2026）青刑初13号")
    assert why(other, handler) == ""


def test_the_victims_firm_does_not_defend_the_accused(cast):
    victim = granted(
        cast, "丁某", 11, kind=Kind.CRIMINAL, matter="CR-A2", cause="故意伤害",
        proceeding=Stage.TRIAL_FIRST_INSTANCE,
    )  # fmt: skip
    handler = assigned(cast, victim)
    accused = notified(cast, "戊某", 12, victims=("丁某",))
    assert "C-4：同一律师事务所已代理" in why(accused, handler)


def test_kin_who_was_declared_keeps_the_lawyer_out(cast):
    handler, account = cast.providers["handler"], cast.accounts["handler"]
    case = granted(cast, "甲某", 11, opponents=("周明堂",))
    assert why(case, handler) == ""
    declared = DeclaredInterest.objects.create(
        provider=handler, relation="kin", name="周明堂", declared_by=account,
        name_index=crypto.blind_index("name", "周明堂"), declared_at=at("2026-01-05 09:00"),
    )  # fmt: skip
    assert "近亲属" in why(case, handler)
    assert "周明堂" not in str(declared)


def test_a_former_judge_waits_two_years(cast):
    handler, account = cast.providers["handler"], cast.accounts["handler"]
    FormerPost.objects.create(
        provider=handler, authority="云渡区人民法院", left_on=TODAY.replace(year=2024),
        declared_by=account, declared_at=at("2026-01-05 09:00"),
    )  # fmt: skip
    case = granted(cast, "甲某", 11)
    assert "C-5：离任未满两年" in why(case, handler)
    assert why(case, handler, TODAY.replace(day=6)) == ""


def test_names_are_sealed_and_found_by_index_alone(cast):
    case = granted(cast, "甲某", 11, opponents=("乙某", "乙某", " "))
    party = Party.objects.get(case=case)
    assert party.side == Side.OPPONENT and party.name == "乙某"
    assert party.name_index == crypto.blind_index("name", "乙某")
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM cases_party")
        assert "乙某".encode() not in bytes(cursor.fetchone()[0])


def test_the_look_up_is_one_statement_however_many_are_named(cast):
    few = granted(cast, "甲某", 11, opponents=("乙某",))
    many = granted(cast, "丙某", 12, opponents=tuple(f"某{n}" for n in range(40)))
    counted = []
    for case in (few, many):
        fresh = Case.objects.select_related("recipient", "institution").get(pk=case.pk)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            conflicts_of(fresh)
        counted.append(len(seen))
    assert counted == [1, 1]
