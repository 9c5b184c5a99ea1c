"""Every clock that the steps of a case start, with its verdict over the bounds of the days."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from hengyuan.cli.replay.findings import basis_of
from hengyuan.cli.replay.read import CaseFile, Happening
from hengyuan.law import deadlines
from hengyuan.law.dates import DateRange

# Clocks that run from when a body finds the situation: the sources tell no such day.
FINDING_UNTOLD = ("NT-01", "NT-03", "NT-04")
Pairs = Iterator[tuple[DateRange | None, DateRange | None]]


@dataclass(frozen=True, slots=True)
class Judged:
    """One clock of the case, from its trigger to what met it."""

    id: str
    start: DateRange | None
    done: DateRange | None
    verdict: deadlines.Verdict

    def as_dict(self) -> dict[str, Any]:
        """JSON values."""
        verdict = self.verdict
        return {
            "id": self.id,
            "start": str(self.start) if self.start else None,
            "done": str(self.done) if self.done else None,
            "due": str(verdict.due_earliest) if verdict.due_earliest else None,
            "rolled": str(verdict.rolled_earliest) if verdict.rolled_earliest else None,
            "result": verdict.result,
            "how": verdict.how,
            "why": verdict.why,
        }


def _follows(case: CaseFile, triggers: tuple[str, ...], ends: tuple[str, ...]) -> Pairs:
    """Each trigger with the first end that may follow it; an end serves one trigger only."""
    yield from _matched(case.of(*triggers), case.of(*ends))


def _matched(triggers: list[Happening], ends: list[Happening]) -> Pairs:
    free = list(ends)
    for trigger in triggers:
        found = next((end for end in free if _may_follow(trigger, end)), None)
        if found is not None:
            free.remove(found)
        yield trigger.when, found.when.not_before(trigger.when.earliest) if found else None


def _may_follow(trigger: Happening, end: Happening) -> bool:
    latest, earliest = end.when.latest, trigger.when.earliest
    return latest is None or earliest is None or latest >= earliest


def notices(case: CaseFile) -> list[DateRange]:
    """The days of the notices; one that the source leaves out came before the assignment."""
    told = [step.when for step in case.of("notified")]
    assigned = case.of("assigned")
    if not told and assigned:
        return [DateRange(None, assigned[0].when.latest)]
    return told


def _notice_to_assignment(case: CaseFile) -> Pairs:
    if case.of("notified"):
        yield from _follows(case, ("notified",), ("assigned",))
        return
    assigned = case.of("assigned")
    for when in notices(case):
        yield when, assigned[0].when


def _pilot_notice(case: CaseFile) -> Pairs:
    # Full coverage at the prosecution stage is for those whom art. 25 does not reach.
    is_mandatory = any(code.startswith("CR-M") for code in case.codes)
    if not is_mandatory and "prosecution_review" in case.stages:
        yield from _notice_to_assignment(case)


def _hearing_back_to_notice(case: CaseFile) -> Pairs:
    for when in notices(case):
        hearing = next(
            (
                step.when
                for step in case.of("hearing")
                if not step.when.latest or not when.earliest or step.when.latest >= when.earliest
            ),
            None,
        )
        if hearing is not None:
            yield hearing, when


def _background(case: CaseFile, pattern: str) -> list[Happening]:
    import re

    return [fact for fact in case.background if re.search(pattern, fact.detail, re.IGNORECASE)]


def _file_to_procuratorate(case: CaseFile) -> Pairs:
    told = r"rights (were )?told|told (of )?(his|her|their) rights|inform(s|ed)"
    for fact in _background(case, r"procurat\w+ (gets|receives|got|received)|file to the procurat"):
        spoken = _background(case, told)
        done = next((each.when for each in spoken if _may_follow(fact, each)), None)
        yield fact.when, done


def _no_defender_to_notice(pattern: str) -> Callable[[CaseFile], Pairs]:
    def pairs(case: CaseFile) -> Pairs:
        for fact in _background(case, pattern)[:1]:
            after = [step for step in case.of("notified") if _may_follow(fact, step)]
            yield fact.when, after[0].when if after else None

    return pairs


def _forwarded(case: CaseFile) -> Pairs:
    if not {"detained", "prisoner"} & case.tags:
        return
    for step in case.of("applied"):
        passed = [each for each in case.of("notified", "assigned") if _may_follow(step, each)]
        yield step.when, passed[0].when.not_before(step.when.earliest) if passed else None


def _answered(case: CaseFile) -> Pairs:
    for step in case.of("consulted"):
        yield step.when, None if "appointment" in step.detail else step.when


def _signing(case: CaseFile) -> Pairs:
    for step in case.steps:
        if "sign" in step.detail and ("plea" in step.detail or "statement" in step.detail):
            yield step.when, step.when if "lawyer" in step.detail else None


def _closing(case: CaseFile) -> Pairs:
    closed = case.of("closed") or case.of("judged")[-1:] or case.of("mediated")[-1:]
    for step in closed[:1]:
        handed = [each.when for each in case.of("archived") if _may_follow(step, each)]
        yield step.when, handed[0] if handed else None


def _pairs(triggers: tuple[str, ...], ends: tuple[str, ...]) -> Callable[[CaseFile], Pairs]:
    return lambda case: _follows(case, triggers, ends)


def _decisions(case: CaseFile) -> list[Happening]:
    """Decisions told; a grant that the source leaves out came before the assignment."""
    told = case.of("granted", "refused")
    applied, assigned = case.of("applied"), case.of("assigned")
    if told or not applied or not assigned:
        return told
    between = DateRange(applied[0].when.earliest, None).not_after(assigned[0].when.latest)
    return [Happening("granted", between, "before the assignment", assigned[0].order)]


def _application_to_decision(case: CaseFile) -> Pairs:
    yield from _matched(case.of("applied"), _decisions(case))


def _grant_to_assignment(case: CaseFile) -> Pairs:
    grants = [each for each in _decisions(case) if each.word == "granted"]
    yield from _matched(grants, case.of("assigned"))


APPLICATION: dict[str, Callable[[CaseFile], Pairs]] = {
    "AP-02": _application_to_decision,
    "AP-03": _grant_to_assignment,
}
NOTIFIED: dict[str, Callable[[CaseFile], Pairs]] = {
    "NT-01": _no_defender_to_notice(r"court accept|indict|asks? the court|court takes"),
    "NT-02": _notice_to_assignment,
    "NT-03": _no_defender_to_notice(r"caught|arrest|detained"),
    "NT-04": _no_defender_to_notice(r"procurat\w+ (gets|receives|got|received)"),
    "NT-05": _hearing_back_to_notice,
    "NT-11": _pilot_notice,
}
EVERY: dict[str, Callable[[CaseFile], Pairs]] = {
    "CL-01": _answered,
    "CL-03": _forwarded,
    "CL-05a": _forwarded,
    "CL-06": _forwarded,
    "CL-09": _file_to_procuratorate,
    "AS-03": _pairs(("assigned",), ("met",)),
    "CA-01": _closing,
}
DUTY: dict[str, Callable[[CaseFile], Pairs]] = {
    "CL-09": _file_to_procuratorate,
    "DL-01": _pairs(("notified",), ("assigned",)),
    "DL-02": _signing,
}


def judge_all(case: CaseFile) -> list[Judged]:
    """Every clock that the basis of the case starts; none where no aid is due."""
    basis = basis_of(case)
    tables: dict[str, dict[str, Callable[[CaseFile], Pairs]]] = {
        "none": {},
        "consultation": {"CL-01": _answered},
        "duty-help": DUTY,
        "notified": EVERY | NOTIFIED | (APPLICATION if "CR-A2" in case.codes else {}),
        "application": EVERY | APPLICATION,
    }
    found = []
    for rule, pairs in tables[basis].items():
        if rule in ("CL-05a", "CL-06") and case.kind != "criminal":
            continue
        for start, done in pairs(case):
            verdict = deadlines.judge(rule, start, done, as_if=True)
            if rule in FINDING_UNTOLD and verdict.result == "late":
                why = "何时发现应当通知的情形，来源没有说"
                verdict = replace(verdict, result="unknown", how="bounded", why=why)
            found.append(Judged(rule, start, done, verdict))
    return found
