"""Holds what the replay found against the `expect:` of the file; a difference is one line."""

import re
from typing import Any

from hengyuan.cli.replay import must_not
from hengyuan.cli.replay.must_not import Outcome


def differences(outcome: Outcome) -> list[str]:
    """What differs from the expectations; empty when all agree or nothing is expected."""
    expect = outcome.case.raw.get("expect") or {}
    found = outcome.findings
    wanted: list[tuple[str, Any, Any]] = []
    if "regime" in expect:
        wanted.append(("regime", expect["regime"].get("mode"), found.regime))
    if "basis" in expect:
        wanted.append(("basis", expect["basis"], found.basis))
    wanted += _mandatory(expect.get("mandatory") or {}, outcome)
    if "matter_check" in expect:
        national = expect["matter_check"].get("in_national_list")
        if isinstance(national, bool) or national == "unclear":
            wanted.append(("matter", national, found.matter))
    wanted += _hardship(expect.get("hardship") or {}, outcome)
    if "urgent_44" in expect:
        wanted.append(("urgent_44", str(expect["urgent_44"].get("result")), found.urgent))
    lines = [f"{name}: expected {want}, found {got}" for name, want, got in wanted if want != got]
    lines += _clocks(expect.get("clocks") or [], outcome)
    lines += [
        f"must not: {sentence}"
        for sentence, verdict in must_not.check(outcome)
        if verdict == must_not.BROKEN
    ]
    return lines


def _mandatory(expect: dict[str, Any], outcome: Outcome) -> list[tuple[str, Any, Any]]:
    if "is" not in expect:
        return []
    wanted: list[tuple[str, Any, Any]] = [("mandatory", expect["is"], outcome.findings.mandatory)]
    if expect["is"]:
        wanted.append(("mandatory code", expect.get("code"), outcome.findings.mandatory_code))
    return wanted


def _hardship(expect: dict[str, Any], outcome: Outcome) -> list[tuple[str, Any, Any]]:
    if "result" not in expect:
        return []
    wanted: list[tuple[str, Any, Any]] = [("hardship", expect["result"], outcome.findings.hardship)]
    code = str(expect.get("code") or "")
    if re.fullmatch(r"(NC|HX)-\d", code):
        wanted.append(("hardship code", code, outcome.findings.hardship_code))
    return wanted


def _clocks(expected: list[dict[str, Any]], outcome: Outcome) -> list[str]:
    lines = []
    for row in expected:
        found = _verdict_of(outcome, row)
        if found != row.get("result"):
            lines.append(f"clock {row['id']}: expected {row.get('result')}, found {found}")
    return lines


def _verdict_of(outcome: Outcome, row: dict[str, Any]) -> str:
    started = outcome.started(str(row["id"]))
    if row.get("start"):
        same = [each for each in started if _starts_on(each.start, str(row["start"]))]
        started = same or started
    return started[0].verdict.result if started else "unknown"


def _starts_on(start: Any, day: str) -> bool:
    return start is not None and str(start.earliest) == day
