"""Pages of peer review: who has them, what a reader is told, a whole dossier through the pages."""

import json
import re
from functools import partial

import pytest
from django.urls import reverse

from hengyuan.kernel import clock
from hengyuan.law.review.words import Grade
from hengyuan.law.sampling.verification import verify
from hengyuan.peer_review.models import Decision, Dossier, Round, Sheet
from hengyuan.peer_review.queries import rounds as queries
from hengyuan.peer_review.tests.factories import (
    READ_AT,
    being_read,
    closed_cases,
    drawn,
    marks_for,
    opened,
    sheets_of,
    sign,
    with_readers,
)
from hengyuan.web.tests.factories import signed_in
from tests.cast import at, build

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: READ_AT)
    return build()


def fields_of(sheet, grade):
    """What the page would send for such a sheet."""
    standard = queries.standard_of(sheet.dossier.round, sheet.dossier.field)
    marks = marks_for(standard, grade)
    sent = {"saved": str(sheet.saved), "grade": grade.value}
    for name, mark in marks.marks.items():
        for item, answer in mark.answers.items():
            sent[f"answer:{name}:{item}"] = answer.value
        for item, remark in mark.remarks.items():
            sent[f"text:{name}:{item}"] = remark.text
            sent[f"pages:{name}:{item}"] = "，".join(map(str, remark.pages))
    return sent


def client_of(sheet):
    return signed_in(sheet.reader.account.username)


def open_form(cast, **changes):
    return {
        "title": "二季度评估", "closed_from": "2026-03-01", "closed_to": "2026-03-31",
        "rate": "50", "number": "", "institution": "1", "firm": "", "handler": "",
        "chief": str(cast.accounts["bureau"].pk), "hints_of": "80",
    } | changes  # fmt: skip


def test_a_round_is_opened_framed_drawn_and_allocated_by_its_pages(cast, monkeypatch):
    closed_cases(cast, 4)
    with_readers(cast, 3)
    client = signed_in("bureau")
    answer = client.post(reverse("peer_review:open_round"), open_form(cast))
    row = Round.objects.get()
    assert answer["Location"] == reverse("peer_review:round", args=[row.pk])
    days = {"frame": "2026-04-10", "draw": "2026-04-11", "allocate": "2026-04-12"}
    for name, state in (("frame", "framed"), ("draw", "drawn"), ("allocate", "reading")):
        page = reverse("peer_review:step", args=[row.pk, name])
        assert client.get(page).status_code == 200
        row.refresh_from_db()
        monkeypatch.setattr(clock, "now", partial(at, f"{days[name]} 10:00"))
        client.post(page)
        row.refresh_from_db()
        assert row.state == state
    shown = client.get(reverse("peer_review:round", args=[row.pk])).content.decode()
    assert "地方草案" in shown and row.record_hash in shown
    record = client.get(reverse("peer_review:round_record", args=[row.pk, "record"]))
    assert verify(json.loads(record.content)).is_sound
    assert row.settings["minima"] == [{"by": ["institution"], "at_least": 1, "from_cases": 1}]


@pytest.mark.parametrize(
    "changes",
    [{"rate": "", "number": ""}, {"number": "3"}, {"closed_to": "2026-02-01"}, {"chief": "0"},
     {"rate": "0"}],
)  # fmt: skip
def test_a_round_that_cannot_be_is_told_in_the_form(cast, changes):
    answer = signed_in("bureau").post(reverse("peer_review:open_round"), open_form(cast, **changes))
    assert answer.status_code == 422
    assert Round.objects.count() == 0


