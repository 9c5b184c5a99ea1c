"""Tests (d) and (f): rows of art. 32 and art. 42, national and local, held against one person.

A group counts only with its paper (ruling 16). A row that fits but for a paper or a missing fact is
a candidate; one whose reach the text leaves open is unclear, and a person decides.
"""

from dataclasses import dataclass
from enum import IntEnum

from hengyuan.law.eligibility.facts import Claim, Facts, Injury, Sentence, Shown
from hengyuan.law.eligibility.rows import Exemption, GroupName
from hengyuan.law.eligibility.trace import Trace


class Fit(IntEnum):
    """How a row fits, from worst to best."""

    NO = 0
    CANDIDATE = 1
    UNCLEAR = 2
    YES = 3


RESULTS = {Fit.CANDIDATE: "not-shown", Fit.UNCLEAR: "unclear", Fit.YES: "yes"}


@dataclass(frozen=True, slots=True)
class Freed:
    """The best row of a test, and the codes that remain possible."""

    code: str = ""
    unclear: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    also: tuple[str, ...] = ()  # other codes that free the same person


def claim_of(facts: Facts, matter: str) -> Claim | None:
    """Where the claim comes from: as stated, else as the matter tells; None when it does not."""
    if facts.claim is not None:
        return facts.claim
    if matter == "CV-05":
        return Claim.PAY
    if matter == "CV-07":
        if facts.injury is None:
            return None
        return Claim.WORK_INJURY if facts.injury is Injury.WORK else Claim.OTHER
    return Claim.OTHER if matter in ("CV-01", "CV-04", "CV-06", "CV-08") else None


def freed(trace: Trace, rule: str, rows: tuple[Exemption, ...], matter: str) -> Freed:
    """Hold every row against the person; write a step for each that is more than a plain no."""
    codes: dict[Fit, list[str]] = {fit: [] for fit in Fit}
    papers: list[str] = []
    for row in rows:
        fit, why = _fit(row, trace, matter)
        if fit is Fit.NO:
            continue
        codes[fit].append(row.code)
        trace.step(rule, RESULTS[fit], _inputs(row, trace.facts, matter), why, row)
        for group in row.groups:
            if fit is not Fit.UNCLEAR and _claimed(trace, group) is not None:
                papers.extend(trace.pack.group(group).proofs)
        if fit is Fit.UNCLEAR or (fit is Fit.YES and why):
            trace.ask(f"{row.name_zh}：{why}")
    if not any(codes.values()):
        groups = tuple(shown.group for shown in trace.facts.groups)
        trace.step(rule, "no", (("人群", groups), ("事项", matter)))
    best = codes[Fit.YES]
    return Freed(
        best[0] if best else "",
        tuple(codes[Fit.UNCLEAR]),
        tuple(codes[Fit.CANDIDATE]),
        tuple(dict.fromkeys(papers)),
        tuple(dict.fromkeys(code for code in best if code != best[0])),
    )


def _inputs(row: Exemption, facts: Facts, matter: str) -> tuple[tuple[str, object], ...]:
    named = tuple(
        (shown.group, "有材料" if shown.has_paper else "无材料")
        for shown in facts.groups
        if shown.group in row.groups or shown.group in row.unsure_groups
    )
    return (
        ("人群", named),
        ("事项", matter),
        ("年龄", facts.age_on_application),
        ("固定生活来源", facts.has_steady_income),
    )


def _fit(row: Exemption, trace: Trace, matter: str) -> tuple[Fit, str]:
    """How the row fits and why; what is plainly excluded comes before what is merely unshown."""
    facts = trace.facts
    if row.matters and matter not in row.matters:
        return Fit.NO, ""
    if row.grounds and not row.grounds & _grounds(facts):
        return Fit.NO, ""
    if row.stages and facts.stage not in row.stages:
        return Fit.NO, ""
    if row.anyone:
        return Fit.YES, ""
    shown = _best(trace, row.groups)
    if shown is not None:
        by_person = _person(row, shown, trace)
        if by_person[0] is Fit.NO:
            return by_person
        return min(by_person, _claim(row, facts, matter), key=lambda pair: pair[0])
    if _best(trace, row.unsure_groups) is not None:
        return _unsure(row, facts, matter)
    return Fit.NO, ""


def _grounds(facts: Facts) -> frozenset[str]:
    grounds = set(facts.notice_grounds)
    if facts.possible_sentence in (Sentence.THREE_YEARS_OR_MORE, Sentence.LIFE, Sentence.DEATH):
        grounds.add("three-years")
    return frozenset(grounds)


def _claimed(trace: Trace, code: str) -> Shown | None:
    """The claim to a group; an age inside the group's limits claims it, still without a paper."""
    group = trace.pack.group(code)
    age = trace.facts.age_on_application
    if age is not None and not group.min_age <= age <= group.max_age:
        return None
    shown = trace.facts.group(code)
    if shown is None and age is not None and _is_by_age(group):
        return Shown(group=code)
    return shown


def _is_by_age(group: GroupName) -> bool:
    return group.min_age > 0 or group.max_age < 200


def _best(trace: Trace, codes: frozenset[str]) -> Shown | None:
    """The claim among these groups that has a paper, else any claim."""
    found = [shown for code in sorted(codes) if (shown := _claimed(trace, code)) is not None]
    return max(found, key=lambda shown: shown.has_paper, default=None)


def _person(row: Exemption, shown: Shown, trace: Trace) -> tuple[Fit, str]:
    facts = trace.facts
    age = facts.age_on_application
    if row.min_age and age is not None and age < row.min_age:
        return Fit.NO, ""
    if row.max_grade and shown.grade is not None and shown.grade > row.max_grade:
        return Fit.NO, ""
    if row.income and facts.has_steady_income:
        return Fit.NO, ""
    missing = []
    if not shown.has_paper:
        missing.append("尚无材料证明")
    if row.min_age and age is None:
        missing.append("年龄未填")
    if row.max_grade and shown.grade is None:
        missing.append("残疾等级未填")
    if row.income == "shown-unsteady" and facts.has_steady_income is None:
        missing.append("“无固定生活来源”尚未说明")
    second = facts.group(row.with_group) if row.with_group else shown
    if second is None:
        return Fit.NO, ""
    if not second.has_paper and not missing:
        missing.append(f"{trace.pack.group(row.with_group).name_zh}尚无材料证明")
    return (Fit.CANDIDATE, "，".join(missing)) if missing else (Fit.YES, "")


def _claim(row: Exemption, facts: Facts, matter: str) -> tuple[Fit, str]:
    claim = claim_of(facts, matter)
    if not row.claims or claim in row.claims:
        return Fit.YES, ""
    if claim is None:
        return Fit.UNCLEAR, "请求的来源（劳动报酬、工伤等）没有说明"
    return Fit.NO, ""


def _unsure(row: Exemption, facts: Facts, matter: str) -> tuple[Fit, str]:
    """A group that the wording may or may not reach, such as the survivors of a worker."""
    if not row.claims:
        return Fit.UNCLEAR, "本项是否及于该人群，由工作人员认定"
    fit, why = _claim(row, facts, matter)
    if fit is Fit.YES:
        return Fit.YES, "由近亲属主张，请工作人员确认"
    return fit, why or ""
