"""Reference numbers: no gap, no double, a series per organisation, word and year."""

import pytest
from django.db import transaction

from hengyuan.kernel.reference_number import take


@pytest.mark.django_db
def test_numbers_follow_each_other_within_a_series():
    taken = [str(take(organisation_id=1, word="青援审", year=2026)) for _ in range(3)]
    assert taken == [f"青援审字〔2026〕第{n}号" for n in (1, 2, 3)]


@pytest.mark.django_db
def test_each_organisation_word_and_year_counts_alone():
    take(organisation_id=1, word="青援审", year=2026)
    for organisation, word, year in ((2, "青援审", 2026), (1, "青援指", 2026), (1, "青援审", 2027)):
        assert take(organisation_id=organisation, word=word, year=year).serial == 1


@pytest.mark.django_db
def test_an_act_that_fails_gives_its_number_back():
    take(organisation_id=1, word="青援审", year=2026)
    with pytest.raises(RuntimeError), transaction.atomic():
        assert take(organisation_id=1, word="青援审", year=2026).serial == 2
        raise RuntimeError("the act failed")
    assert take(organisation_id=1, word="青援审", year=2026).serial == 2


@pytest.mark.django_db(transaction=True)
def test_a_number_is_taken_within_an_act():
    with pytest.raises(transaction.TransactionManagementError):
        take(organisation_id=1, word="青援审", year=2026)
