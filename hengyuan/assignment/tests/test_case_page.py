"""The case page tells each decision and each round of the lot, and leads to the reasons."""

import pytest
from django.urls import reverse

from hengyuan.assignment import commands
from hengyuan.assignment.tests.lot_factories import drawn, waiting
from hengyuan.kernel import clock
from hengyuan.web.tests.factories import signed_in
from tests.cast import at

pytestmark = pytest.mark.django_db


def test_the_case_page_tells_each_decision_and_round(monkeypatch, cast):
    monkeypatch.setattr(clock, "now", lambda: at("2026-03-05 12:00"))
    case = waiting(cast)
    page = reverse("cases:case", args=[case.pk])
    assert 'id="assignment"' not in signed_in("assigner").get(page).content.decode()
    round_ = drawn(cast, case)
    shown = signed_in("assigner").get(page).content.decode()
    assert reverse("assignment:lot", args=[round_.pk]) in shown and "已摇出" in shown
    assert "为什么是他们" not in shown
    commands.assign_by_lot(case=case, actor=cast.actor("assigner"), at=at("2026-03-05 10:00"))
    shown = signed_in("assigner").get(page).content.decode()
    assert reverse("assignment:records", args=[case.pk]) in shown
    assert "当时考虑的人员：可以指派" in shown
    assert signed_in("outsider").get(page).status_code == 404
