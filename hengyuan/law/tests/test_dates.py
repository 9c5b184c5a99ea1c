"""Imprecise dates keep exactly the precision they were given."""

from datetime import date

import pytest

from hengyuan.law.dates import DateRange, Exactness, MalformedDate, add_months


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "exactness", "written"),
    [
        ("2024-10-30", "2024-10-30", "2024-10-30", "day", "2024-10-30"),
        ("2024-02", "2024-02-01", "2024-02-29", "bounded", "2024-02-01..2024-02-29"),
        ("2024", "2024-01-01", "2024-12-31", "bounded", "2024-01-01..2024-12-31"),
        (2024, "2024-01-01", "2024-12-31", "bounded", "2024-01-01..2024-12-31"),
        (date(2024, 10, 30), "2024-10-30", "2024-10-30", "day", "2024-10-30"),
        ("2024-10..2024-11-05", "2024-10-01", "2024-11-05", "bounded", "2024-10-01..2024-11-05"),
        ("2024-10-02..", "2024-10-02", None, "open", "2024-10-02.."),
        ("..2024-10", None, "2024-10-31", "open", "..2024-10-31"),
        ("..", None, None, "none", ".."),
    ],
)
def test_reads_what_a_source_says(text, earliest, latest, exactness, written):
    found = DateRange.parse(text)
    assert (found.earliest and str(found.earliest)) == earliest
    assert (found.latest and str(found.latest)) == latest
    assert found.exactness is Exactness(exactness)
    assert str(found) == written
    assert DateRange.parse(str(found)) == found


@pytest.mark.parametrize("text", ["", "yesterday", "2024-13", "2023-02-29", "24-10", "2024-1-1"])
def test_refuses_what_is_no_date(text):
    with pytest.raises(MalformedDate, match="is no date"):
        DateRange.parse(text)


def test_refuses_a_range_without_a_day():
    with pytest.raises(MalformedDate, match="no day lies between"):
        DateRange.parse("2024-10-02..2024-10-01")


def test_the_day_is_told_only_when_it_is_known():
    assert DateRange.parse("2024-10-30").day == date(2024, 10, 30)
    assert DateRange.parse("2024-10").day is None


def test_shifts_and_narrows():
    month = DateRange.parse("2024-10")
    assert str(month.shift(1)) == "2024-10-02..2024-11-01"
    assert str(DateRange().shift(3)) == ".."
    assert str(month.narrow(not_before=date(2024, 10, 5))) == "2024-10-05..2024-10-31"
    assert str(month.narrow(not_after=date(2024, 10, 5))) == "2024-10-01..2024-10-05"
    assert DateRange().narrow() == DateRange()
    with pytest.raises(MalformedDate):
        month.narrow(not_before=date(2024, 11, 1))


def test_compares_only_what_is_certain():
    october, november = DateRange.parse("2024-10"), DateRange.parse("2024-11")
    assert october.surely_before(november)
    assert not november.surely_before(october)
    assert not october.surely_before(DateRange())
    end = DateRange.parse("2024-10-31")
    assert not october.surely_before(end)
    assert october.surely_not_after(end)
    assert not october.surely_not_after(DateRange.parse("2024-10-30"))


def test_knows_which_days_are_possible():
    month = DateRange.parse("2024-10")
    assert [month.may_be(date(2024, m, d)) for m, d in ((9, 30), (10, 1), (10, 31), (11, 1))] == [
        False,
        True,
        True,
        False,
    ]
    assert DateRange().may_be(date(1999, 1, 1))


@pytest.mark.parametrize(
    ("on", "count", "expected"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2024-01-30", 1, "2024-02-29"),
        ("2024-01-29", 1, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2025-12-15", 1, "2026-01-15"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2025-08-31", 6, "2026-02-28"),
    ],
)
def test_months_end_on_the_corresponding_day_else_the_last(on, count, expected):
    assert str(add_months(date.fromisoformat(on), count)) == expected
