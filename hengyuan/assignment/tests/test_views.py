"""The pages: proposal first with why, everybody with a reason, the record answers by name."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hengyuan.assignment.models import Assignment, Policy
from hengyuan.assignment.tests.factories import assigned, granted
from hengyuan.kernel import clock
from hengyuan.law.matching import weights_for, written_weights
from hengyuan.people.models import Provider
from hengyuan.web.tests.factories import signed_in
from tests.cast import at

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at("2026-03-05 12:00"))


def page(who, name, *args, **given):
    answer = signed_in(who).get(reverse(f"assignment:{name}", args=args), given)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_the_policys_method_stands_first_and_the_others_one_click_away(cast):
    Provider.objects.filter(pk=cast.providers["second_handler"].pk).update(has_lawyer_licence=False)
    shown = page("assigner", "assign", granted(cast, "甲某", 11).pk)
    assert "指派办法的首选" in shown and "指派给青石正平律师事务所" in shown
    assert "等候最久的单位" in shown and "默认的顺序没有官方依据" in shown
    assert "叶知秋" in shown and "Q-9：执业证无效" in shown
    for method in ("by_choice", "by_match"):
        assert f"?method={method}" in shown


def test_a_person_assigns_and_may_use_another_method(cast):
    client, case = signed_in("assigner"), granted(cast, "甲某", 11)
    path = reverse("assignment:assign", args=[case.pk])
    shown = client.get(path, {"method": "by_choice"}).content.decode()
    assert "第一选择" in shown and "叶知秋" in shown
    wished = {"method": "by_choice", "wish_1": cast.providers["second_handler"].pk}
    assert client.post(path, wished).status_code == 302
    made = Assignment.objects.get(case=case)
    assert (made.method, made.handler) == ("by_choice", cast.providers["second_handler"])
    other = granted(cast, "乙某", 12)
    path = reverse("assignment:assign", args=[other.pk])
    assert client.post(path, {"method": "by_rotation"}).status_code == 302
    assert client.post(path, {"method": "by_rotation"}).status_code == 409


def test_the_match_shows_its_parts_and_opens_a_round(cast):
    client, case = signed_in("assigner"), granted(cast, "甲某", 11)
    shown = client.get(
        reverse("assignment:assign", args=[case.pk]), {"method": "by_match"}
    ).content.decode()
    assert "中签机会" in shown and "没有质量评估等次，按中性计分" in shown
    answer = client.post(reverse("assignment:open_match", args=[case.pk]))
    assert answer.status_code == 302 and "/lots/" in answer["Location"]
    assert "周明远" in client.get(answer["Location"]).content.decode()


def test_the_record_answers_why_not_that_one(cast):
    case = granted(cast, "甲某", 11)
    Provider.objects.filter(pk=cast.providers["second_handler"].pk).update(has_lawyer_licence=False)
    assigned(cast, case)
    shown = page("assigner", "records", case.pk, q="叶知秋")
    assert "Q-9：执业证无效或者未通过年度考核" in shown and "当时的指派办法" in shown
    assert "当时的名册中没有“无此人”" in page("head", "records", case.pk, q="无此人")
    assert signed_in("outsider").get(
        reverse("assignment:records", args=[case.pk])
    ).status_code == 404  # fmt: skip


def test_a_policy_is_drafted_looked_at_approved_filed_and_published(cast, client):
    assigner, head = signed_in("assigner"), signed_in("head")
    path = reverse("assignment:draft_policy")
    given = {
        "scope": "province", "rotate": "people", "monthly_cap": 4, "best_of": 3,
        "seeds": ["institution"], "after_refusal": "keeps_turn",
        "rules": "刑事：值班优先 → 轮派\n其他案件：轮派 → 摇号", "valid_from": "2026-04-01",
    }  # fmt: skip
    shown = assigner.post(path, given | {"preview": "1"}).content.decode()
    assert "全省通办" in shown and "值班优先 → 轮派" in shown and not Policy.objects.exists()
    wrong = assigner.post(path, given | {"rules": "刑事：抽签", "save": "1"})
    assert wrong.status_code == 422 and "没有“抽签”这种方式" in wrong.content.decode()
    default = written_weights(weights_for("990102", date(2026, 3, 5)))
    drafting = assigner.get(path).content.decode()
    assert "没有自定，采用本系统的默认权数 hengyuan-2026-1" in drafting and default in drafting
    wrong = assigner.post(path, given | {"weights": "专业领域满分：三十", "save": "1"})
    assert wrong.status_code == 422 and "第1行：专业领域满分须写一次" in wrong.content.decode()
    given |= {"weights": default.replace("专业领域满分：25", "专业领域满分：31")}
    shown = assigner.post(path, given | {"preview": "1"}).content.decode()
    assert "专业领域满分：31" in shown
    assert assigner.post(path, given | {"save": "1"}).status_code == 302
    label = "990102-1"
    decide = reverse("assignment:decide_policy", args=[label])
    assert assigner.post(decide, {"answer": "approve"}).status_code == 403
    assert head.post(decide, {"answer": "approve"}).status_code == 302
    filed = {"filed_on": "2026-03-05", "number": "青司备〔2026〕1号"}
    assert head.post(reverse("assignment:file_policy", args=[label]), filed).status_code == 302
    assert client.get(reverse("assignment:published_policies")).status_code == 200
    assert "青司备" not in client.get(reverse("assignment:published_policies")).content.decode()
    assert (
        head.post(reverse("assignment:publish_policy", args=[label]), {"ok": 1}).status_code == 302
    )
    published = client.get(reverse("assignment:published_policies")).content.decode()
    assert "青司备" in published and "专业领域满分：31" in published
    assert "本地在指派办法中自定" in page("head", "policy", label)
    assert "全省通办" in page("bureau", "policy", label)
    assert label in page("head", "policies") and Policy.objects.get().valid_from == date(2026, 4, 1)


def test_a_replacement_on_its_pages(cast):
    case = granted(cast, "甲某", 11)
    assigned(cast, case)
    asked = {"asked_by": "recipient", "ground": "delay", "reasons": "一周没有消息"}
    path = reverse("assignment:request_replacement", args=[case.pk])
    assert signed_in("officer").post(path, asked).status_code == 302
    head, decide = signed_in("head"), reverse("assignment:decide_replacement", args=[case.pk])
    assert "一周没有消息" in head.get(decide).content.decode()
    given = {"answer": "replace", "hand_over_by": "2026-03-12", "reasons": "属实"}
    assert head.post(decide, given).status_code == 302
    shown = page("assigner", "records", case.pk)
    assert "同意更换" in shown and "登记移交" in shown
    found = case.replacements.get()
    hand_over = reverse("assignment:record_hand_over", args=[case.pk, found.pk])
    given = {"items": "起诉状\n证据原件", "handed_over_on": "2026-03-05"}
    assert signed_in("officer").post(hand_over, given).status_code == 302
    assert "证据原件" in page("assigner", "records", case.pk)


def test_the_page_costs_the_same_queries_with_more_people(cast):
    case = granted(cast, "甲某", 11)
    client, path = signed_in("assigner"), reverse("assignment:assign", args=[case.pk])
    client.get(path)
    counts = []
    for more in (0, 60):
        Provider.objects.bulk_create(
            Provider(
                name=f"律师{number}", kind="lawyer", organisation=cast.firms[number % 2],
                has_lawyer_licence=True, joined_on=date(2020, 1, 1),
            )
            for number in range(more)
        )  # fmt: skip
        with CaptureQueriesContext(connection) as seen:
            client.get(path)
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 30
