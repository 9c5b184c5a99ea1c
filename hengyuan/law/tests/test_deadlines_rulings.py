"""The rulings that an example file cannot show: versions, local rules, bounds, own rows."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hengyuan.law import deadlines
from hengyuan.law.calendar import UnknownYear, is_working_day
from hengyuan.law.dates import DateRange
from hengyuan.law.deadlines import ClockState, Pause, Unit, compute, judge, rows
from hengyuan.law.deadlines.compute import SHANGHAI, CannotCompute, _one
from hengyuan.law.errors import NoValueInForce, UnknownRule


def on(text):
    return date.fromisoformat(text)


def span(first, last):
    return DateRange(first and on(first), last and on(last))


@pytest.fixture
def own_rows(tmp_path, monkeypatch):
    """A folder of a place's own clocks; write to it, then ask."""
    folder = tmp_path / "clocks"
    folder.mkdir()
    monkeypatch.setenv("HENGYUAN_LAW_DIR", str(tmp_path))
    for table in (rows.rules, rows._by_id):
        table.cache_clear()
    yield folder
    for table in (rows.rules, rows._by_id):
        table.cache_clear()


def test_no_two_shipped_versions_of_a_place_overlap():
    for one in deadlines.rules():
        for other in deadlines.rules():
            if (one.id, one.jurisdiction) == (other.id, other.jurisdiction) and one is not other:
                first, second = sorted((one, other), key=lambda r: r.validity.valid_from)
                assert first.validity.valid_to is not None, one.id
                assert first.validity.valid_to < second.validity.valid_from, one.id


def test_every_row_says_since_when_it_binds():
    undated = [r.id for r in deadlines.rules() if r.validity.valid_from is None]
    assert undated == ["SV-03"]  # a speech: no instrument, no day


EXPECTED_ROWS = """
CL-01 CL-02 CL-03 CL-04 CL-05a CL-05b CL-06 CL-07 CL-08 CL-09 CL-10 CL-11 NT-01 NT-02 NT-03 NT-04
NT-05 NT-06a NT-06b NT-07 NT-08 NT-09 NT-10 NT-11 NT-12 NT-13 NT-14a NT-14b NT-15 AP-01 AP-02
PA-01 PA-02 AP-03 AP-04 AP-05 AP-06 AP-07 AP-08a AP-08b OB-01 OB-02 OB-03 OB-04 OB-05 OB-06 OB-07
AS-01 AS-02 AS-03 AS-04 AS-05 AS-06 AS-07 AS-08 AS-09 AS-10 AS-11a AS-11b AS-11c AS-12 DL-01 DL-02
DL-03 DL-04 DL-05 CA-01 CA-02 CA-03 CA-04 CA-05 CA-06 CA-07 CA-08 SV-01 SV-02 SV-03 SV-04 SV-05
SV-06 SV-07 SV-08 SV-09 SV-10 SV-11 SV-12 CP-01 CP-02 CP-03 CP-04a CP-04b CP-04c CP-05 LM-01 LM-02
LM-03 LM-04 LM-05a LM-05b LM-06a LM-06b LM-07 LM-08 LM-09a LM-09b
"""


def test_every_row_of_the_table_is_there():
    assert set(EXPECTED_ROWS.split()) <= {row.id for row in deadlines.rules()}


@pytest.mark.parametrize(
    ("rule", "start", "place", "length", "unit"),
    [
        ("AP-02", "2021-12-31", "330000", 7, "working_day"),
        ("OB-01", "2021-12-31", "", 5, "working_day"),
        ("OB-01", "2022-01-01", "", 5, "day"),
        ("AS-02", "2023-08-31", "", 5, "working_day"),
        ("AS-02", "2023-09-01", "", 5, "day"),
        ("OB-03", "2023-12-31", "", 60, "day"),
        ("NT-06b", "2021-12-31", "", 3, "day"),
    ],
)
def test_the_version_goes_by_the_day_of_the_trigger(rule, start, place, length, unit):
    found = deadlines.rule(rule, on(start), place)
    assert (found.length, found.unit) == (length, unit)


