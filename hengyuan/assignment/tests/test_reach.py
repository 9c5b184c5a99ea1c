"""What a suggestion reads: a few statements for a pool of any size, rows like the tables' own."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hengyuan.assignment.queries import propose, question_of, reach
from hengyuan.assignment.tests.factories import TODAY, assigned, firm, granted
from hengyuan.cases.models import Case
from hengyuan.people.models import Provider
from hengyuan.pool.models import Standing

pytestmark = pytest.mark.django_db


def test_a_suggestion_asks_six_questions_however_large_the_pool(cast):
    case = Case.objects.select_related("recipient", "institution", "authority").get(
        pk=granted(cast, "甲某", 11).pk
    )
    for people in (0, 40):
        for serial in range(people):
            firm(cast, f"第{serial}律师事务所")
        with CaptureQueriesContext(connection) as asked:
            found = propose(case, TODAY).found
        assert found is not None and len(asked) == 6, [each["sql"] for each in asked]


def test_a_row_of_the_pool_is_the_same_as_the_table_says(cast):
    case = granted(cast, "甲某", 11)
    assigned(cast, case)
    Standing.objects.create(provider=cast.providers["second_handler"], monthly_limit=2)
    people = reach.people(question_of(case, TODAY))
    assert people
    for each in people:
        told = Provider.objects.select_related("organisation", "turn", "standing").get(pk=each.pk)
        for field in Provider._meta.concrete_fields:
            assert getattr(each, field.attname) == getattr(told, field.attname)
        assert each.organisation == told.organisation
        for name, values in (("turn", ("last_assigned_at",)), ("standing", reach.NOTED)):
            ours, theirs = getattr(each, name, None), getattr(told, name, None)
            assert ours == theirs
            for value in values if ours else ():
                assert getattr(ours, value) == getattr(theirs, value)
