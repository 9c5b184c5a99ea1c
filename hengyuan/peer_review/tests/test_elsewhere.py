"""A round over dossiers from elsewhere, at a bureau that keeps nothing else."""

import json
from datetime import date, timedelta

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from hengyuan.cases.models import Case
from hengyuan.dossier.models import StoredFile
from hengyuan.kernel import clock
from hengyuan.kernel.errors import NotAllowed
from hengyuan.law.review.words import Grade
from hengyuan.law.sampling.verification import verify
from hengyuan.ledger.queries import stream_events
from hengyuan.peer_review.commands import decisions, elsewhere, rounds
from hengyuan.peer_review.commands.readers import declare_ties
from hengyuan.peer_review.commands.rounds import CannotReview
from hengyuan.peer_review.models import BlindPage, Dossier, Entry, EntryFile, Reader, Round, Sheet
from hengyuan.peer_review.queries.allocation import plan_of
from hengyuan.peer_review.queries.report import report_of
from hengyuan.peer_review.tasks import blind_dossier
from hengyuan.peer_review.tests.elsewhere_factories import SECRETS, Alone, bundle_of, paper, told
from hengyuan.peer_review.tests.factories import (
    DRAWN_AT,
    MORNING,
    READ_AT,
    TODAY,
    sheets_of,
    sign,
)
from hengyuan.peer_review.tests.test_rounds import differences
from hengyuan.web.tests.factories import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def alone(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: READ_AT)
    return Alone()


def test_what_is_handed_in_counts_once_it_is_accepted(alone, tmp_path):
    row = alone.opened()
    with pytest.raises(CannotReview, match="还没有接收"):
        rounds.close_frame(round_=row, actor=alone.actor, at=MORNING)
    handover = alone.handed_in(row, tmp_path, [told(1), told(2)], bundle_of(2))
    with pytest.raises(CannotReview, match="待核对"):
        rounds.close_frame(round_=row, actor=alone.actor, at=MORNING)
    elsewhere.accept(handover=handover, actor=alone.actor, at=MORNING)
    with pytest.raises(CannotReview, match="已接收"):
        elsewhere.accept(handover=handover, actor=alone.actor, at=MORNING)
    rounds.close_frame(round_=row, actor=alone.actor, at=MORNING)
    row.refresh_from_db()
    assert len(row.frame["units"]) == 2
    assert [one["groups"]["handler"] for one in row.frame["units"]] == ["H1", "H1"]
    frame = json.dumps(row.frame, ensure_ascii=False) + row.announcement
    assert not [secret for secret in (*SECRETS, "云援刑字") if secret in frame]
    events = [each.type for each in reversed(stream_events(row.stream))]
    assert events == ["review_round.opened", "review_round.handed_in", "review_round.taken_in",
                      "review_round.framed"]  # fmt: skip
    assert differences() == []
    with pytest.raises(CannotReview, match="状态"):
        alone.handed_in(row, tmp_path, [told(3)], {"3号案卷.pdf": paper(3)})


def test_what_is_put_away_leaves_no_row_and_no_file(
    alone, tmp_path, django_capture_on_commit_callbacks
):
    row = alone.opened()
    handover = alone.handed_in(row, tmp_path, [told(1)], bundle_of(1))
    [stored] = StoredFile.objects.all()
    name = f"{stored.pk.hex[:2]}/{stored.pk.hex}.sealed"
    assert default_storage.exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        elsewhere.discard(handover=handover, actor=alone.actor, at=MORNING)
    assert not default_storage.exists(name)
    assert (Entry.objects.count(), EntryFile.objects.count(), StoredFile.objects.count()) == (
        0, 0, 0,
    )  # fmt: skip
    assert differences() == []


def test_a_new_handover_replaces_the_one_that_waited(alone, tmp_path):
    row = alone.opened()
    alone.handed_in(row, tmp_path, [told(1)], bundle_of(1))
    second = alone.handed_in(row, tmp_path, [told(1), told(2)], bundle_of(2))
    assert [one.handover_id for one in Entry.objects.all()] == [second.pk] * 2
    assert differences() == []


def test_only_who_runs_the_round_hands_in_and_a_number_is_accepted_once(alone, tmp_path):
    row = alone.accepted(tmp_path, 2)
    handover = alone.handed_in(row, tmp_path, [told(3)], {"3号案卷.pdf": paper(3)})
    Entry.objects.filter(handover=handover).update(told=told(1))
    with pytest.raises(CannotReview, match="已经在本轮"):
        elsewhere.accept(handover=handover, actor=alone.actor, at=MORNING)
    stranger = Alone.__new__(Alone)
    stranger.officer = Reader.objects.first().account
    with pytest.raises(NotAllowed):
        elsewhere.discard(handover=handover, actor=stranger.actor, at=MORNING)


