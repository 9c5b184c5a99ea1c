"""Pages that were sent are kept for thirty days, then forgotten."""

import uuid
from datetime import timedelta

import pytest

from hengyuan.cases.commands import FORGOTTEN_AT_ONCE, forget_sent_forms
from hengyuan.cases.tasks import forget_sent_forms as task
from hengyuan.kernel.models import SentForm
from tests.cast import at

NOW = at("2026-06-30 03:40")
pytestmark = pytest.mark.django_db


def sent(when):
    return SentForm(token=uuid.uuid4(), command="notice", account_id=1, sent_at=when)


def test_only_old_ones_are_forgotten_however_many(monkeypatch):
    monkeypatch.setattr("hengyuan.cases.commands.FORGOTTEN_AT_ONCE", 2)
    assert FORGOTTEN_AT_ONCE > 2
    days = (29, 30, 31, 40, 50, 60)
    SentForm.objects.bulk_create(sent(NOW - timedelta(days=day)) for day in days)
    assert forget_sent_forms(at=NOW) == 4
    assert SentForm.objects.count() == 2


def test_the_task_runs_twice_without_harm(monkeypatch):
    monkeypatch.setattr("hengyuan.kernel.clock.now", lambda: NOW)
    sent(NOW - timedelta(days=31)).save()
    for _run in range(2):
        task.call(day="2026-06-30")
    assert not SentForm.objects.exists()