@pytest.mark.parametrize(
    ("rule", "start"),
    [("AP-02", "2021-12-31"), ("NT-02", "2021-12-31"), ("NT-06b", "2022-01-01")],
)
def test_no_version_in_force_is_an_error(rule, start):
    with pytest.raises(NoValueInForce, match=rule):
        compute(rule, on(start))


def test_as_if_asks_todays_rule_and_not_the_one_of_its_time():
    assert deadlines.rule("AS-02", on("2014-01-06"), as_if=True).unit == "day"
    assert deadlines.rule("AS-02", on("2023-01-06"), as_if=True).unit == "working_day"
    assert deadlines.rule("OB-01", on("2014-01-06"), as_if=True).unit == "day"
    assert deadlines.rule("NT-06a", on("2014-01-06"), as_if=True).length == 10


def test_a_row_of_ones_own_replaces_the_shipped_one_of_that_place(own_rows):
    (own_rows / "own.yaml").write_text(
        "- {id: CA-03, zh: 支付, en: pay, length: 60, valid_from: 2026-01-01, cite: 本地规定,"
        " sure: U}\n"
    )
    assert deadlines.rule("CA-03", on("2025-12-31")).length == 30
    assert deadlines.rule("CA-03", on("2026-01-01")).length == 60
    assert compute("CA-03", on("2026-03-02")).due_on == on("2026-05-06")


def test_a_longer_local_rule_never_decides_a_verdict():
    late = judge("AP-02", DateRange.on(on("2026-03-02")), DateRange.on(on("2026-03-10")),
                 jurisdiction="310110")  # fmt: skip
    assert (late.result, late.rolled_latest) == ("late", on("2026-03-09"))


def test_a_local_rule_with_its_own_trigger_judges_when_that_day_is_given():
    start, done = DateRange.on(on("2026-02-24")), DateRange.on(on("2026-03-03"))
    plain = judge("AP-02", start, done, jurisdiction="110000")
    assert (plain.result, plain.rolled_latest) == ("met", on("2026-03-03"))
    accepted = judge(
        "AP-02", start, done, jurisdiction="110000", triggers={"accepted": on("2026-02-24")}
    )
    assert (accepted.result, accepted.rolled_latest) == ("late", on("2026-03-02"))


def test_not_done_before_is_a_bound_of_its_own():
    start = DateRange.on(on("2026-03-02"))
    assert judge("AP-02", start, None, not_done_before=on("2026-03-09")).result == "unknown"
    late = judge("AP-02", start, None, not_done_before=on("2026-03-10"))
    assert (late.result, late.how) == ("late", "bounded")


def test_an_act_never_comes_before_its_trigger():
    # Assigned by the 17th, applied some day in June: the application lies before the 17th too.
    june = DateRange.parse("2025-06")
    assert judge("AP-02", june, span(None, "2025-06-17")).result == "unknown"
    assert judge("AP-02", june, span(None, "2025-06-05")).result == "met"
    assert judge("AP-02", june, span("2025-06-28", "2025-06-30")).result == "unknown"
    assert judge("AP-02", june, DateRange.on(on("2025-05-30"))).how == "contradiction"


@pytest.mark.parametrize(
    ("rule", "elapsed", "expected"),
    [
        ("AP-02", 0, ("met", "same-day")),
        ("AP-02", 7, ("met", "bounded")),
        ("AP-02", 8, ("unknown", "no-date")),
        ("CL-03", 0, ("met", "same-day")),
        ("CL-03", 1, ("unknown", "no-date")),
        ("NT-15", 1, ("met", "bounded")),
        ("OB-04", 168, ("met", "bounded")),
        ("OB-04", 169, ("unknown", "no-date")),
        ("NT-05", 0, ("unknown", "no-date")),
    ],
)
def test_days_that_passed_may_be_told_without_the_days(rule, elapsed, expected):
    found = judge(rule, None, None, elapsed=elapsed)
    assert (found.result, found.how) == expected


def test_days_that_passed_decide_beside_a_month():
    assert judge("AP-02", DateRange.parse("2025-01"), None, elapsed=3).result == "met"
    assert judge("AP-02", DateRange.parse("2025-01"), None, elapsed=8).how == "no-date"


