"""Use of results: measures on an unqualified dossier, each a person's; the way back."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from hengyuan.kernel import clock
from hengyuan.kernel.errors import NotAllowed
from hengyuan.law.review.words import Grade
from hengyuan.ledger.queries import stream_events
from hengyuan.peer_review.commands import results
from hengyuan.peer_review.commands.rounds import CannotReview
from hengyuan.peer_review.models import Dossier, Measure
from hengyuan.peer_review.queries.results import follow_ups
from hengyuan.peer_review.rules.results import MeasureKind
from hengyuan.peer_review.tests.factories import differences_in
from hengyuan.peer_review.tests.results_factories import USED_AT, corrected, graded, read
from hengyuan.people.models import Hold
from hengyuan.people.queries import holds_over
from hengyuan.web.tests.factories import signed_in
from tests.cast import build

pytestmark = pytest.mark.django_db
K = MeasureKind
BEGINS, ENDS = date(2026, 5, 2), date(2026, 8, 1)


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: USED_AT)
    return build()


@pytest.fixture
def dossier(cast):
    read(cast)
    row = Dossier.objects.order_by("code").first()
    graded(cast, row)
    row.refresh_from_db()
    return row


def last(dossier):
    return dossier.decisions.order_by("-version")[0]


def take(cast, dossier, kind=K.INQUIRY, who="bureau", **changes):
    asked = {"word": "承办人说明了经过", "decision": last(dossier).pk} | changes
    return results.take_measure(
        dossier=dossier, kind=kind, actor=cast.actor(who), at=USED_AT, **asked
    )


def hold(cast, dossier, who="bureau", **changes):
    asked = {
        "word": "没有会见", "decision": last(dossier).pk, "begins_on": BEGINS, "ends_on": ENDS,
    } | changes  # fmt: skip
    return results.hold_handler(dossier=dossier, actor=cast.actor(who), at=USED_AT, **asked)


def kinds(dossier):
    [found] = [one for one in follow_ups(dossier.round) if one.dossier.pk == dossier.pk]
    return [one.kind for one in found.offers]


def differences():
    return [
        str(each) for each in differences_in("peer_review.", "people.Hold", "cases.ReviewGrade")
    ]


def test_an_unqualified_dossier_proposes_and_nothing_follows_by_itself(cast, dossier):
    assert kinds(dossier) == [K.INQUIRY, K.HOLD, K.BAR_LETTER]
    assert not Hold.objects.exists() and not Measure.objects.exists()


def test_a_draft_and_a_better_grade_propose_nothing(cast):
    row = read(cast)
    first = Dossier.objects.order_by("code").first()
    graded(cast, first, Grade.QUALIFIED)
    assert follow_ups(row) == []


def test_the_bar_is_told_of_lawyers_alone(cast, dossier):
    handler = dossier.case.handler
    type(handler).objects.filter(pk=handler.pk).update(kind="grassroots_legal_worker")
    assert kinds(dossier) == [K.INQUIRY, K.HOLD]
    with pytest.raises(CannotReview, match="没有这一措施的依据"):
        take(cast, dossier, K.BAR_LETTER)


def test_a_measure_is_noted_with_its_ground_and_told(cast, dossier):
    made = take(cast, dossier)
    assert made.is_done and made.decision_id == last(dossier).pk
    event = stream_events(dossier.stream)[0]
    assert event.type == "review_dossier.measure_taken"
    assert "承办人说明" not in event.values
    assert differences() == []


def test_not_to_take_one_needs_words_and_leaves_it_open_to_be_taken(cast, dossier):
    asked = {"dossier": dossier, "kind": K.BAR_LETTER, "decision": last(dossier).pk,
             "actor": cast.actor("bureau"), "at": USED_AT}  # fmt: skip
    with pytest.raises(CannotReview, match="写明"):
        results.decline_measure(word=" ", **asked)
    results.decline_measure(word="由机构约谈", **asked)
    with pytest.raises(CannotReview, match="已经写明不采取"):
        results.decline_measure(word="再写一次", **asked)
    take(cast, dossier, K.BAR_LETTER)
    with pytest.raises(CannotReview, match="已经采取"):
        take(cast, dossier, K.BAR_LETTER)
    with pytest.raises(CannotReview, match="已经采取"):
        results.decline_measure(word="反悔", **asked)
    assert differences() == []


def test_a_hold_is_placed_where_holds_are_by_who_may_and_ends(cast, dossier):
    made = hold(cast, dossier)
    found = holds_over(dossier.case.handler, BEGINS).get()
    assert made.hold_id == found.pk and found.ends_on == ENDS
    assert dossier.code in found.reason and "不合格" in found.reason
    with pytest.raises(CannotReview, match="已经采取"):
        hold(cast, dossier)
    assert Hold.objects.count() == 1
    assert differences() == []


@pytest.mark.parametrize(("days", "is_taken"), [(365, True), (366, False)])
def test_a_hold_by_a_review_is_bounded(cast, dossier, days, is_taken):
    until = BEGINS + timedelta(days=days)
    if is_taken:
        assert hold(cast, dossier, ends_on=until).hold.ends_on == until
    else:
        with pytest.raises(CannotReview, match="最长一年"):
            hold(cast, dossier, ends_on=until)


@pytest.mark.parametrize("who", ["head", "quality", "officer", "handler", "district_bureau"])
def test_who_does_not_run_the_round_takes_nothing(cast, dossier, who):
    for act in (take, hold):
        with pytest.raises(NotAllowed):
            act(cast, dossier, who=who)
    assert not Hold.objects.exists()


def test_what_was_decided_on_a_grade_that_is_corrected_meanwhile_is_refused(cast, dossier):
    shown = last(dossier).pk
    corrected(cast, dossier)
    with pytest.raises(CannotReview, match="新的决定"):
        hold(cast, dossier, decision=shown)
    assert not Hold.objects.exists()


def test_a_corrected_grade_says_so_and_lifts_nothing_by_itself(cast, dossier):
    hold(cast, dossier)
    take(cast, dossier, K.BAR_LETTER)
    corrected(cast, dossier)
    [found] = follow_ups(dossier.round)
    assert found.is_corrected and {one.kind for one in found.fallen} == {K.HOLD, K.BAR_LETTER}
    assert [one.kind for one in found.offers] == [K.BAR_CORRECTION]
    assert holds_over(dossier.case.handler, BEGINS).exists()
    take(cast, dossier, K.BAR_CORRECTION)
    assert differences() == []


def test_the_desk_asks_a_fixed_number_of_queries(cast, dossier, django_assert_max_num_queries):
    other = Dossier.objects.exclude(pk=dossier.pk).get()
    hold(cast, dossier)
    client = signed_in("bureau")
    path = reverse("peer_review:follow_up", args=[dossier.round_id])
    client.get(path)
    with django_assert_max_num_queries(60) as first:
        client.get(path)
    graded(cast, other)
    with django_assert_max_num_queries(len(first)):
        client.get(path)


def test_the_pages_walk_the_hold_and_offer_to_lift_it(cast, dossier):
    client = signed_in("bureau")
    desk = reverse("peer_review:follow_up", args=[dossier.round_id])
    assert "待决定" in client.get(desk).content.decode()
    path = reverse("peer_review:measure", args=[dossier.pk, "hold", "take"])
    sent = {"decision": str(last(dossier).pk), "begins_on": "2026-05-02", "word": "没有会见"}
    assert client.post(path, sent).status_code == 422  # no last day, no hold
    assert client.post(path, sent | {"ends_on": "2026-08-01"}).status_code == 302
    lift = reverse("people:lift_hold", args=[Hold.objects.get().pk])
    assert lift not in client.get(desk).content.decode()
    corrected(cast, dossier)
    assert lift in client.get(desk).content.decode()
    client.post(lift, {"last_day": "2026-04-30", "reason": "等次更正"})
    assert lift not in client.get(desk).content.decode()


def test_who_has_the_desk_and_the_letter(cast, dossier):
    made = take(cast, dossier, K.BAR_LETTER)
    desk = reverse("peer_review:follow_up", args=[dossier.round_id])
    letter = reverse("peer_review:bar_letter", args=[dossier.pk, made.pk, "docx"])
    act = reverse("peer_review:measure", args=[dossier.pk, "hold", "take"])
    for who in ("officer", "handler", "head", "outsider", "district_bureau", "reader_1"):
        client = signed_in(who)
        for path in (desk, letter, act):
            assert client.get(path).status_code == 404, (who, path)
        assert client.post(act, {}).status_code == 404
    client = signed_in("bureau")
    for kind, begins in (("pdf", b"%PDF"), ("docx", b"PK")):
        answer = client.get(reverse("peer_review:bar_letter", args=[dossier.pk, made.pk, kind]))
        assert answer.content.startswith(begins)
    assert dossier.case.recipient.name not in client.get(desk).content.decode()
