"""交叉评估: a ring is proposed, a person settles it, nobody reads his own district."""

import pytest
from django.urls import reverse

from hengyuan.cases.models import Case
from hengyuan.kernel import clock
from hengyuan.kernel.errors import NotAllowed
from hengyuan.law.review.readers import WhyNot
from hengyuan.peer_review.commands import rounds
from hengyuan.peer_review.commands.cross import settle_cross_review
from hengyuan.peer_review.commands.rounds import CannotReview
from hengyuan.peer_review.models import Reader, Sheet
from hengyuan.peer_review.queries.allocation import plan_of
from hengyuan.peer_review.rules.cross import fits, ring
from hengyuan.peer_review.tests.factories import (
    DRAWN_AT,
    TODAY,
    closed_cases,
    drawn,
    with_readers,
)
from hengyuan.peer_review.tests.test_rounds import differences as all_differences
from hengyuan.peer_review.tests.test_rounds import told
from hengyuan.web.tests.factories import signed_in
from tests.cast import build

A, B, C = "990102", "990103", "990104"
CROSS = {A: B, B: C}


@pytest.mark.parametrize(
    ("districts", "readers", "expected"),
    [
        ((A, B, C), (A, B, C), {A: B, B: C, C: A}),
        ((A, B), (A, B), {A: B, B: A}),
        ((A, B), (B, C), {A: B, B: C}),
        ((A,), (A,), {}),
        ((A, B), (A,), {}),
        ((), (A,), {}),
    ],
)
def test_each_is_read_by_the_next_that_has_readers(districts, readers, expected):
    assert ring(districts, readers) == expected


@pytest.mark.parametrize(
    ("cross", "expected"),
    [
        ({}, True), ({A: B, B: A}, True), ({A: A, B: A}, False), ({A: B}, False),
        ({A: C, B: A}, False), ({A: B, B: A, C: A}, False),
    ],
)  # fmt: skip
def test_a_setting_is_whole_and_never_the_own_district(cross, expected):
    assert fits(cross, {A, B}, {A, B}) is expected
    assert not fits({"": A}, {""}, {A})


pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: DRAWN_AT)
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    return build()


def crossing(cast):
    """A round over two districts; two readers of each of three."""
    readers = with_readers(cast, 6)
    for number, reader in enumerate(readers):
        Reader.objects.filter(pk=reader.pk).update(district=(A, B, C)[number % 3])
    for number, case in enumerate(closed_cases(cast, 6)):
        Case.objects.filter(pk=case.pk).update(region=(A, B)[number % 2])
    return drawn(cast, rate="1")


def differences():
    """Of all but the districts of readers, which were set by hand."""
    return [one for one in all_differences() if "column='district'" not in one]


def page_of(row):
    return reverse("peer_review:cross_review", args=[row.pk])


def test_it_is_proposed_settled_shown_and_kept_to(cast):
    row, client = crossing(cast), signed_in("bureau")
    shown = client.get(page_of(row)).content.decode()
    assert f'value="{B}" selected' in shown and f'value="{C}" selected' in shown  # the ring
    answer = client.post(page_of(row), {f"of_{own}": by for own, by in CROSS.items()})
    assert answer.status_code == 302 and answer["Location"].endswith("/allocate/")
    plan = client.get(answer["Location"]).content.decode()
    assert "由这个地区的专家评估" in plan and "青石市云渡区司法局" in plan
    row.refresh_from_db()
    assert plan_of(row, TODAY).reasons[WhyNot.CROSS] > 0
    rounds.allocate_readers(round_=row, actor=cast.actor("bureau"), at=DRAWN_AT, on=TODAY)
    pairs = {
        (one.dossier.case.region, one.reader.district)
        for one in Sheet.objects.select_related("dossier__case", "reader")
    }
    assert pairs == set(CROSS.items())
    assert "review_round.crossed" in told(row) and differences() == []
    late = client.post(page_of(row), {f"of_{own}": "" for own in CROSS})
    assert late.status_code == 403  # readers are allocated


def test_without_it_readers_are_chosen_from_every_other_district(cast):
    row = crossing(cast)
    assert WhyNot.CROSS not in plan_of(row, TODAY).reasons
    page = signed_in("bureau").get(reverse("peer_review:step", args=[row.pk, "allocate"]))
    assert "由这个地区的专家评估" not in page.content.decode()


def test_anchors_are_read_by_the_readers_of_every_district(cast):
    row, actor = crossing(cast), cast.actor("bureau")
    anchor = closed_cases(cast, 1, first=90)
    Case.objects.filter(pk=anchor[0].pk).update(region="990199")
    rounds.add_anchors(
        round_=row, cases=[Case.objects.get(pk=anchor[0].pk)], actor=actor, at=DRAWN_AT
    )
    settle_cross_review(round_=row, cross=CROSS, actor=actor, at=DRAWN_AT)
    rounds.allocate_readers(round_=row, actor=actor, at=DRAWN_AT, on=TODAY)
    read = Sheet.objects.filter(dossier__is_anchor=True)
    assert {one.reader.district for one in read} == {B, C}


@pytest.mark.parametrize("cross", [{A: A, B: C}, {A: B}, {A: "990199", B: C}])
def test_a_wrong_setting_is_refused(cast, cross):
    row, actor = crossing(cast), cast.actor("bureau")
    with pytest.raises(CannotReview, match="另一个有评估专家的地区"):
        settle_cross_review(round_=row, cross=cross, actor=actor, at=DRAWN_AT)


def test_the_same_twice_is_one_event_and_empty_ends_it(cast):
    row, actor = crossing(cast), cast.actor("bureau")
    for cross in (CROSS, CROSS, {}):
        settle_cross_review(round_=row, cross=cross, actor=actor, at=DRAWN_AT)
    row.refresh_from_db()
    assert row.cross == {} and told(row).count("review_round.crossed") == 2
    assert differences() == []


def test_only_who_runs_the_round_settles_it(cast):
    row = crossing(cast)
    for who in ("outsider", "handler", "reader_1", "quality"):
        assert signed_in(who).get(page_of(row)).status_code == 404, who
        assert signed_in(who).post(page_of(row), {}).status_code == 404, who
    with pytest.raises(NotAllowed):
        settle_cross_review(round_=row, cross=CROSS, actor=cast.actor("quality"), at=DRAWN_AT)
