"""整改 after a review: asked, answered with proof, checked by another person; who sees what."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from demo.cast import let_everybody_in
from hengyuan.kernel import clock
from hengyuan.kernel.errors import NotAllowed
from hengyuan.law.review.words import Grade
from hengyuan.peer_review.access.rectifications import waiting_for
from hengyuan.peer_review.commands import rectifications as commands
from hengyuan.peer_review.commands.rounds import CannotReview
from hengyuan.peer_review.models import Dossier, Rectification
from hengyuan.peer_review.queries.rectifications import lacks_of
from hengyuan.peer_review.rules.rectifications import (
    RectificationState,
    is_overdue,
    usual_due_day,
)
from hengyuan.peer_review.tests.factories import differences_in, sheets_of
from hengyuan.peer_review.tests.results_factories import USED_AT, graded, read
from hengyuan.people.models import Account
from hengyuan.people.queries import actor_of
from hengyuan.people.rules import Role
from hengyuan.web.tests.factories import signed_in
from tests.cast import build, new_account

pytestmark = pytest.mark.django_db
DUE = date(2026, 5, 20)
PDF = b"%PDF-1.4 proof"
HANDLERS = {"周明远": "handler", "叶知秋": "second_handler"}


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: USED_AT)
    made = build()
    new_account(made, "bureau_2", "岳清", Role.BUREAU_OFFICER, made.bureau)
    let_everybody_in()
    return made


@pytest.fixture
def dossier(cast):
    read(cast)
    row = Dossier.objects.order_by("code").first()
    graded(cast, row, Grade.QUALIFIED)
    row.refresh_from_db()
    return row


def who(name):
    found = actor_of(Account.objects.get(username=name), USED_AT.date())
    assert found is not None
    return found


def handler_of(dossier):
    return HANDLERS[dossier.case.handler.name]


def ask(dossier, by="bureau", **changes):
    found = [one.name for one in lacks_of(dossier)[:1]]
    asked = {"items": found, "order": "补写会见笔录", "due_on": DUE} | changes
    return commands.ask_rectification(dossier=dossier, actor=who(by), at=USED_AT, **asked)


def answer(row, by, **changes):
    row.refresh_from_db()
    sent = {"turn": row.turn, "answer": "已经补写", "content": PDF} | changes
    return commands.answer_rectification(rectification=row, actor=who(by), at=USED_AT, **sent)


def accept(row, by="bureau_2", **changes):
    row.refresh_from_db()
    sent = {"turn": row.turn, "word": "属实"} | changes
    return commands.accept_rectification(rectification=row, actor=who(by), at=USED_AT, **sent)


def send_back(row, by="bureau_2", **changes):
    row.refresh_from_db()
    sent = {"turn": row.turn, "word": "仍然没有签名", "due_on": DUE + timedelta(days=9)} | changes
    return commands.return_rectification(rectification=row, actor=who(by), at=USED_AT, **sent)


def differences():
    return [str(each) for each in differences_in("peer_review.")]


def test_what_is_short_comes_from_the_signed_sheets(dossier):
    lacks = lacks_of(dossier)
    assert len(lacks) == 16 and {one.readers for one in lacks} == {2}
    assert "·" in lacks[0].text


def test_it_is_asked_answered_sent_back_answered_and_closed_by_another(dossier):
    row, own = ask(dossier), handler_of(dossier)
    answer(row, own)
    send_back(row)
    assert (row.state, row.due_on) == ("answered", DUE)  # the row here is an older one
    row.refresh_from_db()
    assert (row.state, row.due_on, row.turn) == ("asked", DUE + timedelta(days=9), 3)
    answer(row, own, answer="已经补签")
    accept(row)
    row.refresh_from_db()
    assert row.state == "closed" and row.answer == "已经补签" and row.word == "属实"
    assert differences() == []


@pytest.mark.parametrize(
    "changes",
    [{"items": []}, {"items": ["none:such"]}, {"order": " "}, {"due_on": USED_AT.date()}],
)
def test_what_is_asked_has_items_words_and_a_later_day(dossier, changes):
    with pytest.raises(CannotReview):
        ask(dossier, **changes)
    assert not Rectification.objects.exists()


def test_an_item_is_asked_about_once_at_a_time(dossier):
    row = ask(dossier)
    with pytest.raises(CannotReview, match="已经要求整改"):
        ask(dossier)
    answer(row, handler_of(dossier))
    accept(row)
    ask(dossier)


def test_nothing_is_asked_before_the_grade_is_final(dossier):
    other = Dossier.objects.exclude(pk=dossier.pk).get()
    with pytest.raises(CannotReview, match="尚未确定"):
        ask(other, items=["x"])


def test_who_asked_does_not_check_and_nobody_answers_for_another(dossier):
    row, own = ask(dossier), handler_of(dossier)
    other = next(name for name in HANDLERS.values() if name != own)
    for name in ("bureau", "head", other, "outsider"):
        with pytest.raises(NotAllowed):
            answer(row, name)
    answer(row, own)
    for name in ("bureau", "head", own):
        for act in (accept, send_back):
            with pytest.raises(NotAllowed):
                act(row, name)
    row.refresh_from_db()
    assert row.state == "answered"


def test_two_at_once_and_a_double_click_change_it_once(dossier):
    row, own = ask(dossier), handler_of(dossier)
    answer(row, own)
    with pytest.raises(CannotReview, match="已有人处理"):
        answer(row, own)
    accept(row)
    with pytest.raises(CannotReview, match="已有人处理"):
        send_back(row, turn=2)


def test_it_waits_on_the_desk_of_whoever_is_next(dossier):
    row, own = ask(dossier), handler_of(dossier)
    assert list(waiting_for(who(own))) == [row]
    assert not waiting_for(who("bureau")).exists() and not waiting_for(who("bureau_2")).exists()
    answer(row, own)
    assert not waiting_for(who(own)).exists() and not waiting_for(who("bureau")).exists()
    assert list(waiting_for(who("bureau_2"))) == [row]


@pytest.mark.parametrize(("on", "is_late"), [(DUE, False), (DUE + timedelta(days=1), True)])
def test_it_is_overdue_the_day_after_and_the_desk_says_so(dossier, monkeypatch, on, is_late):
    ask(dossier)
    assert is_overdue(RectificationState.ASKED, DUE, on) is is_late
    assert not is_overdue(RectificationState.ANSWERED, DUE, on)
    monkeypatch.setattr(clock, "today", lambda: on)
    page = signed_in(handler_of(dossier)).get(reverse("web:desk")).content.decode()
    assert "评估整改" in page and ("逾期" in page.split("评估整改")[-1][:900]) is is_late


def test_the_day_that_is_proposed_is_a_working_day():
    assert usual_due_day(date(2026, 4, 10)) == date(2026, 5, 6)  # 1 May and its days off


def test_the_handler_sees_his_own_without_readers_and_without_the_code(dossier):
    row, own = ask(dossier), handler_of(dossier)
    client = signed_in(own)
    for name, args in (("rectification", [row.pk]), ("rectifications", [])):
        page = client.get(reverse(f"peer_review:{name}", args=args)).content.decode()
        assert dossier.number in page and dossier.code not in page
        for sheet in sheets_of(dossier):
            assert sheet.reader.account.name not in page
    other = signed_in(next(name for name in HANDLERS.values() if name != own))
    assert other.get(reverse("peer_review:rectification", args=[row.pk])).status_code == 404


def test_the_pages_walk_it_with_a_file(dossier):
    own = signed_in(handler_of(dossier))
    office, other = signed_in("bureau"), signed_in("bureau_2")
    path = reverse("peer_review:ask_rectification", args=[dossier.pk])
    sent = {"items": [lacks_of(dossier)[0].name], "order": "补写", "due_on": "2026-05-20"}
    assert office.post(path, sent | {"items": []}).status_code == 422
    where = office.post(path, sent)["Location"]
    file = SimpleUploadedFile("x.pdf", PDF)
    form = {"turn": "1", "answer": "已补写", "proof": file}
    assert own.post(f"{where}answer/", {"turn": "1", "answer": "已补写"}).status_code == 422
    bad = SimpleUploadedFile("x.exe", b"MZ")
    assert own.post(f"{where}answer/", form | {"proof": bad}).status_code == 422
    file.seek(0)
    assert own.post(f"{where}answer/", form).status_code == 302
    assert other.get(f"{where}proof/").content == PDF
    assert office.post(f"{where}accept/", {"turn": "2", "word": "好"}).status_code == 403
    assert other.post(f"{where}accept/", {"turn": "2", "word": "好"}).status_code == 302
    assert Rectification.objects.get().state == "closed"


def test_who_has_the_pages(dossier):
    row = ask(dossier)
    paths = [
        reverse("peer_review:rectification", args=[row.pk]),
        reverse("peer_review:rectification_act", args=[row.pk, "answer"]),
        reverse("peer_review:rectification_proof", args=[row.pk]),
        reverse("peer_review:ask_rectification", args=[dossier.pk]),
    ]
    for name in ("officer", "head", "quality", "outsider", "district_bureau", "reader_1"):
        client = signed_in(name)
        for path in paths:
            assert client.get(path).status_code == 404, (name, path)
    assert signed_in("officer").get(reverse("peer_review:rectifications")).status_code == 404
