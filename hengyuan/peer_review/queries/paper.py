"""Reads of results entered from paper: their rows, what they amount to, the seal over them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from hengyuan.law.draw.canonical import canonical, digest
from hengyuan.peer_review.models import Entry, Handover, Paper, Round
from hengyuan.peer_review.queries.elsewhere import entry_digest
from hengyuan.peer_review.rules.elsewhere import HandoverState
from hengyuan.peer_review.rules.paper import Results, results_of_rows, results_of_totals
from hengyuan.peer_review.rules.rounds import RoundState

DOMAIN = "hengyuan-review-paper-1"


def sealed(
    title: str, days: Sequence[date], totals: dict[str, Any], entries: Sequence[str], corrects: str
) -> str:
    """SM3 over all that was entered; `entries` are the digests of the rows in their order."""
    told = {
        "title": title, "days": [day.isoformat() for day in days], "totals": totals,
        "entries": list(entries), "corrects": corrects,
    }  # fmt: skip
    return digest(DOMAIN, canonical(told))


def digest_of(paper: Paper) -> str:
    """The seal worked out again from the rows as they stand."""
    row = paper.round
    days = (row.closed_from, row.closed_to, paper.ended_on)
    entries = [entry_digest(one.told, one.contents) for one in entries_of(row)]
    return sealed(row.title, days, paper.totals, entries, str(paper.corrects_id or ""))


def handover_of(round_: Round) -> Handover | None:
    """The list that was entered; None for totals, and once it was put away."""
    found = Handover.objects.filter(round=round_)
    return found.exclude(state=HandoverState.DISCARDED).first()


def entries_of(round_: Round) -> QuerySet[Entry]:
    """The rows that were entered, in their order, whether they were checked or not."""
    rows = Entry.objects.filter(handover__round=round_)
    return rows.exclude(handover__state=HandoverState.DISCARDED).order_by("place")


def results_of(round_: Round) -> Results:
    """What was entered, counted."""
    if round_.paper.totals:
        return results_of_totals(round_.paper.totals)
    return results_of_rows([one.told for one in entries_of(round_)])


def is_entered(organisation_id: int, seal: str) -> bool:
    """Whether the same stands here already and was not put away."""
    rows = Paper.objects.filter(round__organisation_id=organisation_id, digest=seal)
    return rows.exclude(round__state=RoundState.PUT_AWAY).exists()


def corrigible(organisation_id: int) -> list[Round]:
    """Checked entries of an organisation, the newest first: a later one may correct them."""
    rows = Round.objects.filter(organisation_id=organisation_id, state=RoundState.RECORDED)
    return list(rows.order_by("-opened_at"))


def correction_of(round_: Round) -> Round | None:
    """The checked entry that corrects this one."""
    states = (RoundState.RECORDED, RoundState.REPLACED)
    return Round.objects.filter(paper__corrects=round_, state__in=states).first()
