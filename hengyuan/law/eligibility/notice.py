"""Test (c): notified or applied; mandatory groups (arts. 25, 28); may notify; duty help."""

from collections.abc import Callable

from hengyuan.law.eligibility.facts import Facts, ReviewCourt, Role, Sentence
from hengyuan.law.eligibility.gates import FULL_AGE, VICTIM_SIDE
from hengyuan.law.eligibility.proposal import Mandatory, Outcome
from hengyuan.law.eligibility.rows import MandatoryGroup, NoticeGround
from hengyuan.law.eligibility.trace import Trace
from hengyuan.law.vocabulary import Basis, Kind, Stage

SENSORY = ("visual-disability", "hearing-disability", "speech-disability")


def _has(facts: Facts, *codes: str) -> bool:
    """A group counts with its paper; in a notice the body has established it."""
    shown = (facts.group(code) for code in codes)
    noticed = facts.basis is Basis.NOTIFIED
    return any(group is not None and (group.has_paper or noticed) for group in shown)


def _minor(facts: Facts) -> bool:
    age = facts.age_on_application
    return _has(facts, "minor") if age is None else age < FULL_AGE


def _supreme_review(facts: Facts) -> bool:
    reviewed = facts.stage is Stage.DEATH_REVIEW and facts.review_court is ReviewCourt.SUPREME
    return reviewed and facts.basis is Basis.APPLICATION


def _high_review(facts: Facts) -> bool:
    return facts.stage is Stage.DEATH_REVIEW and facts.review_court is ReviewCourt.HIGH


TESTS: dict[str, Callable[[Facts], bool]] = {
    "minor": _minor,
    "sensory-disability": lambda facts: _has(facts, *SENSORY),
    "not-fully-aware": lambda facts: _has(facts, "not-fully-aware"),
    "life-or-death": lambda facts: facts.possible_sentence in (Sentence.LIFE, Sentence.DEATH),
    "supreme-review": _supreme_review,
    "high-review": _high_review,
    "in-absentia": lambda facts: facts.is_in_absentia,
    "named-elsewhere": lambda facts: False,
    "compulsory-treatment": lambda facts: facts.stage is Stage.COMPULSORY_TREATMENT,
}


def notified(trace: Trace) -> tuple[Mandatory, str]:
    """Whether a mandatory group is met, and the effect of the notice (`may`, `shall` or empty)."""
    facts = trace.facts
    if facts.basis is Basis.DUTY_HELP:
        trace.step("DL", "met", (("启动方式", facts.basis.value),))
        trace.stop(Outcome.PROPOSE_DUTY_HELP, "没有辩护人，由值班律师提供法律帮助")
        return Mandatory(why="法律帮助不是法律援助案件"), ""
    if facts.basis is Basis.CONSULTATION:
        trace.stop(Outcome.NO_APPLICATION, "仅为咨询，没有提出申请")
    elif facts.basis is Basis.NONE:
        trace.stop(Outcome.NO_AID_DUE, "没有申请，也没有通知")
    if facts.kind is not Kind.CRIMINAL or facts.role in VICTIM_SIDE or _is_applied_code(facts):
        return _outside(trace), ""
    group = _mandatory_group(trace)
    effect = "shall" if group else ""
    if group is not None:
        return _mandatory(trace, group), effect
    _doubtful_groups(trace)
    trace.step("CR-M", "no", _inputs(facts))
    return Mandatory(why="不属于第二十五条第一款、第二十八条的人员"), _discretionary(trace)


def _is_applied_code(facts: Facts) -> bool:
    return facts.criminal_code.startswith("CR-A")


def _inputs(facts: Facts) -> tuple[tuple[str, object], ...]:
    return (
        ("启动方式", facts.basis.value),
        ("载明类别", facts.criminal_code),
        ("可能判处", facts.possible_sentence),
        ("年龄", facts.age_on_application),
        ("阶段", facts.stage),
    )


