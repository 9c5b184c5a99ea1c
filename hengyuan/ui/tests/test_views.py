"""The style guide, saved views of their owner alone, and the pages of errors."""

import pytest
from django.forms import Form
from django.template.loader import render_to_string
from django.urls import reverse

from hengyuan.ui import commands, queries
from hengyuan.ui.models import SavedView
from hengyuan.ui.rules import DemoAccount


def test_the_style_guide_is_for_demo_and_debug_only(client, settings, db):
    settings.DEBUG = False
    settings.DEMO = True
    assert client.get(reverse("ui:style_guide")).status_code == 200
    settings.DEMO = False
    assert client.get(reverse("ui:style_guide")).status_code == 404


def test_every_page_forbids_inline_scripts_and_has_none(client, db):
    response = client.get(reverse("ui:style_guide"))
    assert "script-src 'self'" in response.headers["Content-Security-Policy"]
    html = response.content.decode()
    assert html.count("<script") == html.count("<script src=")
    assert " style=" not in html
    assert "onclick" not in html


def test_errors_come_back_with_what_was_typed(client, db):
    response = client.post(reverse("ui:style_guide"), {"name": "欧阳", "birth": "not a day"})
    html = response.content.decode()
    assert "data-error-summary" in html
    assert 'value="欧阳"' in html
    assert "data-bound" in html


def test_a_filter_is_saved_shown_and_forgotten(client, account):
    client.force_login(account)
    target = reverse("ui:style_guide")
    values = {"page": "ui.samples", "title": "慢件", "query": "sort=fen&page=3&export=csv"}
    client.post(reverse("ui:save_view"), values | {"next": target})
    view = SavedView.objects.get()
    assert view.query == "sort=fen"
    assert "慢件" in client.get(target).content.decode()
    client.post(reverse("ui:forget_view", args=[view.pk]), {"next": target})
    assert not SavedView.objects.exists()


def test_the_same_name_replaces_and_stays_ones_own(account, outsider):
    commands.save_view(account_id=account.pk, page="p", title="甲", query="a=1")
    commands.save_view(account_id=account.pk, page="p", title="甲", query="a=2")
    assert [v.query for v in queries.saved_views(account.pk, "p")] == ["a=2"]
    assert not queries.saved_views(outsider.pk, "p")
    assert not queries.saved_views(None, "p")


def test_nobody_forgets_the_view_of_another(client, account, outsider):
    view = commands.save_view(account_id=account.pk, page="p", title="甲", query="")
    client.force_login(outsider)
    assert client.post(reverse("ui:forget_view", args=[view.pk])).status_code == 404
    assert SavedView.objects.filter(pk=view.pk).exists()


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/", "javascript:1"])
def test_going_back_never_leaves_the_site(client, account, target):
    client.force_login(account)
    values = {"page": "p", "title": "甲", "query": "", "next": target}
    assert client.post(reverse("ui:save_view"), values).headers["Location"] == "/"


def test_a_visitor_saves_nothing(client, db):
    response = client.post(reverse("ui:save_view"), {"page": "p", "title": "x", "next": "/"})
    assert response.status_code == 302
    assert not SavedView.objects.exists()


def test_a_view_without_a_name_is_refused_with_words(client, account):
    client.force_login(account)
    values = {"page": "p", "title": " ", "query": "", "next": reverse("ui:style_guide")}
    response = client.post(reverse("ui:save_view"), values, follow=True)
    assert "没有保存" in response.content.decode()


@pytest.mark.parametrize("code", [400, 403, 404, 500])
def test_pages_of_errors_stand_alone(code):
    html = render_to_string(f"{code}.html")
    assert str(code) in html
    assert "<h1" in html


def test_the_login_page_offers_the_demo_cast_only_when_given():
    html = render_to_string("account/login.html", {"form": Form(), "demo_cast": []})
    assert "data-fill-login" not in html
    cast = [DemoAccount("shen", "secret", "沈一禾", "窗口工作人员")]
    html = render_to_string("account/login.html", {"form": Form(), "demo_cast": cast})
    assert 'data-username="shen"' in html
