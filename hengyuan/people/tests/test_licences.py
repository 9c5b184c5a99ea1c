"""One licence, one person in force: said in words by the command, and kept by the database."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from hengyuan.people.commands import LicenceTaken, enter_provider
from hengyuan.people.models import Provider
from tests.cast import at, build

pytestmark = pytest.mark.django_db
NOW = at("2026-03-02 09:00")
NUMBER = "14401202010000031"


@pytest.fixture
def cast():
    return build()


def entered(cast, name, number=NUMBER):
    provider = Provider(name=name, kind="lawyer", organisation=cast.firms[0],
                        licence_number=number, joined_on=NOW.date())  # fmt: skip
    return enter_provider(provider=provider, actor=cast.actor("head"), at=NOW)


def test_a_licence_is_taken_until_its_holder_leaves(cast):
    first = entered(cast, "甲")
    with pytest.raises(LicenceTaken, match="另一名"):
        entered(cast, "乙")
    Provider.objects.filter(pk=first.pk).update(left_on=date(2026, 3, 2))
    assert entered(cast, "乙").pk != first.pk


def test_people_without_a_licence_are_as_many_as_they_are(cast):
    assert entered(cast, "甲", "").pk != entered(cast, "乙", "").pk


def test_the_database_refuses_what_goes_past_the_command(cast):
    first = entered(cast, "甲")
    with pytest.raises(IntegrityError), transaction.atomic():
        Provider.objects.create(name="乙", kind="lawyer", organisation=cast.firms[1],
                                licence_number=NUMBER, joined_on=NOW.date())  # fmt: skip
    Provider.objects.filter(pk=first.pk).update(left_on=NOW.date())
    back = entered(cast, "乙")
    with pytest.raises(IntegrityError), transaction.atomic():
        Provider.objects.filter(pk=first.pk).update(left_on=None)
    assert Provider.objects.get(licence_number=NUMBER, left_on=None) == back
