"""Before an act its page shows the papers that it would make and who is told; nothing stays."""

import time
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from hengyuan.cases.models import Case
from hengyuan.dossier import rendering
from hengyuan.dossier.models import Document, StoredFile
from hengyuan.examination import commands as examination
from hengyuan.examination.rules import Conclusion
from hengyuan.intake import commands as intake
from hengyuan.intake.rules import AdviceResult, Channel
from hengyuan.kernel.models import NumberSeries
from hengyuan.ledger.models import Event
from hengyuan.people.models import Account
from tests.cast import at, identity_number
from tests.journeys.test_chain import apply, assign_and_name, examine_and_grant

pytestmark = pytest.mark.django_db


def preview(client, who, url, *args, **values):
    """What the page shows of the act for these values."""
    client.force_login(Account.objects.get(username=who))
    return client.put(
        reverse(url, args=args),
        urlencode(values, doseq=True),
        content_type="application/x-www-form-urlencoded",
    )


def everything():
    """What an act leaves: rows, numbers, events."""
    return (
        list(Case.objects.values_list("stage", "version")),
        Document.objects.count(),
        StoredFile.objects.count(),
        list(NumberSeries.objects.order_by("pk").values_list("pk", "last")),
        Event.objects.count(),
    )


def test_a_decision_is_shown_whole_and_nothing_stays(client, cast):
    case = apply(cast)
    examine(cast, case)
    before = everything()
    answer = preview(
        client, "head", "examination:decide", case.pk, decision="grant", reasons="符合条件"
    )
    shown = answer.content.decode()
    assert answer.status_code == 200 and "no-store" in answer["Cache-Control"]
    assert "给予法律援助决定书" in shown and "送达回证" in shown
    assert shown.count("data:image/png;base64,") >= 2 and "草稿" in shown
    assert "受援人 陈**：《给予法律援助决定书》" in shown
    assert "（文号在签发时取得）" in shown and "符合条件" in shown
    assert "指派员" in shown  # who acts next
    assert everything() == before


def test_another_value_shows_another_paper(client, cast):
    case = apply(cast)
    examine(cast, case)
    given = {"decision": "refuse", "code": "RF-2", "reasons": "收入超过标准"}
    shown = preview(client, "head", "examination:decide", case.pk, **given).content.decode()
    assert "不予法律援助决定书" in shown and "收入超过标准" in shown
    given = {"decision": "return", "reasons": "补充说明"}
    shown = preview(client, "head", "examination:decide", case.pk, **given).content.decode()
    assert "这次办理不制作文书" in shown and "不向外发出文书" in shown


def test_what_is_missing_is_said_instead(client, cast):
    case = apply(cast)
    examine(cast, case)
    shown = preview(client, "head", "examination:decide", case.pk).content.decode()
    assert "审批决定" in shown and "data:image" not in shown
    given = {"decision": "refuse", "code": "RF-2"}
    shown = preview(client, "head", "examination:decide", case.pk, **given).content.decode()
    assert "不予援助须说明理由" in shown


def test_the_firm_and_the_authority_are_told_of_an_assignment(client, cast):
    case = apply(cast)
    examine_and_grant(cast, case)
    before = everything()
    shown = preview(client, "assigner", "assignment:assign", case.pk).content.decode()
    firms = [firm.name for firm in cast.firms]
    assert any(f"承办单位 {name}：《指派通知书》" in shown for name in firms)
    assert "办案机关" in shown and "《法律援助公函》" in shown
    assert everything() == before and Case.objects.get(pk=case.pk).firm is None


def test_an_application_is_shown_before_there_is_a_case(client, cast):
    case = apply(cast)  # its consultation is used up: a second one answers
    consultation = answered_consultation(cast)
    before = everything()
    given = {
        "name": "赵新", "identity_number": identity_number(12), "kind": "civil",
        "cause": "追索劳动报酬", "proceeding": "trial_first_instance", "matter": "CV-05",
        "facts": "欠薪", "papers": "欠条", "household_size": 1, "applicant": "self",
    }  # fmt: skip
    answer = preview(client, "officer", "intake:receive_application", consultation.pk, **given)
    shown = answer.content.decode()
    assert "法律援助申请表" in shown and "赵新" in shown and "入卷" in shown
    assert "受援人 赵*：《法律援助申请材料接收凭证》" in shown
    assert case.number not in shown and everything() == before


def test_somebody_who_may_not_act_sees_no_paper(client, cast):
    case = apply(cast)
    examine(cast, case)
    answer = preview(client, "finance", "examination:decide", case.pk, decision="grant")
    assert answer.status_code == 403 and b"data:image" not in answer.content
    assert preview(client, "outsider", "examination:decide", case.pk).status_code == 404


def test_a_file_is_never_stored_by_looking(client, cast, settings):
    case = apply(cast)
    examine_and_grant(cast, case)
    handler = assign_and_name(cast, case)
    who = "handler" if handler.provider_id == cast.providers["handler"].pk else "second_handler"
    before = everything()
    given = {
        "happened_on": "2026-03-06", "text": "已谈话", "file": "a.pdf",
        "token": "00000000-0000-4000-8000-000000000009",
    }  # fmt: skip
    shown = preview(client, who, "handling:record_act", case.pk, "progress_report", **given)
    assert "案件进展通报记录" in shown.content.decode()
    assert everything() == before and not settings.FILES_DIR.exists()


def test_a_page_asks_for_its_preview_by_itself(client, cast):
    case = apply(cast)
    client.force_login(Account.objects.get(username="officer"))
    page = client.get(reverse("examination:examine", args=[case.pk])).content.decode()
    assert 'hx-put="' in page and "load" in page


def test_a_preview_takes_less_than_the_eye_notices(client, cast):
    case = apply(cast)
    examine_and_grant(cast, case)
    rendering.warm_up()
    preview(client, "assigner", "assignment:assign", case.pk)
    began = time.perf_counter()
    preview(client, "assigner", "assignment:assign", case.pk)
    assert time.perf_counter() - began < 1.5  # typically under 0.3 s; a shared machine is slower


def examine(cast, case):
    examination.examine(
        case=case, conclusion=Conclusion.GRANT, reasons="材料齐全", proposal={},
        actor=cast.actor("officer"), at=at("2026-03-03 10:00"),
    )  # fmt: skip


def answered_consultation(cast):
    return intake.receive_and_advise(
        institution=cast.institution, channel=Channel.VISIT, name="赵新", question="欠薪",
        answer="可以申请", told_of_right=True, result=AdviceResult.TURNED_TO_APPLICATION,
        actor=cast.actor("officer"), at=at("2026-03-02 09:00"),
    )  # fmt: skip
