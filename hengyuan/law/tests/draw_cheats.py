"""Four honest rounds of one case, and the catalogue of cheats that somebody may plant in them.

Shared by the tests of `hengyuan.law.draw` and of the stand-alone page.
"""

from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from hengyuan.law.draw import (
    Abandoned,
    Announcement,
    Candidate,
    Checkpoint,
    Excluded,
    External,
    Party,
    Printed,
    Reason,
    Why,
    abandoned,
    drawn,
    first_of,
    secret_commitment,
)
from hengyuan.law.draw.announcement import commitment_of, part_digests, pool_digest
from hengyuan.law.draw.canonical import sm3
from hengyuan.law.draw.checks import record_hash
from hengyuan.law.draw.lot import Stream, draw, seed_of

START = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
SERIES = "case:2026-00012"
PEOPLE = (
    ("L-001", "周明远", 3),
    ("L-002", "林秀", 2),
    ("L-003", "格桑", 4),
    ("L-004", "马文", 1),
    ("L-005", "赵一", 3),
)
OUT = (
    Excluded("L-006", "钱二", (Reason("Q-9", "未通过年度考核"),)),
    Excluded("L-007", "孙三", (Reason("C-1", "有利益冲突"), Reason("CAP", "本月已承办5件"))),
)
PARTIES = (("institution", "法律援助机构"), ("bar", "律师协会"))


def nonce(number, party):
    """A secret that looks random and is the same in every run."""
    return sm3(f"secret of {party} in round {number}".encode()).hex()


def checkpoint(number):
    at = START + timedelta(days=number - 1, minutes=-30)
    return {"number": number, "hash": sm3(f"checkpoint {number}".encode()).hex(), "at": at}


def announcement(number, link, **changes):
    """What round `number` of the case publishes."""
    at = START + timedelta(days=number - 1)
    values = {
        "series": SERIES,
        "number": number,
        "round": f"round-{number}",
        "previous": link,
        "purpose": "assignment",
        "case": "宁法援〔2026〕12号",
        "policy": "demo-2026-1",
        "count": 2,
        "candidates": tuple(Candidate(*each) for each in PEOPLE),
        "excluded": OUT,
        "parties": tuple(
            Party(name, label, secret_commitment(nonce(number, name))) for name, label in PARTIES
        ),
        "pool_version": "2026-03",
        "at": at,
        "checkpoint": Checkpoint(**checkpoint(number)),
    }
    return Announcement(**{**values, **changes})


def closed(announced):
    return announced.at + timedelta(hours=20)


def nonces(announced, *, without=()):
    names = [each.id for each in announced.parties if each.id not in without]
    return {name: nonce(announced.number, name) for name in names}


ALL = ("previous", "ledger", "announced", "pool", "external")


@dataclass
class World:
    """What a reader may hold: the rounds, the ledger's word, the pool, the number in print."""

    records: list[dict[str, Any]]
    ledger: dict[str, Any]
    announced: dict[str, Any]
    pool: list[str]
    printed: str
    given: set[str] = field(default_factory=lambda: set(ALL))

    @property
    def record(self):
        return self.records[-1]

    def evidence(self):
        """The evidence that is given, as JSON values."""
        everything = {
            "previous": self.records[:-1],
            "ledger": self.ledger,
            "announced": self.announced,
            "pool": self.pool,
            "external": self.printed,
        }
        return {name: value for name, value in everything.items() if name in self.given}

    def only(self, *given):
        self.given = set(given)


def ledger_of(records):
    """What the ledger recorded of some rounds, and its checkpoints."""
    numbers = range(1, len(records) + 1)
    points = [checkpoint(number) for number in numbers]
    return {
        "checkpoints": [
            {**each, "at": each["at"].isoformat(timespec="microseconds")[:26] + "Z"}
            for each in points
        ],
        "rounds": [known(record) for record in records],
    }


def known(record):
    told = record["announcement"]
    names = ("series", "number", "case", "purpose")
    return {name: told[name] for name in names} | {
        "commitment": record["commitment"],
        "parts": dict(record["parts"]),
        "record": record["hash"],
        "at": told["at"],
    }


