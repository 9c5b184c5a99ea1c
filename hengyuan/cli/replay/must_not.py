"""The wrong conclusions that a file forbids, each held against what the replay really did.

A sentence that no pattern knows, or about an act that the walk does not reach, is left for a
person; it is never passed in silence.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from hengyuan.cli.replay.clocks import Judged
from hengyuan.cli.replay.findings import Findings
from hengyuan.cli.replay.read import CaseFile
from hengyuan.cli.replay.walked import Walked
from hengyuan.law.eligibility.pack import COMMENCEMENT
from hengyuan.law.subsidy.national import not_payable_rule

HELD, BROKEN, FOR_A_PERSON = "held", "broken", "for a person"


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything that the replay concluded and did in one case."""

    case: CaseFile
    findings: Findings
    clocks: list[Judged]
    walked: Walked

    def started(self, rule: str) -> list[Judged]:
        """Clocks of this id (or its suffixed rows) that have a start."""
        return [
            each
            for each in self.clocks
            if re.sub(r"[a-z]$", "", each.id) == re.sub(r"[a-z]$", "", rule) and each.start
        ]


# None: the walk does not reach the act, so that nothing can be said.
Check = Callable[[Outcome, re.Match[str]], bool | None]


def _no_case(outcome: Outcome, _found: re.Match[str]) -> bool | None:
    if outcome.walked.opened == 0 or "D-20" in outcome.walked.forms:
        return True
    is_due = outcome.findings.basis in ("application", "notified")
    return None if is_due else False  # a case is due: whether this one, a person must say


def _not_started(outcome: Outcome, found: re.Match[str]) -> bool:
    return not any(outcome.started(rule) for rule in re.findall(r"[A-Z]{2}-\d+\w?", found.string))


def _not_applied(outcome: Outcome, found: re.Match[str]) -> bool:
    return outcome.findings.hardship_code != found.group(1)


def _not_mandatory(outcome: Outcome, _found: re.Match[str]) -> bool:
    return not outcome.findings.mandatory


def _not_notified(outcome: Outcome, found: re.Match[str]) -> bool:
    if re.search(r"victim|girl|parent|plaintiff", found.string):
        return outcome.findings.asking is not None
    return outcome.findings.basis != "notified"


def _one_case_each(outcome: Outcome, _found: re.Match[str]) -> bool:
    if outcome.findings.basis in ("duty-help", "none", "consultation"):
        return outcome.walked.opened == 0
    return outcome.walked.opened >= min(outcome.case.recipients, 2)


def _no_hardship_paper(outcome: Outcome, _found: re.Match[str]) -> bool | None:
    if outcome.findings.hardship in ("standard-test", "unknown"):
        return None  # the paper is due once; whether this one is a person must say
    return not ({"D-04", "D-05"} & outcome.walked.forms)


def _not_booked(outcome: Outcome, found: re.Match[str]) -> bool:
    return outcome.walked.recovered_yuan != float(found.group(1).replace(" ", ""))


def _no_subsidy(outcome: Outcome, _found: re.Match[str]) -> bool | None:
    if outcome.case.handler_kind != "institution-staff":
        return None
    if outcome.walked.own_check_refused is None:  # the walk did not come to the money
        return not_payable_rule(COMMENCEMENT) is not None
    return outcome.walked.subsidy_fen is None


def _not_refused(outcome: Outcome, _found: re.Match[str]) -> bool:
    return "refused" not in outcome.walked.stages and outcome.findings.outcome != "propose_refusal"


def _no_application(outcome: Outcome, _found: re.Match[str]) -> bool:
    return outcome.walked.opened == 0 and not outcome.started("AP-02")


def _not_from_advice(outcome: Outcome, _found: re.Match[str]) -> bool:
    days = {each.when for each in outcome.case.of("consulted") if each.when.is_exact}
    return not any(each.start in days for each in outcome.started("AP-02"))


def _not_closed(outcome: Outcome, found: re.Match[str]) -> bool | None:
    days = set(re.findall(r"\d{4}-\d\d-\d\d", found.string))
    if not days:
        return None
    return not any(str(each.start) in days for each in outcome.started("CA-01"))