def test_no_day_at_all_is_unknown_even_for_a_repealed_clock():
    assert judge("CP-01", None, None).how == "no-date"
    with pytest.raises(UnknownRule):
        judge("XX-1", None, None)


def test_a_range_across_two_versions_is_judged_by_both():
    start = span("2023-08-25", "2023-09-05")  # 5 working days become 5 days on 1 September
    assert judge("AS-02", start, span("2023-08-25", "2023-09-01")).result == "met"
    assert judge("AS-02", start, span("2023-09-12", None)).result == "late"
    assert judge("AS-02", span("2023-08-25", None), span("2023-09-12", None)).result == "unknown"


def test_a_range_that_reaches_before_the_law_is_unknown_but_a_known_day_is_an_error():
    start = span("2021-12-30", "2022-01-05")
    assert judge("AP-02", start, DateRange.on(on("2022-02-01"))).how == "no-rule"
    with pytest.raises(NoValueInForce):
        judge("AP-02", DateRange.on(on("2021-12-30")), None)


def test_a_missing_calendar_is_named_only_where_it_decides():
    start = DateRange.on(on("2003-03-03"))
    verdicts = {
        done: judge("AP-02", start, DateRange.on(on(done)), as_if=True)
        for done in ("2003-03-10", "2003-03-11", "2003-04-10", "2003-04-11")
    }
    assert [v.result for v in verdicts.values()] == ["met", "unknown", "unknown", "late"]
    assert verdicts["2003-03-11"].how == "no-calendar"
    assert verdicts["2003-03-11"].due_latest == on("2003-03-10")
    assert verdicts["2003-03-11"].rolled_latest is None
    wide = judge("AP-02", DateRange.parse("2003"), span(None, "2003-12-31"), as_if=True)
    assert wide.how == "bounded"
    paused = judge("AP-02", start, DateRange.on(on("2003-04-20")), as_if=True,
                   pauses=[Pause(on("2003-03-04"), on("2003-03-20"), "PA-01"),
                           Pause(on("2003-03-21"), None, "PA-01")])  # fmt: skip
    assert paused.result == "unknown"


def test_an_open_pause_leaves_the_verdict_open():
    pause = Pause(on("2026-03-05"), None, "PA-01")
    found = judge("AP-02", DateRange.on(on("2026-03-02")), DateRange.on(on("2026-04-20")),
                  pauses=[pause])  # fmt: skip
    assert (found.result, found.how) == ("unknown", "paused")


def test_a_missing_calendar_in_a_place_with_a_rule_of_its_own():
    found = judge("AP-02", DateRange.on(on("2003-03-03")), DateRange.on(on("2003-03-10")),
                  jurisdiction="330106", as_if=True)  # fmt: skip
    assert found.result == "met"


def test_a_withdrawal_in_time_cancels_and_a_late_one_does_not():
    found = compute("AP-02", on("2026-03-02"))
    states = [
        deadlines.state(found, done=None, today=on("2026-03-20"), cancelled=on(day))
        for day in ("2026-03-09", "2026-03-10")
    ]
    assert states == [ClockState.CANCELLED, ClockState.LATE]
    done = deadlines.state(
        found, done=on("2026-03-04"), today=on("2026-03-20"), cancelled=on("2026-03-05")
    )
    assert done is ClockState.MET


def test_the_starting_hour_of_a_criminal_clock_is_not_counted():
    at = datetime(2026, 2, 15, 9, 30, tzinfo=SHANGHAI)
    found = compute("CL-05a", at)
    assert found.due_at == at + timedelta(hours=24)
    assert found.full_hour_at == at.replace(minute=0) + timedelta(hours=25)
    ask = [found.full_hour_at, found.full_hour_at + timedelta(seconds=1)]
    states = [deadlines.state(found, done=each, today=each) for each in ask]
    assert states == [ClockState.MET, ClockState.LATE]
    assert found.as_dict()["full_hour_at"] == "2026-02-16T10:00:00+08:00"
    assert deadlines.state(found, done=None, today=on("2026-02-17")) is ClockState.LATE
    assert compute("CL-03", at).full_hour_at is None


def test_a_clock_that_never_asks_for_rest_days_needs_no_calendar():
    assert compute("NT-05", on("2027-06-30")).due_on == on("2027-06-15")
    with pytest.raises(UnknownYear):
        compute("AP-02", on("2027-06-01"))


