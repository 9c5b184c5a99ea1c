"""Reads of the lot: who would stand in a round, what the ledger says of it, and the verdict."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from hengyuan.assignment.events import LOT_ABANDONED, LOT_COMMITTED, LOT_DRAWN
from hengyuan.assignment.models import Round, RoundParty
from hengyuan.assignment.queries.brief import question_of
from hengyuan.assignment.queries.candidates import Considered, ConsideredFirm, consider
from hengyuan.assignment.queries.policies import policy_in_force
from hengyuan.assignment.rules import (
    ASSIGNMENT_LOT,
    MATCH_LOT,
    NOBODY,
    Among,
    RoundState,
    SecretOf,
    published_reason,
)
from hengyuan.cases.models import Case
from hengyuan.kernel import crypto
from hengyuan.law import draw
from hengyuan.law.draw.announcement import part_digests
from hengyuan.law.draw.canonical import instant
from hengyuan.law.draw.checks import PART_CODES
from hengyuan.law.draw.verdict import Difference, differs
from hengyuan.ledger.models import Checkpoint, Event
from hengyuan.orgs.rules import region_prefix

OPEN = (RoundState.PREPARED.value, RoundState.COMMITTED.value)
TELLING = (LOT_COMMITTED.key, LOT_DRAWN.key, LOT_ABANDONED.key)


@dataclass(frozen=True, slots=True)
class Pool:
    """Everybody of the pool on a day: who may be drawn, with weights, and who may not and why."""

    candidates: tuple[draw.Candidate, ...]
    excluded: tuple[draw.Excluded, ...]
    version: str
    policy: str


def pool_of(case: Case, among: Among, on: date) -> Pool:
    """Who would stand in a round for this case today; all weights equal."""
    asked = question_of(case, on)
    considered = consider(case, on, question=asked)
    rows = _firms(considered) if among is Among.FIRMS else _people(considered)
    candidates: list[draw.Candidate] = []
    excluded: list[draw.Excluded] = []
    for key, label, rules in rows:
        if rules:
            told = (published_reason(rule) for rule in dict.fromkeys(rules))
            excluded.append(draw.Excluded(key, label, tuple(draw.Reason(*each) for each in told)))
        else:
            candidates.append(draw.Candidate(key, label))
    version = f"roster {region_prefix(case.region)[:4]} {on.isoformat()}"
    return Pool(tuple(candidates), tuple(excluded), version, asked.policy.label)


Row = tuple[str, str, list[str]]  # id, label, the rules that speak against


def _firms(considered: Iterable[ConsideredFirm]) -> list[Row]:
    rows = []
    for row in considered:
        rules = _firm_rules(row)
        if not rules and not row.eligible:
            rules = [rule for each in row.people for rule in _rules_against(each)]
        rows.append((f"firm:{row.firm.pk}", row.firm.name, rules))
    return rows


def _people(considered: Iterable[ConsideredFirm]) -> list[Row]:
    return [
        (
            f"provider:{each.provider.pk}",
            f"{each.provider.name}（{row.firm.name}）",
            rules_against(row, each),
        )
        for row in considered
        for each in row.people
    ]


def _firm_rules(row: ConsideredFirm) -> list[str]:
    """The rule of a firm's reason, which begins with its number; nobody on the roster has none."""
    if not row.reason:
        return []
    head, colon, _rest = row.reason.partition("：")
    return [head if colon else NOBODY]


def rules_against(row: ConsideredFirm, each: Considered) -> list[str]:
    """The rules that keep somebody out: those of the firm, then the person's own."""
    return _firm_rules(row) + _rules_against(each)


def _rules_against(each: Considered) -> list[str]:
    return [finding.rule_id for finding in each.objections]


def series_of(case: Case) -> str:
    """The series of the rounds that find who handles this case."""
    return f"case:{case.pk}"


@dataclass(frozen=True, slots=True)
class Seeds:
    """Who brings a secret to a lot by the policy, and how its version is called."""

    policy: str
    kinds: tuple[SecretOf, ...]

    def missing(self, round_: Round) -> tuple[SecretOf, ...]:
        """Those who are no party of a round."""
        present = {each.kind for each in parties_of(round_)}
        return tuple(kind for kind in self.kinds if kind not in present)


def seeds_of(case: Case, on: date) -> Seeds:
    """Who must bring a secret to every lot for this case on a day."""
    found = policy_in_force(case.region, on)
    return Seeds(found.label, tuple(SecretOf(each.value) for each in found.plan.seeds))


def rounds() -> QuerySet[Round]:
    """Every round with what its pages show, the newest first."""
    return Round.objects.select_related(
        "case", "case__recipient", "institution", "assignment", "prepared_by"
    )


def rounds_of(case_id: UUID) -> QuerySet[Round]:
    """The rounds of a case, the newest first."""
    return rounds().filter(case_id=case_id)


def open_round(series: str) -> Round | None:
    """The round of the series that is neither drawn nor given up; there is at most one."""
    return rounds().filter(series=series, state__in=OPEN).first()


def last_closed(series: str) -> Round | None:
    """The newest round of the series that has a record."""
    return rounds().filter(series=series).exclude(record="").order_by("-number").first()


