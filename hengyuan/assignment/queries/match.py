"""By match (智能随机): everybody's score in parts, and the weighted lot among the best.

The score orders and never excludes; the lot among the best keeps anybody from always being first.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.db.models import Count

from hengyuan.assignment.models import Round
from hengyuan.assignment.queries.brief import Question, question_of
from hengyuan.assignment.queries.candidates import (
    Considered,
    ConsideredFirm,
    consider,
    with_reviews,
)
from hengyuan.assignment.queries.lots import Pool, pool_of, rules_against
from hengyuan.assignment.rules import MATCH_LOT, Among, published_reason
from hengyuan.cases.models import Case
from hengyuan.cases.rules import Stage
from hengyuan.law import draw
from hengyuan.law.matching import Ranked, best, weights_of
from hengyuan.orgs.rules import region_prefix

HANDLING = (Stage.UNDER_HANDLING.value, Stage.CLOSING_REPORTED.value, Stage.DOSSIER_RETURNED.value)


def ranked(asked: Question, rows: Sequence[ConsideredFirm]) -> list[Ranked]:
    """Everybody in turn by their points, the best first; each row keeps its score."""
    people = {
        str(each.provider.pk): each
        for row in rows
        if not row.reason
        for each in row.people
        if each.is_in_turn
    }
    loads = dict(
        Case.objects.filter(handler__in=list(map(int, people)), stage__in=HANDLING)
        .values_list("handler")
        .annotate(Count("pk"))
        .order_by()
    )
    candidates = [
        replace(each.candidate, open_load=loads.get(each.provider.pk, 0))
        for each in people.values()
    ]
    candidates = with_reviews(candidates, asked.on)
    found = best(asked.brief, candidates, asked.weights, k=len(candidates))
    for one in found:
        people[one.candidate.id].score = one.score
    return list(found)


def best_of(asked: Question, rows: Sequence[ConsideredFirm]) -> list[Ranked]:
    """Those who stand in the weighted lot: as many of the best as the policy says."""
    return ranked(asked, rows)[: asked.policy.plan.best_of]


def match_pool(case: Case, on: date) -> Pool:
    """The best with their weights as candidates, and everybody else with the reason why not."""
    asked = question_of(case, on)
    rows = consider(case, on, question=asked)
    chosen = best_of(asked, rows)
    weights, keys = dict(weights_of(chosen)), [one.candidate.id for one in chosen]
    labels = {
        str(each.provider.pk): f"{each.provider.name}（{row.firm.name}）"
        for row in rows
        for each in row.people
    }
    excluded = [
        draw.Excluded(f"provider:{key}", labels[key], _reasons(row, each, len(keys)))
        for row in rows
        for each in row.people
        if (key := str(each.provider.pk)) not in weights
    ]
    version = f"roster {region_prefix(case.region)[:4]} {on.isoformat()}"
    return Pool(
        tuple(draw.Candidate(f"provider:{key}", labels[key], weights[key]) for key in keys),
        tuple(excluded),
        version,
        asked.policy.label,
    )


def pool_for(round_: Round, on: date) -> Pool | None:
    """Who would stand in a round on this day, by what it is for; None of one without a case."""
    if round_.case is None:
        return None
    if round_.purpose == MATCH_LOT:
        return match_pool(round_.case, on)
    return pool_of(round_.case, Among(round_.among), on)


def _reasons(row: ConsideredFirm, each: Considered, best: int) -> tuple[draw.Reason, ...]:
    found = dict.fromkeys(rules_against(row, each))
    if not found:
        return (draw.Reason("MATCH", f"匹配评分未进入前{best}名"),)
    return tuple(draw.Reason(*published_reason(rule)) for rule in found)
