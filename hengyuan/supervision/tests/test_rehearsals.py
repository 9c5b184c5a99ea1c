"""A draft over all cases: in the background, once however often it is asked, whole after a kill."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hengyuan.kernel import clock
from hengyuan.kernel.errors import NotAllowed
from hengyuan.ledger import audit
from hengyuan.ledger.commands import settled
from hengyuan.ledger.queries import stream_events
from hengyuan.queue import worker
from hengyuan.supervision.commands import following, rehearsals
from hengyuan.supervision.commands.rehearsals import CannotRehearse, rehearse_on
from hengyuan.supervision.models import Alert, RehearsalFlip, RehearsalRun
from hengyuan.web.tests.factories import applied, signed_in
from tests.cast import at, build
from tests.journeys.test_chain import assign_and_name, examine_and_grant

pytestmark = pytest.mark.django_db
NOW = at("2026-03-16 09:00")
DRAFT = {"rule": "J06-silent", "bound": "days"}


@pytest.fixture
def cast(monkeypatch):
    """Five cases with their handlers since the fifth of March; nobody did anything since."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(rehearsals, "AT_ONCE", 2)
    cast = build()
    for serial in range(11, 16):
        case = applied(cast, serial=serial)
        examine_and_grant(cast, case)
        assign_and_name(cast, case)
    following.supervise_events(upto=settled(), at=NOW)
    return cast


def ask(cast, tried=3, who="quality"):
    return rehearsals.ask_rehearsal(**DRAFT, tried=tried, actor=cast.actor(who), at=NOW)


def run_to_the_end(run):
    while rehearse_on(run_id=run.pk, at=NOW):
        pass
    run.refresh_from_db()
    return run


def test_every_case_is_tried_in_the_background_and_no_alert_is_touched(cast):
    before = list(Alert.objects.values_list("pk", flat=True))
    run = ask(cast)
    assert (run.total, run.looked_at, run.done_at) == (5, 0, None)
    worker.run_due("w")
    run.refresh_from_db()
    assert (run.looked_at, run.done_at) == (5, NOW)
    flips = list(run.flips.all())
    assert len(flips) == 5 and all(flip.is_new for flip in flips)
    assert "3" in flips[0].sentence
    assert list(Alert.objects.values_list("pk", flat=True)) == before
    told = [event.type for event in stream_events(run.stream)]
    assert sorted(told) == ["rehearsal.asked", "rehearsal.done"]
    assert not audit.run().differences
    RehearsalFlip.objects.first().delete()
    assert [one.column for one in audit.run().differences] == ["coming"]


def test_a_run_that_was_stopped_goes_on_without_a_case_twice_or_left_out(cast, monkeypatch):
    run = ask(cast)
    assert rehearse_on(run_id=run.pk, at=NOW)

    def killed(*_what):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(rehearsals, "_keep_flips", killed)
        rehearse_on(run_id=run.pk, at=NOW)
    run.refresh_from_db()
    assert (run.looked_at, run.flips.count()) == (2, 2)  # what was not kept was not read
    run_to_the_end(run)
    assert (run.looked_at, run.flips.count()) == (5, 5)
    assert not rehearse_on(run_id=run.pk, at=NOW)  # called again: nothing is done twice
    assert not audit.run().differences


def test_the_same_draft_asked_twice_is_one_run_until_it_is_done(cast):
    first = ask(cast)
    assert ask(cast, who="head") == first
    assert ask(cast, tried=4) != first
    run_to_the_end(first)
    assert ask(cast) != first


def test_a_draft_that_changes_nothing_says_so(cast):
    assert not run_to_the_end(ask(cast, tried=45)).flips.exists()  # the number in force


def test_only_over_what_one_sees_whole_and_only_a_number_that_is_there(cast):
    for who in ("officer", "handler"):
        with pytest.raises(NotAllowed):
            ask(cast, who=who)
    with pytest.raises(CannotRehearse):
        rehearsals.ask_rehearsal(
            rule="J06-silent", bound="x", tried=3, actor=cast.actor("head"), at=NOW
        )
    assert ask(cast, who="bureau").institution_id is None
    assert RehearsalRun.objects.get().total == 5


def test_the_list_of_runs_costs_the_same_for_many(cast):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert quality.get(reverse("supervision:rehearsals")).status_code == 200
        return len(queries)

    quality = signed_in("quality")
    ask(cast)
    asked()
    before = asked()
    for tried in range(4, 9):
        ask(cast, tried=tried)
    assert asked() == before


def test_the_pages_ask_show_the_way_and_list_with_why(cast):
    quality = signed_in("quality")
    page = quality.get(reverse("supervision:rehearsal", args=DRAFT.values()), {"value": 3})
    assert "在后台试算全部案件" in page.content.decode()
    asked = reverse("supervision:ask_rehearsal", args=DRAFT.values())
    answer = quality.post(asked, {"value": 3})
    run = RehearsalRun.objects.get()
    url = reverse("supervision:rehearsal_run", args=[run.pk])
    assert answer["Location"] == url == quality.post(asked, {"value": 3})["Location"]
    assert "已试算 0 / 5 件" in quality.get(url).content.decode()
    progress = reverse("supervision:rehearsal_progress", args=[run.pk])
    assert "HX-Refresh" not in quality.get(progress)
    run_to_the_end(run)
    assert quality.get(progress)["HX-Refresh"] == "true"
    with CaptureQueriesContext(connection) as queries:
        page = quality.get(url).content.decode()
    assert len(queries) < 25
    flip = run.flips.first()
    assert "试算完毕" in page and flip.case.number in page and flip.sentence in page
    assert "没有" in quality.get(url, {"change": "gone"}).content.decode()
    assert quality.post(asked, {"value": "x"}).status_code == 302
    listed = reverse("supervision:rehearsals")
    told = quality.get(listed).content.decode()
    assert url in told and "5 / 5" in told and "45 改为 3" in told
    assert url not in signed_in("bureau").get(listed).content.decode()
    assert signed_in("officer").get(listed).status_code == 404
    for who in ("officer", "outsider", "bureau"):  # the bureau has its own runs
        assert signed_in(who).get(url).status_code == 404
    assert signed_in("officer").post(asked, {"value": 3}).status_code == 404