def test_a_round_over_cases_takes_none(alone, tmp_path):
    row = alone.opened(from_elsewhere=False)
    with pytest.raises(CannotReview, match="本系统的案件"):
        alone.handed_in(row, tmp_path, [told(1)], bundle_of(1))


def test_nothing_changes_between_the_frame_and_the_draw(alone, tmp_path):
    row = alone.accepted(tmp_path, 2)
    rounds.close_frame(round_=row, actor=alone.actor, at=MORNING)
    entry = Entry.objects.first()
    Entry.objects.filter(pk=entry.pk).update(told={**entry.told, "handler": "别人"})
    assert len(differences()) == 1
    with pytest.raises(CannotReview, match="改动"):
        rounds.draw(round_=row, actor=alone.actor, at=DRAWN_AT)


def test_a_sample_verifies_and_files_that_were_not_drawn_are_dropped(alone, tmp_path):
    row = alone.being_read(tmp_path, 4, rate="1/2")
    assert verify(json.loads(row.record), announced=json.loads(row.announcement)).is_sound
    drawn = set(Dossier.objects.values_list("entry_id", flat=True))
    assert len(drawn) == 2 and Case.objects.count() == 0
    assert set(EntryFile.objects.values_list("entry_id", flat=True)) == drawn
    assert StoredFile.objects.count() == 2
    assert differences() == []
    left = Entry.objects.exclude(pk__in=drawn).first()  # its row is still what was handed in
    Entry.objects.filter(pk=left.pk).update(told={**left.told, "number": "另一号"})
    assert len(differences()) == 1


def test_a_row_that_was_not_drawn_may_be_an_anchor(alone, tmp_path):
    row = alone.accepted(tmp_path, 4, rate="1/2")
    rounds.close_frame(round_=row, actor=alone.actor, at=MORNING)
    rounds.draw(round_=row, actor=alone.actor, at=DRAWN_AT)
    left = Entry.objects.filter(reviews=None).first()
    page = reverse("peer_review:step", args=[row.pk, "anchors"])
    assert signed_in("bureau").post(page, {"numbers": left.number}).status_code == 302
    rounds.allocate_readers(round_=row, actor=alone.actor, at=DRAWN_AT, on=TODAY)
    anchor = Dossier.objects.get(is_anchor=True)
    assert anchor.entry_id == left.pk and Sheet.objects.filter(dossier=anchor).count() == 3
    assert EntryFile.objects.filter(entry=left).exists()


def test_who_is_named_does_not_read(alone, tmp_path):
    alone.reader(4, "冯 知行")  # the handler's own name
    tied, named = alone.reader(5), alone.reader(6, "沈阿根")
    declare_ties(
        reader=tied, providers=[], names=["青石正平律师事务所"], actor=alone.actor, at=MORNING
    )
    row = alone.accepted(tmp_path, 2)
    rounds.close_frame(round_=row, actor=alone.actor, at=MORNING)
    rounds.draw(round_=row, actor=alone.actor, at=DRAWN_AT)
    plan = plan_of(row, TODAY)
    assert {why.value: n for why, n in plan.reasons.items()} == {
        "handler": 2, "kin": 2, "named": 2,
    }  # fmt: skip
    readers = {pair.reader.account.name for pair in plan.pairs}
    assert readers <= {"阅1", "阅2", "阅3"} and named.account.name not in readers
    assert differences() == []


def test_a_reader_sees_pages_without_anybody_of_the_list(alone, tmp_path):
    alone.being_read(tmp_path, 1)
    dossier = Dossier.objects.get()
    blind_dossier.call(str(dossier.pk))
    blind_dossier.call(str(dossier.pk))  # twice is once
    [page] = BlindPage.objects.all()
    words = "".join(page.text.split())
    assert not [secret for secret in SECRETS if secret in words]
    assert "〔受援人〕" in words and "起诉书认定的数额有两件没有追回" in words and page.is_shown
    sheet = sheets_of(dossier)[0]
    client = signed_in(sheet.reader.account.username)
    for name, args in (("sheet", [sheet.pk]), ("sheets", []), ("leave", [sheet.pk])):
        shown = client.get(reverse(f"peer_review:{name}", args=args)).content.decode()
        assert not [each for each in (*SECRETS, "云援刑字", str(dossier.pk)) if each in shown]
    for name in ("letter", "enter_reply", "dossier"):
        assert client.get(reverse(f"peer_review:{name}", args=[dossier.pk])).status_code == 404
    original = reverse("peer_review:original", args=[dossier.pk, 0])
    assert client.get(original).status_code == 404
    assert signed_in("bureau").get(original).content.startswith(b"%PDF")


