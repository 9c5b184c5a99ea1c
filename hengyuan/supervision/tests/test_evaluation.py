"""Evaluation sheets: every source side by side, frozen with remarks, a version at a time."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hengyuan.dossier.models import Finding, Inspection
from hengyuan.kernel import clock
from hengyuan.kernel.errors import NotAllowed
from hengyuan.law.complaints import About, Channel, Complainant
from hengyuan.law.contacts import How, Party
from hengyuan.ledger import audit
from hengyuan.ledger.commands import settled
from hengyuan.ledger.queries import stream_events
from hengyuan.supervision.access import evaluation as access
from hengyuan.supervision.commands import contacts, following
from hengyuan.supervision.commands.complaint_reception import receive_complaint
from hengyuan.supervision.commands.evaluation import CannotEvaluate, make_sheet
from hengyuan.supervision.models import Alert, EvaluationSheet
from hengyuan.supervision.queries import evaluation as queries
from hengyuan.supervision.queries import said
from hengyuan.supervision.rules.evaluation import LINES, SOURCES, Source, as_plain, from_plain
from hengyuan.supervision.tests.test_bulletins import words_of
from hengyuan.web.tests.factories import signed_in
from tests.cast import at, build
from tests.journeys.test_chain import apply, assign_and_name, close_case, examine_and_grant, handle

pytestmark = pytest.mark.django_db
NOW = at("2026-04-21 10:00")


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return build()


@pytest.fixture
def case(cast):
    """Closed on the twentieth of April; watched, with one contact."""
    case = apply(cast)
    examine_and_grant(cast, case)
    handler = assign_and_name(cast, case)
    when = at("2026-03-06 09:00")
    contacts.name_supervisor(
        case=case, account=cast.accounts["second_officer"], actor=cast.actor("head"), at=when
    )
    contacts.note_contact(
        case=case, party=Party.HANDLER, on=date(2026, 3, 6), how=How.PHONE, is_reached=True,
        text="已会见", actor=cast.actor("second_officer"), at=when,
    )  # fmt: skip
    handle(case, handler, day=date(2026, 3, 9))
    close_case(cast, case, handler)
    case.refresh_from_db()
    return case


def make(cast, case, who="quality", remarks="按期办结", when=NOW):
    return make_sheet(case=case, remarks=remarks, actor=cast.actor(who), at=when)


def codes(case, source):
    return [line.code for line in queries.sheet_of(case)[source]]


def test_every_source_speaks_and_says_when_it_has_nothing(cast, case):
    sheet = queries.sheet_of(case)
    assert set(sheet) == set(Source) == set(SOURCES) and all(sheet.values())
    assert codes(case, Source.INSPECTION) == ["not_inspected"]
    assert codes(case, Source.FOLLOW_UP) == ["no_follow_up"]
    assert codes(case, Source.OBSERVATION) == ["no_sheet"]
    assert codes(case, Source.OPINIONS) == ["no_opinion"]
    assert codes(case, Source.COMPLAINTS) == ["no_complaint"]
    assert {"clock_met"} <= set(codes(case, Source.CLOCKS))
    assert sheet[Source.CONTACTS][0].values["kept"] == 1
    assert from_plain(as_plain(sheet)) == sheet
    for lines in sheet.values():
        assert all(line.code in LINES and line.sentence and line.tone for line in lines)


def test_findings_complaints_and_alerts_stand_beside_each_other(cast, case):
    done = Inspection.objects.create(
        case=case, asked_by=cast.accounts["quality"], asked_at=NOW, state="done"
    )
    for place, verdict in enumerate(("confirmed", "dismissed", "")):
        Finding.objects.create(
            inspection=done, place=place, rule="r", name=f"情形{place}", severity="high",
            confidence=1, sentence="陈小工", verdict=verdict,
        )  # fmt: skip
    receive_complaint(
        institution=cast.institution, about=About.PERSON, channel=Channel.ORAL,
        relation=Complainant.RECIPIENT, complainant="钱有理", contents="没有联系", grounds=["N-3"],
        received_on=date(2026, 4, 21), case_number=case.number,
        actor=cast.actor("district_bureau"), at=NOW,
    )  # fmt: skip
    following.supervise_events(upto=settled(), at=NOW)
    assert codes(case, Source.INSPECTION) == ["inspected", "finding"]
    assert set(codes(case, Source.ALERTS)) == {"alert"}
    told = "".join(text for source in queries.shown(queries.sheet_of(case))
                   for text, _tone in source.lines)  # fmt: skip
    assert "确认1条，不成立1条，未判断1条" in told and "已收到，待受理" in told
    assert "钱有理" not in told and "陈小工" not in told


def test_what_people_said_stands_in_its_own_words(cast, case, monkeypatch):
    told = {
        "follow_up_of": said.FollowedUp("answered", 0.5, 2, "connected", {"on_time": "no"},
                                        ("on_time",)),
        "observation_of": [said.Observed(date(2026, 3, 5), "纪闻", {"speech": "fair"}, "稳")],
        "authority_opinions_of": [
            said.AuthorityOpinion("青石区人民法院", "2026Q1", {"read": "no"}, "basically", "好")
        ],
    }  # fmt: skip
    for name, answer in told.items():
        monkeypatch.setattr(said, name, lambda _case, kept=answer: kept)
    assert codes(case, Source.FOLLOW_UP) == ["call", "said_fault"]
    assert codes(case, Source.OBSERVATION) == ["observed", "mark", "remark"]
    assert codes(case, Source.OPINIONS) == ["opinion", "opinion_no", "remark"]
    lines = [text for source in queries.shown(queries.sheet_of(case))
             for text, _tone in source.lines]  # fmt: skip
    assert "“稳”" in lines and "青石区人民法院（2026Q1）：基本满意" in lines
    monkeypatch.setattr(said, "follow_up_of", lambda _case: said.FollowedUp(
        "answered", 0.5, 1, "connected", {"on_time": "yes"}, ()))  # fmt: skip
    assert codes(case, Source.FOLLOW_UP) == ["call", "said_well"]


def test_the_handler_never_sees_the_sheet_of_his_own_case(cast, case):
    head = replace(cast.actor("head"), provider_id=case.handler_id)
    make(cast, case)
    assert not access.sees(head, case) and not access.visible_to(head).exists()
    assert not access.may_make(head, case)
    other = replace(head, provider_id=case.handler_id + 1)
    assert access.sees(other, case) and access.visible_to(other).exists()


def test_a_sheet_is_frozen_and_a_later_one_is_another_version(cast, case):
    first = make(cast, case)
    assert first.digest == queries.digest_of(first.content)
    second = make(cast, case, "head", "补充意见")
    assert (first.version, second.version) == (1, 2)
    told = [event for event in stream_events(case.stream) if event.type == "evaluation.made"]
    assert len(told) == 2 and "按期办结" not in told[-1].sentence
    assert not audit.run().differences


def test_who_makes_it_and_when(cast, case):
    for who in ("officer", "handler", "bureau", "outsider"):
        with pytest.raises(NotAllowed):
            make(cast, case, who)
    with pytest.raises(CannotEvaluate, match="评估意见"):
        make(cast, case, remarks=" ")
    case.stage = "under_handling"
    with pytest.raises(CannotEvaluate, match="结案之后"):
        make(cast, case)


def test_a_closed_case_without_a_sheet_is_an_alert_until_it_has_one(cast, case):
    following.supervise_events(upto=settled(), at=NOW)
    following.supervise_due(on=date(2026, 6, 19), at=at("2026-06-19 00:05"))
    assert not Alert.objects.filter(rule="J11-sheet").exists()
    following.supervise_due(on=date(2026, 6, 20), at=at("2026-06-20 00:05"))
    alert = Alert.objects.get(rule="J11-sheet")
    make(cast, case, when=at("2026-06-22 09:00"))
    following.supervise_events(upto=settled(), at=at("2026-06-22 09:01"))
    alert.refresh_from_db()
    assert (alert.ended_on, alert.is_open) == (date(2026, 6, 22), False)


def test_the_pages_and_papers(cast, case):
    client = signed_in("quality")
    listed, one, new = (
        reverse("supervision:evaluations"), reverse("supervision:evaluation", args=[case.pk]),
        reverse("supervision:make_evaluation", args=[case.pk]),
    )  # fmt: skip
    assert one in client.get(reverse("cases:case", args=[case.pk])).content.decode()
    assert "还没有评估表" in client.get(listed).content.decode()
    page = client.get(one).content.decode()
    assert "没有检查过" in page
    for url in re.findall(r'<th scope="row" class="text-nowrap"><a [^>]*href="([^"]+)"', page):
        assert client.get(url).status_code == 200, url
    assert client.get(new).status_code == 200
    assert client.post(new, {"remarks": "建议归档"})["Location"] == one
    page = client.get(one).content.decode()
    assert "第 1 版" in page and "建议归档" in page
    assert case.number in client.get(listed).content.decode()
    export = client.get(listed, {"export": "csv"}).content.decode("utf-8-sig")
    assert case.number in export
    paper = reverse("supervision:evaluation_paper", args=[case.pk, 1, "pdf"])
    printed = words_of(client.get(paper).content)
    assert "案件评估表" in printed and "建议归档" in printed and "没有检查过" in printed
    assert client.get(paper.replace("/pdf/", "/docx/")).status_code == 200
    assert client.get(paper.replace("/pdf/", "/xls/")).status_code == 404
    bureau = signed_in("bureau")
    assert bureau.get(one).status_code == 200 and bureau.get(new).status_code == 403
    for who in ("officer", "handler", "outsider", "finance"):
        other = signed_in(who)
        for url in (one, paper, listed):
            assert other.get(url).status_code == 404, who


def test_the_sheet_reads_in_english_too(cast, case):
    client = signed_in("quality")
    client.cookies["django_language"] = "en"
    page = client.get(reverse("supervision:evaluation", args=[case.pk])).content.decode()
    assert "never inspected" in page and "in time" in page


def test_the_page_costs_the_same_after_many_versions(cast, case):
    client, url = signed_in("head"), reverse("supervision:evaluation", args=[case.pk])
    make(cast, case)
    client.get(url)

    def asked():
        with CaptureQueriesContext(connection) as found:
            client.get(url)
        return len(found)

    once = asked()
    for _each in range(4):
        make(cast, case)
    assert asked() == once and EvaluationSheet.objects.count() == 5
