"""Training needs of a round: who lacks what, counted once a dossier; exported; who sees it."""

import pytest
from django.urls import reverse

from hengyuan.kernel import clock
from hengyuan.law.review.words import Grade
from hengyuan.peer_review.models import Dossier
from hengyuan.peer_review.queries.training import needs_of
from hengyuan.peer_review.tests.factories import sheets_of, sign
from hengyuan.peer_review.tests.results_factories import USED_AT, graded, read
from hengyuan.web.tests.factories import signed_in
from tests.cast import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: USED_AT)
    return build()


@pytest.fixture
def round_(cast):
    return read(cast)


def test_only_final_dossiers_count_and_each_once(cast, round_):
    first, second = Dossier.objects.order_by("code")
    for sheet in sheets_of(second)[:2]:
        sign(sheet, Grade.QUALIFIED)  # signed, not final
    graded(cast, first, Grade.QUALIFIED)
    needs = needs_of(round_)
    assert len(needs) == 16 and {(one.short, one.of) for one in needs} == {(1, 1)}
    assert {one.handler for one in needs} == {first.case.handler.name}


def test_half_of_the_readers_is_not_enough(cast, round_):
    first = Dossier.objects.order_by("code").first()
    sign(sheets_of(first)[0], Grade.QUALIFIED)  # sixteen items partly
    Dossier.objects.filter(pk=first.pk).update(state="final", grade="good")
    assert len(needs_of(round_)) == 16
    Dossier.objects.filter(pk=first.pk).update(state="reading", grade="")
    sign(sheets_of(first)[1], Grade.EXCELLENT)  # one finds them short, the other does not
    Dossier.objects.filter(pk=first.pk).update(state="final", grade="good")
    assert needs_of(round_) == []


def test_the_page_is_exported_and_seen_by_who_sees_the_round(cast, round_):
    first = Dossier.objects.order_by("code").first()
    graded(cast, first, Grade.QUALIFIED)
    path = reverse("peer_review:training", args=[round_.pk])
    client = signed_in("bureau")
    page = client.get(path).content.decode()
    assert first.case.handler.name in page
    assert first.case.recipient.name not in page
    assert sheets_of(first)[0].reader.account.name not in page
    export = client.get(f"{path}?export=csv").content.decode()
    assert export.count(first.case.handler.name) == 16
    for who in ("officer", "handler", "head", "outsider", "district_bureau", "reader_1"):
        assert signed_in(who).get(path).status_code == 404, who