MONDAY = on("2026-03-02")  # three working days: due on Thursday the 5th


@pytest.mark.parametrize(
    ("ends", "due"),
    [("2026-03-05", "2026-03-05"), ("2026-03-06", "2026-03-06"), ("2026-03-08", "2026-03-09")],
)
def test_a_pause_on_the_last_working_day_is_in_time_and_ends_no_earlier_than_the_paper(
    own_rows, ends, due
):
    (own_rows / "own.yaml").write_text(
        "- {id: X-3, zh: 三, en: three, length: 3, unit: working_day, pauses: [PA-01],"
        " cite: 本地规定, sure: U}\n"
    )
    found = compute("X-3", MONDAY, pauses=[Pause(on("2026-03-05"), on(ends), "PA-01")])
    assert found.due_on == found.steps[-1].on == on(due)
    assert compute("X-3", MONDAY, pauses=[Pause(on("2026-03-05"), None, "PA-01")]).is_paused
    late = compute("X-3", MONDAY, pauses=[Pause(on("2026-03-06"), None, "PA-01")])
    assert late.due_on == on("2026-03-05")
    assert "届满之后" in "".join(late.warnings)


def test_a_clock_that_nothing_pauses_says_so_and_runs_on():
    pause = Pause(on("2026-03-03"), on("2026-03-09"), "PA-01")
    found = compute("NT-02", MONDAY, pauses=[pause])
    assert found.due_on == on("2026-03-05")
    assert "不因" in "".join(found.warnings)


DAY_CLOCKS = sorted(
    {
        row.id
        for row in deadlines.rules()
        if row.kind == "clock" and row.unit in ("day", "working_day") and not row.is_backward
    }
)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(DAY_CLOCKS),
    st.dates(on("2026-01-01"), on("2026-08-31")),
    st.sampled_from(["110000", "330106", "310110", "370200", "410100", "530500", "440100"]),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 20)), max_size=3),
)
def test_the_derivation_agrees_with_the_due_day(rule, start, place, gaps):
    pauses = [
        Pause(start + timedelta(days=gap), start + timedelta(days=gap + length), "PA-01")
        for gap, length in gaps
    ]
    try:
        plain = compute(rule, start, jurisdiction=place, as_if=True)
    except NoValueInForce:
        return  # a clock of another place
    found = compute(rule, start, jurisdiction=place, pauses=pauses, as_if=True)
    assert plain.due_on <= found.due_on
    for each in (*found.considered, found):
        counted = [step.counted for step in each.steps if step.counted is not None]
        assert counted == list(range(1, each.rule.length + 1))[: len(counted)]
        assert each.steps[-1].on == each.due_on
        assert is_working_day(each.due_on)
        assert found.due_on <= each.due_on
        days = [step.on for step in each.steps]
        assert days == sorted(days)


@settings(max_examples=100, deadline=None)
@given(st.dates(on("2026-01-01"), on("2026-09-30")), st.integers(1, 29), st.booleans())
def test_a_longer_period_is_never_due_earlier(start, length, working):
    unit = Unit.WORKING_DAY if working else Unit.DAY
    row = replace(deadlines.rule("CA-03", start), unit=unit)
    short, long = (_one(replace(row, length=n), start, ()) for n in (length, length + 1))
    assert short.due_on <= long.due_on


def test_a_pause_that_begins_on_a_rolled_day_counts_nothing_more():
    """The seventh day is a Saturday; a notice on the Sunday after it adds no eighth day."""
    sunday = on("2026-01-11")
    found = compute("AP-02", on("2026-01-03"), pauses=[Pause(sunday, sunday, "PA-01")], as_if=True)
    assert found.due_on == on("2026-01-12")
    assert [step.counted for step in found.steps if step.counted] == list(range(1, 8))


def test_a_target_has_no_verdict():
    with pytest.raises(CannotCompute, match="target"):
        judge("SV-04", DateRange.on(on("2026-03-02")), None)


def test_an_id_that_was_split_names_its_parts():
    with pytest.raises(UnknownRule, match="split into CL-05a, CL-05b"):
        compute("CL-05", MONDAY)
