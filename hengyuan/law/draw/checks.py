"""What a record says about itself, checked in the order of docs/law/draw.md.

Each check takes the record and what the reader holds, and answers with the first difference.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hengyuan.law.draw.announcement import (
    PARTS,
    commitment_of,
    first_of,
    part_digests,
    pool_digest,
    secret_commitment,
)
from hengyuan.law.draw.canonical import canonical, digest
from hengyuan.law.draw.evidence import Evidence, first_difference
from hengyuan.law.draw.lot import Step, draw, seed_of
from hengyuan.law.draw.shape import first_misfit
from hengyuan.law.draw.verdict import Difference, differs

Record = Mapping[str, Any]
Found = Difference | None
RECORD_DOMAIN = "hengyuan-draw-record-1"
PART_CODES = dict(
    zip(
        PARTS,
        (
            "round_changed", "purpose_changed", "pool_changed", "list_changed", "weights_changed",
            "order_changed", "exclusions_changed", "parties_changed", "external_changed",
            "checkpoint_changed", "time_changed",
        ),
        strict=True,
    )
)  # fmt: skip


def record_hash(record: Record) -> str:
    """The hash of a record over everything but its own hash."""
    return digest(RECORD_DOMAIN, canonical({k: v for k, v in record.items() if k != "hash"}))


def check_format(record: Record, evidence: Evidence) -> Found:
    """The published shape, nobody twice, and an outcome that does not contradict itself."""
    misfit = first_misfit(record, "record")
    if misfit is not None:
        return differs("shape", misfit)
    announced = record["announcement"]
    people = [("candidates", each) for each in announced["candidates"]]
    people += [("excluded", each) for each in announced["excluded"]]
    parties = [("parties", each) for each in announced["parties"]]
    for group in (people, parties):
        if twice := _twice(group):
            return twice
    is_drawn = record["outcome"] == "drawn"
    wrong = {
        "abandoned": (record["abandoned"] is None) is not is_drawn,
        "seed": (record["seed"] is not None) is not is_drawn,
        "steps": bool(record["steps"]) is not is_drawn,
        "winners": bool(record["winners"]) is not is_drawn,
    }
    place = next((name for name, is_wrong in wrong.items() if is_wrong), None)
    return differs("outcome_contradicts", place) if place else None


def _twice(group: Sequence[tuple[str, Mapping[str, Any]]]) -> Found:
    seen: set[str] = set()
    for name, each in group:
        if each["id"] in seen:
            return differs("duplicate", f"announcement.{name}", id=each["id"])
        seen.add(each["id"])
    return None


def check_published(record: Record, evidence: Evidence) -> Found:
    """The announcement is the one that was published before the draw."""
    if evidence.announced is None:
        return None
    found = first_difference(evidence.announced, record["announcement"], "announcement")
    return (
        differs("announcement_differs", found[0], expected=found[1], found=found[2])
        if (found)
        else None
    )


def check_commitment(record: Record, evidence: Evidence) -> Found:
    """The parts, the commitment over them, the whole pool, the first link, a secret at all."""
    announced = record["announcement"]
    for name, part in part_digests(announced).items():
        if record["parts"][name] != part:
            return differs(PART_CODES[name], f"parts.{name}")
    if record["commitment"] != commitment_of(record["parts"]):
        return differs("commitment_differs", "commitment")
    return next(_announcement_differences(announced, evidence), None)


def _announcement_differences(
    announced: Mapping[str, Any], evidence: Evidence
) -> Iterator[Difference]:
    people = [each["id"] for each in (*announced["candidates"], *announced["excluded"])]
    pool = announced["pool"]
    if pool["size"] != len(people) or pool["digest"] != pool_digest(people):
        yield differs("pool_differs", "announcement.pool")
    if evidence.pool is not None:
        for omitted in sorted(evidence.pool - set(people)):
            yield differs("person_omitted", "announcement.pool", id=omitted)
        for foreign in (each for each in people if each not in evidence.pool):
            yield differs("not_in_pool", "announcement.pool", id=foreign)
    is_first = announced["number"] == 1
    if is_first and announced["previous"] != first_of(announced["series"]):
        yield differs("previous_differs", "announcement.previous")
    why = announced["reason"]["code"]
    if is_first is not (why == "first"):
        yield differs("reason_contradicts", "announcement.reason.code", found=why)
    seen: set[str] = set()
    for party in announced["parties"]:
        if party["commitment"] in seen:
            yield differs("nonce_reused", "announcement.parties", party=party["id"])
        seen.add(party["commitment"])
    if not announced["parties"] and announced["external"] is None:
        yield differs("no_secret", "announcement.parties")


def check_times(record: Record, evidence: Evidence) -> Found:
    """Checkpoint, then commitment, then the outside number, then the close."""
    announced, at = record["announcement"], record["announcement"]["at"]
    checkpoint, due, used = announced["checkpoint"], announced["external"], record["external"]
    if checkpoint and checkpoint["at"] > at:
        where = "announcement.checkpoint.at"
        return differs("checkpoint_newer", where, expected=at, found=checkpoint["at"])
    if due and due["due_at"] <= at:
        where = "announcement.external.due_at"
        return differs("external_known", where, expected=at, found=due["due_at"])
    if used and used["at"] <= at:
        return differs("external_known", "external.at", expected=at, found=used["at"])
    latest = max(at, used["at"]) if used else at
    if record["closed_at"] <= latest:
        return differs("closed_before", "closed_at", expected=latest, found=record["closed_at"])
    return None


def check_secrets(record: Record, evidence: Evidence) -> Found:
    """Every secret is the one committed to, the outside number the one announced."""
    return (
        _nonce_difference(record)
        or _external_difference(record, evidence)
        or (_abandoned_difference(record) if record["outcome"] == "abandoned" else None)
    )


def _nonce_difference(record: Record) -> Found:
    parties, shown = record["announcement"]["parties"], record["nonces"]
    if record["outcome"] == "abandoned":  # those that were revealed, in the committed order
        revealed = {each["party"] for each in shown}
        parties = [each for each in parties if each["id"] in revealed]
    for index in range(max(len(parties), len(shown))):
        party = parties[index]["id"] if index < len(parties) else shown[index]["party"]
        where = f"nonces[{index}]"
        if index >= min(len(parties), len(shown)) or shown[index]["party"] != party:
            return differs("nonce_missing", where, party=party)
        if secret_commitment(shown[index]["nonce"]) != parties[index]["commitment"]:
            return differs("nonce_changed", where, party=party)
    return None


def _external_difference(record: Record, evidence: Evidence) -> Found:
    due, used = record["announcement"]["external"], record["external"]
    if used is None:
        is_lacking = due is not None and record["outcome"] == "drawn"
        return differs("external_missing", "external") if is_lacking else None
    expected, found = (f"{each['source']} {each['issue']}" if each else "—" for each in (due, used))
    if due is None or expected != found:
        return differs("external_not_announced", "external", expected=expected, found=found)
    printed = evidence.external_value
    if printed is not None and printed != used["value"]:
        where = "external.value"
        return differs("external_value_differs", where, expected=printed, found=used["value"])
    return None


def _abandoned_difference(record: Record) -> Found:
    announced, code = record["announcement"], record["abandoned"]["code"]
    is_revealed = len(record["nonces"]) == len(announced["parties"])
    is_printed = announced["external"] is None or record["external"] is not None
    if is_revealed and is_printed:
        return differs("abandoned_after_reveal", "abandoned")
    if (code, is_revealed) == ("party_silent", True) or (code, is_printed) == (
        "external_missing",
        True,
    ):
        return differs("reason_contradicts", "abandoned.code", found=code)
    return None


def check_draw(record: Record, evidence: Evidence) -> Found:
    """Seed, numbers and winners, computed again."""
    if record["outcome"] == "abandoned":
        return None
    announced, used = record["announcement"], record["external"]
    candidates = [(each["id"], each["weight"]) for each in announced["candidates"]]
    count = announced["count"]
    if count > len(candidates):
        where = "announcement.count"
        return differs("count_impossible", where, expected=len(candidates), found=count)
    nonces = [each["nonce"] for each in record["nonces"]]
    seed = seed_of(record["commitment"], nonces, used["value"] if used else "")
    if record["seed"] != seed:
        return differs("seed_differs", "seed")
    right = draw(seed, candidates, count)
    return _step_difference(right, record["steps"]) or _winner_difference(right, record["winners"])


def _step_difference(right: Sequence[Step], shown: Sequence[Mapping[str, Any]]) -> Found:
    for index, step in enumerate(right):
        where, position = f"steps[{index}]", index + 1
        if index >= len(shown):
            return differs("step_differs", where, position=position)
        below, taken, winner = (shown[index][key] for key in ("below", "taken", "winner"))
        if taken and taken[-1] >= below:
            return differs(
                "biased_modulo", where, position=position, expected=below, found=taken[-1]
            )
        if (below, tuple(taken)) != (step.below, step.taken):
            return differs("step_differs", where, position=position)
        if winner != step.winner:
            names = {"expected": step.winner, "found": winner}
            return differs("winner_swapped", where, position=position, **names)
    if len(shown) > len(right):
        return differs("step_differs", f"steps[{len(right)}]", position=len(right) + 1)
    return None


def _winner_difference(right: Sequence[Step], shown: Sequence[str]) -> Found:
    wanted = [step.winner for step in right]
    for index in range(max(len(wanted), len(shown))):
        expected, found = (each[index] if index < len(each) else "—" for each in (wanted, shown))
        if expected != found:
            names = {"expected": expected, "found": found}
            return differs("winner_swapped", f"winners[{index}]", position=index + 1, **names)
    return None


def check_record(record: Record, evidence: Evidence) -> Found:
    """The hash of the record itself, which the next round carries on."""
    is_right = record["hash"] == record_hash(record)
    return None if is_right else differs("record_hash_differs", "hash")
