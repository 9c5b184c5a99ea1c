"""The filters for thousands of matters and candidates at once.

Each rule is asked once for each combination of the facts it looks at, never for each pair. That
the answer equals `is_eligible(filters(…))` for every pair is tested over random facts.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from hengyuan.law.qualification.filters import RULES
from hengyuan.law.qualification.values import Answer, Brief, Candidate, Policy
from hengyuan.law.vocabulary import Kind

Mask = np.ndarray[Any, np.dtype[np.bool_]]
Facts = tuple[object, ...]
ASK = dict(RULES)


class EligibleGrid:
    """Who passes the filters for each matter; the cap is not among them, it is a room to fill."""

    def __init__(
        self,
        candidates: Sequence[Candidate],
        policy: Policy,
        left_out: frozenset[str] = frozenset(),
    ) -> None:
        self._candidates, self._policy, self._left_out = candidates, policy, left_out
        self._opposed = frozenset().union(*(c.interests | c.acts_for for c in candidates))
        self._defended = frozenset().union(*(c.defends for c in candidates))
        self._classes = {rule: classes(candidates, of) for rule, of in _CANDIDATE_FACTS.items()}
        self._known: dict[tuple[str, Facts], Mask] = {}
        self._rows: dict[Facts, Mask] = {}

    def row(self, brief: Brief) -> Mask:
        """Which candidates no rule forbids for this matter."""
        facts = self._facts(brief)
        key = tuple(facts.values())
        if key not in self._rows:
            row = np.ones(len(self._candidates), dtype=np.bool_)
            for rule, said in facts.items():
                row &= self._allowed(rule, said, brief)
            self._rows[key] = row
        return self._rows[key]

    def excluded_by(self, brief: Brief) -> dict[str, int]:
        """How many candidates each rule excludes, the strictest first; a person may count twice."""
        facts = self._facts(brief)
        counts = {r: int((~self._allowed(r, said, brief)).sum()) for r, said in facts.items()}
        return dict(sorted(((r, n) for r, n in counts.items() if n), key=lambda each: -each[1]))

    def _allowed(self, rule: str, said: Facts, brief: Brief) -> Mask:
        """One rule's answers; the brief stands for all that share the facts."""
        key = (rule, said)
        if key not in self._known:
            first, places = self._classes[rule]
            answers = [self._passes(rule, self._candidates[each], brief) for each in first]
            self._known[key] = np.array(answers, dtype=np.bool_)[places]
        return self._known[key]

    def _passes(self, rule: str, candidate: Candidate, brief: Brief) -> bool:
        answer = ASK[rule](candidate, brief, self._policy)
        return answer is None or answer[0] is not Answer.NOT_ELIGIBLE

    def _facts(self, brief: Brief) -> dict[str, Facts]:
        """What each rule looks at in the matter. Parties matter only where a candidate has them."""
        is_criminal = brief.kind is Kind.CRIMINAL
        plea = brief.is_plea_help and brief.kind is Kind.DUTY_HELP
        defended = brief.co_accused & self._defended if brief.is_defence else frozenset()
        litigation = (brief.authority, brief.on) if brief.is_litigation else ()
        facts: dict[str, Facts] = {
            "Q-1": (brief.on,) if brief.is_capital else (),
            "Q-3": (is_criminal or brief.kind is Kind.DUTY_HELP,),
            "Q-4": (brief.is_minor,),
            "Q-7": (),
            "Q-8": (brief.on,) if plea else (),
            "Q-9": (),
            "Q-10": (is_criminal or brief.kind is Kind.DUTY_HELP, brief.region),
            "C-1": (brief.opponents & self._opposed,),
            "C-2": (defended,),
            "C-3": (brief.aided_opponent_firms,),
            "C-4": (is_criminal, brief.other_side_firms, brief.is_single_firm_county),
            "C-5": litigation,
            "AM-10": (),
        }
        return {rule: said for rule, said in facts.items() if rule not in self._left_out}


_CANDIDATE_FACTS: dict[str, Callable[[Candidate], Facts]] = {
    "Q-1": lambda c: (c.criminal_since, c.licensed_on),
    "Q-3": lambda c: (c.kind, c.has_lawyer_licence),
    "Q-4": lambda c: (c.kind, c.has_lawyer_licence, c.knows_minors),
    "Q-7": lambda c: (c.kind, c.is_student, c.has_lawyer_licence),
    "Q-8": lambda c: (c.criminal_since,),
    "Q-9": lambda c: (
        c.kind, c.is_suspended, c.is_firm_stopped, c.has_lawyer_licence,
        c.has_legal_qualification, c.has_passed_check,
    ),
    "Q-10": lambda c: (c.kind, c.district),
    "C-1": lambda c: (c.interests, c.acts_for),
    "C-2": lambda c: (c.defends,),
    "C-3": lambda c: (c.firm,),
    "C-4": lambda c: (c.firm,),
    "C-5": lambda c: (c.former_post,),
    "AM-10": lambda c: (bool(c.hold),),
}  # fmt: skip


def classes(
    candidates: Sequence[Candidate], of: Callable[[Candidate], Facts]
) -> tuple[list[int], np.ndarray[Any, np.dtype[np.intp]]]:
    """The first candidate of each class, and the class of each candidate."""
    known: dict[Facts, int] = {}
    first: list[int] = []
    places = np.empty(len(candidates), dtype=np.intp)
    for place, candidate in enumerate(candidates):
        facts = of(candidate)
        if facts not in known:
            known[facts] = len(first)
            first.append(place)
        places[place] = known[facts]
    return first, places
