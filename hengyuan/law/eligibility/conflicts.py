"""Test (i): both sides at one institution, hints of conflict, the same application elsewhere, and
what the assignment will have to heed."""

from hengyuan.law.eligibility.gates import FULL_AGE
from hengyuan.law.eligibility.proposal import Outcome
from hengyuan.law.eligibility.trace import Trace
from hengyuan.law.vocabulary import Kind


def conflicts(trace: Trace) -> None:
    """Write down conflicts and duplicates; only an earlier receipt elsewhere redirects."""
    facts = trace.facts
    opponent = facts.opponent_is_recipient
    inputs = (("对方也是受援人", opponent), ("线索", facts.conflict_hints))
    clear = opponent is False and not facts.conflict_hints
    trace.step("CO", "no" if clear else "yes" if opponent else "unclear", inputs)
    if opponent:
        trace.on_condition("C-3")
    elif opponent is None:
        trace.ask("对方是否也在本机构受援或者咨询，需要核对")
    for hint in facts.conflict_hints:
        trace.ask(f"可能的利益冲突：{hint}")
    _elsewhere(trace)
    _heed(trace)


def _elsewhere(trace: Trace) -> None:
    received = trace.facts.applied_on
    for pending in trace.facts.pending:
        inputs = (
            ("其他机构", pending.region),
            ("其收到", pending.received_on),
            ("本机构收到", received),
        )
        if pending.received_on < received:
            trace.step("EL-02", "unmet", inputs, "由最先收到申请的机构受理")
            trace.stop(Outcome.REDIRECT, "其他有管辖权的机构先收到申请", "EL-02")
        elif pending.received_on == received:
            trace.step("EL-02", "unclear", inputs)
            trace.ask("两个机构同日收到申请：由谁受理")
        else:
            trace.step("EL-02", "met", inputs, "本机构最先收到")


def _heed(trace: Trace) -> None:
    facts = trace.facts
    age = facts.age_on_application
    if facts.group("minor") is not None or (age is not None and age < FULL_AGE):
        trace.on_condition("Q-4")
    if facts.needs_interpreter:
        trace.on_condition("Q-6")
    if facts.kind is Kind.CRIMINAL and facts.recipients > 1:
        trace.on_condition("ONE-EACH")
