"""A sheet taken away and brought back: what it holds, what is refused, what gives way."""

import base64
import io
import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image, ImageChops

from hengyuan.dossier.files import content_of
from hengyuan.kernel import clock
from hengyuan.law.review.words import Answer, Grade
from hengyuan.ledger.queries import stream_events
from hengyuan.peer_review.commands import sheets as commands
from hengyuan.peer_review.commands.rounds import CannotReview
from hengyuan.peer_review.forms.sheets import marks_from
from hengyuan.peer_review.models import BlindPage, Dossier, Sheet
from hengyuan.peer_review.queries import rounds as round_queries
from hengyuan.peer_review.queries.offline import fields_of, issued, lighter
from hengyuan.peer_review.queries.sheets import marks_of
from hengyuan.peer_review.rules.offline import FORMAT, Side, WrongFile, merged, read
from hengyuan.peer_review.tasks import blind_dossier
from hengyuan.peer_review.tests.elsewhere_factories import SECRETS, Alone
from hengyuan.peer_review.tests.factories import (
    READ_AT,
    marks_for,
    reader_actor,
    sheets_of,
    sign,
)
from hengyuan.peer_review.tests.test_rounds import differences
from hengyuan.web.tests.factories import signed_in

RECORD = "answer:meeting:record"
pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet(tmp_path, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: READ_AT)
    Alone(readers=3).being_read(tmp_path, 2)
    for dossier in Dossier.objects.all():
        blind_dossier.call(str(dossier.pk))
    return sheets_of(Dossier.objects.first())[0]


def address(name, sheet):
    return reverse(f"peer_review:{name}", args=[sheet.pk])


def client_of(sheet):
    return signed_in(sheet.reader.account.username)


def taken(sheet):
    answer = client_of(sheet).post(address("take_away", sheet))
    assert answer.status_code == 200
    return answer.content.decode()


def told_in(page, name):
    found = re.search(rf'<script id="{name}" type="application/json">(.*?)</script>', page)
    return json.loads(found[1])


def exported(page, **fields):
    told = told_in(page, "issued")
    told.pop("code")
    return told | {"fields": {**told["base"], **fields}}


def brought(sheet, told, client=None):
    """The answer to a file that comes back."""
    text = told if isinstance(told, bytes) else json.dumps(told).encode()
    sent = {"file": SimpleUploadedFile("x.json", text)}
    return (client or client_of(sheet)).post(address("bring_back", sheet), sent)


def accepted(sheet, told, saved):
    sent = {"carried": json.dumps(told), "saved": str(saved)}
    return client_of(sheet).post(address("bring_back", sheet), sent)


def test_the_file_holds_everything_and_asks_for_nothing(sheet):
    answer = client_of(sheet).post(address("take_away", sheet))
    page = answer.content.decode()
    assert answer["Content-Disposition"] == f'attachment; filename="{sheet.dossier.code}.html"'
    assert "no-store" in answer["Cache-Control"]
    assert page.count("data:image/png;base64,") == 1
    assert "default-src &#x27;none&#x27;" in page
    outside = re.findall(r'(?:src|href|action)="(?!data:|#)[^"]*"', page)
    assert outside == [] and "http://" not in page.replace("http://www.w3.org", "")
    hidden = {*SECRETS, "云援刑字", str(sheet.dossier_id), sheet.reader.account.name}
    hidden |= {one.reader.account.name for one in sheets_of(sheet.dossier)}
    assert not [secret for secret in hidden if secret in page]
    sheet.refresh_from_db()
    assert sheet.state == "started"
    types = [event.type for event in stream_events(sheet.dossier.stream)]
    assert types[:2] == ["review_dossier.taken_away", "review_dossier.started"]
    assert differences() == []


def test_a_picture_is_lighter_in_the_file_and_as_large(sheet):
    png = content_of(BlindPage.objects.first().picture)
    few = lighter(png)
    assert len(few) < len(png) / 3
    before, after = (Image.open(io.BytesIO(one)).convert("L") for one in (png, few))
    assert after.size == before.size
    assert ImageChops.difference(before, after).getextrema()[1] < 32  # no stroke is lost
    assert base64.b64encode(few).decode() in taken(sheet)


