"""The pages of every day ask the database as often for many cases as for few."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hengyuan.kernel import clock
from hengyuan.web.tests.factories import applied, signed_in, under_handling
from tests.cast import at

pytestmark = pytest.mark.django_db
CEILING = 40
EVERYBODY = ("officer", "head", "assigner", "quality", "finance", "archivist", "handler", "bureau")


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
    """Three new applications and two cases on the handler's side."""
    for serial in range(first, first + 5):
        case = applied(cast, serial=serial, name=f"甲{serial}")
        if serial >= first + 3:
            under_handling(cast, case)
    return case


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("page", ["web:desk", "cases:list"])
def test_a_list_asks_no_more_for_more_cases(cast, page, who):
    many(cast, 100)
    client, path = signed_in(who), reverse(page)
    few = asked(client, path)
    many(cast, 200)
    assert asked(client, path) == few <= CEILING


def test_a_case_page_asks_no_more_for_more_cases(cast):
    case = many(cast, 100)
    client, path = signed_in("head"), reverse("cases:case", args=[case.pk])
    few = asked(client, path)
    many(cast, 200)
    assert asked(client, path) == few <= CEILING
