"""What the pages of a round show: steps, parties, candidates in their order, the result."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from hengyuan.assignment.models import PARTY_NAMES, Round, RoundParty
from hengyuan.assignment.queries import lots
from hengyuan.assignment.queries.match import pool_for
from hengyuan.assignment.rules import RoundState
from hengyuan.law.draw.verdict import Difference


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """Somebody who may be drawn: place in the order, chance, and the place in which drawn."""

    place: int
    label: str
    weight: int
    share: str  # of all weights, as 12.5%
    drawn: int = 0  # 1 for the first drawn, 0 for not drawn


@dataclass(frozen=True, slots=True)
class ExcludedRow:
    """Somebody of the pool who may not be drawn, with the published reasons."""

    label: str
    reasons: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class People:
    """The list of a round: as committed to, or as it would be now."""

    candidates: list[CandidateRow]
    excluded: list[ExcludedRow]

    @property
    def winners(self) -> list[CandidateRow]:
        """Who was drawn, in the order drawn."""
        found = [each for each in self.candidates if each.drawn]
        return sorted(found, key=lambda each: each.drawn)


@dataclass(frozen=True, slots=True)
class RoundPage:
    """Everything on a round's page that is not in its row."""

    people: People
    parties: list[RoundParty]
    change: Difference | None  # of an open round's list since the commitment
    announced: dict[str, Any]
    seeds: lots.Seeds | None  # of a round for a case that is not committed yet
    missing: list[str]  # whom the policy names and the round has not

    @property
    def waiting_for(self) -> list[RoundParty]:
        """Parties that have not done what is due now: hash or secret."""
        if not self.announced:
            return [each for each in self.parties if not each.commitment]
        return [each for each in self.parties if not each.revealed_at]

    @property
    def others_wait(self) -> bool:
        """Whether somebody other than the institution is still to act."""
        return any(not each.is_institution for each in self.waiting_for)

    @property
    def own_is_sealed(self) -> bool:
        """Whether the institution's secret is still to be revealed."""
        return any(each.is_institution and not each.revealed_at for each in self.parties)


def round_page(round_: Round, today: date) -> RoundPage:
    """The page of a round."""
    announced = _read(round_.announcement)
    change = lots.change_since_commitment(round_) if round_.state == RoundState.COMMITTED else None
    people = _as_of_now(round_, today)
    if announced:
        try:
            people = _as_committed(announced, _read(round_.record).get("winners", []))
        except (KeyError, TypeError):  # changed in the database: the verdict says so
            people = People([], [])
    seeds = None
    if round_.case is not None and round_.state == RoundState.PREPARED:
        seeds = lots.seeds_of(round_.case, today)
    missing = [str(PARTY_NAMES[kind]) for kind in seeds.missing(round_)] if seeds else []
    return RoundPage(people, lots.parties_of(round_), change, announced, seeds, missing)


def _read(text: str) -> dict[str, Any]:
    """What stands in a text of ours; nothing in one that somebody spoilt."""
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _as_committed(announced: dict[str, Any], winners: list[str]) -> People:
    return People(
        _candidates(
            [(each["id"], each["label"], each["weight"]) for each in announced["candidates"]],
            winners,
        ),
        [
            ExcludedRow(each["label"], tuple((why["code"], why["text"]) for why in each["reasons"]))
            for each in announced["excluded"]
        ],
    )


def _as_of_now(round_: Round, today: date) -> People:
    if round_.state != RoundState.PREPARED:
        return People([], [])
    pool = pool_for(round_, today)
    if pool is None:
        return People([], [])
    return People(
        _candidates([(each.id, each.label, each.weight) for each in pool.candidates], []),
        [
            ExcludedRow(each.label, tuple((why.code, why.text) for why in each.reasons))
            for each in pool.excluded
        ],
    )


def _candidates(people: list[tuple[str, str, int]], winners: list[str]) -> list[CandidateRow]:
    total = sum(weight for _id, _label, weight in people)
    drawn = {key: place for place, key in enumerate(winners, start=1)}
    return [
        CandidateRow(place, label, weight, f"{100 * weight / total:.1f}%", drawn.get(key, 0))
        for place, (key, label, weight) in enumerate(people, start=1)
    ]
