"""Rest days: the notice decides, never the weekday; an unknown year is an error."""

from datetime import date, timedelta

import pytest

from hengyuan.law import calendar
from hengyuan.law.errors import MalformedFile

GOOD = """
year: 2027
notice: 示例通知（仅供测试）
holidays:
  - {name: 元旦, from: 2026-12-31, to: 2027-01-03}
  - {name: 春节, from: 2027-02-05, to: 2027-02-11}
workdays:
  - {name: 元旦, from: 2026-12-27}
  - {name: 春节, from: 2027-02-14}
"""


@pytest.fixture
def own(tmp_path, monkeypatch):
    """A folder of own calendars, seen by the calendar."""
    monkeypatch.setenv(calendar.CALENDAR_DIR, str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("on", "is_rest", "note"),
    [
        ("2026-02-13", False, "工作日"),
        ("2026-02-14", False, "调休上班（春节）"),
        ("2026-02-15", True, "春节"),
        ("2026-02-23", True, "春节"),
        ("2026-02-24", False, "工作日"),
        ("2026-02-28", False, "调休上班（春节）"),
        ("2026-03-01", True, "周末"),
        ("2026-09-20", False, "调休上班（国庆节）"),
        ("2026-10-01", True, "国庆节"),
        ("2026-10-07", True, "国庆节"),
        ("2026-10-08", False, "工作日"),
        ("2026-10-10", False, "调休上班（国庆节）"),
        ("2026-10-11", True, "周末"),
    ],
)
def test_days_of_2026(on, is_rest, note):
    day = date.fromisoformat(on)
    assert calendar.is_rest_day(day) is is_rest
    assert calendar.is_working_day(day) is not is_rest
    assert calendar.day_note(day) == note


def test_agrees_with_the_package_on_every_day_it_knows():
    import chinese_calendar

    day = date(2004, 1, 1)
    while day <= date(2026, 12, 31):
        assert calendar.is_rest_day(day) == chinese_calendar.is_holiday(day), day
        day += timedelta(days=1)


def test_a_rest_day_moves_to_the_next_working_day():
    assert calendar.working_day_on_or_after(date(2026, 2, 15)) == date(2026, 2, 24)
    assert calendar.working_day_on_or_after(date(2026, 2, 14)) == date(2026, 2, 14)


@pytest.mark.parametrize("ask", [calendar.is_rest_day, calendar.is_working_day, calendar.day_note])
@pytest.mark.parametrize("on", [date(2027, 3, 3), date(2003, 12, 31)])
def test_an_unknown_year_is_an_error_that_says_how_to_add_it(ask, on):
    with pytest.raises(calendar.UnknownYear, match=rf"no calendar for {on.year}.*{on.year}\.yaml"):
        ask(on)


def test_known_years_are_those_of_the_package():
    assert calendar.known_years() == tuple(range(2004, 2027))
    assert calendar.is_known(2026)
    assert not calendar.is_known(2027)


def test_a_file_adds_a_year_and_may_move_days_of_its_neighbour(own):
    (own / "2027.yaml").write_text(GOOD, encoding="utf-8")
    assert calendar.day_note(date(2026, 12, 31)) == "元旦"
    assert calendar.day_note(date(2026, 12, 27)) == "调休上班（元旦）"
    assert calendar.day_note(date(2027, 2, 5)) == "春节"
    assert calendar.day_note(date(2027, 2, 14)) == "调休上班（春节）"
    assert calendar.day_note(date(2027, 3, 3)) == "工作日"
    assert calendar.year_of(date(2027, 1, 1)).source == "2027.yaml"


def test_a_file_for_a_known_year_replaces_the_package(own):
    text = "{year: 2026, notice: 更正, holidays: [{name: 春节, from: 2026-02-16}]}"
    (own / "2026.yaml").write_text(text, encoding="utf-8")
    assert calendar.is_rest_day(date(2026, 2, 16))
    assert not calendar.is_rest_day(date(2026, 2, 17))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("{notice: x, holidays: [{name: a, from: 2027-01-01}]}", "year is missing"),
        ("{year: 2027, notice: x}", "holidays is empty"),
        ("{year: 2027, notice: x, holidays: [{name: a}]}", "from is missing"),
        ("{year: 2027, notice: x, holidays: [{name: a, from: 2021-01-01}]}", "no span of days"),
        (
            "{year: 2027, notice: x, holidays: [{name: a, from: 2027-01-02, to: 2027-01-01}]}",
            "no span of days",
        ),
        (
            "{year: 2027, notice: x, holidays: [{name: a, from: 2027-01-02, to: 2029-01-01}]}",
            "no span of days",
        ),
        ("{year: 2027, notice: x, holidays: [{name: a, from: 2028-01-01}]}", "without a calendar"),
        (
            "{year: 2027, notice: x, holidays: [{name: a, from: 2027-01-02}],"
            " workdays: [{name: a, from: 2027-01-02}]}",
            "both a holiday and a working day",
        ),
        ("{year: 2027, notice: x, feasts: []}", "unknown key"),
    ],
)
def test_a_malformed_file_is_one_clear_line(own, text, complaint):
    (own / "2027.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(MalformedFile, match=complaint):
        calendar.known_years()
