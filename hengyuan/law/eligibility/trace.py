"""The running derivation: steps in order, questions, conditions, and what stands in the way."""

from datetime import date
from typing import Any

from hengyuan.law.eligibility.facts import Facts
from hengyuan.law.eligibility.pack import Pack
from hengyuan.law.eligibility.proposal import Outcome, Step
from hengyuan.law.eligibility.rows import Sourced

Inputs = tuple[tuple[str, Any], ...]


class Trace:
    """Collects the derivation of one proposal; every test writes at least one step."""

    __slots__ = ("conditions", "facts", "pack", "questions", "rules_on", "steps", "stops")

    def __init__(self, facts: Facts, pack: Pack, rules_on: date) -> None:
        self.facts = facts
        self.pack = pack
        self.rules_on = rules_on
        self.steps: list[Step] = []
        self.questions: list[str] = []
        self.conditions: list[str] = []
        self.stops: list[tuple[Outcome, str, str]] = []

    def step(
        self,
        rule: str,
        result: str,
        inputs: Inputs = (),
        note: str = "",
        row: Sourced | None = None,
    ) -> None:
        """Write a step; `row` is the row of the law that decided it, else the rule itself."""
        frame = self.pack.rules[rule]
        shown = frame if row is None else row
        source = shown.source
        self.steps.append(
            Step(
                frame.step,
                shown.row_id,
                shown.name_zh or frame.name_zh,
                shown.name_en or frame.name_en,
                result,
                inputs,
                source.cites,
                source.validity.valid_from,
                source.sure,
                note or source.note,
            )
        )

    def stop(self, outcome: Outcome, reason: str, code: str = "") -> None:
        """Something stands in the way of a grant; the first in order is what is proposed."""
        self.stops.append((outcome, code, reason))

    def ask(self, question: str) -> None:
        """A point that only a named officer may decide."""
        if question not in self.questions:
            self.questions.append(question)

    def on_condition(self, code: str) -> None:
        """A condition of the assignment that follows from the facts (rows of `conditions`)."""
        if code in self.pack.conditions and code not in self.conditions:
            self.conditions.append(code)
