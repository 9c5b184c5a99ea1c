"""What a reader sees of a dossier: pages drawn anew, none of its people, firms and places."""

import json

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from hengyuan.dossier.blinding import blind_pages, secrets_of
from hengyuan.dossier.files import content_of, name_of
from hengyuan.dossier.models import StoredFile
from hengyuan.inspection.blinding import Kind
from hengyuan.kernel import clock
from hengyuan.ledger.queries import stream_events
from hengyuan.peer_review.commands import rounds
from hengyuan.peer_review.models import BlindPage, Dossier
from hengyuan.peer_review.queries import blind as queries
from hengyuan.peer_review.tasks import blind_dossier, drop_blind_pages
from hengyuan.peer_review.tests.factories import READ_AT, being_read, sheets_of, with_readers
from hengyuan.peer_review.tests.test_rounds import differences
from hengyuan.queue.models import Job
from hengyuan.web.tests.factories import signed_in
from tests.cast import build
from tests.journeys.test_chain import apply, assign_and_name, close_case, examine_and_grant, handle

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: READ_AT)
    return build()


@pytest.fixture
def dossier(cast):
    """A case with the papers that the site itself prints, drawn and allocated."""
    case = apply(cast)
    examine_and_grant(cast, case)
    handler = assign_and_name(cast, case)
    handle(case, handler)
    close_case(cast, case, handler)
    case.refresh_from_db()
    with_readers(cast, 3)
    changes = {"closed_from": case.closed_on, "closed_to": case.closed_on}
    being_read(cast, rate="1", **changes)
    return Dossier.objects.select_related("case", "round").get()


def test_the_case_tells_its_secrets(dossier):
    case = dossier.case
    told = {(one.kind, one.name) for one in secrets_of(case)}
    assert {
        (Kind.RECIPIENT, case.recipient.name), (Kind.HANDLER, case.handler.name),
        (Kind.FIRM, case.firm.name), (Kind.INSTITUTION, case.institution.name),
        (Kind.AID_NUMBER, case.number),
    } <= told  # fmt: skip


def test_no_page_tells_whose_dossier_it_is(dossier):
    blind_dossier.call(str(dossier.pk))
    pages = list(BlindPage.objects.filter(dossier=dossier))
    assert len(pages) > 3
    case, words = dossier.case, "".join("".join(page.text.split()) for page in pages)
    secrets = [one.name for one in secrets_of(case) if one.kind is not Kind.DISTRICT]
    assert {secret for secret in secrets if secret in words} == set()
    assert "〔受援人〕" in words and "〔承办人〕" in words
    for page in pages:
        picture = content_of(page.picture)
        assert picture.startswith(b"\x89PNG") and b"PDF" not in picture
    assert stream_events(dossier.stream)[0].type == "review_dossier.blinded"
    assert differences() == []


def test_it_is_done_once(dossier):
    blind_dossier.call(str(dossier.pk))
    count = BlindPage.objects.count()
    blind_dossier.call(str(dossier.pk))
    assert BlindPage.objects.count() == count


def test_a_reader_leafs_through_his_own_dossier_alone(cast, dossier):
    first, _second = sheets_of(dossier)
    client = signed_in(first.reader.account.username)
    waiting = client.get(reverse("peer_review:sheet", args=[first.pk])).content.decode()
    assert "正在遮盖" in waiting
    blind_dossier.call(str(dossier.pk))
    shown = client.get(reverse("peer_review:sheet", args=[first.pk])).content.decode()
    assert 'data-page="1"' in shown
    page = reverse("peer_review:page", args=[first.pk, 1])
    answer = client.get(page)
    assert answer["Content-Type"] == "image/png" and "no-store" in answer["Cache-Control"]
    with_sheet = {one.reader.account.username for one in sheets_of(dossier)}
    [other] = {"reader_1", "reader_2", "reader_3"} - with_sheet
    for who in (other, "bureau", "handler"):
        assert signed_in(who).get(page).status_code == 404
    assert client.get(reverse("peer_review:page", args=[first.pk, 999])).status_code == 404


def test_the_control_group_has_no_hints(dossier):
    Dossier.objects.filter(pk=dossier.pk).update(has_hints=False)
    assert queries.hints_of(Dossier.objects.get()) == []
    assert next(blind_pages(dossier.case)).number == 1


def ended(cast, dossier):
    """The grade is final, the round closed; what the queue was told."""
    Dossier.objects.filter(pk=dossier.pk).update(state="final")
    rounds.close_round(round_=dossier.round, actor=cast.actor("bureau"), at=READ_AT)
    return Job.objects.filter(task="hengyuan.peer_review.tasks.drop_blind_pages")


def test_once_the_round_is_over_the_pages_are_deleted_and_their_numbers_stay(
    cast, dossier, django_capture_on_commit_callbacks
):
    blind_dossier.call(str(dossier.pk))
    drop_blind_pages.call(str(dossier.round_id))  # too early: nothing happens
    pages = BlindPage.objects.filter(dossier=dossier)
    pictures = [page.picture for page in pages]
    assert len(pictures) > 3 and all(pictures)
    sheet, _second = sheets_of(dossier)
    client = signed_in(sheet.reader.account.username)
    page = reverse("peer_review:page", args=[sheet.pk, 1])
    [job] = ended(cast, dossier)
    assert json.loads(job.arguments)["kwargs"] == {"round_id": str(dossier.round_id)}
    assert client.get(page).status_code == 404  # from the moment on, not only once it ran
    with django_capture_on_commit_callbacks(execute=True):
        drop_blind_pages.call(str(dossier.round_id))
    assert pages.count() == len(pictures)
    assert {(one.picture_id, one.text, one.trouble) for one in pages.all()} == {
        (None, "", "DROPPED")
    }
    assert not StoredFile.objects.filter(pk__in=[one.pk for one in pictures]).exists()
    assert not [one for one in pictures if default_storage.exists(name_of(one.pk))]
    event = stream_events(dossier.stream)[0]
    assert event.type == "review_dossier.pages_dropped"
    assert json.loads(event.values)["pages"] == len(pictures)
    drop_blind_pages.call(str(dossier.round_id))
    assert stream_events(dossier.stream)[0].pk == event.pk  # once
    shown = client.get(reverse("peer_review:sheet", args=[sheet.pk])).content.decode()
    assert "已经删除" in shown and 'data-page="' not in shown
    assert differences() == []


def test_pages_are_not_made_for_a_round_that_is_over(cast, dossier):
    ended(cast, dossier)
    blind_dossier.call(str(dossier.pk))
    assert not BlindPage.objects.filter(dossier=dossier).exists()


def test_a_page_that_still_has_its_picture_is_seen_by_the_audit(cast, dossier):
    blind_dossier.call(str(dossier.pk))
    kept = BlindPage.objects.select_related("picture").get(dossier=dossier, number=1)
    ended(cast, dossier)
    drop_blind_pages.call(str(dossier.round_id))
    StoredFile.objects.bulk_create([kept.picture])
    BlindPage.objects.filter(pk=kept.pk).update(picture=kept.picture)
    assert any("has_picture" in each for each in differences())