def honest():
    """Drawn; refused and drawn again; a party silent; drawn with a number from print."""
    first = announcement(1, first_of(SERIES))
    one = drawn(first, nonces(first), closed_at=closed(first))
    second = announcement(2, one["hash"], why=Why.REFUSED, why_text="承办人因病拒绝")
    two = drawn(second, nonces(second), closed_at=closed(second))
    third = announcement(3, two["hash"], why=Why.REFUSED, why_text="承办人拒绝")
    three = abandoned(
        third, nonces(third, without={"bar"}), code=Abandoned.PARTY_SILENT,
        text="律师协会逾期未揭示", closed_at=closed(third),
    )  # fmt: skip
    at = START + timedelta(days=3)
    external = External("中国福利彩票双色球", "2026027", at + timedelta(hours=12))
    fourth = announcement(4, three["hash"], why=Why.ABANDONED, external=external)
    four = drawn(
        fourth, nonces(fourth), closed_at=closed(fourth),
        printed=Printed("03 08 15 22 27 31 11", at + timedelta(hours=13)),
    )  # fmt: skip
    records = [one, two, three, four]
    people = [each[0] for each in PEOPLE] + [each.id for each in OUT]
    return World(
        records=records,
        ledger=ledger_of(records),
        announced=deepcopy(four["announcement"]),
        pool=people,
        printed="03 08 15 22 27 31 11",
    )


def resealed(record, *, nonces=None):
    """Everything that can be computed anew, as a careful cheat would do it."""
    told = record["announcement"]
    if nonces:
        for party, shown in zip(told["parties"], record["nonces"], strict=True):
            shown["nonce"] = nonces[party["id"]]
            party["commitment"] = secret_commitment(shown["nonce"])
    people = [each["id"] for each in told["candidates"] + told["excluded"]]
    told["pool"] |= {"size": len(people), "digest": pool_digest(people)}
    record["parts"] = part_digests(told)
    record["commitment"] = commitment_of(record["parts"])
    if record["outcome"] == "drawn":
        value = record["external"]["value"] if record["external"] else ""
        record["seed"] = seed_of(
            record["commitment"], [each["nonce"] for each in record["nonces"]], value
        )
        weights = [(each["id"], each["weight"]) for each in told["candidates"]]
        steps = draw(record["seed"], weights, told["count"])
        record["steps"] = [
            {"below": each.below, "taken": list(each.taken), "winner": each.winner}
            for each in steps
        ]
        record["winners"] = [each.winner for each in steps]
    record["hash"] = record_hash(record)


CHEATS: list[tuple[str, str, tuple[str, ...], Any]] = []


def cheat(code, *given):
    """Register a cheat: the code that must name it, and what the reader needs beside the record."""

    def keep(plant):
        CHEATS.append((plant.__name__, code, given, plant))
        return plant

    return keep


def planted(name):
    """A world in which one cheat of the catalogue was planted, and the code that must name it."""
    code, given, plant = next(
        (code, given, plant) for each, code, given, plant in CHEATS if each == name
    )
    world = honest()
    world.only(*given)
    plant(world)
    return world, code


# Late list change


@cheat("list_changed")
def a_candidate_leaves_the_list_late(world):
    del world.record["announcement"]["candidates"][3]


@cheat("list_changed")
def a_candidate_gets_another_name(world):
    world.record["announcement"]["candidates"][0]["label"] = "周明达"


@cheat("list_changed", "ledger")
def a_candidate_is_excluded_late_and_all_is_computed_anew(world):
    told = world.record["announcement"]
    out = told["candidates"].pop(2)
    told["excluded"].append(
        {"id": out["id"], "label": out["label"], "reasons": [{"code": "C-1", "text": "冲突"}]}
    )
    resealed(world.record)


@cheat("announcement_differs", "announced")
def the_list_differs_from_the_one_published(world):
    world.record["announcement"]["candidates"][1]["weight"] = 9
    resealed(world.record)


# Weight edit, order change


@cheat("weights_changed")
def a_weight_is_edited(world):
    world.record["announcement"]["candidates"][1]["weight"] = 30


@cheat("weights_changed", "ledger")
def a_weight_is_edited_and_all_is_computed_anew(world):
    world.record["announcement"]["candidates"][1]["weight"] = 30
    resealed(world.record)


@cheat("order_changed")
def the_order_is_changed(world):
    people = world.record["announcement"]["candidates"]
    people[0], people[1] = people[1], people[0]


@cheat("order_changed", "ledger")
def the_order_is_changed_and_all_is_computed_anew(world):
    world.record["announcement"]["candidates"].reverse()
    resealed(world.record)


@cheat("shape")
def a_weight_is_nothing(world):
    world.record["announcement"]["candidates"][1]["weight"] = 0


@cheat("duplicate")
def somebody_stands_in_the_list_twice(world):
    people = world.record["announcement"]["candidates"]
    people.append(dict(people[0]))


# Hidden exclusion


