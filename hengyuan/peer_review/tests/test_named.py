"""Named case numbers on the page: what is named, what is taken instead, and the record verifies."""

import json

import pytest
from click.testing import CliRunner
from django.urls import reverse

from hengyuan.cases.models import Case
from hengyuan.cli.sample import group
from hengyuan.kernel import clock
from hengyuan.law.sampling.numbers import Numbers
from hengyuan.ledger.models import Event
from hengyuan.peer_review.commands import elsewhere, rounds
from hengyuan.peer_review.commands.rounds import CannotReview
from hengyuan.peer_review.models import Dossier, Round
from hengyuan.peer_review.tests.elsewhere_factories import Alone, bundle_of, told
from hengyuan.peer_review.tests.factories import DRAWN_AT, MORNING, closed_cases, opened
from hengyuan.peer_review.tests.test_rounds import differences
from hengyuan.web.tests.factories import signed_in
from tests.cast import build

pytestmark = pytest.mark.django_db
ASKED = Numbers((11, 12), 2026, ("civil",))


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: MORNING)
    monkeypatch.setattr(clock, "today", lambda: MORNING.date())
    return build()


def numbered(cast, *numbers, **changes):
    """Closed civil cases that bear these running numbers."""
    cases = closed_cases(cast, len(numbers), **changes)
    for case, number in zip(cases, numbers, strict=True):
        Case.objects.filter(pk=case.pk).update(number=f"试援民字〔2026〕第{number}号", kind="civil")
    return cases


def stated(cast, **changes):
    return {
        "title": "点名案号评估", "source": "here", "closed_from": "2026-03-01",
        "closed_to": "2026-03-31", "named": "11-12", "year": "", "kinds": ["civil"],
        "chief": str(cast.accounts["bureau"].pk), "hints_of": "100", **changes,
    }  # fmt: skip


def open_page(cast, **changes):
    return signed_in("bureau").post(reverse("peer_review:open_round"), stated(cast, **changes))


def shown(row):
    page = signed_in("bureau").get(reverse("peer_review:round", args=[row.pk]))
    return page.content.decode()


def test_a_round_over_named_numbers_from_the_page_to_the_verified_record(cast, tmp_path):
    numbered(cast, 10, 11, 14, 15)
    assert open_page(cast).status_code == 302
    row = Round.objects.get()
    assert row.settings == {"named": [11, 12], "year": 2026, "kinds": ["civil"]}
    assert "封闭抽样范围后列出取哪些案件" in shown(row)
    actor = cast.actor("bureau")
    row = rounds.close_frame(round_=row, actor=actor, at=MORNING)
    before = shown(row)
    assert "试援民字〔2026〕第11号" in before and "试援民字〔2026〕第14号" in before
    assert "案号就是点名的" in before and "点名的案号不在范围内，顺延到下一个" in before
    row = rounds.draw(round_=row, actor=actor, at=DRAWN_AT)
    drawn = {one.number: (one.how, one.plans, one.of) for one in Dossier.objects.all()}
    assert drawn == {
        "试援民字〔2026〕第11号": ("named", 0, 0), "试援民字〔2026〕第14号": ("next", 0, 0),
    }  # fmt: skip
    assert "点名的案号不在范围内，顺延到下一个" in shown(row) and differences() == []
    files = {name: tmp_path / f"{name}.json" for name in ("record", "announcement")}
    for name, file in files.items():
        url = reverse("peer_review:round_record", args=[row.pk, name])
        file.write_bytes(signed_in("bureau").get(url).content)
    call = ["verify", str(files["record"]), "--announced", str(files["announcement"]), "--json"]
    answer = CliRunner().invoke(group, call)
    assert answer.exit_code == 0
    found = json.loads(answer.output)
    assert found["sound"] and [one["code"] for one in found["cautions"]] == ["named_by_person"]
    record = json.loads(files["record"].read_text())
    assert [one["why"] for one in record["taken"]] == ["named", "next"]
    record["taken"][1]["number"] = 15
    files["record"].write_text(json.dumps(record))
    assert CliRunner().invoke(group, call).exit_code == 1
    told = Event.objects.filter(type="review_dossier.entered")
    assert sorted("案号点名" in one.opened_sentence for one in told) == [False, True]


