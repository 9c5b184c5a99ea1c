"""The pages of every day ask the database as often for many cases as for few."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hengyuan.cases.access import visible_to
from hengyuan.cases.models import Case
from hengyuan.cases.rules import Stage
from hengyuan.kernel import clock
from hengyuan.web.queries import desk_of
from hengyuan.web.tests.factories import applied, signed_in, under_handling
from tests.cast import at

pytestmark = pytest.mark.django_db
CEILING = 40
AT_WORK = ("officer", "head", "assigner", "quality", "finance", "archivist", "handler")
EVERYBODY = (*AT_WORK, "bureau")
LATER = (
    Stage.EXAMINED, Stage.GRANTED, Stage.FIRST_EXAMINED, Stage.CLOSED, Stage.ARCHIVED,
    Stage.SUBSIDY_SIGNED,
)  # fmt: skip


@pytest.fixture(autouse=True)
def in_march(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at("2026-03-06 09:00"))


def asked(client, path):
    """How many queries a page needs, once the session is known."""
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path)
    assert answer.status_code == 200, path
    return len(queries)


def many(cast, first):
    """New applications, cases on the handlers' side, and one before each later desk."""
    for serial in range(first, first + 5):
        case = applied(cast, serial=serial, name=f"甲{serial}")
        if serial >= first + 3:
            under_handling(cast, case)
    for serial, stage in enumerate(LATER, start=first + 5):
        later = applied(cast, serial=serial, name=f"乙{serial}")
        Case.objects.filter(pk=later.pk).update(stage=stage)
    return case


@pytest.mark.parametrize("page", ["web:desk", "cases:list"])
def test_a_list_asks_no_more_for_more_cases(cast, page):
    path, actors = reverse(page), {who: cast.actor(who) for who in EVERYBODY}
    clients = {who: signed_in(who) for who in EVERYBODY}
    many(cast, 100)
    few = {who: asked(clients[who], path) for who in EVERYBODY}
    seen = {who: visible_to(actors[who]).count() for who in EVERYBODY}
    due = {who: len(desk_of(actors[who], clock.now()).due) for who in AT_WORK}
    many(cast, 200)
    assert {who: asked(clients[who], path) for who in EVERYBODY} == few
    assert max(few.values()) <= CEILING
    for who in EVERYBODY:
        assert visible_to(actors[who]).count() > seen[who], who
    for who in AT_WORK:
        assert len(desk_of(actors[who], clock.now()).due) > due[who] > 0, who


def test_a_case_page_asks_no_more_for_more_cases(cast):
    case = many(cast, 100)
    client, path = signed_in("head"), reverse("cases:case", args=[case.pk])
    few = asked(client, path)
    many(cast, 200)
    assert asked(client, path) == few <= CEILING