def _no_invented_day(outcome: Outcome, _found: re.Match[str]) -> bool:
    return all(
        each.verdict.how != "exact"
        for each in outcome.clocks
        if each.start and not each.start.is_exact
    )


def _no_lateness(outcome: Outcome, _found: re.Match[str]) -> bool:
    return all(each.verdict.result != "late" for each in outcome.clocks)


def _assignment_blocked(outcome: Outcome, _found: re.Match[str]) -> bool:
    return bool(outcome.walked.blocked)


def _not_reached(_outcome: Outcome, _found: re.Match[str]) -> None:
    return None


def _own_check_refused(outcome: Outcome, _found: re.Match[str]) -> bool | None:
    return outcome.walked.own_check_refused


def _masked(outcome: Outcome, _found: re.Match[str]) -> bool | None:
    return outcome.walked.lists_are_masked if outcome.walked.opened else None


def _aid_goes_on(outcome: Outcome, _found: re.Match[str]) -> bool:
    ends = outcome.case.of("terminated")
    return bool(ends) or "terminated" not in outcome.walked.stages


def _ends_with_its_stage(outcome: Outcome, _found: re.Match[str]) -> bool:
    return not outcome.walked.is_open_at_the_end or bool(outcome.case.of("terminated"))


def _one_file_a_round(outcome: Outcome, _found: re.Match[str]) -> bool:
    return outcome.walked.opened >= len(outcome.case.of("applied"))


def _no_date_error(outcome: Outcome, _found: re.Match[str]) -> bool:
    return not outcome.walked.date_errors


PATTERNS: tuple[tuple[str, Check], ...] = (
    (r"\bstart [A-Z]{2}-\d", _not_started),
    (r"open (a|any) (defence )?(case|file)|open defence cases", _no_case),
    (r"(?:apply|by|under|use|grant) ((?:NC|HX)-\d)", _not_applied),
    (r"exempt .* \(?((?:NC|HX)-\d)\)?", _not_applied),
    (r"as mandatory|mark as CR-M|mandatory defence", _not_mandatory),
    (r"treat .* notified", _not_notified),
    (r"merge|into one (case|file|help)|one file for", _one_case_each),
    (
        r"share one|same person sign|same lawyer for|reuse one assignment|one letter for",
        _one_case_each,
    ),
    (r"hardship (paper|test|check)|proof of hardship", _no_hardship_paper),
    (r"reciprocity", _no_hardship_paper),
    (r"book (\d[\d ]*) as recovered", _not_booked),
    (r"pay a (case )?subsidy|subsidy to (the )?(staff|head)", _no_subsidy),
    (r"head sign|sign the closing check|close (his|her) own", _own_check_refused),
    (r"invent an application", _no_application),
    (r"decision clock on the consultation|clock .* consultation day", _not_from_advice),
    (r"close the whole batch|close the (file|case) on", _not_closed),
    (r"keep one file open", _one_file_a_round),
    (r"keep the assigned|keep .* open", _ends_with_its_stage),
    (r"false exact date|exact day|invent (a|the) da", _no_invented_day),
    (r"lateness|as late", _no_lateness),
    (r"accept the assignment|issue the assignment", _assignment_blocked),
    (r"\brefuse\b|\breject\b|wait for|turn .* away", _not_refused),
    (r"show the .*name|name .* in any list", _masked),
    (r"end the aid|terminate", _aid_goes_on),
    (r"flag|forged order|handler silent|date error", _no_date_error),
    (r"children's income|household income", _not_refused),
    (r"accept the \d+ months|computed duration", _not_reached),
)


def check(outcome: Outcome) -> list[tuple[str, str]]:
    """Each forbidden conclusion with held, broken, or for a person."""
    sentences = (outcome.case.raw.get("expect") or {}).get("must_not") or []
    return [(str(sentence), _one(outcome, str(sentence))) for sentence in sentences]


def _one(outcome: Outcome, sentence: str) -> str:
    for pattern, holds in PATTERNS:
        if found := re.search(pattern, sentence, re.IGNORECASE):
            verdict = holds(outcome, found)
            return FOR_A_PERSON if verdict is None else HELD if verdict else BROKEN
    return FOR_A_PERSON