def test_other_rounds_publish_no_running_number(cast):
    numbered(cast, 10, 11)
    row = rounds.close_frame(round_=opened(cast), actor=cast.actor("bureau"), at=MORNING)
    assert "number" not in row.frame["units"][0]["groups"]
    assert "点名案号" not in shown(row)


def test_where_nothing_bears_the_year_or_kind_the_frame_is_not_closed(cast):
    numbered(cast, 10, 11)
    for asked in (Numbers((1,), 2020, ("civil",)), Numbers((1,), 2026, ("criminal",))):
        row = opened(cast, settings=asked)
        with pytest.raises(CannotReview, match="没有这些类别"):
            rounds.close_frame(round_=row, actor=cast.actor("bureau"), at=MORNING)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("11-12", [11, 12]), ("3、17，5", [3, 17, 5]), ("11至13 20", [11, 12, 13, 20])],
)
def test_numbers_are_read_as_people_write_them(cast, text, numbers):
    assert open_page(cast, named=text, year="2025").status_code == 302
    assert Round.objects.get().settings["named"] == numbers
    assert Round.objects.get().settings["year"] == 2025


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({"named": "十一"}, "写序号"),
        ({"named": "11-"}, "写序号"),
        ({"kinds": []}, "点名案号要选类型"),
        ({"rate": "10"}, "填一项，而且只填一项"),
        ({"named": ""}, "填一项，而且只填一项"),
        ({"firm": "1"}, "点名案号时不填最低件数"),
        ({"named": "1-200"}, "点名1到50个不同的序号"),
        ({"named": "3、3"}, "点名1到50个不同的序号"),
        ({"named": "0"}, "点名1到50个不同的序号"),
        ({"named": "12-11"}, "点名1到50个不同的序号"),
    ],
)
def test_what_names_nothing_is_told(cast, changes, verdict):
    answer = open_page(cast, **changes)
    assert answer.status_code == 422 and verdict in answer.content.decode()
    assert Round.objects.count() == 0


def test_the_page_asks_the_same_however_many_are_named(cast, django_assert_num_queries):
    numbered(cast, *range(1, 9))
    client, counts = signed_in("bureau"), []
    for asked in ((1,), tuple(range(1, 9))):
        row = opened(cast, settings=Numbers(asked, 2026, ("civil",)))
        rounds.close_frame(round_=row, actor=cast.actor("bureau"), at=MORNING)
        url = reverse("peer_review:round", args=[row.pk])
        client.get(url)
        with django_assert_num_queries(12) as asked_for:
            client.get(url)
        counts.append(len(asked_for))
    assert counts[0] == counts[1]


def test_dossiers_from_elsewhere_are_named_by_the_numbers_of_their_list(monkeypatch, tmp_path):
    monkeypatch.setattr(clock, "now", lambda: MORNING)
    alone = Alone(readers=1)
    row = alone.opened(settings=Numbers((2, 9), 2026, ("criminal",)))
    handover = alone.handed_in(row, tmp_path, [told(n) for n in (1, 2, 3)], bundle_of(3))
    elsewhere.accept(handover=handover, actor=alone.actor, at=MORNING)
    rounds.close_frame(round_=row, actor=alone.actor, at=MORNING)
    row = rounds.draw(round_=row, actor=alone.actor, at=DRAWN_AT)
    assert {one.number: one.how for one in Dossier.objects.all()} == {
        "云援刑字〔2026〕第2号": "named", "云援刑字〔2026〕第1号": "next",
    }  # fmt: skip
    assert "点名的案号以后没有了，从头取" in shown(row) and "云渡区法律援助中心" in shown(row)