def _outside(trace: Trace) -> Mandatory:
    facts = trace.facts
    trace.step("CR-M", "no", _inputs(facts))
    if facts.basis is Basis.NOTIFIED:
        trace.ask("收到的通知不属于辩护或者强制医疗代理，如何处理")
        trace.stop(Outcome.FOR_A_PERSON, "通知的事项不在第二十五条、第二十八条之内")
    return Mandatory(why="不属于应当通知辩护的案件")


def _mandatory_group(trace: Trace) -> MandatoryGroup | None:
    """The group named by the notice first, else the first that the facts show."""
    facts = trace.facts
    shown = None
    for row in trace.pack.mandatory:
        holds = TESTS[row.test](facts)
        if facts.criminal_code == row.code and (holds or row.test != "high-review"):
            return row
        if holds and shown is None:
            shown = row
    return shown


def _mandatory(trace: Trace, row: MandatoryGroup) -> Mandatory:
    facts = trace.facts
    inputs = (*_inputs(facts), ("已有委托", facts.has_retained_counsel))
    cite = row.source.cites[0]
    if facts.has_retained_counsel:
        trace.step("CR-M", "no", inputs, "属于该类人员，但已有委托，条件不具备", row=row)
        return Mandatory(False, row.code, cite, f"{row.name_zh}，但已有委托的辩护人或者代理人")
    trace.step("CR-M", "yes", inputs, row=row)
    trace.on_condition("Q-3")
    if row.code in ("CR-M4", "CR-M5"):
        trace.on_condition("Q-1")
        trace.on_condition("Q-2")
    if row.code == "CR-M8":
        trace.on_condition("AGENT")
    if facts.basis is Basis.APPLICATION and row.test not in ("supreme-review", "high-review"):
        trace.ask("属于应当通知辩护的人员：函请办案机关补发通知")
    return Mandatory(True, row.code, cite, row.name_zh)


def _doubtful_groups(trace: Trace) -> None:
    doubtful = [*SENSORY, "not-fully-aware"]
    if trace.facts.age_on_application is None:
        doubtful.append("minor")
    for code in doubtful:
        if trace.facts.group(code) is not None and not _has(trace.facts, code):
            trace.ask(f"是否属于{trace.pack.group(code).name_zh}（第二十五条第一款），尚无材料证明")
            trace.stop(Outcome.FOR_A_PERSON, "是否属于应当通知辩护的人员尚无材料证明")


def _discretionary(trace: Trace) -> str:
    facts = trace.facts
    grounds = _notice_grounds(facts)
    met = [row for row in trace.pack.notices if _matches(row, facts, grounds)]
    inputs = (("情形", tuple(sorted(grounds))), ("阶段", facts.stage))
    for row in met:
        trace.step("CR-N", row.effect, inputs, row=row)
    if not met:
        trace.step("CR-N", "no", inputs)
        if facts.basis is Basis.NOTIFIED:
            trace.ask("通知未载明可以通知辩护的情形，或者本地当日没有试点：是否只提供法律帮助")
            trace.stop(Outcome.PROPOSE_DUTY_HELP, "没有通知辩护的依据，由值班律师提供法律帮助")
        return ""
    trace.on_condition("Q-3")
    return "shall" if any(row.effect == "shall" for row in met) else "may"


def _notice_grounds(facts: Facts) -> frozenset[str]:
    grounds = set(facts.notice_grounds)
    if facts.is_foreigner:
        grounds.add("foreigner")
    if facts.possible_sentence is Sentence.THREE_YEARS_OR_MORE:
        grounds |= {"three-years", "fixed-term"}
    elif facts.possible_sentence is Sentence.UNDER_THREE_YEARS:
        grounds.add("fixed-term")
    return frozenset(grounds)


def _matches(row: NoticeGround, facts: Facts, grounds: frozenset[str]) -> bool:
    return bool(row.grounds & grounds) and (facts.stage is None or facts.stage in row.stages)


def is_defended(facts: Facts) -> bool:
    """Whether the person stands on the accused side of a criminal case."""
    accused = facts.role in (None, Role.SUSPECT, Role.DEFENDANT, Role.RESPONDENT)
    return facts.kind is Kind.CRIMINAL and accused and not _is_applied_code(facts)