@cheat("exclusions_changed")
def an_exclusion_is_hidden(world):
    world.record["announcement"]["excluded"].pop()


@cheat("exclusions_changed")
def a_reason_for_an_exclusion_is_changed(world):
    world.record["announcement"]["excluded"][0]["reasons"][0]["code"] = "Q-1"


@cheat("pool_changed", "ledger")
def an_exclusion_is_hidden_and_all_is_computed_anew(world):
    world.record["announcement"]["excluded"].pop()
    resealed(world.record)


@cheat("pool_differs")
def somebody_is_left_out_from_the_start(world):
    told = world.record["announcement"]
    told["excluded"].pop()
    digest = dict(told["pool"])
    resealed(world.record)
    told["pool"] = digest
    world.record["parts"] = part_digests(told)
    world.record["commitment"] = commitment_of(world.record["parts"])


@cheat("person_omitted", "pool")
def somebody_is_left_out_of_list_and_pool_from_the_start(world):
    world.record["announcement"]["excluded"].pop()
    resealed(world.record)


@cheat("not_in_pool", "pool")
def a_stranger_is_on_the_list(world):
    stranger = {"id": "X-1", "label": "外人", "weight": 1}
    world.record["announcement"]["candidates"].append(stranger)
    resealed(world.record)


# Redraw until liked, dropped abort, gap


@cheat("round_twice", "previous")
def it_is_drawn_until_it_pleases(world):
    again = deepcopy(world.record)
    resealed(again, nonces={name: nonce(40, name) for name, _ in PARTIES})
    world.records.append(again)


@cheat("round_twice", "ledger")
def it_is_committed_twice_and_the_better_one_is_shown(world):
    again = deepcopy(world.record)
    resealed(again, nonces={name: nonce(40, name) for name, _ in PARTIES})
    world.ledger["rounds"].append(known(again))


@cheat("parties_changed", "ledger")
def it_is_drawn_anew_with_other_secrets(world):
    resealed(world.record, nonces={name: nonce(40, name) for name, _ in PARTIES})


@cheat("round_gap", "previous")
def an_abandoned_round_is_dropped(world):
    del world.records[2]


@cheat("previous_differs", "previous")
def an_abandoned_round_is_dropped_and_the_next_takes_its_number(world):
    del world.records[2]
    told = world.record["announcement"]
    told["number"], told["reason"] = 3, {"code": "refused", "text": ""}
    resealed(world.record)


@cheat("round_changed", "previous", "ledger")
def an_abandoned_round_is_dropped_and_the_chain_is_mended(world):
    del world.records[2]
    told = world.record["announcement"]
    told["number"], told["reason"] = 3, {"code": "refused", "text": ""}
    told["previous"] = world.records[1]["hash"]
    resealed(world.record)


@cheat("round_gap", "previous")
def the_first_round_is_missing(world):
    del world.records[0]


@cheat("abandoned_after_reveal", "previous")
def a_round_is_abandoned_once_its_result_is_known(world):
    world.records[1] |= {
        "outcome": "abandoned", "abandoned": {"code": "other", "text": ""},
        "seed": None, "steps": [], "winners": [],
    }  # fmt: skip
    resealed(world.records[1])


@cheat("reason_contradicts", "previous")
def a_drawn_round_is_called_abandoned(world):
    world.records = world.records[:2]
    world.record["announcement"]["reason"]["code"] = "abandoned"
    resealed(world.record)


@cheat("reason_contradicts")
def a_later_round_is_called_the_first(world):
    world.record["announcement"]["reason"]["code"] = "first"
    resealed(world.record)


@cheat("reason_contradicts")
def a_party_is_called_silent_that_spoke(world):
    record = world.record
    record |= {
        "outcome": "abandoned", "abandoned": {"code": "party_silent", "text": ""},
        "seed": None, "steps": [], "winners": [], "external": None,
    }  # fmt: skip
    resealed(record)


@cheat("reason_contradicts")
def a_number_is_called_missing_that_was_printed(world):
    record = world.record
    record |= {
        "outcome": "abandoned", "abandoned": {"code": "external_missing", "text": ""},
        "seed": None, "steps": [], "winners": [],
    }  # fmt: skip
    record["nonces"].pop()
    resealed(record)


@cheat("round_overlaps", "previous")
def two_rounds_are_open_at_once(world):
    told = world.record["announcement"]
    told["at"] = told["checkpoint"]["at"] = "2026-03-04T20:59:59.000000Z"
    resealed(world.record)


