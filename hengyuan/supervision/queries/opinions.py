"""Reads of opinions: which cases a body is asked about, and what came of a round."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from hengyuan.cases.models import Case
from hengyuan.kernel import crypto
from hengyuan.kernel.clock import at as instant_of
from hengyuan.kernel.language import name_of
from hengyuan.law.opinions import OVERALL, Overall, Said, Share, Tally, asked
from hengyuan.orgs.models import Organisation
from hengyuan.supervision.models import Hearing, Opinion, OpinionRound
from hengyuan.supervision.rules.quarters import Quarter

MOST, LISTED = 210, 200  # cases in a round: thirty pages


def cases_to_ask(institution: Organisation, body: str, quarter: Quarter) -> list[Case]:
    """Cases that a body dealt with and that closed, or were heard, in a quarter."""
    begins, ends = quarter.begins_on, quarter.ends_before
    heard = Hearing.objects.filter(
        institution=institution, court=body, state="set",
        starts_at__gte=instant_of(begins, time.min), starts_at__lt=instant_of(ends, time.min),
    )  # fmt: skip
    found = Case.objects.filter(institution=institution, handler__isnull=False).filter(
        Q(pk__in=heard.values("case_id"))
        | Q(authority__name=body, closed_on__gte=begins, closed_on__lt=ends)
    )
    return list(found.order_by("number").distinct()[:MOST])


def opinions_of(round_: OpinionRound) -> list[Opinion]:
    """The cases of a round in their order."""
    found = Opinion.objects.filter(round=round_)
    return list(found.select_related("case", "case__handler", "case__firm"))


def tallies(rounds: QuerySet[OpinionRound]) -> list[tuple[OpinionRound, Tally]]:
    """The newest rounds with response beside satisfaction."""
    rows = list(rounds[:LISTED])
    counted = _counts(rows)
    return [(row, _tally(counted[row.pk])) for row in rows]


def tally_of(opinions: Sequence[Opinion]) -> Tally:
    """Response and satisfaction of one round."""
    found: Counter[str] = Counter()
    for one in opinions:
        _count(found, one)
    return _tally(found)


def _count(found: Counter[str], one: Opinion) -> None:
    found["asked"] += 1
    if one.answered_at is not None:
        found["answered"] += 1
        found[one.answers.get(OVERALL, "")] += 1


def _counts(rounds: Sequence[OpinionRound]) -> Mapping[UUID, Counter[str]]:
    counted: dict[UUID, Counter[str]] = defaultdict(Counter)
    for one in Opinion.objects.filter(round__in=list(rounds)):
        _count(counted[one.round_id], one)
    return counted


def _tally(found: Counter[str]) -> Tally:
    return Tally(
        found["asked"], found["answered"], found[Overall.SATISFIED], found[Overall.BASICALLY]
    )


@dataclass(frozen=True, slots=True)
class Line:
    """One question of a round: how many said yes among those who said anything."""

    text: str
    said: int
    share: Share | None


def lines_of(opinions: Sequence[Opinion]) -> list[Line]:
    """Each question over the answers of a round; nothing where few answered."""
    done = [one for one in opinions if one.answered_at is not None]
    if Tally(len(opinions), len(done)).is_hidden:
        return []
    found = []
    for question in asked():
        said = [one.answers.get(question.id) for one in done]
        told = [answer for answer in said if answer]
        yes = sum(1 for answer in told if answer == Said.YES)
        found.append(Line(name_of(question), len(told), Share.of(yes, len(told))))
    return found


def seal_of(answers: Mapping[str, Any], remark: str) -> str:
    """What the ledger keeps of an answer: a keyed digest that shows a later change."""
    text = json.dumps([dict(answers), remark], sort_keys=True, ensure_ascii=False)
    return crypto.blind_index("opinion", text)


def bodies_at(institution: Organisation, quarter: Quarter) -> list[str]:
    """Bodies that dealt with cases in a quarter: names to choose from."""
    begins, ends = quarter.begins_on, quarter.ends_before
    heard = Hearing.objects.filter(
        institution=institution, starts_at__gte=instant_of(begins, time.min),
        starts_at__lt=instant_of(ends, time.min),
    )  # fmt: skip
    courts: Iterable[str] = heard.order_by().values_list("court", flat=True).distinct()[:LISTED]
    closed = Case.objects.filter(institution=institution, authority__isnull=False)
    closed = closed.filter(stage_since__gte=instant_of(begins, time.min))
    names = closed.order_by().values_list("authority__name", flat=True).distinct()[:LISTED]
    return sorted({*courts, *names})