def decided(alone, dossier, grade=Grade.GOOD):
    for sheet in sheets_of(dossier):
        sign(sheet, grade)
    return decisions.decide_draft(
        dossier=dossier, grade=grade, reason="", actor=alone.actor, at=READ_AT
    )


def test_who_has_no_account_answers_by_letter(alone, tmp_path):
    alone.being_read(tmp_path, 1)
    dossier = Dossier.objects.get()
    draft = decided(alone, dossier)
    client = signed_in("bureau")
    letter = client.get(reverse("peer_review:letter", args=[dossier.pk])).content.decode()
    assert "冯知行" in letter and "云援刑字〔2026〕第1号" in letter and "专家1" in letter
    assert not [one for one in sheets_of(dossier) if one.reader.account.name in letter]
    page = reverse("peer_review:enter_reply", args=[dossier.pk])
    assert client.get(page).status_code == 200
    answer = {"said_by": "冯知行", "text": "附卷有笔录", "received_on": "2026-04-10"}
    for wrong in ({"said_by": " "}, {"received_on": "2026-04-09"}, {"received_on": "2026-04-11"}):
        assert client.post(page, answer | wrong).status_code == 422
    assert client.post(page, answer).status_code == 302
    draft.refresh_from_db()
    assert (draft.reply.said_by, draft.reply.text) == ("冯知行", "附卷有笔录")
    assert client.post(page, answer).status_code == 403
    shown = client.get(reverse("peer_review:dossier", args=[dossier.pk])).content.decode()
    assert "附卷有笔录" in shown and "冯知行 2026-04-10" in shown
    assert differences() == []


def test_an_answer_counts_by_the_day_it_came_in(alone, tmp_path):
    alone.being_read(tmp_path, 1)
    draft = decided(alone, Dossier.objects.get())
    late = READ_AT + timedelta(days=60)
    with pytest.raises(CannotReview, match="时间已过"):
        decisions.enter_reply(decision=draft, said_by="冯知行", received_on=late.date(),
                              text="不同意", actor=alone.actor, at=late)  # fmt: skip
    decisions.enter_reply(decision=draft, said_by="冯知行", received_on=draft.reply_until,
                          text="不同意", actor=alone.actor, at=late)  # fmt: skip
    assert differences() == []


def test_an_answer_is_entered_by_who_runs_the_round(alone, tmp_path):
    alone.being_read(tmp_path, 1)
    dossier = Dossier.objects.get()
    draft = decided(alone, dossier)
    stranger = Alone.__new__(Alone)
    stranger.officer = sheets_of(dossier)[0].reader.account
    with pytest.raises(NotAllowed):
        decisions.enter_reply(decision=draft, said_by="冯知行", received_on=date(2026, 4, 10),
                              text="不同意", actor=stranger.actor, at=READ_AT)  # fmt: skip


def test_the_report_names_units_and_handlers_of_the_list(alone, tmp_path):
    row = alone.being_read(tmp_path, 2)
    for dossier in Dossier.objects.all():
        decided(alone, dossier)
    later = READ_AT + timedelta(days=30)
    for dossier in Dossier.objects.all():
        decisions.finish(dossier=dossier, grade=Grade.GOOD, reason="", actor=alone.actor, at=later)
    rounds.close_round(round_=row, actor=alone.actor, at=later)
    assert Round.objects.get().state == "closed"
    found = report_of(row)
    assert [(one.group, one.total) for one in found.tables["firm"]] == [("青石正平律师事务所", 2)]
    assert [one.group for one in found.tables["institution"]] == ["云渡区法律援助中心"]
    client = signed_in("bureau")
    path = reverse("peer_review:report", args=[row.pk])
    table = client.get(f"{path}?export=csv").content.decode("utf-8-sig")
    assert table.count("冯知行") == 2 and "陆小满" not in table
    assert client.get(path).status_code == 200
    shown = client.get(reverse("peer_review:round", args=[row.pk])).content.decode()
    assert "云援刑字〔2026〕第1号" in shown
    for name in ("figures", "signed_sheets"):
        told_of = client.get(reverse(f"peer_review:{name}", args=[row.pk])).content.decode()
        assert told_of.count("青石正平律师事务所") >= 2 and "冯知行" in told_of, name
    assert differences() == []
