"""Raise a fall of two years running; answer it; judge the answer."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hengyuan.kernel.actor import SYSTEM, Actor
from hengyuan.kernel.errors import NotAllowed, Refused
from hengyuan.ledger.commands import append
from hengyuan.orgs.models import Organisation
from hengyuan.supervision.access import falls as access
from hengyuan.supervision.events import falls as events
from hengyuan.supervision.models import Scorecard, ScorecardFall
from hengyuan.supervision.queries import falls as queries
from hengyuan.supervision.rules.falls import State


class CannotAnswerFall(Refused):
    """Somebody else acted meanwhile, or the words are missing."""


@transaction.atomic
def raise_falls(*, card: Scorecard, at: datetime) -> int:
    """Ask about every indicator of the card's institutions that fell two years running.

    Each is asked about once a year, whoever made the card; how many are new.
    """
    raised = 0
    year = int(card.quarter[:4])
    for institution, found in queries.falls_at(card).items():
        region = Organisation.objects.values_list("region", flat=True).get(pk=institution)
        for indicator, (tallies, fall) in found.items():
            made, is_new = ScorecardFall.objects.get_or_create(
                institution_id=institution, indicator=indicator, year=year,
                defaults={
                    "card": card, "region": region, "chance": fall.chance, "raised_at": at,
                    "years": [[tally.k, tally.n, tally.squares] for tally in tallies],
                },
            )  # fmt: skip
            if is_new:
                values = {
                    "indicator": indicator, "year": year, "years": made.years,
                    "institution": institution,
                }  # fmt: skip
                append(stream=made.stream, event=events.RAISED, actor=SYSTEM, at=at, values=values)
                raised += 1
    return raised


@transaction.atomic
def answer_fall(*, fall: ScorecardFall, word: str, actor: Actor, at: datetime) -> None:
    """The institution says why, and what it does. Raises NotAllowed, CannotAnswerFall."""
    if not access.may_answer(actor, fall):
        raise NotAllowed(_("由本机构负责人或者质量审查负责人说明。"))
    columns = {
        "answer": _stated(word), "answered_by_id": actor.account_id, "state": State.ANSWERED.value,
    }  # fmt: skip
    _turned(fall, State.RAISED, columns)
    words = {"answer": columns["answer"]}
    append(stream=fall.stream, event=events.ANSWERED, actor=actor, at=at, values={}, words=words)


@transaction.atomic
def accept_answer(*, fall: ScorecardFall, word: str, actor: Actor, at: datetime) -> None:
    """The bureau takes the answer. Raises NotAllowed, CannotAnswerFall."""
    stated = _judged(fall, State.ACCEPTED, word, actor)
    words = {"word": stated}
    append(stream=fall.stream, event=events.ACCEPTED, actor=actor, at=at, values={}, words=words)


@transaction.atomic
def return_answer(*, fall: ScorecardFall, word: str, actor: Actor, at: datetime) -> None:
    """The bureau asks again. Raises NotAllowed, CannotAnswerFall."""
    stated = _judged(fall, State.RAISED, word, actor)
    words = {"word": stated}
    append(stream=fall.stream, event=events.RETURNED, actor=actor, at=at, values={}, words=words)


def _judged(fall: ScorecardFall, state: State, word: str, actor: Actor) -> str:
    if not access.may_judge(actor, fall):
        raise NotAllowed(_("由上级司法行政机关核，说明人本人不能核。"))
    stated = _stated(word)
    _turned(fall, State.ANSWERED, {"word": stated, "state": state.value})
    return stated


def _stated(word: str) -> str:
    if not word.strip():
        raise CannotAnswerFall(_("请写明理由。"), field="word")
    return word.strip()


def _turned(fall: ScorecardFall, expected: State, columns: dict[str, object]) -> None:
    rows = ScorecardFall.objects.filter(pk=fall.pk, state=expected.value)
    if not rows.update(**columns):
        raise CannotAnswerFall(_("已经有人处理，请刷新页面。"))
