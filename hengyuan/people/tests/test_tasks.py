"""Logins that have run out are forgotten; the others stay."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from hengyuan.people.tasks import forget_ended_sessions


@pytest.mark.django_db
def test_ended_sessions_go_and_running_ones_stay():
    now = timezone.now()
    for key, ends in (("ended", now - timedelta(minutes=1)), ("runs", now + timedelta(hours=1))):
        Session.objects.create(session_key=key, session_data="", expire_date=ends)
    forget_ended_sessions.call(day="2026-06-30")
    assert [each.session_key for each in Session.objects.all()] == ["runs"]
