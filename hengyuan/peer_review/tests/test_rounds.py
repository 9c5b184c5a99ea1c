"""A round: its frame, its sample, its readers; who may what; two at once."""

import json
from datetime import date

import pytest
from django.urls import reverse

from hengyuan.kernel.errors import NotAllowed
from hengyuan.law.review.allocation import WhyLoad
from hengyuan.law.review.words import Field
from hengyuan.law.sampling.verification import verify
from hengyuan.ledger.queries import stream_events
from hengyuan.peer_review.commands import rounds
from hengyuan.peer_review.commands.rounds import CannotReview
from hengyuan.peer_review.models import Dossier, Reader, Round, Sheet
from hengyuan.peer_review.queries.allocation import plan_of
from hengyuan.peer_review.tests.factories import (
    DRAWN_AT,
    MORNING,
    READ_AT,
    TODAY,
    being_read,
    closed_cases,
    differences_in,
    drawn,
    opened,
    reader_actor,
    with_readers,
)
from hengyuan.web.tests.factories import signed_in
from tests.cast import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return build()


def told(row):
    return [each.type for each in reversed(stream_events(row.stream))]


def differences():
    return [str(each) for each in differences_in("peer_review.")]


def test_a_round_freezes_its_standards_and_says_so(cast):
    row = opened(cast)
    assert row.standards["criminal"]["note_zh"].startswith("地方草案")
    assert set(row.standards) == {field.value for field in Field}
    [event] = stream_events(row.stream)
    assert event.type == "review_round.opened"
    assert set(json.loads(event.values)["standards"]) == {"criminal", "civil"}


def test_only_whoever_runs_rounds_opens_one_and_the_days_are_in_order(cast):
    for who in ("officer", "handler"):
        with pytest.raises(NotAllowed):
            opened(cast, actor=cast.actor(who))
    with pytest.raises(CannotReview, match="颠倒"):
        opened(cast, closed_from=date(2026, 4, 1))


def test_the_frame_is_announced_before_drawing_and_the_record_verifies(cast):
    cases = closed_cases(cast, 6)
    closed_cases(cast, 1, first=90, day="2026-04-01")  # after the period
    row = opened(cast)
    rounds.close_frame(round_=row, actor=cast.actor("bureau"), at=MORNING)
    row.refresh_from_db()
    assert row.state == "framed" and len(row.frame["units"]) == 6
    assert str(cases[0].recipient.name) not in json.dumps(row.frame, ensure_ascii=False)
    rounds.draw(round_=row, actor=cast.actor("bureau"), at=DRAWN_AT)
    row.refresh_from_db()
    assert verify(json.loads(row.record), announced=json.loads(row.announcement)).is_sound
    drawn_ones = Dossier.objects.filter(round=row)
    assert drawn_ones.count() == 3 and row.frame == {}
    assert {one.case_id for one in drawn_ones} <= {case.pk for case in cases}
    assert all(0 < one.plans < one.of == 100 for one in drawn_ones)
    assert len({one.code for one in drawn_ones}) == 3
    assert told(row) == ["review_round.opened", "review_round.framed", "review_round.drawn"]
    assert differences() == []


def test_an_empty_period_has_no_frame(cast):
    with pytest.raises(CannotReview, match="没有结案"):
        rounds.close_frame(round_=opened(cast), actor=cast.actor("bureau"), at=MORNING)


def test_steps_are_taken_in_order_and_once(cast):
    closed_cases(cast, 4)
    row = drawn(cast)
    actor = cast.actor("bureau")
    for step in (rounds.close_frame, rounds.draw):
        with pytest.raises(CannotReview, match="状态"):
            step(round_=row, actor=actor, at=DRAWN_AT)
    with pytest.raises(NotAllowed):
        rounds.allocate_readers(round_=row, actor=cast.actor("head"), at=DRAWN_AT, on=TODAY)
    with pytest.raises(CannotReview, match="too few readers"):
        rounds.allocate_readers(round_=row, actor=actor, at=DRAWN_AT, on=TODAY)


def test_each_dossier_gets_two_readers_who_may_read_it(cast):
    closed_cases(cast, 8)
    readers = with_readers(cast, 4)
    Reader.objects.filter(pk=readers[0].pk).update(kin=[cast.providers["handler"].pk])
    row = being_read(cast)
    for dossier in Dossier.objects.filter(round=row).select_related("case"):
        sheets = Sheet.objects.filter(dossier=dossier)
        assert {one.place for one in sheets} == {1, 2}
        if dossier.case.handler_id == cast.providers["handler"].pk:
            assert readers[0].pk not in {one.reader_id for one in sheets}
        assert all(one.why["field"] == 40 for one in sheets)
    assert row.state == "reading"
    [by_hand] = differences()
    assert "column='kin'" in by_hand


