"""What a file tells of urgency (art. 44): periods that end, property or evidence that may go."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from hengyuan.cli.replay.read import CaseFile, Happening
from hengyuan.law import deadlines
from hengyuan.law.calendar import UnknownYear
from hengyuan.law.eligibility import Need
from hengyuan.law.errors import NoValueInForce

FEW_DAYS = timedelta(days=7)
SEASON = r"crop|harvest|season|field|seedling|fungicide|pesticide|fish|pond|orchard"
SECURED = r"\bseal(s|ed)\b|already (preserved|secured)|samples (were )?taken"
FREEZE = r"frozen|freez|preserv|seiz|run(s|ning)? (off|away)|moves? (its|his|her) assets"
CARRIED_OFF = (
    r"(machines?|moulds?|goods|equipment|stock|property|assets).{0,30}(away|carried|sold|removed)"
    r"|(carry|take|drive|sell|remove)\w* .{0,20}(machines?|moulds?|goods|equipment|stock)"
)
TRACES = r"\bdelet|overwrit|evidence (may|could|will|would) (be )?(lost|vanish|go|gone)"
TREATMENT = (
    r"\bcoma\b|treatment money|intensive care|advance (payment|enforcement)"
    r"|bills? (partly |still )?unpaid|cannot pay (for )?(the )?(hospital|treatment)"
)
LOST = r"find (his|her|the) (son|daughter|child|father|mother|husband)|lost (son|daughter)"
PROTECTION = r"protection order"

# What starts a period whose end may be near: the clock, its matters, the words of the fact.
PERIODS = (
    ("LM-01", ("CV-05", "CV-02"), r"last day|dismiss|laid off|\bfired\b|stops work"),
    ("LM-02", ("CV-07", "CV-09", "CV-08"), r"\w"),
    ("LM-04", ("CV-02", "CV-03"), r"decision|notice|letter|reply|refus|serv|learn|kn[eo]w"),
    ("LM-05a", ("CV-",), r"judgment .*(serv|receiv|handed)"),
)  # fmt: skip


def preservation_of(case: CaseFile) -> tuple[Need, str]:
    """Whether preservation or advance enforcement may be needed (art. 44 item 2), and why."""
    if case.of("provisional"):
        return Need.YES, "来源称先行提供了援助"
    if {"CV-08", "CV-09"} & set(case.codes) and case.told(SEASON):
        if any(re.search(SECURED, fact.detail) for fact in case.background):
            return Need.NO, ""
        return Need.YES, "证据随季节灭失，须立即保全"
    if case.told(CARRIED_OFF):
        return Need.YES, "财产正在转移，须立即保全"
    if case.told(FREEZE) or case.of("preserved"):
        return Need.POSSIBLE, "可能需要保全或者先予执行"
    if case.told(TRACES):
        return Need.POSSIBLE, "证据可能灭失，须及时固定"
    if case.codes[:1] == ("CR-A2",) and _is_trial_near(case):
        return Need.POSSIBLE, "附带民事诉讼须在审判期间提出"
    if {"survivor", "work-injury"} <= case.tags:
        return Need.POSSIBLE, "现场证据须及时固定"
    if "CV-06" not in case.codes[:1] and case.told(TREATMENT):
        return Need.POSSIBLE, "可能需要先予执行医疗费用"
    if "CV-04" in case.codes[:1] and not case.told(LOST):
        return Need.POSSIBLE, "赡养费、抚养费、扶养费可以先予执行"
    return Need.NO, ""


def _is_trial_near(case: CaseFile) -> bool:
    """At trial, and no hearing told that leaves more than a week."""
    if not any(stage.startswith("trial") for stage in case.stages):
        return False
    first = next((step.when.latest for step in case.of("applied")), None)
    hearings = [step.when.earliest for step in case.of("hearing")]
    return not (first and hearings and hearings[0] and hearings[0] > first + FEW_DAYS)


def is_in_danger(case: CaseFile) -> bool:
    """Whether a person is in danger: urgent only where a local rule says so."""
    return case.told(PROTECTION)


def requests(case: CaseFile) -> list[date]:
    """The exact days on which aid was asked for."""
    return [
        step.when.earliest
        for step in case.of("applied")
        if step.when.is_exact and step.when.earliest
    ]


def period_ending(case: CaseFile) -> tuple[date, date] | None:
    """A request, and the end of a period that comes within a week after it; None if none does."""
    for asked in requests(case):
        for end in _ends(case):
            if asked <= end < asked + FEW_DAYS:
                return asked, end
    return None


def _ends(case: CaseFile) -> Iterator[date]:
    for rule, matters, pattern in PERIODS:
        if not any(code.startswith(matters) for code in case.codes):
            continue
        if (rule == "LM-04") != (case.kind == "administrative") and rule != "LM-05a":
            continue
        for fact in case.background:
            if fact.when.is_exact and re.search(pattern, fact.detail, re.IGNORECASE):
                yield from _end(rule, fact)


def _end(rule: str, fact: Happening) -> Iterator[date]:
    assert fact.when.earliest is not None
    try:
        found = deadlines.compute(rule, fact.when.earliest, as_if=True)
    except (NoValueInForce, UnknownYear):
        return
    if found.unrolled_on is not None:
        yield found.unrolled_on