def test_who_has_which_pages(cast):
    closed_cases(cast, 2)
    with_readers(cast, 3)
    row = being_read(cast, rate="1")
    dossier = Dossier.objects.first()
    sheet = sheets_of(dossier)[0]
    other = sheets_of(dossier)[1]
    pages = {
        "round": reverse("peer_review:round", args=[row.pk]),
        "dossier": reverse("peer_review:dossier", args=[dossier.pk]),
        "sheet": reverse("peer_review:sheet", args=[sheet.pk]),
    }
    may = {
        "bureau": {"round", "dossier"}, "officer": set(), "handler": set(), "head": set(),
        "outsider": set(), "district_bureau": set(),
        sheet.reader.account.username: {"sheet"}, other.reader.account.username: set(),
    }  # fmt: skip
    for who, allowed in may.items():
        client = signed_in(who)
        for name, path in pages.items():
            expected = 200 if name in allowed else 404
            assert client.get(path).status_code == expected, (who, name)


def test_a_reader_learns_nothing_of_whose_dossier_it_is(cast):
    cases = closed_cases(cast, 3)
    with_readers(cast, 3)
    being_read(cast, rate="1")
    for sheet in Sheet.objects.select_related("reader__account", "dossier"):
        client = client_of(sheet)
        paths = [
            reverse("peer_review:sheet", args=[sheet.pk]), reverse("peer_review:sheets"),
            reverse("peer_review:sheets") + "?export=csv", reverse("web:desk"),
            reverse("peer_review:leave", args=[sheet.pk]),
        ]  # fmt: skip
        secrets = {str(sheet.dossier_id), str(sheet.dossier.case_id)}
        for case in cases:
            secrets |= {case.number, case.recipient.name, case.handler.name, case.firm.name}
            secrets |= {str(case.pk), cast.institution.name}
        others = Sheet.objects.filter(dossier=sheet.dossier).exclude(pk=sheet.pk)
        secrets |= {one.reader.account.name for one in others}
        for path in paths:
            shown = client.get(path).content.decode()
            assert {secret for secret in secrets if secret in shown} == set(), path


def test_a_sheet_is_kept_and_signed_by_its_page(cast):
    closed_cases(cast, 1)
    with_readers(cast, 2)
    being_read(cast, rate="1")
    sheet = sheets_of(Dossier.objects.get())[0]
    client, keep = client_of(sheet), reverse("peer_review:keep", args=[sheet.pk])
    sent = fields_of(sheet, Grade.GOOD)
    partly = {name: value for name, value in sent.items() if "dossier" not in name}
    answer = client.post(keep, partly).json()
    assert answer["saved"] == 1 and answer["proposed"] == ""
    assert answer["missing"][0]["at"].startswith("i-dossier-")
    stale = client.post(keep, sent)
    assert stale.status_code == 409 and stale.json()["is_stale"]
    sign_page = reverse("peer_review:sign", args=[sheet.pk])
    unfinished = client.post(sign_page, {**partly, "saved": "1"})
    assert unfinished.status_code == 422 and "还缺4处" in unfinished.content.decode()
    assert client.post(sign_page, {**sent, "saved": "2"})["Location"].endswith("/sheets/")
    row = Sheet.objects.get(pk=sheet.pk)
    assert (row.state, row.grade, row.proposed) == ("signed", "good", "good")
    shown = client.get(reverse("peer_review:sheet", args=[sheet.pk])).content.decode()
    assert "disabled" in shown


@pytest.mark.parametrize(
    "changes",
    [{"answer:meeting:record": "perhaps"}, {"grade": "best"}, {"pages:meeting:record": "三"},
     {"text:meeting:record": "长" * 2_001}, {"points:meeting": "1.25"}, {"saved": ""}],
)  # fmt: skip
def test_what_is_no_sheet_is_told_and_not_kept(cast, changes):
    closed_cases(cast, 1)
    with_readers(cast, 2)
    being_read(cast, rate="1")
    sheet = sheets_of(Dossier.objects.get())[0]
    sent = {**fields_of(sheet, Grade.GOOD), **changes}
    answer = client_of(sheet).post(reverse("peer_review:keep", args=[sheet.pk]), sent)
    assert answer.status_code == 422 and answer.json()["problem"]
    assert Sheet.objects.get(pk=sheet.pk).saved == 0


