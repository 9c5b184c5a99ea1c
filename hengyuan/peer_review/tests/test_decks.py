"""培训教材: the same cards whenever made, masked; the chief's answers; a reader goes through."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse

from hengyuan.kernel import clock
from hengyuan.kernel.errors import NotAllowed
from hengyuan.law.review.sheet import Mark, Marks, Remark
from hengyuan.law.review.words import Answer, Grade
from hengyuan.ledger.models import Event
from hengyuan.peer_review.commands import decisions, rounds, sheets
from hengyuan.peer_review.commands import decks as commands
from hengyuan.peer_review.models import Deck, DeckRun, Dossier, Reader, Round
from hengyuan.peer_review.queries import decks as queries
from hengyuan.peer_review.queries import rounds as round_queries
from hengyuan.peer_review.tests.factories import (
    DRAWN_AT,
    READ_AT,
    TODAY,
    closed_cases,
    differences_in,
    drawn,
    marks_for,
    reader_actor,
    sheets_of,
    with_readers,
)
from hengyuan.people.queries import actor_of
from hengyuan.web.tests.factories import signed_in
from tests.cast import build

pytestmark = pytest.mark.django_db
LATER = READ_AT + timedelta(days=9)
DISPUTED = "meeting:record"


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: LATER)
    return build()


@pytest.fixture
def round_(cast):
    """Three dossiers and an anchor: of two, the readers dispute one item; then it is over."""
    closed_cases(cast, 3)
    [anchor] = closed_cases(cast, 1, first=95, day="2026-02-20")
    with_readers(cast, 2)
    row, actor = drawn(cast, rate="1"), cast.actor("bureau")
    rounds.add_anchors(round_=row, cases=[anchor], actor=actor, at=DRAWN_AT)
    rounds.allocate_readers(round_=row, actor=actor, at=DRAWN_AT, on=TODAY)
    dossiers = Dossier.objects.select_related("round", "case__handler").order_by("is_anchor", "pk")
    for at, dossier in enumerate(dossiers):
        for place, sheet in enumerate(sheets_of(dossier)):
            read(sheet, lacks=place == 1 and at != 0)
        if not dossier.is_anchor:
            decided(dossier, actor)
    rounds.close_round(round_=Round.objects.get(pk=row.pk), actor=actor, at=LATER)
    return Round.objects.get(pk=row.pk)


def read(sheet, *, lacks):
    """Everything in order, or the record of the meeting is not: a sentence names the handler."""
    actor = reader_actor(sheet)
    standard = round_queries.standard_of(sheet.dossier.round, sheet.dossier.field)
    marks = marks_for(standard, Grade.EXCELLENT)
    if lacks:
        word = Remark(f"{sheet.dossier.case.handler.name}的会见笔录没有签名", (3, 4))
        mark = marks.marks["meeting"]
        answers = {**mark.answers, "record": Answer.NO}
        marks = marks.with_mark("meeting", Mark(answers, {"record": word}))
    marks = replace(marks, reason="综合全案")
    sheets.keep(sheet=sheet, marks=Marks.of(marks.as_dict()), saved=0, actor=actor)
    sheets.sign(sheet=sheet, actor=actor, at=READ_AT)


def decided(dossier, actor):
    dossier.refresh_from_db()
    word = f"{dossier.case.handler.name}的笔录不全，但会见及时"
    told = {"dossier": dossier, "grade": Grade.EXCELLENT, "actor": actor}
    decisions.decide_draft(reason=word, at=READ_AT, **told)
    decisions.finish(reason=word, at=LATER, **told)


def made(cast, round_):
    return commands.make_deck(round_=round_, actor=cast.actor("bureau"), at=LATER)


def issued(cast, deck, answer=Answer.NO):
    for number in range(1, len(deck.cards) + 1):
        commands.settle_card(
            deck=deck, card=number, answer=answer, reason="笔录须双方签名",
            actor=cast.actor("bureau"), at=LATER,
        )  # fmt: skip
    return commands.issue_deck(deck=deck, actor=cast.actor("bureau"), at=LATER)


def a_reader():
    row = Reader.objects.select_related("account").get(account__username="reader_1")
    return row, actor_of(row.account, LATER.date())


def test_a_round_gives_the_same_cards_and_nobody_is_named(cast, round_):
    cards = queries.cards_of(round_)
    assert cards == queries.cards_of(round_)
    assert [one.item for one in cards] == [DISPUTED] * 2
    for one in cards:
        assert [each.answer for each in one.said] == ["yes", "no"]
        assert one.said[1].text == "〔承办人〕的会见笔录没有签名" and one.said[1].pages == (3, 4)
        assert one.word == "〔承办人〕的笔录不全，但会见及时"
    anchors = Dossier.objects.filter(is_anchor=True).values_list("pk", flat=True)
    assert {one.dossier for one in cards}.isdisjoint(map(str, anchors))


def test_it_is_made_once_of_a_round_that_is_over_by_who_ran_it(cast, round_):
    with pytest.raises(NotAllowed):
        commands.make_deck(round_=round_, actor=cast.actor("quality"), at=LATER)
    made(cast, round_)
    with pytest.raises(rounds.CannotReview, match="已经生成"):
        made(cast, round_)
    assert json.loads(Event.objects.get(type="review_round.deck_made").values)["count"] == 2
    Deck.objects.all().delete()
    Round.objects.filter(pk=round_.pk).update(state="reading")
    with pytest.raises(rounds.CannotReview, match="评估中"):
        made(cast, round_)


def test_the_chief_says_what_is_right_and_what_he_types_is_masked(cast, round_):
    deck, bureau = made(cast, round_), cast.actor("bureau")
    told = {"deck": deck, "at": LATER, "actor": bureau, "answer": Answer.PARTLY}
    name = Dossier.objects.get(pk=deck.cards[0]["dossier"]).case.handler.name
    commands.settle_card(card=1, reason=f"{name}应当签名", **told)
    deck.refresh_from_db()
    assert deck.cards[0]["answer"] == "partly" and deck.cards[0]["reason"] == "〔承办人〕应当签名"
    with pytest.raises(rounds.CannotReview, match="还有1题"):
        commands.issue_deck(deck=deck, actor=bureau, at=LATER)
    with pytest.raises(rounds.CannotReview) as error:
        commands.settle_card(card=2, reason=" ", **told)
    assert error.value.field == "reason"
    for number in (0, 3):
        with pytest.raises(rounds.CannotReview, match="没有这一题"):
            commands.settle_card(card=number, reason="理由", **told)
    Round.objects.filter(pk=round_.pk).update(chief=cast.accounts["reader_1"])
    with pytest.raises(NotAllowed):
        commands.settle_card(card=2, reason="理由", **told)
    chief = {**told, "actor": a_reader()[1]}
    commands.settle_card(card=2, reason="不宜", **chief | {"answer": None})
    commands.issue_deck(deck=deck, actor=bureau, at=LATER)
    deck.refresh_from_db()
    assert [number for number, _card in queries.asked(deck)] == [1]
    with pytest.raises(rounds.CannotReview, match="已经发布"):
        commands.settle_card(card=2, reason="理由", **chief)


def test_a_deck_without_a_card_is_not_issued(cast, round_):
    deck = made(cast, round_)
    with pytest.raises(rounds.CannotReview, match="没有放入教材"):
        issued(cast, deck, answer=None)


def test_a_reader_goes_through_it_once_and_his_answers_are_compared(cast, round_):
    deck = made(cast, round_)
    reader, actor = a_reader()
    told = {"deck": deck, "actor": actor, "at": LATER}
    with pytest.raises(NotAllowed):
        commands.go_through(answers={1: Answer.NO, 2: Answer.NO}, **told)
    issued(cast, deck)
    with pytest.raises(rounds.CannotReview, match="还有1题没有作答"):
        commands.go_through(answers={1: Answer.NO}, **told)
    run = commands.go_through(answers={1: Answer.NO, 2: Answer.YES, 9: Answer.YES}, **told)
    assert (run.alike, run.of, run.answers) == (1, 2, {"1": "no", "2": "yes"})
    event = json.loads(Event.objects.get(type="review_reader.went_through_deck").values)
    assert (event["alike"], event["of"]) == (1, 2)
    with pytest.raises(rounds.CannotReview, match="已经完成"):
        commands.go_through(answers={1: Answer.NO, 2: Answer.NO}, **told)
    before = reader.trained_on
    reader.refresh_from_db()
    assert reader.trained_on == before  # who keeps the pool notes it
    Reader.objects.filter(account__username="reader_2").update(left_on=TODAY)
    gone = Reader.objects.get(account__username="reader_2")
    with pytest.raises(NotAllowed):
        commands.go_through(
            deck=deck, answers={1: Answer.NO, 2: Answer.NO}, at=LATER,
            actor=actor_of(gone.account, LATER.date()),
        )  # fmt: skip


def test_the_ledger_tells_what_stands(cast, round_):
    deck = issued(cast, made(cast, round_))
    answers = {1: Answer.NO, 2: Answer.NO}
    commands.go_through(deck=deck, answers=answers, actor=a_reader()[1], at=LATER)
    assert differences() == []
    deck.refresh_from_db()
    deck.cards[0]["reason"] = "改动"
    deck.save()
    DeckRun.objects.update(alike=0)
    assert sorted(differences()) == ["alike", "digest", "reason"]


def differences():
    return [one.column for one in differences_in("") if "peer_review." in one.table]


def test_the_pages_of_who_runs_the_round(cast, round_):
    client = signed_in("bureau")
    page = reverse("peer_review:deck_of_round", args=[round_.pk])
    assert page in client.get(reverse("peer_review:round", args=[round_.pk])).content.decode()
    assert "还没有培训教材" in client.get(page).content.decode()
    make, issue = (reverse("peer_review:deck_act", args=[round_.pk, one])
                   for one in ("make", "issue"))  # fmt: skip
    assert client.get(issue).status_code == 404
    assert client.post(make)["Location"] == page
    assert "还有 2 题没有参考答案" in client.get(page).content.decode()
    for number in (1, 2):
        card = reverse("peer_review:deck_card", args=[round_.pk, number])
        shown = client.get(card).content.decode()
        assert "〔承办人〕" in shown and "周明远" not in shown
        assert client.post(card, {"answer": "no", "reason": ""}).status_code == 422
        done = client.post(card, {"answer": "no", "reason": "须双方签名"})
        assert done["Location"] == f"{page}#card-{number}"
    assert client.get(reverse("peer_review:deck_card", args=[round_.pk, 3])).status_code == 404
    assert client.post(issue).status_code == 302
    assert Deck.objects.get().state == "issued"
    for kind, begins in (("pdf", b"%PDF"), ("html", b"<!DOCTYPE")):
        path = reverse("peer_review:deck_file_of_round", args=[round_.pk, kind])
        content = client.get(path).content
        assert content.startswith(begins)
        if kind == "html":
            text = content.decode()
            assert "<details><summary>看参考答案" in text and "<script" not in text
            assert "src=" not in text and "须双方签名" in text
    assert client.get(
        reverse("peer_review:deck_file_of_round", args=[round_.pk, "docx"])
    ).status_code == 404  # fmt: skip


def test_the_pages_of_a_reader(cast, round_):
    deck = issued(cast, made(cast, round_))
    client = signed_in("reader_1")
    page = reverse("peer_review:deck", args=[deck.pk])
    assert page in client.get(reverse("peer_review:decks")).content.decode()
    before = client.get(page).content.decode()
    assert "笔录须双方签名" not in before and "周明远" not in before
    file = reverse("peer_review:deck_file", args=[deck.pk, "html"])
    assert client.get(file).status_code == 404
    assert client.post(page, {"card-1": "no"}).status_code == 422
    assert client.post(page, {"card-1": "no", "card-2": "x"}).status_code == 422
    assert client.post(page, {"card-1": "no", "card-2": "yes"})["Location"] == page
    after = client.get(page).content.decode()
    assert "笔录须双方签名" in after and "与参考答案一致 1/2" in after
    assert client.get(file).status_code == 200
    runs = signed_in("bureau").get(reverse("peer_review:deck_of_round", args=[round_.pk]))
    assert "阅1" in runs.content.decode() and "1/2" in runs.content.decode()


def test_nobody_else_finds_the_pages(cast, round_):
    deck = made(cast, round_)
    own = [
        reverse("peer_review:deck_of_round", args=[round_.pk]),
        reverse("peer_review:deck_card", args=[round_.pk, 1]),
        reverse("peer_review:deck_act", args=[round_.pk, "issue"]),
        reverse("peer_review:deck_file_of_round", args=[round_.pk, "pdf"]),
    ]
    for who in ("reader_1", "quality", "handler", "outsider"):
        for path in own:
            assert signed_in(who).get(path).status_code == 404, (who, path)
    assert signed_in("reader_1").get(reverse("peer_review:deck", args=[deck.pk])).status_code == 404
    issued(cast, deck)
    for who in ("bureau", "quality", "handler", "outsider"):
        path = reverse("peer_review:deck", args=[deck.pk])
        assert signed_in(who).get(path).status_code == 404, who
    assert signed_in("handler").get(reverse("peer_review:decks")).status_code == 404
