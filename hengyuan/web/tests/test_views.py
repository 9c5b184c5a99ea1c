"""The desk, the case page, search, articles, the switch of place: who sees what, at what cost."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hengyuan.cases.models import Case
from hengyuan.kernel import clock
from hengyuan.kernel.actor import SYSTEM
from hengyuan.law import deadlines
from hengyuan.law.citation import Citation
from hengyuan.law.english import HAN
from hengyuan.law.review.words import Grade
from hengyuan.ledger.queries import stream_events
from hengyuan.peer_review.models import Dossier
from hengyuan.peer_review.tests.factories import (
    READ_AT,
    being_read,
    closed_cases,
    sheets_of,
    sign,
    with_readers,
)
from hengyuan.people.commands import give_role
from hengyuan.people.rules import Role
from hengyuan.web.tests.factories import applied, examined, granted, signed_in, under_handling
from tests.cast import at, build, identity_number

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at("2026-03-06 09:00"))
    return build()


def page(who: str, name: str, *args: object, **query: str) -> str:
    answer = signed_in(who).get(reverse(name, args=args), query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def case_status(who: str, case: Case) -> int:
    return signed_in(who).get(reverse("cases:case", args=[case.pk])).status_code


def test_a_visitor_is_sent_to_the_login_where_the_cast_of_the_demo_stands(cast):
    answer = Client().get(reverse("web:desk"), follow=True)
    shown = answer.content.decode()
    assert answer.redirect_chain[0][0].startswith(reverse("account_login"))
    assert "沈一禾" in shown and "窗口审查员" in shown


def test_a_reader_of_peer_review_stands_there_too(cast):
    with_readers(cast, 2)
    shown = Client().get(reverse("account_login")).content.decode()
    assert "评估专家" in shown and shown.count("评估专家") == 1


def test_a_site_that_is_no_demo_names_nobody_on_its_login_page(cast, settings):
    settings.DEMO = False
    assert "沈一禾" not in Client().get(reverse("account_login")).content.decode()


def test_an_empty_desk_says_so(cast):
    assert "都办完了" in page("head", "web:desk")


def test_the_desk_of_a_reader_has_his_dossiers_and_nobody_elses_has(cast, monkeypatch):
    closed_cases(cast, 1)
    with_readers(cast, 2)
    being_read(cast, rate="1")
    monkeypatch.setattr(clock, "now", lambda: READ_AT)
    sheet = sheets_of(Dossier.objects.get())[0]
    shown = page(sheet.reader.account.username, "web:desk")
    assert reverse("peer_review:sheet", args=[sheet.pk]) in shown and "都办完了" not in shown
    assert sheet.dossier.code not in page("bureau", "web:desk")
    sign(sheet, Grade.GOOD)
    assert sheet.dossier.code not in page(sheet.reader.account.username, "web:desk")


def test_each_desk_has_the_act_of_its_role(cast):
    case = examined(cast, applied(cast))
    head, officer = page("head", "web:desk"), page("officer", "web:desk")
    due, waiting = head.split("等待他人")
    assert case.number in due and "给予法律援助并签发决定书" in due
    assert case.number not in waiting.split("最新动态")[0]
    assert "提出审查意见" not in officer.split("等待他人")[0]
    assert case.number in officer.split("等待他人")[1]


def test_the_desk_tells_what_others_did(cast):
    case = granted(cast, applied(cast))
    event = stream_events(case.stream)[0]
    news = page("officer", "web:desk").split("最新动态")[1]
    assert "顾怀山" in news and case.number in news
    assert event.account_id is not None
    assert "沈一禾" not in news


def test_the_other_district_sees_nothing(cast):
    case = applied(cast)
    assert case.number not in page("outsider", "web:desk")
    assert case_status("outsider", case) == 404


def test_a_firm_sees_a_case_once_it_is_assigned_and_the_other_firm_never(cast):
    case = applied(cast)
    assert [case_status(who, case) for who in ("firm_1", "firm_2")] == [404, 404]
    case, handler = under_handling(cast, case)
    mine, other = ("firm_1", "firm_2") if handler == "handler" else ("firm_2", "firm_1")
    stranger = "second_handler" if handler == "handler" else "handler"
    assert [case_status(who, case) for who in (mine, handler)] == [200, 200]
    assert [case_status(who, case) for who in (other, stranger)] == [404, 404]


def test_the_bureau_of_the_city_sees_the_case_and_the_auditor_does_not(cast):
    case = applied(cast)
    assert case_status("bureau", case) == 200
    assert case_status("auditor", case) == 404


def test_the_page_offers_the_act_of_the_role_and_names_who_else_is_waited_for(cast):
    case = examined(cast, applied(cast))
    shown = page("head", "cases:case", case.pk)
    assert reverse("examination:decide", args=[case.pk]) in shown
    assert shown.count(f'href="{reverse("examination:decide", args=[case.pk])}"') == 1
    assert "不予法律援助并签发决定书" in shown
    other = page("assigner", "cases:case", case.pk)
    assert reverse("examination:decide", args=[case.pk]) not in other
    assert "待机构负责人办理" in other


def test_who_examined_is_told_that_somebody_else_decides(cast):
    case = applied(cast)
    give_role(
        account=cast.accounts["head"], role=Role.OFFICER, organisation=cast.institution,
        valid_from=date(2026, 1, 1), actor=SYSTEM, at=at("2026-01-01 08:00"),
    )  # fmt: skip
    examined(cast, case, by="head")
    shown = page("head", "cases:case", case.pk)
    assert f'href="{reverse("examination:decide", args=[case.pk])}"' not in shown
    assert "待机构负责人办理" in shown


def test_the_page_keeps_the_recipient_masked_and_shows_papers_with_their_act(cast):
    case = granted(cast, applied(cast))
    shown = page("officer", "cases:case", case.pk)
    assert "陈**" in shown and "陈小工" not in shown and identity_number(11) not in shown
    assert "某**" in shown and "某建筑劳务公司" not in shown
    timeline = shown.split('id="parties"')[0]
    assert timeline.count(reverse("dossier:document", args=[case.documents.first().pk])) == 1
    assert "document." not in timeline


def test_the_case_page_costs_the_same_for_a_long_history(cast, django_assert_max_num_queries):
    young = applied(cast, serial=11)
    old, _ = under_handling(cast, applied(cast, serial=12, name="吴小月"))
    client, counts = signed_in("officer"), []
    for case in (young, old):
        with django_assert_max_num_queries(24) as found:
            client.get(reverse("cases:case", args=[case.pk]))
        counts.append(len(found))
    assert counts[0] == counts[1]


def test_the_desk_costs_the_same_however_many_cases_lie_on_it(cast):
    client, counts = signed_in("officer"), []
    applied(cast, serial=1)
    for more in (0, 6):
        for serial in range(20, 20 + more):
            applied(cast, serial=serial, name=f"甲{serial}")
        granted(cast, applied(cast, serial=40 + more, name="乙方"))
        with CaptureQueriesContext(
            connection,
        ) as found:
            client.get(reverse("web:desk"))
        counts.append(len(found))
    assert counts[0] == counts[1] <= 20


@pytest.mark.parametrize("wanted", ["陈小工", identity_number(11), identity_number(11).lower()])
def test_search_finds_by_whole_name_and_identity_number(cast, wanted):
    case = applied(cast)
    answer = signed_in("officer").post(reverse("web:search"), {"q": wanted})
    assert answer.status_code == 302
    assert answer["Location"] == reverse("cases:case", args=[case.pk])


def test_the_law_floor_speaks_the_language_of_the_reader(cast):
    case = examined(cast, applied(cast))
    client = signed_in("officer")
    url = reverse("cases:case", args=[case.pk])
    chinese = client.get(url).content.decode()
    english = client.get(url, headers={"Accept-Language": "en"}).content.decode()
    rule = next(row for row in deadlines.rules() if row.id == "AP-02")
    assert rule.name_zh in chinese and rule.name_en not in chinese
    assert rule.name_en in english and rule.name_zh not in english
    assert "Head of institution" in english and "Head of institution" not in chinese


@pytest.mark.parametrize(("name", "who"), [("examine", "officer"), ("decide", "head")])
def test_the_proposal_of_the_rules_is_told_in_english(cast, name, who):
    case = applied(cast) if name == "examine" else examined(cast, applied(cast))
    url = reverse(f"examination:{name}", args=[case.pk])
    page = signed_in(who).get(url, headers={"Accept-Language": "en"}).content.decode()
    told = page.partition('id="proposal-title"')[2].partition("</section>")[0]
    assert "Legal Aid Law art. " in told
    assert [line for line in told.splitlines() if HAN.search(line) and "《" not in line] == []


def test_search_by_number_lists_every_case_that_fits(cast):
    cases = [applied(cast, serial=serial, name=f"甲{serial}") for serial in (11, 12)]
    answer = signed_in("officer").post(reverse("web:search"), {"q": "2026"})
    shown = answer.content.decode()
    assert all(case.number in shown for case in cases)


def test_search_shows_nothing_of_another_district_and_stays_out_of_the_address(cast):
    case = applied(cast)
    answer = signed_in("outsider").post(reverse("web:search"), {"q": identity_number(11)})
    assert answer.status_code == 200 and case.number not in answer.content.decode()
    asked_by_address = signed_in("officer").get(reverse("web:search"), {"q": identity_number(11)})
    assert asked_by_address.status_code == 200
    assert case.number not in asked_by_address.content.decode()


def test_an_article_stands_on_its_page_and_in_the_panel(cast):
    key = Citation("法律援助法", "2022-01-01", 43, 1).key
    client = signed_in("officer")
    whole = client.get(reverse("web:law", args=[key])).content.decode()
    part = client.get(reverse("web:law", args=[key]), headers={"HX-Request": "true"})
    assert "七日" in part.content.decode() and "七日" in whole
    assert "<html" in whole and "<html" not in part.content.decode()


def test_an_instrument_without_text_says_where_it_stands(cast):
    key = Citation("办理法律援助案件程序规定", "2023-09-01", 12).key
    assert "系统没有这份文件的全文" in page("officer", "web:law", key)


def test_a_citation_that_is_none_is_not_found(cast):
    assert signed_in("officer").get(reverse("web:law", args=["法@x:y"])).status_code == 404


def test_the_place_is_changed_only_to_one_where_a_role_is_held(cast):
    give_role(
        account=cast.accounts["officer"], role=Role.OFFICER,
        organisation=cast.other_institution, valid_from=date(2026, 1, 1), actor=SYSTEM,
        at=at("2026-01-01 08:00"),
    )  # fmt: skip
    client = signed_in("officer")
    there, never = cast.other_institution, cast.firms[0]
    assert there.name in client.get(reverse("web:actor")).content.decode()
    client.post(reverse("web:actor"), {"organisation": str(never.pk)})
    assert cast.institution.name in client.get(reverse("web:desk")).content.decode()
    client.post(reverse("web:actor"), {"organisation": str(there.pk)})
    shown = client.get(reverse("web:desk")).content.decode()
    assert there.name in shown and cast.institution.name not in shown


def test_navigation_fits_the_role(cast):
    head, lawyer = page("head", "web:desk"), page("handler", "web:desk")
    assert f'href="{reverse("people:roster")}"' in head
    assert f'href="{reverse("people:roster")}"' not in lawyer
    assert f'href="{reverse("ledger:newest")}' not in lawyer


def test_an_account_without_a_role_today_is_told_so(cast):
    cast.accounts["finance"].roles.update(valid_to=date(2025, 12, 31))
    answer = signed_in("finance").get(reverse("web:desk"))
    assert answer.status_code == 403 and "没有担任任何角色" in answer.content.decode()


def test_the_site_says_that_it_is_alive():
    assert Client().get(reverse("web:health")).content == b"ok"


def test_the_desk_leads_to_the_page_of_each_act(cast):
    case = examined(cast, applied(cast))
    page = signed_in("head").get(reverse("web:desk")).content.decode()
    assert page.count(reverse("examination:decide", args=[case.pk])) == 1
    assert "给予法律援助并签发决定书 / 不予法律援助并签发决定书" in page


def test_the_navigation_says_where_one_is(cast):
    case = applied(cast)
    client = signed_in("officer")
    cases = f'<a href="{reverse("cases:list")}" aria-current='
    assert f'{cases}"page"' in client.get(reverse("cases:list")).content.decode()
    assert f'{cases}"true"' in client.get(reverse("cases:case", args=[case.pk])).content.decode()
    assert cases not in client.get(reverse("web:desk")).content.decode()


def test_a_list_names_the_institution_only_where_there_are_several(cast):
    case = applied(cast)
    own, all_of_them = (
        signed_in(who).get(reverse("cases:list")).content.decode() for who in ("officer", "bureau")
    )
    assert case.institution.name in all_of_them.partition("<tbody")[2]
    assert case.institution.name not in own.partition("<tbody")[2]
    wanted = signed_in("officer").get(reverse("cases:list"), {"columns": "institution"})
    assert case.institution.name in wanted.content.decode().partition("<tbody")[2]