def test_the_plan_says_who_may_not_read_and_why(cast):
    closed_cases(cast, 4)
    readers = with_readers(cast, 4)
    Reader.objects.filter(pk=readers[1].pk).update(trained_on=None)
    Reader.objects.filter(pk=readers[2].pk).update(district=cast.institution.region)
    row = drawn(cast, rate="1")
    Reader.objects.filter(pk=readers[2].pk).update(fields=["criminal"])
    with pytest.raises(Exception, match="too few"):
        Reader.objects.filter(pk=readers[3].pk).update(left_on=TODAY)
        plan_of(row, TODAY)
    Reader.objects.filter(pk=readers[3].pk).update(left_on=None)
    plan = plan_of(row, TODAY)
    assert [(one.reader.pk, one.why[0].value) for one in plan.barred] == [
        (readers[1].pk, "training")
    ]
    assert {pair.reader.pk for pair in plan.pairs} == {readers[0].pk, readers[3].pk}
    assert {why.value for why in plan.reasons} == {"district", "field"}


def test_even_loads_may_go_before_expertise_and_each_load_has_its_reason(cast):
    closed_cases(cast, 2)
    readers = with_readers(cast, 4)
    Reader.objects.filter(pk__in=[one.pk for one in readers[2:]]).update(
        practises_since=TODAY.year - 3
    )
    row = drawn(cast, rate="1")
    first, even = plan_of(row, TODAY), plan_of(row, TODAY, even_first=True)
    assert [one.count for one in first.loads] == [2, 2, 0, 0] and first.even == 1
    assert {one.why for one in first.loads if not one.count} == {WhyLoad.FLOOR}
    assert all(one.may == 2 and one.room >= 2 for one in first.loads)
    assert [one.count for one in even.loads] == [1, 1, 1, 1]
    assert {one.why for one in even.loads} == {WhyLoad.EVEN} and even.floor < first.floor
    client = signed_in("bureau")
    url = reverse("peer_review:step", args=[row.pk, "allocate"])
    assert "专长低于最低的一份" in client.get(url).content.decode()
    assert "份数均衡优先：" in client.get(url, {"first": "even"}).content.decode()
    assert client.post(url, {"first": "even"}).status_code == 302
    assert Sheet.objects.values("reader").distinct().count() == 4
    event = next(e for e in stream_events(row.stream) if e.type == "review_round.allocated")
    assert json.loads(event.values)["even_first"] is True


def test_a_reader_who_drops_out_is_replaced_and_the_others_stay(cast):
    closed_cases(cast, 4)
    with_readers(cast, 3)
    row = being_read(cast, rate="1")
    gone = Sheet.objects.filter(dossier__round=row).select_related("reader").first()
    kept = set(Sheet.objects.exclude(pk=gone.pk).values_list("pk", flat=True))
    with pytest.raises(CannotReview, match="原因"):
        rounds.release(sheet=gone, word=" ", actor=reader_actor(gone), at=READ_AT)
    with pytest.raises(NotAllowed):
        rounds.release(sheet=gone, word="认识", actor=cast.actor("officer"), at=READ_AT)
    rounds.release(sheet=gone, word="认识承办人", actor=reader_actor(gone), at=READ_AT)
    with pytest.raises(CannotReview):
        rounds.release(sheet=gone, word="认识承办人", actor=reader_actor(gone), at=READ_AT)
    assert (
        rounds.allocate_readers(round_=row, actor=cast.actor("bureau"), at=READ_AT, on=TODAY) == 1
    )
    new = Sheet.objects.exclude(pk__in=kept | {gone.pk}).get()
    assert new.dossier_id == gone.dossier_id and new.reader_id != gone.reader_id
    assert new.place == 3
    assert differences() == []


def test_anchors_are_read_by_every_reader_and_look_like_the_others(cast):
    closed_cases(cast, 4)
    [anchor] = closed_cases(cast, 1, first=90, day="2026-02-20")
    readers = with_readers(cast, 3)
    row = drawn(cast, rate="1")
    actor = cast.actor("bureau")
    rounds.add_anchors(round_=row, cases=[anchor], actor=actor, at=DRAWN_AT)
    with pytest.raises(CannotReview, match="已经在本轮"):
        rounds.add_anchors(round_=row, cases=[anchor], actor=actor, at=DRAWN_AT)
    rounds.allocate_readers(round_=row, actor=actor, at=DRAWN_AT, on=TODAY)
    sheets = Sheet.objects.filter(dossier__is_anchor=True)
    assert {one.reader_id for one in sheets} == {one.pk for one in readers}
    assert differences() == []


def test_a_round_ends_when_every_grade_is_final(cast):
    closed_cases(cast, 2)
    with_readers(cast, 2)
    row = being_read(cast, rate="1")
    with pytest.raises(CannotReview, match="还有2件"):
        rounds.close_round(round_=row, actor=cast.actor("bureau"), at=READ_AT)
    Dossier.objects.filter(round=row).update(state="final")
    rounds.close_round(round_=row, actor=cast.actor("bureau"), at=READ_AT)
    assert Round.objects.get().state == "closed"
