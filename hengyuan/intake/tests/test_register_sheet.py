"""The sheet of the register (D-01): issued by each act, printed as it was, seen by few."""

import json

import pytest
from django.urls import reverse
from django.utils.http import urlencode

from hengyuan.dossier import rendering
from hengyuan.intake import commands
from hengyuan.intake.models import Consultation, RegisterSheet
from hengyuan.intake.queries import printed_sheet, sheets_of
from hengyuan.intake.rules import AdviceResult, Channel
from hengyuan.kernel import clock
from hengyuan.ledger import audit
from hengyuan.ledger.models import Event
from hengyuan.people.models import Account
from hengyuan.web.tests.factories import applied, signed_in
from tests.cast import at, build

pytestmark = pytest.mark.django_db
NOW = at("2026-03-06 09:00")
FILLED = {
    "channel": "phone", "name": "陈小工", "phone": "13900000000", "matter_kind": "civil",
    "question": "工地拖欠工资", "answer": "", "told_of_right": "on", "result": "answered",
}  # fmt: skip


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return build()


def came(cast, who="officer", channel=Channel.VISIT):
    account = Account.objects.get(username=who)
    return commands.receive_visitor(
        institution=account.roles.get().organisation, channel=channel, name="陈小工",
        question="工地拖欠工资", actor=cast.actor(who), at=at("2026-03-06 08:30"),
    )  # fmt: skip


def answered(cast, consultation):
    return commands.give_advice(
        consultation=consultation, answer="先去劳动仲裁", told_of_right=True,
        result=AdviceResult.TURNED_TO_APPLICATION, actor=cast.actor("officer"), at=NOW,
    )  # fmt: skip


def looked_at(client, path, values):
    answer = client.put(path, urlencode(values), "application/x-www-form-urlencoded")
    return answer.content.decode()


def words_of(sheet):
    return "\n".join(rendering.words(printed_sheet(sheet, sheet.consultation.number)))


@pytest.mark.parametrize("who", ["officer", "station", "hotline"])
@pytest.mark.parametrize("channel", Channel)
def test_whoever_receives_issues_the_sheet_for_every_way_of_coming(cast, who, channel):
    consultation = came(cast, who, channel)
    sheet = RegisterSheet.objects.get(consultation=consultation)
    said = words_of(sheet)
    ways = {"visit": "来访", "phone": "电话", "letter": "信函", "network": "网络"}
    assert f"☑{ways[channel]}" in said and "工地拖欠工资" in said and "陈小工" in said
    assert "☑转为申请" not in said and json.loads(sheet.values)["told_of_right"] is None
    event = Event.objects.get(type="consultation.sheet_issued")
    assert event.public_values["number"] == consultation.number in event.sentence
    assert "陈小工" not in event.values


def test_the_answer_issues_a_sheet_that_says_it_and_the_first_one_stays(cast):
    consultation = answered(cast, came(cast))
    newest, first = (words_of(sheet) for sheet in sheets_of(consultation))
    assert "先去劳动仲裁" in newest and "☑转为申请" in newest
    assert "先去劳动仲裁" not in first and "☑转为申请" not in first


def test_who_is_received_and_answered_at_once_gets_one_sheet(cast):
    commands.receive_and_advise(
        institution=cast.institution, channel=Channel.PHONE, name="", question="欠薪",
        answer="当场解答", told_of_right=True, result=AdviceResult.ANSWERED,
        actor=cast.actor("officer"), at=NOW,
    )  # fmt: skip
    said = words_of(RegisterSheet.objects.get())
    assert "当场解答" in said and "未留名" in said


def test_the_page_of_a_consultation_offers_its_sheet_in_both_formats(cast):
    consultation, client = came(cast), signed_in("officer")
    [sheet] = sheets_of(consultation)
    page = client.get(reverse("intake:consultation", args=[consultation.pk])).content.decode()
    addresses = [reverse(f"intake:sheet_{kind}", args=[sheet.pk]) for kind in ("pdf", "docx")]
    assert all(address in page for address in addresses) and "陈小工" not in page
    pdf, docx = (client.get(address) for address in addresses)
    assert pdf.content.startswith(b"%PDF-") and docx.content.startswith(b"PK")
    assert pdf["Cache-Control"] == "private, no-store"
    listed = client.get(reverse("intake:register")).content.decode()
    assert reverse("intake:consultation", args=[consultation.pk]) in listed


def test_whoever_reads_no_register_finds_no_sheet(cast):
    consultation = came(cast)
    [sheet] = sheets_of(consultation)
    for who in ("outsider", "handler", "firm_1", "finance", "station", "hotline"):
        client = signed_in(who)
        assert client.get(reverse("intake:sheet_pdf", args=[sheet.pk])).status_code == 404, who
        assert client.get(reverse("intake:sheet_docx", args=[sheet.pk])).status_code == 404, who
        page = client.get(reverse("intake:consultation", args=[consultation.pk]))
        assert page.status_code == 404, who


def test_the_case_page_leads_to_the_sheet_of_its_consultation(cast):
    case = applied(cast)
    address = reverse("intake:consultation", args=[case.consultation_id])
    path = reverse("cases:case", args=[case.pk])
    assert address in signed_in("officer").get(path).content.decode()
    assert address not in signed_in("bureau").get(path).content.decode()
    assert case.number in signed_in("officer").get(address).content.decode()


def test_reception_and_advice_show_the_sheet_before_it_is_issued(cast):
    client, path = signed_in("officer"), reverse("intake:receive_visitor")
    shown = looked_at(client, path, FILLED)
    assert "法律援助咨询登记表" in shown and "工地拖欠工资" in shown
    assert not Consultation.objects.exists() and not RegisterSheet.objects.exists()
    consultation = came(cast)
    path = reverse("intake:give_advice", args=[consultation.pk])
    assert "工地拖欠工资" in client.get(path).content.decode()
    told = {"answer": "可以申请", "told_of_right": "on", "result": "answered"}
    shown = looked_at(client, path, told)
    assert "可以申请" in shown and consultation.number in shown
    assert RegisterSheet.objects.count() == 1


def test_a_sheet_changed_past_the_commands_is_named(cast):
    answered(cast, came(cast))
    assert audit.run().is_sound
    sheet = RegisterSheet.objects.first()
    RegisterSheet.objects.filter(pk=sheet.pk).update(values=sheet.values.replace("陈", "王"))
    [found] = audit.run().differences
    assert (found.table, found.row, found.column) == (
        "intake.RegisterSheet", str(sheet.pk), "digest",
    )  # fmt: skip
