"""`verify`: the first difference between a record and what it must be, in plain words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from hengyuan.law.draw import chain, checks
from hengyuan.law.draw.checks import Found, Record
from hengyuan.law.draw.evidence import Evidence, LedgerAnchor
from hengyuan.law.draw.verdict import Caution, Verdict, caution
from hengyuan.law.draw.words import Stage

CHECKS = (
    (Stage.FORMAT, checks.check_format),
    (Stage.PUBLISHED, checks.check_published),
    (Stage.COMMITMENT, checks.check_commitment),
    (Stage.TIMES, checks.check_times),
    (Stage.SECRETS, checks.check_secrets),
    (Stage.DRAW, checks.check_draw),
    (Stage.RECORD, checks.check_record),
    (Stage.LEDGER, chain.check_ledger),
)


def verify(
    record: Mapping[str, Any],
    *,
    previous_records: Sequence[Mapping[str, Any]] | None = None,
    ledger_anchor: LedgerAnchor | None = None,
    announced: Mapping[str, Any] | None = None,
    pool: frozenset[str] | None = None,
    external_value: str | None = None,
) -> Verdict:
    """Repeat a draw and name the first difference; what the reader does not hold is a caution.

    `previous_records` are all rounds of the series before this one, abandoned ones too;
    `announced` what was published before the draw; `pool` the ids of the published pool;
    `external_value` the number as printed. Raises nothing for a wrong record.
    """
    evidence = Evidence(previous_records, ledger_anchor, announced, pool, external_value)
    found, passed = _own(record, evidence)
    if found is None and previous_records is not None:
        found = _history(record, previous_records, ledger_anchor)
        if found is None:
            passed = (*passed, Stage.HISTORY)
    if found is not None and not found.round and Stage.FORMAT in passed:
        found = replace(found, round=record["announcement"]["number"])
    told = tuple(_cautions(record, evidence)) if Stage.FORMAT in passed else ()
    return Verdict(found, passed, told)


def _own(record: Record, evidence: Evidence) -> tuple[Found, tuple[Stage, ...]]:
    passed: list[Stage] = []
    for stage, check in CHECKS:
        found = check(record, evidence)
        if found is not None:
            return found, tuple(passed)
        if _was_given(stage, evidence):
            passed.append(stage)
    return None, tuple(passed)


def _was_given(stage: Stage, evidence: Evidence) -> bool:
    return not (
        (stage is Stage.PUBLISHED and evidence.announced is None)
        or (stage is Stage.LEDGER and evidence.ledger is None)
    )


def _history(record: Record, previous: Sequence[Record], ledger: LedgerAnchor | None) -> Found:
    for each in previous:
        found, passed = _own(each, Evidence(ledger=ledger))
        is_shaped = Stage.FORMAT in passed
        if found is not None and not (is_shaped and chain.is_later(each, record)):
            return replace(found, round=each["announcement"]["number"] if is_shaped else 0)
    return chain.check_chain(record, previous)


def _cautions(record: Record, evidence: Evidence) -> Iterator[Caution]:
    announced = record["announcement"]
    if len(announced["parties"]) == 1 and announced["external"] is None:
        yield caution("one_secret")
    if announced["checkpoint"] is None:
        yield caution("no_checkpoint")
    if evidence.announced is None:
        yield caution("published_not_given")
    if evidence.pool is None:
        yield caution("pool_not_given")
    if record["external"] and evidence.external_value is None:
        yield caution("external_not_given", found=record["external"]["value"])
    if evidence.previous is None and announced["number"] > 1:
        yield caution("history_not_given", found=announced["number"] - 1)
    if evidence.ledger is None:
        yield caution("ledger_not_given")
    elif any(
        each.series == announced["series"] and each.number > announced["number"]
        for each in evidence.ledger.rounds
    ):
        yield caution("later_rounds")
