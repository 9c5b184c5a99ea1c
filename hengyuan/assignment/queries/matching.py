"""Waiting cases and everybody in turn for them, as the law floor matches a batch.

Each case is looked at as for a single assignment; whoever a rule keeps out for that case alone is
barred from it. Only rules whose price is told (years of practice, minors, the cap) are left to the
batch itself. Two cases that name each other are linked: their sides get different firms.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Count

from hengyuan.assignment.models import Assignment
from hengyuan.assignment.queries.brief import Question, question_of
from hengyuan.assignment.queries.candidates import (
    Considered,
    ConsideredFirm,
    consider,
    with_reviews,
)
from hengyuan.assignment.queries.match import HANDLING
from hengyuan.assignment.rules import AGENCY_MATTERS
from hengyuan.cases.models import Case, Party, Side
from hengyuan.cases.rules import move_for
from hengyuan.kernel.clock import day_of
from hengyuan.law.matching.batch import Batch, Pending, match_together
from hengyuan.law.matching.policy import BatchPolicy, batch_policy_for
from hengyuan.law.matching.prices import LAW_RULES, Price, prices_of_batch
from hengyuan.law.qualification import Candidate
from hengyuan.orgs.models import Organisation

Progress = Callable[[int], None]
LEFT_TO_THE_BATCH = frozenset((*LAW_RULES, "CAP"))
# What a candidate carries for one case alone: here the case's own list of the barred tells it.
OF_ONE_CASE: dict[str, Any] = dict.fromkeys(
    ("interests", "acts_for", "acts_against", "defends"), frozenset()
) | {"had_this_case": False, "hold": "", "former_post": None}


@dataclass(frozen=True, slots=True)
class Matched:
    """The answer for a batch: proposals, prices, and for each case how many each rule excludes."""

    batch: Batch
    prices: tuple[Price, ...]
    excluded: dict[str, Counter[str]]
    policy: BatchPolicy


def waiting_cases(
    institution: Organisation, first_on: date | None = None, last_on: date | None = None
) -> list[Case]:
    """Cases of an institution that wait for assignment, the longest first; since these days."""
    stages = [stage.value for stage in move_for("assign").from_]
    cases = Case.objects.filter(institution=institution, stage__in=stages)
    found = cases.select_related("recipient", "institution", "authority").order_by(
        "stage_since", "number"
    )
    return [
        case
        for case in found
        if (first_on is None or day_of(case.stage_since) >= first_on)
        and (last_on is None or day_of(case.stage_since) <= last_on)
    ]


class _Pool:
    """Everybody who was looked at for any case, and for each case who may not take it."""

    def __init__(self) -> None:
        self.people: dict[int, Considered] = {}
        self.open_to: dict[str, set[int]] = {}
        self.excluded: dict[str, Counter[str]] = {}

    def look(self, case_id: str, rows: Iterable[ConsideredFirm]) -> None:
        """Note who may take a case, and which rules exclude the others."""
        may, rules = set[int](), Counter[str]()
        for row in rows:
            for each in row.people:
                self.people.setdefault(each.provider.pk, each)
                against = _rules(row, each)
                rules.update(against)
                if not against - LEFT_TO_THE_BATCH:
                    may.add(each.provider.pk)
        self.open_to[case_id], self.excluded[case_id] = may, rules

    def barred(self, case_id: str) -> frozenset[str]:
        """Who may not take this case, whatever the rules of the batch."""
        return frozenset(map(str, self.people.keys() - self.open_to[case_id]))


def _rules(row: ConsideredFirm, each: Considered) -> set[str]:
    """The rules that keep somebody out; a firm's reason begins with its rule."""
    if row.reason:
        return {row.reason.partition("：")[0]}
    return {finding.rule_id for finding in each.objections}


def matched(cases: Sequence[Case], on: date, progress: Progress = lambda done: None) -> Matched:
    """Match these cases at once and price the rules; `progress` is told each step that is done.

    Raises LawError where a value of the place is missing.
    """
    pool, questions = _Pool(), dict[str, Question]()
    for done, case in enumerate(cases, start=1):
        asked = question_of(case, on)
        questions[str(case.pk)] = asked
        pool.look(str(case.pk), consider(case, on, question=asked))
        progress(done)
    policy = _policy(questions[str(cases[0].pk)])
    people = _candidates(pool, policy, on)
    pending = _pending(cases, questions, pool, on)
    batch = match_together(pending, people, policy)
    progress(len(cases) + 1)
    prices = prices_of_batch(pending, people, policy)
    return Matched(batch, prices, pool.excluded, policy)


def _policy(asked: Question) -> BatchPolicy:
    """The batch rules of the place, with the weights and the cap of its policy."""
    rules = batch_policy_for(asked.case.region, asked.on).rules
    return BatchPolicy(asked.weights, asked.values, rules)


def _candidates(pool: _Pool, policy: BatchPolicy, on: date) -> list[Candidate]:
    """Everybody with the load; what concerns one case alone is told by who is barred from it."""
    ids = list(pool.people)
    loads = _counted(Case.objects.filter(handler__in=ids, stage__in=HANDLING))
    years = _counted(Assignment.objects.filter(handler__in=ids, assigned_on__year=on.year))
    people = [
        replace(
            each.candidate,
            **OF_ONE_CASE,
            cases_this_month=_taken(each, policy.monthly_cap),
            open_load=loads.get(pk, 0),
            cases_this_year=years.get(pk, 0),
        )
        for pk, each in pool.people.items()
    ]
    return with_reviews(people, on)


def _counted(rows: Any) -> dict[int, int]:
    return dict(rows.values_list("handler").annotate(Count("pk")).order_by())


def _taken(each: Considered, cap: int) -> int:
    """Places taken this month; where somebody's own limit is lower, the rest counts as taken."""
    standing = getattr(each.provider, "standing", None)
    limit = standing.monthly_limit if standing else None
    lost = cap - min(limit, cap) if limit is not None and cap else 0
    return each.candidate.cases_this_month + lost


def _pending(
    cases: Sequence[Case], questions: dict[str, Question], pool: _Pool, on: date
) -> list[Pending]:
    links = _links(cases)
    return [
        Pending(
            id=key,
            brief=questions[key].brief,
            matter=links.get(key, ("", ""))[0],
            side=links.get(key, ("", ""))[1],
            waited_days=max(0, (on - day_of(case.stage_since)).days),
            barred=pool.barred(key),
        )
        for case in cases
        for key in (str(case.pk),)
    ]


def _links(cases: Sequence[Case]) -> dict[str, tuple[str, str]]:
    """Matter and side of cases that are linked: one proceeding, or one names the other."""
    links = {
        str(case.pk): (case.joint_key, "agency" if case.matter in AGENCY_MATTERS else "defence")
        for case in cases
        if case.joint_key
    }
    by_name = {case.recipient.name_index: str(case.pk) for case in cases}
    named = Party.objects.filter(
        case__in=cases, side__in=(Side.OPPONENT, Side.VICTIM), name_index__in=list(by_name)
    )
    for case_id, name in named.values_list("case_id", "name_index"):
        mine, other = str(case_id), by_name[name]
        if mine != other and mine not in links and other not in links:
            links |= {mine: (f"pair:{mine}", "one"), other: (f"pair:{mine}", "other")}
    return links
