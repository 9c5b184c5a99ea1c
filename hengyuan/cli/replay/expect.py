"""Holds what the replay found against the `expect:` of the file; a difference is one line."""

import re
from dataclasses import replace
from typing import Any

from hengyuan.cli.replay import must_not
from hengyuan.cli.replay.must_not import Outcome
from hengyuan.law.eligibility import propose


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
    return lines + _page_differs(outcome)


def _page_differs(outcome: Outcome) -> list[str]:
    """What the examination page proposes otherwise than the file's own facts do.

    The form that the applicant fills and the file must tell the rules the same. The walk's
    institution stands where no local rule holds, so that both are asked of the national rules.
    """
    page, facts = outcome.walked.proposal, outcome.findings.asking
    if facts is None or outcome.findings.basis != "application" or not page:
        return []
    told = propose(replace(facts, region="")).as_dict()
    return [
        f"{topic} on the page: {page[topic]}, of the file: {told[topic]}"
        for topic in ("hardship", "matter_check", "urgent_44")
        if page[topic] != told[topic]
    ]


def _mandatory(expect: dict[str, Any], outcome: Outcome) -> list[tuple[str, Any, Any]]:
    if "is" not in expect:
        return []
    wanted: list[tuple[str, Any, Any]] = [("mandatory", expect["is"], outcome.findings.mandatory)]
    if expect["is"]:
        wanted.append(("mandatory code", expect.get("code"), outcome.findings.mandatory_code))
    return wanted


def _hardship(expect: dict[str, Any], outcome: Outcome) -> list[tuple[str, Any, Any]]:
    """The route and its code, by the rules of the place or by the nation's, which hold as well."""
    if "result" not in expect:
        return []
    found, code = outcome.findings, str(expect.get("code") or "")
    here = (found.hardship, {found.hardship_code, *found.hardship_also})
    nation = (found.national_hardship, {found.national_hardship_code, *found.hardship_also})
    route, codes = nation if expect["result"] == nation[0] else here
    wanted: list[tuple[str, Any, Any]] = [("hardship", expect["result"], route)]
    if re.fullmatch(r"(NC|HX)-\d", code):
        wanted.append(("hardship code", code, code if code in codes else found.hardship_code))
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
