"""Rest days of known years, years that a file adds, and a year that nobody knows."""

from datetime import date

import pytest

from hengyuan.law import calendar
from hengyuan.law.errors import MalformedFile


@pytest.fixture(autouse=True)
def fresh():
    calendar.notice_of.cache_clear()
    yield
    calendar.notice_of.cache_clear()


@pytest.mark.parametrize(
    ("day", "is_rest", "note"),
    [
        (date(2026, 2, 13), False, ""),
        (date(2026, 2, 14), False, "春节调休上班"),
        (date(2026, 2, 15), True, "春节"),
        (date(2026, 2, 23), True, "春节"),
        (date(2026, 2, 24), False, ""),
        (date(2026, 2, 28), False, "春节调休上班"),
        (date(2026, 3, 1), True, "周末"),
        (date(2026, 9, 20), False, "国庆节调休上班"),
        (date(2026, 9, 30), False, ""),
        (date(2026, 10, 1), True, "国庆节"),
        (date(2026, 10, 7), True, "国庆节"),
        (date(2026, 10, 8), False, ""),
        (date(2026, 10, 10), False, "国庆节调休上班"),
        (date(2024, 2, 29), False, ""),
    ],
)
def test_days_of_the_notice(day, is_rest, note):
    assert calendar.is_rest_day(day) is is_rest
    assert calendar.is_working_day(day) is not is_rest
    assert calendar.day_note(day) == note


def test_a_rest_day_moves_to_the_next_that_is_none():
    assert calendar.next_working_day(date(2026, 2, 15)) == date(2026, 2, 24)
    assert calendar.next_working_day(date(2026, 2, 14)) == date(2026, 2, 14)


@pytest.mark.parametrize("year", [2003, 2027])
def test_an_unknown_year_says_how_to_add_it(year):
    with pytest.raises(calendar.UnknownYear, match=rf"{year}\.yaml"):
        calendar.is_rest_day(date(year, 6, 3))


def test_a_file_adds_a_year(tmp_path, monkeypatch):
    (tmp_path / "2027.yaml").write_text(
        "days_off: {2027-01-01: 元旦}\ndays_worked: {2027-01-03: 元旦}\n", encoding="utf-8"
    )
    monkeypatch.setenv("HENGYUAN_CALENDAR_DIR", str(tmp_path))
    assert calendar.is_rest_day(date(2027, 1, 1))
    assert not calendar.is_rest_day(date(2027, 1, 3))
    assert calendar.is_rest_day(date(2027, 1, 2))
    assert calendar.day_note(date(2027, 1, 3)) == "元旦调休上班"


@pytest.mark.parametrize(
    "text", ["- 1", "days_off: [2027-01-01]", "days_off: {2026-01-01: x}", "days_off: {a: x}"]
)
def test_a_malformed_year_is_one_clear_line(tmp_path, monkeypatch, text):
    (tmp_path / "2027.yaml").write_text(text)
    monkeypatch.setenv("HENGYUAN_CALENDAR_DIR", str(tmp_path))
    with pytest.raises(MalformedFile, match=r"2027\.yaml"):
        calendar.is_rest_day(date(2027, 1, 1))
