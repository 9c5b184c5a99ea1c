"""A subsidy shared among handlers who followed each other: the parts make the sum to the fen."""

from datetime import date

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from hengyuan.assignment import commands as assignment
from hengyuan.assignment.tests.factories import named
from hengyuan.dossier.models import Document
from hengyuan.ledger import audit
from hengyuan.money import commands as money
from hengyuan.money.models import SubsidyShare, SubsidySlip
from hengyuan.money.queries import handlers_of, payees, slips_to_pay
from hengyuan.money.rules import Portion, objection_to, parts_of
from hengyuan.people.models import Account
from tests.cast import at
from tests.journeys.test_chain import (
    apply,
    assign_and_name,
    close_and_archive,
    examine_and_grant,
    handle,
)

DAY = date(2026, 3, 5)


def percents(parts):
    """Whole percent from cuts of a hundred."""
    cuts = sorted(parts)
    return [b - a for a, b in zip([0, *cuts], [*cuts, 100], strict=True)]


@given(
    total=st.integers(min_value=0, max_value=10**9),
    cuts=st.lists(st.integers(min_value=0, max_value=100), max_size=6),
)
def test_the_parts_make_the_sum_to_the_fen(schedule_id, total, cuts):
    shares = percents(cuts)
    portions = [
        Portion(n, date(2026, 3, 1 + n), percent, "完成的工作") for n, percent in enumerate(shares)
    ]
    assert objection_to(portions, list(range(len(shares)))) == ""
    parts = parts_of(total, portions, schedule=schedule_id, on=DAY)
    assert sum(each.fen for each in parts) == total
    assert all(each.fen >= 0 and each.rule_id for each in parts)
    assert all(each.fen == 0 for each in parts if each.portion.percent == 0)
    for each in parts:
        assert abs(each.fen * 100 - total * each.portion.percent) <= 100 * len(parts)


@pytest.fixture(scope="module")
def schedule_id():
    """The default schedule of the demo city."""
    from hengyuan.law.subsidy import schedule_for

    return schedule_for("990102", DAY).id


@pytest.mark.parametrize(
    ("portions", "said"),
    [
        ([], "每一位承办人"),
        ([Portion(1, DAY, 40, "会见"), Portion(2, DAY, 50, "出庭")], "100%"),
        ([Portion(1, DAY, 40, " "), Portion(2, DAY, 60, "出庭")], "理由"),
        ([Portion(1, DAY, -1, "会见"), Portion(2, DAY, 101, "出庭")], "小于0"),
        ([Portion(1, DAY, 40, "会见"), Portion(3, DAY, 60, "出庭")], "每一位承办人"),
    ],
)
def test_what_is_no_decision_says_why(portions, said):
    assert said in objection_to(portions, [1, 2])


@pytest.fixture
def replaced(cast):
    """An archived case whose handler was replaced while it ran."""
    case = apply(cast)
    examine_and_grant(cast, case)
    assign_and_name(cast, case)
    assignment.request_replacement(
        case=case, asked_by="recipient", ground="delay", reasons="拖了三周",
        actor=cast.actor("officer"), at=at("2026-03-05 20:00"),
    )  # fmt: skip
    assignment.replace_handler(
        case=case, reasons="同意", hand_over_by=date(2026, 3, 20), actor=cast.actor("head"),
        at=at("2026-03-05 20:30"),
    )  # fmt: skip
    case.refresh_from_db()
    made = assignment.assign_by_rotation(
        case=case, actor=cast.actor("assigner"), at=at("2026-03-06 09:00")
    )
    second = named(cast, case, made, day="2026-03-06")
    case.refresh_from_db()
    actor = cast.actor(
        "second_handler" if second == cast.providers["second_handler"] else "handler"
    )
    handle(case, actor)
    close_and_archive(cast, case, actor)
    case.refresh_from_db()
    return case


def decided(case, first, second):
    one, other = handlers_of(case)
    return [
        Portion(one.provider.pk, one.since, first, "阅卷、会见"),
        Portion(other.provider.pk, other.since, second, "调查、出庭"),
    ]


def sign(cast, case, portions=()):
    return money.sign_subsidy(
        case=case, grade="qualified", portions=portions, actor=cast.actor("quality"),
        at=at("2026-04-21 09:00"),
    )  # fmt: skip


@pytest.mark.django_db
def test_a_replaced_handlers_case_is_signed_with_the_shares_only(cast, replaced):
    with pytest.raises(money.CannotSign, match="每一位承办人"):
        sign(cast, replaced)
    with pytest.raises(money.CannotSign, match="100%"):
        sign(cast, replaced, decided(replaced, 30, 60))
    assert not SubsidySlip.objects.exists()
    slip = sign(cast, replaced, decided(replaced, 33, 67))
    shares = list(slip.shares.all())
    assert [each.percent for each in shares] == [33, 67]
    assert sum(each.fen for each in shares) == slip.total_fen > 0
    assert {each.rule for each in shares} == {"DF-sharing"}
    paper = Document.objects.get(case=replaced, form="D-36")
    assert "33%" in str(paper.values)
    (waiting,) = slips_to_pay(cast.institution.pk)
    assert all(each.provider.name in payees(waiting) for each in shares)
    assert audit.run().differences == []
    SubsidyShare.objects.filter(pk=shares[0].pk).update(fen=1)
    assert [(each.table, each.column) for each in audit.run().differences] == [
        ("money.SubsidyShare", "fen")
    ]


@pytest.mark.django_db
def test_the_page_asks_for_each_handler_and_keeps_what_was_typed(client, cast, replaced):
    client.force_login(Account.objects.get(username="quality"))
    path = reverse("money:sign_subsidy", args=[replaced.pk])
    page = client.get(path).content.decode()
    one, other = handlers_of(replaced)
    assert "DF-sharing" in page and f"percent_{one.provider.pk}" in page
    values = {
        "grade": "qualified",
        f"percent_{one.provider.pk}": "0", f"reason_{one.provider.pk}": "没有开展工作",
        f"percent_{other.provider.pk}": "90", f"reason_{other.provider.pk}": "全部工作",
    }  # fmt: skip
    answer = client.post(path, values)
    assert answer.status_code == 422 and "100%" in answer.content.decode()
    assert "没有开展工作" in answer.content.decode()
    assert client.post(path, values | {f"percent_{other.provider.pk}": "100"}).status_code == 302
    assert [each.fen for each in SubsidyShare.objects.all()] == [
        0, SubsidySlip.objects.get().total_fen,
    ]  # fmt: skip
    shown = client.get(reverse("cases:case", args=[replaced.pk])).content.decode()
    assert "没有开展工作" in shown