def test_it_is_taken_by_its_reader_once_pages_are_made(sheet):
    other = next(one for one in sheets_of(sheet.dossier) if one.pk != sheet.pk)
    for name in ("take_away", "bring_back"):
        assert client_of(other).post(address(name, sheet)).status_code == 404
        assert signed_in("bureau").post(address(name, sheet)).status_code == 404
    assert client_of(sheet).get(address("take_away", sheet)).status_code == 405
    sheet.dossier.pages.all().delete()
    answer = client_of(sheet).post(address("take_away", sheet), follow=True)
    assert "稍后可以带走" in answer.content.decode()
    with pytest.raises(CannotReview, match="遮盖"):
        commands.take_away(sheet=sheet, actor=reader_actor(sheet), at=READ_AT)


def test_it_comes_back_shown_first_and_is_signed_here(sheet):
    standard = round_queries.standard_of(sheet.dossier.round, sheet.dossier.field)
    told = exported(taken(sheet), **fields_of(marks_for(standard, Grade.GOOD)))
    shown = brought(sheet, told).content.decode()
    assert "只在离线文件中改动" in shown and "第二次会见没有笔录" in shown
    assert "将被离线文件覆盖" not in shown
    assert Sheet.objects.get(pk=sheet.pk).saved == 0
    assert accepted(sheet, told, 0).status_code == 302
    kept = Sheet.objects.get(pk=sheet.pk)
    assert kept.saved == 1 and marks_of(kept) == marks_from(told["fields"], standard)
    newest = stream_events(sheet.dossier.stream)[0]
    assert newest.type == "review_dossier.brought_back"
    assert json.loads(newest.values)["overwritten"] == 0
    commands.sign(sheet=kept, actor=reader_actor(sheet), at=READ_AT)
    assert differences() == []
    assert client_of(sheet).get(address("bring_back", sheet)).status_code == 302


def test_what_changed_on_both_sides_is_told_before_it_is_overwritten(sheet):
    told = exported(taken(sheet), **{RECORD: "partly", "text:meeting:record": "没有签名"})
    actor = reader_actor(sheet)
    standard = round_queries.standard_of(sheet.dossier.round, sheet.dossier.field)
    here = {RECORD: "no", "reason": "在系统中写的"}
    commands.keep(sheet=sheet, marks=marks_from(here, standard), saved=0, actor=actor)
    shown = brought(sheet, told).content.decode()
    assert "有 1 处将被离线文件覆盖" in shown and "两处都有改动" in shown
    assert "只在系统中改动，保留" in shown and "在系统中写的" in shown
    assert Answer.NO.name_zh in shown and Answer.PARTLY.name_zh in shown
    stale = accepted(sheet, told, 0)
    assert stale.status_code == 200 and "又有改动" in stale.content.decode()
    assert accepted(sheet, told, 1).status_code == 302
    kept = fields_of(marks_of(Sheet.objects.get(pk=sheet.pk)))
    assert kept == {RECORD: "partly", "text:meeting:record": "没有签名", "reason": "在系统中写的"}
    newest = stream_events(sheet.dossier.stream)[0]
    assert json.loads(newest.values)["overwritten"] == 1


def test_a_file_of_another_sheet_is_not_taken(sheet):
    other = sheets_of(Dossier.objects.last())[0]
    told = exported(taken(sheet), **{RECORD: "yes"})
    refused = brought(other, told)
    assert refused.status_code == 422 and "属于另一份评估表" in refused.content.decode()
    swapped = {**told, "sheet": str(other.pk)}  # the seal is of the first sheet
    refused = brought(other, swapped)
    assert refused.status_code == 422 and "不是本系统为这份评估表签发" in refused.content.decode()
    assert accepted(other, swapped, 0).status_code == 422
    assert Sheet.objects.get(pk=other.pk).saved == 0