def to_assign(case_id: UUID) -> Round | None:
    """The case's newest round, if it was drawn for the assignment and not used yet."""
    found = (
        rounds()
        .filter(case_id=case_id, purpose__in=(ASSIGNMENT_LOT, MATCH_LOT))
        .exclude(state=RoundState.WITHDRAWN.value)
        .first()
    )
    is_due = found is not None and found.state == RoundState.DRAWN and found.assignment is None
    return found if is_due else None


def label_of(round_: Round, key: str) -> str:
    """How the announcement calls a candidate."""
    people = json.loads(round_.announcement)["candidates"]
    return next((str(each["label"]) for each in people if each["id"] == key), key)


def last_telling(stream: str) -> Event | None:
    """The newest event of a stream that commits to a round or closes it."""
    return Event.objects.filter(stream__name=stream, type__in=TELLING).order_by("-seq").first()


def parties_of(round_: Round) -> list[RoundParty]:
    """Who brings a secret, in the order in which the secrets are mixed in."""
    return list(round_.parties.select_related("typed_by").order_by("place"))


def party_by_token(token: str) -> RoundParty | None:
    """The party whose own page this address opens."""
    index = crypto.blind_index("lot_party", token)
    return (
        RoundParty.objects.filter(token_index=index)
        .select_related("round", "round__case", "round__institution")
        .first()
    )


def round_by_commitment(commitment: str) -> Round | None:
    """The round that was committed to by this value."""
    return rounds().filter(commitment=commitment).first()


def round_by_record(record_hash: str) -> Round | None:
    """The round whose record has this hash."""
    return rounds().filter(record_hash=record_hash).exclude(record="").first()


def last_checkpoint(at: datetime) -> draw.Checkpoint | None:
    """The ledger's last signed checkpoint at an instant."""
    found = Checkpoint.objects.filter(at__lte=at).order_by("-number").first()
    return draw.Checkpoint(found.number, found.hash, found.at) if found else None


def anchor_of(round_: Round) -> draw.LedgerAnchor:
    """What the ledger says: read from its events, never from the tables of the lot."""
    until = round_.closed_at or round_.committed_at or round_.prepared_at
    return anchor_of_stream(round_.stream, until=until)


def anchor_of_stream(stream: str, *, until: datetime | None = None) -> draw.LedgerAnchor:
    """The rounds of a stream and the checkpoints signed until an instant."""
    points = Checkpoint.objects.order_by("number")
    if until is not None:
        points = points.filter(at__lte=until)
    found = points.values_list("number", "hash", "at")
    return draw.LedgerAnchor(
        tuple(draw.KnownCheckpoint(number, hash_, instant(at)) for number, hash_, at in found),
        tuple(known_rounds(stream)),
    )


def anchor_text(anchor: draw.LedgerAnchor) -> str:
    """The file that `hengyuan draw verify --ledger` and the stand-alone page read."""
    told = {
        "checkpoints": [asdict(each) for each in anchor.checkpoints],
        "rounds": [asdict(each) | {"parts": dict(each.parts)} for each in anchor.rounds],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def known_rounds(stream: str) -> list[draw.KnownRound]:
    """The rounds in a stream of the ledger, each with its commitment and, once closed, record."""
    events = Event.objects.filter(stream__name=stream, type__in=TELLING).order_by("seq")
    committed: list[tuple[dict[str, object], str]] = []
    records: dict[tuple[object, object], str] = {}
    for event in events:
        told = event.public_values
        if event.type == LOT_COMMITTED.key:
            committed.append((told, instant(event.at)))
        else:
            records[told["series"], told["number"]] = str(told["record"])
    return [
        draw.KnownRound(
            str(told["series"]),
            int(str(told["number"])),
            str(told["case"]),
            str(told["purpose"]),
            str(told["commitment"]),
            tuple(told["parts"].items()),  # type: ignore[attr-defined]  # JSON of our own making
            records.get((told["series"], told["number"]), ""),
            at,
        )
        for told, at in committed
    ]


def other_records(round_: Round) -> list[dict[str, object]]:
    """The records of all other rounds of the series and of the same matter, oldest first."""
    same = Q(series=round_.series) | Q(case=round_.case_id, purpose=round_.purpose)
    found = Round.objects.filter(same).exclude(record="").exclude(pk=round_.pk)
    if round_.case_id is None:
        found = found.filter(series=round_.series)
    texts = found.order_by("number").values_list("record", flat=True)
    return [each for text in texts for each in draw.load_all(text)]


def verdict_on(round_: Round) -> draw.Verdict:
    """The record computed again, held against the ledger and against every other round."""
    try:
        record, others = draw.load(round_.record), other_records(round_)
    except (draw.NotARecord, draw.AmbiguousText):
        return draw.Verdict(differs("text"), (), ())
    return draw.verify(record, previous_records=others, ledger_anchor=anchor_of(round_))


def change_since_commitment(round_: Round) -> Difference | None:
    """The first part of an open round that is not what the ledger knows, or None."""
    known = [each for each in known_rounds(round_.stream) if each.series == round_.series]
    mine = next((each for each in known if each.number == round_.number), None)
    if mine is None:
        return differs("not_in_ledger", "ledger.rounds")
    try:
        parts = part_digests(json.loads(round_.announcement))
    except (ValueError, KeyError, TypeError):
        return differs("shape", "announcement")
    for name, digest in mine.parts:
        if parts[name] != digest:
            return differs(PART_CODES[name], f"announcement.{name}")
    is_same = round_.commitment == mine.commitment
    return None if is_same else differs("commitment_differs", "commitment")