@cheat("series_split", "previous")
def the_case_has_a_second_series(world):
    told = world.records[2]["announcement"]
    told["series"], told["number"], told["previous"] = "case:x", 1, first_of("case:x")
    told["reason"]["code"] = "first"
    resealed(world.records[2])


@cheat("series_split", "ledger")
def the_ledger_knows_a_second_series(world):
    world.ledger["rounds"].append(known(world.record) | {"series": "case:x", "number": 1})


@cheat("previous_differs")
def the_first_round_hides_one_before_it(world):
    world.records = world.records[:1]
    world.record["announcement"]["previous"] = "7" * 64
    resealed(world.record)


# Secrets


@cheat("nonce_changed")
def a_secret_is_changed_after_the_commitment(world):
    world.record["nonces"][0]["nonce"] = nonce(99, "institution")


@cheat("nonce_missing")
def the_secrets_are_revealed_in_another_order(world):
    world.record["nonces"].reverse()


@cheat("nonce_missing")
def a_secret_is_left_out(world):
    world.record["nonces"].pop()


@cheat("nonce_missing")
def a_secret_is_added(world):
    world.record["nonces"].append({"party": "friend", "nonce": "0" * 64})


@cheat("nonce_reused", "previous")
def a_secret_is_used_again(world):
    used = {"institution": nonce(2, "institution"), "bar": nonce(4, "bar")}
    resealed(world.record, nonces=used)


@cheat("nonce_reused")
def two_parties_bring_the_same_secret(world):
    resealed(world.record, nonces={name: nonce(4, "bar") for name, _ in PARTIES})


@cheat("no_secret")
def nobody_brings_a_secret(world):
    world.record["announcement"] |= {"parties": [], "external": None}
    world.record.update(nonces=[], external=None)
    resealed(world.record)


# Time


@cheat("checkpoint_newer")
def the_checkpoint_is_newer_than_the_commitment(world):
    world.record["announcement"]["at"] = "2026-03-01T00:00:00.000000Z"
    resealed(world.record)


@cheat("checkpoint_newer", "ledger")
def the_checkpoint_is_said_to_be_older_than_it_is(world):
    told = world.record["announcement"]
    told["at"] = told["checkpoint"]["at"] = "2026-03-01T00:00:00.000000Z"
    resealed(world.record)


@cheat("checkpoint_unknown", "ledger")
def the_checkpoint_is_invented(world):
    world.record["announcement"]["checkpoint"]["hash"] = "5" * 64
    resealed(world.record)


@cheat("checkpoint_unknown", "ledger")
def the_checkpoint_bears_another_time(world):
    world.record["announcement"]["checkpoint"]["at"] = "2026-03-05T00:00:00.000001Z"
    resealed(world.record)


@cheat("checkpoint_stale", "ledger")
def the_commitment_was_kept_in_store(world):
    old = world.ledger["checkpoints"][0]
    world.record["announcement"]["checkpoint"] = dict(old)
    resealed(world.record)


@cheat("closed_before")
def the_round_is_closed_before_the_number_is_printed(world):
    world.record["closed_at"] = "2026-03-05T13:59:00.000000Z"
    resealed(world.record)


@cheat("time_changed")
def the_time_of_the_commitment_is_changed(world):
    world.record["announcement"]["at"] = "2026-03-05T01:00:01.000000Z"


@cheat("checkpoint_changed")
def the_checkpoint_is_changed(world):
    world.record["announcement"]["checkpoint"]["number"] = 3


# The outside number


@cheat("external_not_announced")
def the_number_is_of_another_issue(world):
    world.record["external"]["issue"] = "2026028"


@cheat("external_not_announced")
def a_number_is_mixed_in_that_nobody_announced(world):
    world.records = world.records[:1]
    world.record["external"] = {
        "source": "福彩", "issue": "1", "value": "5", "at": "2026-03-02T02:00:00.000000Z",
    }  # fmt: skip


@cheat("external_missing")
def the_number_is_left_out(world):
    world.record["external"] = None


@cheat("external_value_differs", "external")
def the_number_is_not_the_one_in_print(world):
    world.record["external"]["value"] = "03 08 15 22 27 31 12"
    resealed(world.record)


@cheat("external_known")
def the_number_is_due_before_the_commitment(world):
    world.record["announcement"]["external"]["due_at"] = "2026-03-05T00:00:00.000000Z"
    resealed(world.record)


@cheat("external_known")
def the_number_was_printed_before_the_commitment(world):
    world.record["external"]["at"] = "2026-03-05T01:00:00.000000Z"


@cheat("external_changed")
def another_number_is_said_to_have_been_announced(world):
    for told in (world.record["announcement"]["external"], world.record["external"]):
        told["issue"] = "2026028"


