"""A record among others: what the ledger knows of it, and the rounds before it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from hengyuan.law.draw.checks import PART_CODES, Found, Record
from hengyuan.law.draw.evidence import Evidence, KnownRound
from hengyuan.law.draw.verdict import differs


def check_ledger(record: Record, evidence: Evidence) -> Found:
    """The checkpoint is the ledger's last one, the round is the one that the ledger knows."""
    if evidence.ledger is None:
        return None
    return _checkpoint_difference(record, evidence) or _known_difference(
        record, evidence.ledger.rounds
    )


def _checkpoint_difference(record: Record, evidence: Evidence) -> Found:
    named, at = record["announcement"]["checkpoint"], record["announcement"]["at"]
    known = {each.number: each for each in evidence.ledger.checkpoints} if evidence.ledger else {}
    if named is None or not known:
        return None
    where, number = "announcement.checkpoint", named["number"]
    real = known.get(number)
    if real is None or real.hash != named["hash"]:
        return differs("checkpoint_unknown", where, found=number)
    if real.at > at:
        return differs("checkpoint_newer", where, expected=at, found=real.at)
    if real.at != named["at"]:
        return differs("checkpoint_unknown", f"{where}.at", found=number)
    newest = max(each.number for each in known.values() if each.at <= at)
    if newest > number:
        return differs("checkpoint_stale", where, expected=newest, found=number)
    return None


def _known_difference(record: Record, rounds: Sequence[KnownRound]) -> Found:
    announced = record["announcement"]
    if not rounds:
        return None
    place = (announced["series"], announced["number"])
    same = [each for each in rounds if (each.series, each.number) == place]
    if not same:
        return differs("not_in_ledger", "ledger.rounds")
    if len({each.commitment for each in same}) > 1:
        return differs("round_twice", "ledger.rounds", expected=announced["number"])
    known = same[0]
    if known.commitment != record["commitment"]:
        for name, digest in known.parts:
            if name in PART_CODES and record["parts"][name] != digest:
                return differs(PART_CODES[name], f"ledger.parts.{name}")
        return differs("commitment_differs", "ledger.commitment")
    due = announced["external"]
    limit = due["due_at"] if due else record["closed_at"]
    if known.at and known.at >= limit:
        return differs("committed_late", "ledger.at", expected=limit, found=known.at)
    if known.record and known.record != record["hash"]:
        return differs("record_not_in_ledger", "ledger.record")
    matter = (announced["case"], announced["purpose"])
    return _split_difference(
        announced["series"],
        (each.series for each in rounds if (each.case, each.purpose) == matter),
        "ledger.rounds",
    )


def _split_difference(series: str, others: Iterable[str], where: str) -> Found:
    other = next((each for each in others if each != series), None)
    return differs("series_split", where, found=other) if other is not None else None


def check_chain(record: Record, previous: Sequence[Record]) -> Found:
    """All rounds from the first to this one: no gap, no fork, each after the one before.

    The records before have been checked one by one.
    """
    announced = record["announcement"]
    matter = (announced["case"], announced["purpose"])
    told = [(each["announcement"]["series"], each["announcement"]) for each in previous]
    split = _split_difference(
        announced["series"],
        (name for name, each in told if (each["case"], each["purpose"]) == matter),
        "announcement.series",
    )
    if split:
        return split
    # The same record given twice is one record: a hash names its content.
    rounds = [*{each["hash"]: each for each in previous if _is_before(each, record)}.values()]
    rounds.append(record)
    rounds.sort(key=lambda each: int(each["announcement"]["number"]))
    for index, each in enumerate(rounds, start=1):
        number = each["announcement"]["number"]
        if number != index:
            code = "round_gap" if number > index else "round_twice"
            return differs(code, "announcement.number", expected=min(number, index))
    for before, after in pairwise(rounds):
        if broken := _link_difference(before, after):
            return broken
    return _reuse_difference(rounds)


def is_later(other: Record, record: Record) -> bool:
    """Whether another record is of a later round of the same series, which this one cannot know."""
    mine, its = record["announcement"], other["announcement"]
    return bool(its["series"] == mine["series"] and its["number"] > mine["number"])


def _is_before(other: Record, record: Record) -> bool:
    same = other["announcement"]["series"] == record["announcement"]["series"]
    return same and not is_later(other, record) and other["hash"] != record["hash"]


def _link_difference(before: Record, after: Record) -> Found:
    announced = after["announcement"]
    number, why = announced["number"], announced["reason"]["code"]
    found: Found = None
    if announced["previous"] != before["hash"]:
        found = differs("previous_differs", "announcement.previous")
    elif announced["at"] < before["closed_at"]:
        times = {"expected": before["closed_at"], "found": announced["at"]}
        found = differs("round_overlaps", "announcement.at", **times)
    elif (why == "abandoned") is not (before["outcome"] == "abandoned"):
        found = differs("reason_contradicts", "announcement.reason.code", found=why)
    return replace(found, round=number) if found else None


def _reuse_difference(rounds: Sequence[Record]) -> Found:
    seen: set[str] = set()
    for each in rounds:
        parties: Sequence[Mapping[str, Any]] = each["announcement"]["parties"]
        for party in parties:
            if party["commitment"] in seen:
                found = differs("nonce_reused", "announcement.parties", party=party["id"])
                return replace(found, round=each["announcement"]["number"])
        seen.update(party["commitment"] for party in parties)
    return None
