"""Every example a lawyer reads, the properties of clocks, and what a caller may get wrong."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from hengyuan.law import deadlines
from hengyuan.law.calendar import UnknownYear, is_rest_day, is_working_day
from hengyuan.law.dates import DateRange
from hengyuan.law.deadlines import ClockState, Pause, compute, judge
from hengyuan.law.deadlines.compute import SHANGHAI, CannotCompute
from hengyuan.law.deadlines.rows import _rule
from hengyuan.law.errors import LawError, MalformedFile, NoValueInForce, UnknownRule

EXAMPLES = yaml.safe_load(
    (Path(__file__).parents[1] / "examples" / "deadlines.yaml").read_text(encoding="utf-8")
)
DAYS = st.dates(date(2022, 1, 1), date(2026, 9, 30))


def start_of(example):
    start = example["start"]
    if isinstance(start, date):
        return start
    return datetime.fromisoformat(start).replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["case"])
def test_example(example):
    def answer():
        return compute(
            example["rule"],
            start_of(example),
            jurisdiction=example.get("jurisdiction", ""),
            pauses=[Pause(begin, end, "PA-01") for begin, end in example.get("pauses", [])],
            triggers=example.get("triggers"),
        )

    if "raises" in example:
        with pytest.raises(LawError, match=str(example["raises"])):
            answer()
        return
    found = answer()
    assert found.due_on == example["due"]
    if "unrolled" in example:
        assert found.unrolled_on == example["unrolled"]
    if "considered" in example:
        assert len(found.considered) == example["considered"]
    if "warns" in example:
        assert example["warns"] in "".join(found.warnings)
    if found.due_on is not None and found.rule.unit == "day" and found.rule.kind == "clock":
        assert found.steps[-1].on == found.due_on or found.rule.is_backward
    assert found.as_dict()["rule"] == example["rule"]


@settings(max_examples=200, deadline=None)
@given(DAYS)
def test_a_rolling_clock_never_ends_on_a_rest_day(start):
    found = compute("AP-02", start)
    assert found.due_on is not None and not is_rest_day(found.due_on)
    assert found.unrolled_on == start + timedelta(days=7)
    counted = [step.counted for step in found.steps if step.counted]
    assert counted == list(range(1, 8))


@settings(max_examples=200, deadline=None)
@given(DAYS, st.integers(0, 20))
def test_a_later_start_is_never_due_earlier(start, days):
    first, second = compute("AP-02", start), compute("AP-02", start + timedelta(days=days))
    assert first.due_on is not None and second.due_on is not None
    assert first.due_on <= second.due_on


@settings(max_examples=200, deadline=None)
@given(DAYS, st.integers(0, 7), st.integers(0, 30))
def test_a_pause_never_shortens(start, after, length):
    begin = start + timedelta(days=after)
    pause = Pause(begin, begin + timedelta(days=length), "PA-01")
    for rule, place in (("AP-02", ""), ("AP-02", "330000")):
        plain = compute(rule, start, jurisdiction=place)
        paused = compute(rule, start, jurisdiction=place, pauses=[pause])
        assert plain.due_on is not None and paused.due_on is not None
        assert plain.due_on <= paused.due_on


@settings(max_examples=100, deadline=None)
@given(DAYS)
def test_a_working_day_clock_ends_on_a_working_day(start):
    found = compute("DL-01", start)
    assert found.due_on is not None and is_working_day(found.due_on)
    between = (start + timedelta(days=n) for n in range(1, (found.due_on - start).days + 1))
    assert sum(1 for day in between if is_working_day(day)) == 2


def test_hours_run_through_nights_and_holidays():
    at = datetime(2026, 2, 15, 9, 30, tzinfo=SHANGHAI)
    assert compute("CL-03", at).due_at == at + timedelta(hours=24)
    criminal = compute("CL-05a", at)
    assert criminal.due_at == at + timedelta(hours=24)
    assert "10:00" in "".join(criminal.warnings)
    on_the_hour = compute("NT-15", at.replace(minute=0))
    assert "2026-02-17 09:00" in "".join(on_the_hour.warnings)


def test_hours_need_an_instant():
    with pytest.raises(CannotCompute, match="instant"):
        compute("CL-03", date(2026, 2, 15))
    with pytest.raises(CannotCompute, match="instant"):
        compute("CL-03", datetime(2026, 2, 15, 9))  # noqa: DTZ001  # the mistake itself


def test_an_instant_counts_from_its_shanghai_day():
    late_evening_utc = datetime.fromisoformat("2026-03-01T23:30:00+00:00")
    assert compute("AP-02", late_evening_utc).due_on == date(2026, 3, 9)


def test_mistakes_are_one_clear_line():
    with pytest.raises(UnknownRule, match="no clock is called XX-99"):
        compute("XX-99", date(2026, 3, 2))
    with pytest.raises(CannotCompute, match="target"):
        compute("SV-04", date(2026, 3, 2))
    with pytest.raises(NoValueInForce, match="in force"):
        compute("CL-02", date(2026, 3, 2))
    with pytest.raises(CannotCompute, match="before it begins"):
        compute(
            "AP-02",
            date(2026, 3, 2),
            pauses=[Pause(date(2026, 3, 5), date(2026, 3, 4), "PA-01")],
        )


def test_a_row_that_runs_from_another_day_needs_that_day(tmp_path, monkeypatch, fresh_tables):
    folder = tmp_path / "clocks"
    folder.mkdir()
    (folder / "own.yaml").write_text(
        "- {id: X-2, zh: 本地, en: local, length: 2, trigger: accepted, cite: 本地规定, sure: U}\n"
    )
    monkeypatch.setenv("HENGYUAN_LAW_DIR", str(tmp_path))
    with pytest.raises(CannotCompute, match="accepted"):
        compute("X-2", date(2026, 3, 2))


def test_pauses_over_before_the_start_do_not_count():
    old = Pause(date(2026, 2, 1), date(2026, 2, 10), "PA-01")
    reaching = Pause(date(2026, 2, 25), date(2026, 3, 4), "PA-01")
    found = compute("AP-02", date(2026, 3, 2), pauses=[old, reaching])
    assert found.due_on == date(2026, 3, 11)


def test_an_open_pause_swallows_what_follows():
    pauses = [
        Pause(date(2026, 3, 3), date(2026, 3, 6), "PA-01"),
        Pause(date(2026, 3, 4), None, "PA-02"),
        Pause(date(2026, 3, 5), date(2026, 3, 8), "PA-01"),
    ]
    assert compute("AP-02", date(2026, 3, 2), pauses=pauses).is_paused
    assert compute("AP-02", date(2026, 3, 2), jurisdiction="330000", pauses=pauses).is_paused


def test_states():
    found = compute("AP-02", date(2026, 3, 2))
    today = date(2026, 3, 5)
    assert deadlines.state(found, done=None, today=today) is ClockState.RUNNING
    assert deadlines.state(found, done=date(2026, 3, 9), today=today) is ClockState.MET
    assert deadlines.state(found, done=date(2026, 3, 10), today=today) is ClockState.LATE
    assert deadlines.state(found, done=None, today=date(2026, 3, 10)) is ClockState.LATE
    assert deadlines.days_left(found, today) == 4
    assert not deadlines.is_soon(found, today)
    assert deadlines.is_soon(found, date(2026, 3, 7))
    paused = compute("AP-02", date(2026, 3, 2), pauses=[Pause(date(2026, 3, 3), None, "PA-01")])
    assert deadlines.state(paused, done=None, today=today) is ClockState.PAUSED
    assert deadlines.days_left(paused, today) is None
    assert not deadlines.is_soon(paused, today)
    at = datetime(2026, 3, 2, 9, tzinfo=SHANGHAI)
    hours = compute("CL-03", at)
    done = at + timedelta(hours=25)
    assert deadlines.state(hours, done=done, today=done) is ClockState.LATE
    assert deadlines.state(hours, done=at + timedelta(hours=24), today=done) is ClockState.MET


def test_todays_rules_on_a_day_before_the_law():
    assert compute("AP-02", date(2018, 9, 10), as_if=True).due_on == date(2018, 9, 17)
    assert compute("CP-04a", date(2018, 9, 10), as_if=True).rule.id == "CP-04a"
    assert deadlines.rule("AP-02", date(2026, 1, 1), "330106").jurisdiction == "330100"


def days(text):
    return DateRange.parse(text) if text else None


@pytest.mark.parametrize(
    ("rule", "start", "done", "result", "how"),
    [
        ("AP-02", "2020-02-25", "2020-02-25", "met", "exact"),
        ("AP-02", "2021-02-10", "2021-02-18", "met", "exact"),  # rolled over the festival
        ("AP-02", "2021-02-10", "2021-02-19", "late", "exact"),
        ("AP-02", "2025-06", "2025-06", "unknown", "bounded"),
        ("AP-02", "2025-06", "2025-08", "late", "bounded"),
        ("AP-02", "2018-09-10", None, "unknown", "no-date"),
        ("AP-02", None, "2018-09-10", "unknown", "no-date"),
        ("AP-02", "2001-03-05", "2001-03-12", "met", "exact"),  # no roll-over is needed
        ("AP-02", "2001-03-05", "2001-03-13", "unknown", "no-calendar"),
        ("DL-01", "2001-03-05", "2001-03-13", "unknown", "no-calendar"),
        ("DL-01", "2022-04-19", "2022-04-21", "met", "exact"),
        ("CL-01", "2024-04-26", "2024-04-26", "met", "exact"),
        ("CL-01", "2024-04-26", "2024-04-27", "late", "exact"),
        ("CL-03", "2019-12-11", "2019-12-11", "met", "day-precision"),
        ("CL-03", "2019-12-11", "2019-12-12", "unknown", "day-precision"),
        ("CL-03", "2019-12-11", "2019-12-13", "late", "day-precision"),
        ("CL-03", "2019-12-11", None, "unknown", "no-date"),
        ("NT-05", "2012-09-20", "2012-09-05", "met", "exact"),
        ("NT-05", "2012-09-20", "2012-09-06", "late", "exact"),
        ("NT-05", "2012-09-20", "2012-09", "unknown", "bounded"),
        ("NT-05", "2012-09-20", None, "unknown", "no-date"),
    ],
)
def test_verdicts(rule, start, done, result, how):
    found = judge(rule, days(start), days(done), as_if=True)
    assert (found.result, found.how) == (result, how)


def test_verdicts_on_open_bounds():
    open_start = DateRange(None, date(2021, 4, 28))
    assert judge("NT-02", open_start, DateRange.parse("2021-04-28"), as_if=True).result == "unknown"
    late = judge("NT-02", open_start, DateRange(date(2021, 5, 10), None), as_if=True)
    assert late.result == "late"
    nothing = DateRange(None, None)
    assert judge("NT-02", nothing, nothing).how == "no-date"
    assert judge("NT-02", days("2022-03-01"), nothing).how == "no-date"
    open_hours = DateRange(date(2022, 3, 1), None)
    assert judge("CL-03", open_hours, DateRange(None, date(2022, 3, 1))).result == "met"
    assert judge("CL-03", DateRange(None, date(2022, 3, 1)), open_hours).result == "unknown"
    assert judge("CL-03", open_hours, DateRange(None, date(2022, 3, 9))).result == "unknown"
    hearing = DateRange(date(2022, 3, 1), None)
    assert judge("NT-05", hearing, DateRange(date(2022, 2, 20), None)).result == "unknown"
    assert judge("NT-05", DateRange(None, date(2022, 3, 1)), open_hours).result == "late"


@settings(max_examples=150, deadline=None)
@given(DAYS, st.integers(0, 15), st.integers(0, 10), st.integers(0, 10))
def test_a_verdict_on_bounds_agrees_with_every_day_inside(start, gap, wide_start, wide_done):
    starts = DateRange(start, start + timedelta(days=wide_start))
    first = start + timedelta(days=gap)
    dones = DateRange(first, first + timedelta(days=wide_done))
    found = judge("AP-02", starts, dones)
    exact = {
        judge("AP-02", DateRange.on(a), DateRange.on(b)).result
        for a in (start + timedelta(days=n) for n in range(wide_start + 1))
        for b in (first + timedelta(days=n) for n in range(wide_done + 1))
        if b >= a
    }
    if exact:
        assert found.result == (exact.pop() if len(exact) == 1 else "unknown")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("text", "needs id"),
        ({"id": "A"}, "needs id"),
        ({"id": "A", "zh": "", "en": "", "cite": "x", "sure": "U", "odd": 1}, "unknown key"),
        ({"id": "A", "zh": "", "en": "", "cite": "x", "sure": "U"}, "with a length"),
        ({"id": "A", "zh": "", "en": "", "cite": "x", "sure": "?", "length": 1}, "valid"),
    ],
)
def test_a_malformed_row_is_one_clear_line(row, words):
    with pytest.raises(MalformedFile, match=words):
        _rule(row, "clocks.yaml")


@pytest.fixture
def fresh_tables():
    from hengyuan.law.deadlines import rows

    def clear():
        rows.rules.cache_clear()
        rows._by_id.cache_clear()

    clear()
    yield
    clear()


def test_a_folder_of_ones_own_adds_rows(tmp_path, monkeypatch, fresh_tables):
    folder = tmp_path / "clocks"
    folder.mkdir()
    (folder / "own.yaml").write_text(
        "- {id: X-1, zh: 本地, en: local, length: 2, cite: 本地规定@2026, sure: U}\n"
    )
    monkeypatch.setenv("HENGYUAN_LAW_DIR", str(tmp_path))
    assert compute("X-1", date(2026, 3, 2)).due_on == date(2026, 3, 4)


def test_a_file_that_is_no_list_is_refused(tmp_path, monkeypatch, fresh_tables):
    folder = tmp_path / "clocks"
    folder.mkdir()
    (folder / "own.yaml").write_text("id: X-1\n")
    monkeypatch.setenv("HENGYUAN_LAW_DIR", str(tmp_path))
    with pytest.raises(MalformedFile, match="list of clocks"):
        compute("X-1", date(2026, 3, 2))


def test_days_of_an_unknown_year_inside_a_period_ask_nothing():
    found = compute("AP-02", date(2003, 12, 30), as_if=True)
    assert found.due_on == date(2004, 1, 6)
    assert [step.note for step in found.steps if step.on.year == 2003] == ["开始日，不计入", ""]


def test_a_clock_over_a_year_without_a_calendar():
    with pytest.raises(UnknownYear, match=r"2027\.yaml"):
        compute("CA-01", date(2026, 12, 15))
    long = compute("LM-01", date(2024, 5, 6))
    assert long.due_on == date(2025, 5, 6)
    assert long.steps[-1].on == date(2025, 5, 6)
