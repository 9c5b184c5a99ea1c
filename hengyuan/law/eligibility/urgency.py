"""Test (h): aid first (art. 44), beside all others. Days count from the application to the
un-rolled end; fewer than seven must be left (ruling 15 h)."""

from hengyuan.law.eligibility.facts import Need
from hengyuan.law.eligibility.proposal import Urgency
from hengyuan.law.eligibility.trace import Trace
from hengyuan.law.vocabulary import Basis

FEWER_THAN_DAYS = 7


def urgency(trace: Trace) -> tuple[Urgency, tuple[str, ...]]:
    """Whether art. 44 is open, and by which of T1 to T3."""
    facts = trace.facts
    if facts.basis not in (Basis.APPLICATION, Basis.CONSULTATION):
        note = "通知案件与法律帮助不适用先行提供"
        trace.step("T", "no", (("启动方式", facts.basis.value),), note)
        return Urgency.NO, ()
    found = {"T1": _limitation(trace), "T2": _preservation(trace), "T3": _other(trace)}
    sure = tuple(code for code, answer in found.items() if answer is Urgency.YES)
    if sure:
        return Urgency.YES, sure
    possible = tuple(code for code, answer in found.items() if answer is Urgency.POSSIBLE)
    if possible:
        return Urgency.POSSIBLE, possible
    trace.step("T", "no")
    return Urgency.NO, ()


def _limitation(trace: Trace) -> Urgency:
    facts = trace.facts
    end = facts.limitation_ends_on
    if facts.is_filed:
        return Urgency.NO
    if end is None:
        if not facts.limitation_unclear:
            return Urgency.NO
        trace.step("T1", "possible", (("期限届满", None),))
        trace.ask("时效或者法定期限何时届满：知道之日与起算日由人认定")
        return Urgency.POSSIBLE
    left = (end - facts.applied_on).days
    inputs = (("申请", facts.applied_on), ("期限届满（未顺延）", end), ("剩余天数", left))
    if left < 0:
        trace.step("T1", "no", inputs)
        trace.ask("期限看来已经届满：有无中止、中断或者另有起算日")
        return Urgency.NO
    answer = Urgency.YES if left < FEWER_THAN_DAYS else Urgency.NO
    trace.step("T1", answer.value, inputs)
    return answer


def _preservation(trace: Trace) -> Urgency:
    need = trace.facts.preservation
    if need is Need.NO:
        return Urgency.NO
    trace.step("T2", need.value, (("保全或者先予执行", need.value),))
    if need is Need.POSSIBLE:
        trace.ask("是否需要立即申请财产保全、证据保全或者先予执行")
    return Urgency(need.value)


def _other(trace: Trace) -> Urgency:
    if not trace.facts.other_urgency:
        return Urgency.NO
    if "T3" in trace.pack.rules:
        trace.step("T3", "yes")
        return Urgency.YES
    trace.step("T", "possible", (("其他紧急情形", True),))
    trace.ask("其他紧急情形：法律法规是否有规定")
    return Urgency.POSSIBLE
