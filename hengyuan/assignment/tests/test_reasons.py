"""A record keeps its reasons in Chinese, whoever assigns; the page tells them to the reader."""

import pytest
from django.urls import reverse
from django.utils import translation

from hengyuan.assignment import commands
from hengyuan.assignment.models import Assignment
from hengyuan.assignment.queries import kept
from hengyuan.assignment.queries.reasons import WITH_VALUES, told
from hengyuan.assignment.tests.factories import granted
from hengyuan.kernel import clock
from hengyuan.web.tests.factories import signed_in
from tests.cast import at


@pytest.mark.parametrize("sentence", WITH_VALUES)
def test_a_reason_with_values_is_found_again(sentence):
    names = ("day", "group", "number", "place", "record", "points")
    kept_words = sentence % dict.fromkeys(names, "7")
    assert told(kept_words) == kept_words
    with translation.override("en"):
        assert told(kept_words) != kept_words and "7" in told(kept_words)


def test_values_are_read_in_their_turn_and_the_unknown_stays():
    with translation.override("en"):
        assert "尚无" not in told("等候最久的单位，上次指派尚无")
        assert told("谁也没有写过的理由") == "谁也没有写过的理由"
        assert told("") == ""


@pytest.mark.django_db
def test_who_assigns_in_english_leaves_a_chinese_record(cast, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at("2026-03-05 09:00"))
    case = granted(cast, "甲某", 11)
    with translation.override("en"):
        commands.assign_by_rotation(case=case, actor=cast.actor("assigner"), at=clock.now())
    record = Assignment.objects.get(case=case).record
    assert kept(record).why.startswith("等候最久的单位")
    client = signed_in("assigner")
    client.cookies["django_language"] = "en"
    page = client.get(reverse("assignment:records", args=[case.pk])).content.decode()
    assert "等候最久" not in page and "waited longest" in page
