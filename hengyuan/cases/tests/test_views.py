"""The list of cases, a clock's derivation, and the recipient uncovered for a reason."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hengyuan.examination.commands import refuse
from hengyuan.kernel import clock
from hengyuan.ledger.queries import stream_events
from hengyuan.web.tests.factories import applied, examined, granted, signed_in
from tests.cast import at, build, identity_number

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at("2026-03-06 09:00"))
    return build()


def test_the_list_shows_the_next_clock_and_keeps_names_masked(cast):
    case = applied(cast)
    shown = signed_in("officer").get(reverse("cases:list")).content.decode()
    running = case.clocks.get()
    assert case.number in shown and "陈**" in shown and "陈小工" not in shown
    assert reverse("cases:clock", args=[case.pk, running.pk]) in shown
    assert "还有 3 天" in shown and str(running.due_on) in shown


def test_filters_stand_in_the_address(cast):
    new, old = applied(cast, serial=11), granted(cast, applied(cast, serial=12, name="乙二"))
    client = signed_in("officer")
    shown = client.get(reverse("cases:list"), {"stage": "granted"}).content.decode()
    assert old.number in shown and new.number not in shown
    shown = client.get(reverse("cases:list"), {"kind": "criminal"}).content.decode()
    assert old.number not in shown and new.number not in shown


def test_an_export_holds_exactly_what_is_shown(cast):
    new, old = applied(cast, serial=11), granted(cast, applied(cast, serial=12, name="乙二"))
    wanted = {"stage": "applied", "columns": "number,recipient,next_due_on", "export": "csv"}
    answer = signed_in("officer").get(reverse("cases:list"), wanted)
    due = new.clocks.get().due_on
    assert answer.content.decode("utf-8-sig").split("\r\n") == [
        "案号,受援人,最近时限",
        f"{new.number},陈**,{due}",
        "",
    ]
    assert old.number not in answer.content.decode("utf-8-sig")
    book = signed_in("officer").get(reverse("cases:list"), {**wanted, "export": "xlsx"})
    assert book.content.startswith(b"PK")


@pytest.mark.parametrize(("sort", "order"), [("next_due_on", "ABC"), ("-next_due_on", "BAC")])
def test_a_case_without_a_running_clock_comes_last_either_way(cast, sort, order):
    cases = {
        "A": applied(cast, serial=11, name="甲一"),
        "B": applied(cast, serial=12, name="乙二", day="2026-03-05"),
        "C": examined(cast, applied(cast, serial=13, name="丙三")),
    }
    refuse(
        case=cases["C"],
        code="RF-1",
        reasons="不属于范围",
        actor=cast.actor("head"),
        at=at("2026-03-05 10:00"),
    )
    answer = signed_in("officer").get(reverse("cases:list"), {"sort": sort, "export": "csv"})
    lines = answer.content.decode("utf-8-sig").split("\r\n")[1:4]
    assert [line.split(",")[0] for line in lines] == [cases[key].number for key in order]


def test_missed_and_soon_are_filters(cast, monkeypatch):
    early = applied(cast, serial=11, name="甲一")
    late = applied(cast, serial=12, name="乙二", day="2026-03-09")
    monkeypatch.setattr(clock, "today", lambda: early.clocks.get().due_on + timedelta(days=1))
    client = signed_in("officer")
    missed = client.get(reverse("cases:list"), {"due": "missed"}).content.decode()
    soon = client.get(reverse("cases:list"), {"due": "week"}).content.decode()
    assert early.number in missed and late.number not in missed
    assert late.number in soon and early.number not in soon


def test_the_list_and_its_export_hide_other_districts(cast):
    case = applied(cast)
    for query in ({}, {"export": "csv"}):
        answer = signed_in("outsider").get(reverse("cases:list"), query)
        assert case.number not in answer.content.decode("utf-8-sig")


def test_the_list_costs_the_same_however_long_it_is(cast):
    client, counts = signed_in("officer"), []
    applied(cast, serial=1)
    for more in (0, 6):
        for serial in range(20, 20 + more):
            applied(cast, serial=serial, name=f"甲{serial}")
        with CaptureQueriesContext(connection) as found:
            client.get(reverse("cases:list"))
        counts.append(len(found))
    assert counts[0] == counts[1] <= 9


def test_a_derivation_counts_day_by_day_on_a_page_and_in_the_panel(cast):
    case = applied(cast)
    running = case.clocks.get()
    url = reverse("cases:clock", args=[case.pk, running.pk])
    whole = signed_in("officer").get(url).content.decode()
    part = signed_in("officer").get(url, headers={"HX-Request": "true"}).content.decode()
    assert "<html" in whole and "<html" not in part
    assert running.rule in part and str(running.due_on) in part and "2026-03-03" in part


def test_a_clock_of_another_case_or_district_does_not_exist(cast):
    first, second = applied(cast, serial=11), applied(cast, serial=12, name="乙二")
    wrong = reverse("cases:clock", args=[first.pk, second.clocks.get().pk])
    right = reverse("cases:clock", args=[first.pk, first.clocks.get().pk])
    assert signed_in("officer").get(wrong).status_code == 404
    assert signed_in("outsider").get(right).status_code == 404


def test_a_recipient_is_uncovered_only_for_a_reason_that_the_ledger_keeps(cast):
    case = applied(cast)
    url, client = reverse("cases:recipient", args=[case.pk]), signed_in("officer")
    for masked in (client.get(url), client.post(url, {"reason": " "})):
        shown = masked.content.decode()
        assert "陈**" in shown and "陈小工" not in shown and identity_number(11) not in shown
    before = len(stream_events(f"person:{case.recipient_id}"))
    answer = client.post(url, {"reason": "核对证件"})
    shown = answer.content.decode()
    assert "陈小工" in shown and identity_number(11) in shown and "hy-watermark" in shown
    assert "no-store" in answer["Cache-Control"]
    events = stream_events(f"person:{case.recipient_id}")
    assert len(events) == before + 1
    assert "核对证件" in events[0].opened_sentence
    assert "核对证件" not in events[0].sentence
    assert events[0].account_id == cast.accounts["officer"].pk


def test_a_stranger_uncovers_nobody(cast):
    case = applied(cast)
    url = reverse("cases:recipient", args=[case.pk])
    assert signed_in("outsider").post(url, {"reason": "好奇"}).status_code == 404
    assert all(e.type != "person.uncovered" for e in stream_events(f"person:{case.recipient_id}"))
