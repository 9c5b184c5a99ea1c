"""The pages: the right actor, the wrong actor, nobody; nothing personal in clear."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.cache import SessionStore
from django.db import connection
from django.http import Http404
from django.test import RequestFactory
from django.urls import reverse

from hengyuan.ledger import commands, triggers, views
from hengyuan.ledger.tests.factories import AT, LIN, WANG, append
from hengyuan.ledger.tests.test_access import AUDITOR, HEAD, OFFICER, OTHER_HEAD

pytestmark = pytest.mark.django_db


def ask(view, address, actor, *args):
    request = RequestFactory().get(address)
    request.user = get_user_model()(username="someone") if actor else AnonymousUser()
    request.actor = actor
    request.session = SessionStore()
    return view(request, *args)


def stream_page(actor, name="case:1", query=""):
    return ask(views.stream, reverse("ledger:stream", args=[name]) + query, actor, name)


@pytest.fixture
def filled():
    for n in range(3):
        append(count=n, at=AT + timedelta(hours=n), personal={WANG: {"name": "王小明"}})
    commands.checkpoint(at=AT + timedelta(days=1))


def test_the_addresses():
    assert reverse("ledger:newest").endswith("/ledger/")
    assert reverse("ledger:checkpoints").endswith("/ledger/checkpoints/")
    assert reverse("ledger:stream", args=["case:1"]).endswith("/ledger/case:1/")


def test_a_stream_shows_each_event_with_its_hash(filled):
    page = stream_page(AUDITOR).content.decode()
    for n in range(3):
        assert f"收到材料{n}份" in page
    assert page.count(" 相符</span>") == page.count(" 相接</span>") == 3
    assert 'data-verified="yes"' in page
    assert "王小明" not in page
    assert "密封 1 人的个人信息" in page


def test_a_changed_event_is_marked(filled):
    triggers.remove(connection)
    with connection.cursor() as cursor:
        cursor.execute("""UPDATE ledger_event SET "values" = '{"count":9}' WHERE seq = 2""")
    page = stream_page(AUDITOR).content.decode()
    assert 'data-verified="no"' in page
    assert (page.count(" 内容与哈希不符</span>"), page.count(" 相符</span>")) == (1, 2)


def test_a_forgotten_person_is_told_as_such(filled):
    commands.forget(subject=WANG, actor=LIN, at=AT, reason="本人要求")
    page = stream_page(AUDITOR).content.decode()
    assert "其中 1 人的密钥已销毁" in page
    assert 'data-verified="yes"' in page


def test_a_long_stream_is_paged(filled, monkeypatch):
    monkeypatch.setattr(views, "PAGE", 2)
    first = stream_page(AUDITOR).content.decode()
    assert "?before=2" in first
    assert ("收到材料2份" in first, "收到材料0份" in first) == (True, False)
    second = stream_page(AUDITOR, query="?before=2").content.decode()
    assert "收到材料0份" in second
    assert 'href="?before=' not in second
    assert 'data-verified="yes"' in second


@pytest.mark.parametrize("query", ["?before=x", "?before=-1", "?before=" + "9" * 40, "?before=²"])
def test_a_wrong_place_begins_at_the_newest(filled, query):
    assert "收到材料2份" in stream_page(AUDITOR, query=query).content.decode()


def test_the_newest_events_link_to_their_streams(filled):
    page = ask(views.newest, reverse("ledger:newest"), HEAD).content.decode()
    assert reverse("ledger:stream", args=["case:1"]) in page
    assert "收到材料2份" in page
    empty = ask(views.newest, reverse("ledger:newest"), OTHER_HEAD).content.decode()
    assert "还没有事件" in empty


def test_checkpoints_are_shown_with_their_signature(filled, settings, tmp_path):
    page = ask(views.checkpoints, reverse("ledger:checkpoints"), AUDITOR).content.decode()
    assert "3 条，累计 3 条" in page
    assert " 相符</span>" in page
    settings.KEYS_DIR = tmp_path
    page = ask(views.checkpoints, reverse("ledger:checkpoints"), AUDITOR).content.decode()
    assert " 不符</span>" in page


def test_no_checkpoint_yet_is_said():
    page = ask(views.checkpoints, reverse("ledger:checkpoints"), AUDITOR).content.decode()
    assert "系统自动签署" in page


def test_others_find_nothing(filled):
    with pytest.raises(Http404):
        stream_page(OTHER_HEAD)
    with pytest.raises(Http404):
        stream_page(AUDITOR, "case:unknown")
    for view, name in ((views.newest, "newest"), (views.checkpoints, "checkpoints")):
        with pytest.raises(Http404):
            ask(view, reverse(f"ledger:{name}"), OFFICER)


def test_nobody_is_sent_to_the_login(filled):
    assert stream_page(None).status_code == 302
    for view, name in ((views.newest, "newest"), (views.checkpoints, "checkpoints")):
        assert ask(view, reverse(f"ledger:{name}"), None).status_code == 302


def test_a_page_asks_the_database_a_fixed_number_of_times(filled, django_assert_max_num_queries):
    for n in range(20):
        append(count=n, personal={WANG: {"name": "王小明"}})
    with django_assert_max_num_queries(6):
        stream_page(AUDITOR)