@pytest.mark.parametrize(
    "changes", [{"saved": 1}, {"base": {RECORD: "yes"}}, {"seal": "0" * 64}, {"seal": "é"}]
)
def test_what_was_issued_cannot_be_changed(sheet, changes):
    refused = brought(sheet, exported(taken(sheet)) | changes)
    assert refused.status_code == 422 and "签发的部分被改动过" in refused.content.decode()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"\xff\xfe", b'{"format": "x"}', b"null",
     json.dumps({"format": FORMAT, "saved": True}).encode(),
     json.dumps({"format": FORMAT, "saved": -1}).encode(),
     json.dumps({"format": FORMAT, "saved": 1, "sheet": 7}).encode(),
     json.dumps({"format": FORMAT, "saved": 1, "sheet": "", "seal": "", "base": []}).encode(),
     json.dumps({"format": FORMAT, "saved": 1, "sheet": "", "seal": "", "base": {"a": 1}}).encode(),
     json.dumps({"format": FORMAT, "saved": 1, "sheet": "\ud800"}).encode(),
     b"[" * 100_000, b" " * (2 << 20) + b"{}"],
)  # fmt: skip
def test_what_is_no_sheet_is_told(sheet, content):
    answer = brought(sheet, content)
    assert answer.status_code == 422 and Sheet.objects.get(pk=sheet.pk).saved == 0


@pytest.mark.parametrize(
    ("fields", "told"),
    [({RECORD: "perhaps"}, "无法读取"), ({"pages:meeting:record": "三"}, "页码应当是数字"),
     ({"text:meeting:record": "长" * 2_001}, "不超过2000字")],
)  # fmt: skip
def test_what_a_sheet_cannot_hold_is_told(sheet, fields, told):
    answer = brought(sheet, exported(taken(sheet), **fields))
    assert answer.status_code == 422 and told in answer.content.decode()


def test_a_signed_sheet_takes_nothing_back(sheet):
    told = exported(taken(sheet), **{RECORD: "no"})
    sign(sheet, Grade.GOOD)
    assert accepted(sheet, told, 1).status_code == 302
    assert Sheet.objects.get(pk=sheet.pk).saved == 1
    with pytest.raises(CannotReview, match="已经签署"):
        commands.bring_back(sheet=sheet, marks=marks_of(sheet), saved=1, overwritten=0,
                            actor=reader_actor(sheet), at=READ_AT)  # fmt: skip


@pytest.mark.parametrize("grade", list(Grade))
def test_fields_and_marks_are_the_same(sheet, grade):
    standard = round_queries.standard_of(sheet.dossier.round, sheet.dossier.field)
    marks = marks_for(standard, grade)
    assert marks_from(fields_of(marks), standard) == marks
    told = {"veto:" + standard.vetoes[0].id: "yes", "text:veto:" + standard.vetoes[0].id: "甲",
            "pages:veto:" + standard.vetoes[0].id: "3, 4", "waived:meeting": "无需会见",
            "text:meeting:": "补充", "pages:meeting:": "0", "points:meeting": "12.5"}  # fmt: skip
    assert fields_of(marks_from(told, standard)) == told


def test_the_seal_is_of_the_standard_and_the_reader_too(sheet):
    before = issued(sheet)["seal"]
    sheet.dossier.round.standards[sheet.dossier.field]["note_zh"] = "另一版"
    assert issued(sheet)["seal"] != before


@pytest.mark.parametrize(
    ("base", "here", "file", "side", "kept"),
    [
        ("", "", "x", Side.FILE, "x"), ("a", "a", "", Side.FILE, ""),
        ("a", "b", "a", Side.HERE, "b"), ("a", "", "a", Side.HERE, ""),
        ("a", "b", "c", Side.BOTH, "c"), ("a", "b", "", Side.BOTH, ""),
        ("a", "b", "b", None, "b"), ("a", "a", "a", None, "a"),
    ],
)  # fmt: skip
def test_each_field_goes_where_it_was_changed(base, here, file, side, kept):
    fields, changes = merged(*({"f": text} if text else {} for text in (base, here, file)))
    assert fields == ({"f": kept} if kept else {})
    assert [one.side for one in changes] == ([side] if side else [])


def test_the_page_asks_a_fixed_number_of_queries(sheet, django_assert_num_queries):
    client = client_of(sheet)
    client.get(address("bring_back", sheet))
    with django_assert_num_queries(5):
        client.get(address("bring_back", sheet))
    told = exported(taken(sheet), **{RECORD: "no"})
    with django_assert_num_queries(5):
        brought(sheet, told, client)


def test_a_text_that_nests_too_deep_is_no_sheet():
    with pytest.raises(WrongFile):
        read("[" * 100_000)