# The arithmetic


@cheat("biased_modulo")
def a_number_too_large_is_reduced(world):
    """A record whose first number must be thrown away; the cheat divides and keeps the rest."""
    for attempt in range(1000):
        resealed(world.record, nonces={name: nonce(100 + attempt, name) for name, _ in PARTIES})
        if len(world.record["steps"][0]["taken"]) > 1:
            break
    step = world.record["steps"][0]
    step["taken"] = step["taken"][:1]
    rest, people = step["taken"][0] % step["below"], world.record["announcement"]["candidates"]
    step["winner"] = next(
        each["id"]
        for index, each in enumerate(people)
        if sum(one["weight"] for one in people[: index + 1]) > rest
    )
    world.record["winners"][0] = step["winner"]
    world.record["hash"] = record_hash(world.record)


@cheat("step_differs")
def a_whole_digest_is_reduced(world):
    step = world.record["steps"][0]
    step["taken"] = [int.from_bytes(Stream(world.record["seed"]).take(32), "big") % step["below"]]
    world.record["hash"] = record_hash(world.record)


@cheat("step_differs")
def a_number_is_made_up(world):
    step = world.record["steps"][1]
    step["taken"][-1] = (step["taken"][-1] + 1) % step["below"]


@cheat("step_differs")
def a_number_is_left_out(world):
    world.record["steps"].pop()


@cheat("step_differs")
def one_more_is_drawn(world):
    world.record["steps"].append({"below": 5, "taken": [1], "winner": "L-004"})


@cheat("winner_swapped")
def a_winner_is_swapped_in_a_step(world):
    world.record["steps"][1]["winner"] = "L-004"


@cheat("winner_swapped")
def the_winners_are_swapped(world):
    world.record["winners"].reverse()


@cheat("winner_swapped")
def a_winner_is_added(world):
    world.record["winners"].append("L-004")


@cheat("winner_swapped")
def a_winner_is_left_out(world):
    world.record["winners"].pop()


@cheat("seed_differs")
def the_seed_is_chosen(world):
    world.record["seed"] = "ab" * 32


@cheat("count_impossible")
def more_are_drawn_than_there_are(world):
    told = world.record["announcement"]
    told["count"] = 6
    world.record["parts"] = part_digests(told)
    world.record["commitment"] = commitment_of(world.record["parts"])


@cheat("commitment_differs")
def the_commitment_is_another(world):
    world.record["commitment"] = "0" * 64


@cheat("commitment_differs", "ledger")
def the_commitment_in_the_ledger_is_another(world):
    for each in world.ledger["rounds"]:
        del each["parts"]
    resealed(world.record, nonces={name: nonce(40, name) for name, _ in PARTIES})


@cheat("commitment_differs", "ledger")
def the_ledger_contradicts_itself(world):
    world.ledger["rounds"][3]["commitment"] = "1" * 64


@cheat("purpose_changed")
def the_round_is_used_for_another_case(world):
    world.record["announcement"]["case"] = "宁法援〔2026〕13号"


@cheat("parties_changed")
def a_party_is_renamed(world):
    world.record["announcement"]["parties"][1]["label"] = "某律师"


@cheat("outcome_contradicts")
def an_abandoned_round_names_winners(world):
    world.records = world.records[:3]
    world.record["winners"] = ["L-001"]


# The record as a whole


@cheat("record_hash_differs")
def the_record_is_edited(world):
    world.record["closed_at"] = "2026-03-05T22:00:00.000000Z"


@cheat("record_not_in_ledger", "ledger")
def the_record_is_written_anew(world):
    world.record["closed_at"] = "2026-03-05T22:00:00.000000Z"
    resealed(world.record)


@cheat("committed_late", "ledger")
def the_commitment_is_entered_when_the_number_is_in_print(world):
    world.ledger["rounds"][3]["at"] = "2026-03-05T14:00:01.000000Z"


@cheat("committed_late", "ledger")
def the_commitment_is_entered_after_the_draw(world):
    world.records = world.records[:1]
    world.ledger["rounds"][0]["at"] = world.record["closed_at"]


@cheat("not_in_ledger", "ledger")
def the_round_never_was_in_the_ledger(world):
    world.ledger["rounds"].pop()


@cheat("shape", "previous")
def an_earlier_record_is_no_record(world):
    world.records[1] = {"format": "hengyuan-draw-record-1"}


@cheat("weights_changed", "previous")
def an_earlier_record_was_edited(world):
    world.records[0]["announcement"]["candidates"][0]["weight"] = 7
