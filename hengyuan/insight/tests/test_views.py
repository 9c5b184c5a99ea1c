"""The pages: for head, bureau and audit; nobody else finds them."""

import io
from dataclasses import replace

import pytest
from django.http import Http404
from django.urls import reverse
from openpyxl import load_workbook

from hengyuan.insight import access
from hengyuan.insight.models import Judgement
from hengyuan.people.models import Account


def log_in(client, who):
    client.force_login(Account.objects.get(username=who))


def page(run, name="month", *more):
    return reverse(f"insight:{name}", args=[run.pk, *more])


@pytest.mark.parametrize("who", ["head", "bureau"])
def test_head_and_bureau_read_the_month(client, run, who):
    log_in(client, who)
    assert run.month in client.get(reverse("insight:months")).content.decode()
    text = client.get(page(run)).content.decode()
    for words in ("没有人偏离", "重大、敏感案件", "不是补贴标准", run.digest):
        assert words in text


@pytest.mark.parametrize("who", ["assigner", "officer", "finance", "firm_1", "handler", "outsider"])
def test_nobody_else_finds_it(client, run, who):
    log_in(client, who)
    unit = next(key for key in run.figures["units"] if key[0] == "f")
    gets = [reverse("insight:months"), page(run), page(run, "firm", int(unit[1:])),
            page(run, "judge", "firms", unit)]  # fmt: skip
    assert [client.get(path).status_code for path in gets] == [404] * 4
    assert client.post(page(run, "again")).status_code == 404
    assert client.post(page(run, "judge", "firms", unit), {}).status_code == 404


def test_audit_reads_in_its_region_and_does_not_judge(cast, run):
    auditor = replace(cast.actor("bureau"), roles=frozenset({"R-21"}))
    assert access.get_run_for(auditor, run.pk) == run
    assert not access.may_judge(auditor)
    with pytest.raises(Http404):
        access.get_run_for(replace(auditor, region="990200"), run.pk)
    with pytest.raises(Http404):
        access.refuse_strangers(None)
    assert not access.runs_visible_to(None).exists()


def test_the_firms_are_a_file(client, run):
    log_in(client, "head")
    answer = client.get(page(run), {"export": "xlsx"})
    rows = list(load_workbook(io.BytesIO(answer.content)).active.values)
    names = {row["name"] for key, row in run.figures["units"].items() if key[0] == "f"}
    assert rows[0][:2] == ("承办单位", "本月件数")
    assert {row[0] for row in rows[1:]} == names


def test_a_firm_has_its_month(client, run):
    log_in(client, "head")
    unit = max(
        (key for key in run.figures["units"] if key[0] == "f"),
        key=lambda key: run.figures["units"][key]["cases"],
    )
    text = client.get(page(run, "firm", int(unit[1:]))).content.decode()
    assert run.figures["units"][unit]["name"] in text and "追索劳动报酬" in text
    assert client.get(page(run, "firm", 0)).status_code == 404


def test_the_month_costs_few_queries(client, standing, django_assert_max_num_queries):
    run, _unit = standing
    log_in(client, "head")
    client.get(page(run))
    with django_assert_max_num_queries(12):
        client.get(page(run))


def test_again_says_whether_the_figures_are_the_same(client, run):
    log_in(client, "head")
    text = client.post(page(run, "again"), follow=True).content.decode()
    assert "所有数字一致" in text
    run.figures["tests"]["people"]["stands"]["spread"] += 1
    run.save(update_fields=["figures"])
    assert "不一致" in client.post(page(run, "again"), follow=True).content.decode()


def test_a_deviation_is_judged_on_its_page(client, standing):
    run, unit = standing
    log_in(client, "head")
    assert "得到的多于规则预期" in client.get(page(run)).content.decode()
    path = page(run, "judge", "firms", unit)
    assert client.get(path).status_code == 200
    assert client.post(path, {"conclusion": "explained"}).status_code == 422
    words = {"conclusion": "explained", "note": "假期中只有该所值班"}
    text = client.post(path, words, follow=True).content.decode()
    assert "假期中只有该所值班" in text
    assert Judgement.objects.get().unit == unit
    assert client.get(page(run, "judge", "people", unit)).status_code == 404
    assert client.get(page(run, "judge", "towns", unit)).status_code == 404
