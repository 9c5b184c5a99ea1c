"""Dates known in part keep exactly the precision that they came with."""

from datetime import date

import pytest

from hengyuan.law.dates import DateRange
from hengyuan.law.errors import MalformedFile


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2024-10-30", date(2024, 10, 30), date(2024, 10, 30)),
        (date(2024, 10, 30), date(2024, 10, 30), date(2024, 10, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        (2023, date(2023, 1, 1), date(2023, 12, 31)),
    ],
)
def test_precision_is_kept(text, earliest, latest):
    assert DateRange.parse(text) == DateRange(earliest, latest)


@pytest.mark.parametrize("text", ["", "soon", "2024-13", "2024-02-30", "2024-02-01-04"])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(MalformedFile):
        DateRange.parse(text)


def test_bounds_in_order():
    with pytest.raises(MalformedFile, match="out of order"):
        DateRange(date(2024, 2, 2), date(2024, 2, 1))


def test_narrowing_never_empties():
    month = DateRange.parse("2024-02")
    assert month.not_before(date(2024, 2, 10)).earliest == date(2024, 2, 10)
    assert month.not_before(date(2024, 3, 10)) == month
    assert month.not_before(date(2024, 1, 1)) == month
    assert month.not_before(None) == month
    assert month.not_after(date(2024, 2, 10)).latest == date(2024, 2, 10)
    assert month.not_after(date(2024, 1, 10)) == month
    assert month.not_after(date(2024, 3, 1)) == month
    assert month.not_after(None) == month
    assert DateRange(None, None).not_before(date(2024, 1, 1)).earliest == date(2024, 1, 1)


def test_shifted_and_shown():
    assert DateRange.parse("2024-02-28").shifted(2) == DateRange.on(date(2024, 3, 1))
    assert DateRange(None, None).shifted(2) == DateRange(None, None)
    assert str(DateRange.parse("2024-02-28")) == "2024-02-28"
    assert str(DateRange(date(2024, 2, 1), None)) == "2024-02-01–…"
    assert not DateRange(None, None).is_exact
