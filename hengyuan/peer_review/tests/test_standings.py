"""A final grade reaches whoever works below: assignment, the pool, money, the scorecard."""

from datetime import date, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.urls import reverse

from hengyuan.assignment.queries.candidates import with_reviews
from hengyuan.cases.models import ReviewGrade
from hengyuan.cases.queries import review_of, review_standings
from hengyuan.kernel import clock
from hengyuan.kernel.clock import day_of
from hengyuan.law.qualification import Candidate, ProviderKind
from hengyuan.law.review.words import Grade
from hengyuan.money.queries import reviewed_for
from hengyuan.peer_review.models import Dossier
from hengyuan.peer_review.tests.factories import differences_in
from hengyuan.peer_review.tests.results_factories import (
    CORRECTED_AT,
    FINAL_AT,
    USED_AT,
    corrected,
    graded,
    read,
)
from hengyuan.supervision.queries.scorecard_counts import Counting
from hengyuan.supervision.rules.quarters import Quarter
from hengyuan.web.tests.factories import signed_in
from tests.cast import build

pytestmark = pytest.mark.django_db
ON = day_of(USED_AT)


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: USED_AT)
    return build()


@pytest.fixture
def dossier(cast):
    read(cast)
    row = Dossier.objects.select_related("case").order_by("code").first()
    graded(cast, row, Grade.EXCELLENT)
    row.refresh_from_db()
    return row


def differences():
    return [str(each) for each in differences_in("cases.ReviewGrade", "peer_review.Dossier")]


def test_a_final_grade_is_written_down_and_a_correction_keeps_its_day(cast, dossier):
    row = ReviewGrade.objects.get()
    assert (row.case_id, row.grade, row.graded_on) == (
        dossier.case_id,
        "excellent",
        day_of(FINAL_AT),
    )
    corrected(cast, dossier, Grade.GOOD)
    row.refresh_from_db()
    assert (row.grade, row.graded_on, row.corrected_on) == (
        "good", day_of(FINAL_AT), day_of(CORRECTED_AT)
    )  # fmt: skip
    assert differences() == []


def test_what_was_decided_before_is_written_down_by_the_migration(cast, dossier):
    corrected(cast, dossier, Grade.GOOD)
    names = ("case", "source", "grade", "graded_on", "corrected_on")
    before = list(ReviewGrade.objects.values_list(*names))
    ReviewGrade.objects.all().delete()
    import_module("hengyuan.peer_review.migrations.0009_grades_of_cases").write_down(apps, None)
    assert list(ReviewGrade.objects.values_list(*names)) == before


def test_it_is_told_for_two_years_of_who_handled_the_case(cast, dossier):
    handler = dossier.case.handler_id
    others = [one.pk for one in cast.providers.values() if one.pk != handler]
    found = review_standings([handler, *others], ON)
    assert set(found) == {handler} and found[handler].grade is Grade.EXCELLENT
    assert found[handler].last.number == dossier.case.number
    until = found[handler].until
    assert review_standings([handler], until) and not review_standings(
        [handler], until + timedelta(days=1)
    )


def test_the_match_says_the_grade_with_its_source(cast, dossier):
    people = [
        Candidate(kind=ProviderKind.LAWYER, id=str(one.pk)) for one in cast.providers.values()
    ]
    found = {int(each.id): each for each in with_reviews(people, ON)}
    mine = found.pop(dossier.case.handler_id)
    assert mine.quality.value == "excellent" and "同行评估优秀" in mine.quality_said[0]
    assert day_of(FINAL_AT).isoformat() in mine.quality_said[1]
    assert all(each.quality is None and each.quality_said == ("", "") for each in found.values())


def test_the_page_of_the_pool_tells_it_and_until_when(cast, dossier):
    page = reverse("people:provider", args=[dossier.case.handler_id])
    shown = signed_in("head").get(page).content.decode()
    assert "同行评估优秀" in shown and "可以优先考虑" in shown and "2028-" in shown
    corrected(cast, dossier, Grade.QUALIFIED)
    shown = signed_in("head").get(page).content.decode()
    assert "后更正" in shown and "可以优先考虑" not in shown


def test_the_subsidy_reads_it_only_where_its_schedule_pays_by_quality(cast, dossier, monkeypatch):
    assert reviewed_for(dossier.case, ON) == review_of(dossier.case, ON)
    assert reviewed_for(dossier.case, ON).grade is Grade.EXCELLENT
    kind = type("NoBand", (), {"has_quality_band": False})
    monkeypatch.setattr("hengyuan.law.subsidy.schedule_for", lambda *_asked: kind)
    assert reviewed_for(dossier.case, ON) is None
    monkeypatch.undo()
    other = Dossier.objects.exclude(pk=dossier.pk).select_related("case").get()
    assert reviewed_for(other.case, ON) is None  # not graded


def test_the_scorecard_counts_it_by_the_day_it_became_final(cast, dossier):
    def counts(quarter):
        found = Counting([cast.institution.pk], quarter, date(2026, 12, 1)).entries()
        kept = [each for each in found if "reviews" in each.counts]
        return [(each.handler, each.counts["reviews"], each.counts.get("reviews_good", 0))
                for each in kept]  # fmt: skip

    assert counts(Quarter(2026, 1)) == []
    handler = dossier.case.handler_id
    assert counts(Quarter(2026, 2)) == [(handler, 1, 1)]
    corrected(cast, dossier, Grade.QUALIFIED)
    assert counts(Quarter(2026, 2)) == [(handler, 1, 0)]