def test_the_chief_sees_both_and_decides_and_the_handler_answers(cast):
    [case] = closed_cases(cast, 1)
    with_readers(cast, 2)
    being_read(cast, rate="1")
    dossier = Dossier.objects.get()
    for sheet in sheets_of(dossier):
        sign(sheet, Grade.GOOD)
    chief = signed_in("bureau")
    page = chief.get(reverse("peer_review:dossier", args=[dossier.pk])).content.decode()
    assert "第二次会见没有笔录" in page and case.number in page
    draft_page = reverse("peer_review:decide", args=[dossier.pk, "draft"])
    assert 'value="good"' in chief.get(draft_page).content.decode()
    chief.post(draft_page, {"grade": "good", "reason": ""})
    decision = Decision.objects.get()
    handler = signed_in("handler")
    told = handler.get(reverse("peer_review:told", args=[decision.pk])).content.decode()
    assert "专家1" in told and "第二次会见没有笔录" in told
    readers = {one.reader.account.name for one in sheets_of(dossier)}
    assert not {name for name in readers if name in told}
    assert (
        signed_in("second_handler").get(reverse("peer_review:told", args=[decision.pk])).status_code
        == 404
    )
    handler.post(reverse("peer_review:reply", args=[decision.pk]), {"text": "附卷有笔录"})
    assert (
        "附卷有笔录"
        in chief.get(reverse("peer_review:dossier", args=[dossier.pk])).content.decode()
    )
    finish = reverse("peer_review:decide", args=[dossier.pk, "finish"])
    assert chief.post(finish, {"grade": "good", "reason": ""}).status_code == 422
    chief.post(finish, {"grade": "good", "reason": "附卷的笔录没有签名"})
    assert Dossier.objects.get().state == "final"


def test_a_chief_who_is_no_officer_sees_the_dossiers_of_his_round(cast):
    closed_cases(cast, 2)
    with_readers(cast, 3)
    row = being_read(cast, rate="1", chief="reader_1")
    dossier = Dossier.objects.filter(round=row).first()
    assert "reader_1" not in {
        one.reader.account.username for one in Sheet.objects.select_related("reader__account")
    }
    answer = signed_in("reader_1").get(reverse("peer_review:dossier", args=[dossier.pk]))
    assert answer.status_code == 200


def test_anchors_are_named_by_their_numbers(cast):
    closed_cases(cast, 2)
    [anchor] = closed_cases(cast, 1, first=90, day="2026-02-20")
    row = drawn(cast, rate="1")
    client, page = signed_in("bureau"), reverse("peer_review:step", args=[row.pk, "anchors"])
    wrong = client.post(page, {"numbers": f"{anchor.number}\n没有这个号"})
    assert wrong.status_code == 422 and "没有这个号" in wrong.content.decode()
    client.post(page, {"numbers": anchor.number})
    assert Dossier.objects.filter(is_anchor=True, case=anchor).count() == 1


def test_home_leads_to_the_first_page_that_one_has(cast):
    with_readers(cast, 1)
    where = {"bureau": "rounds", "reader_1": "sheets", "handler": "grades"}
    for who, name in where.items():
        answer = signed_in(who).get(reverse("peer_review:home"))
        assert answer["Location"] == reverse(f"peer_review:{name}")
    assert signed_in("officer").get(reverse("peer_review:home")).status_code == 404


def test_the_list_of_dossiers_asks_the_same_however_many_there_are(
    cast, django_assert_max_num_queries
):
    closed_cases(cast, 12)
    with_readers(cast, 4)
    row = being_read(cast, rate="1")
    with django_assert_max_num_queries(27):
        signed_in("bureau").get(reverse("peer_review:round", args=[row.pk]))


def test_an_opened_round_has_no_record_yet(cast):
    row = opened(cast)
    client = signed_in("bureau")
    for what in ("announcement", "record", "x"):
        assert (
            client.get(reverse("peer_review:round_record", args=[row.pk, what])).status_code == 404
        )
    assert client.get(reverse("peer_review:step", args=[row.pk, "x"])).status_code == 404
    refused = client.get(reverse("peer_review:step", args=[row.pk, "draw"]))
    assert refused.status_code == 403 and re.search("现在不在这一步", refused.content.decode())
