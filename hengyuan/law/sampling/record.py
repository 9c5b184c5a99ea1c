"""What is published: the announcement before the period, and the record after it.

The record holds everything that a stranger needs to draw the sample again.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any, Self

from hengyuan.law.draw.announcement import External, Party
from hengyuan.law.draw.canonical import NoJson, canonical, digest, instant, read
from hengyuan.law.draw.lot import seed_of
from hengyuan.law.draw.record import Printed
from hengyuan.law.errors import LawError
from hengyuan.law.sampling.frame import Batch, moment, refuse_twice
from hengyuan.law.sampling.numbers import Numbers, how_of, numbers_of, taken
from hengyuan.law.sampling.period import end_digest, replay
from hengyuan.law.sampling.settings import CannotSample, Minimum, Settings
from hengyuan.law.sampling.words import How

FORMAT = "hengyuan-sampling-1"
COMMITMENT_DOMAIN = "hengyuan-sampling-commitment-1"
RECORD_DOMAIN = "hengyuan-sampling-record-1"
Record = dict[str, Any]


class NotASample(LawError):
    """A text or value is no record of a sample."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """Everything that is fixed and published before the first unit closes.

    `frame` is the digest of a frame that is closed already (a peer-review round), empty where
    units are still to close. `outside` says what is mixed in with each batch and at the end.
    `settings` may name case numbers, then nothing is drawn.
    """

    series: str
    number: int
    purpose: str
    starts_on: date
    ends_on: date
    settings: Settings | Numbers
    parties: tuple[Party, ...]
    at: datetime
    external: External | None = None
    outside: str = ""
    frame: str = ""

    def as_dict(self) -> Record:
        """The announcement as it is published."""
        due = self.external
        return {
            "format": FORMAT,
            "series": self.series,
            "number": self.number,
            "purpose": self.purpose,
            "starts_on": self.starts_on.isoformat(),
            "ends_on": self.ends_on.isoformat(),
            "settings": self.settings.as_dict(),
            "parties": [asdict(each) for each in self.parties],
            "external": None if due is None else asdict(due) | {"due_at": instant(due.due_at)},
            "outside": self.outside,
            "frame": self.frame,
            "at": instant(self.at),
        }

    @classmethod
    def of(cls, value: Mapping[str, Any]) -> Self:
        """The announcement again; raises KeyError, TypeError, ValueError, CannotSample."""
        due = value["external"]
        same = ("series", "number", "purpose", "outside", "frame")
        return cls(
            **{name: value[name] for name in same},
            starts_on=date.fromisoformat(value["starts_on"]),
            ends_on=date.fromisoformat(value["ends_on"]),
            settings=asked_of(value["settings"]),
            parties=tuple(Party(**each) for each in value["parties"]),
            at=moment(value["at"]),
            external=External(**due | {"due_at": moment(due["due_at"])}) if due else None,
        )

    @property
    def commitment(self) -> str:
        """SM3 over the announcement: published, and entered in the ledger, before the period."""
        return digest(COMMITMENT_DOMAIN, canonical(self.as_dict()))


def asked_of(value: Mapping[str, Any]) -> Settings | Numbers:
    """Settings or named numbers as they were published; raises as the two do."""
    return numbers_of(value) if "named" in value else settings_of(value)


def settings_of(value: Mapping[str, Any]) -> Settings:
    """Settings as they were published; raises KeyError, TypeError, ValueError, CannotSample."""
    minima = tuple(
        Minimum(tuple(one["by"]), one["at_least"], one["from_cases"]) for one in value["minima"]
    )
    changed = {
        "rate": None if value["rate"] is None else Fraction(value["rate"]),
        "at_closing": Fraction(value["at_closing"]),
        "minima": minima,
        "certain": frozenset(value["certain"]),
        "certain_within": bool(value["certain_within"]),
    }
    return Settings(**{**value, **changed})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What a record is made from: the announcement, what was revealed, and what closed."""

    announcement: Announcement
    nonces: Mapping[str, str]  # by party
    batches: tuple[Batch, ...]
    ended_at: datetime
    ended_outside: str = ""
    printed: Printed | None = None

    def as_record(self) -> Record:
        """The record: everything drawn again, each unit with its decision and chance."""
        announced, printed = self.announcement, self.printed
        commitment = announced.commitment
        used = [self.nonces[each.id] for each in announced.parties]
        seed = seed_of(commitment, used, printed.value if printed else "")
        record = {
            "format": FORMAT,
            "announcement": announced.as_dict(),
            "commitment": commitment,
            "nonces": [{"party": party, "nonce": nonce} for party, nonce in self.nonces.items()],
            "external": printed and {"value": printed.value, "at": instant(printed.at)},
            "seed": seed,
            **self._drawn(commitment, seed),
        }
        return record | {"hash": digest(RECORD_DOMAIN, canonical(record))}

    def _drawn(self, commitment: str, seed: str) -> Record:
        settings = self.announcement.settings
        if isinstance(settings, Numbers):
            return self._taken(settings, commitment)
        plan, at_once, ended, digests = replay(
            settings, seed, commitment, self.batches, self.ended_outside
        )
        return {
            "batches": self._batches(digests),
            "ended": self._ended(ended.digest),
            "plan": plan,
            "quota": ended.quota,
            "target": ended.target,
            "decisions": [
                {"unit": one.unit, "how": one.how.value, "plans": one.plans, "by_then": then.plans}
                for one, then in zip(ended.decisions, at_once, strict=True)
            ],
        }

    def _taken(self, asked: Numbers, commitment: str) -> Record:
        """What each named number gives, in a frame that is closed; no unit has a chance."""
        if len(self.batches) != 1:
            raise CannotSample("numbers are named in one closed frame")
        (frame,) = self.batches
        refuse_twice(frame.units, set())
        found = taken(frame.units, asked)
        hows = {one.unit: how_of(one.why) for one in found if one.unit}
        chained = frame.digest(commitment)
        return {
            "batches": self._batches((chained,)),
            "ended": self._ended(end_digest(chained, self.ended_outside)),
            "quota": len(found),
            "target": len(hows),
            "decisions": [_decided(one.id, hows.get(one.id, How.NOT_DRAWN)) for one in frame.units],
            "taken": [one.as_dict() for one in found],
        }

    def _batches(self, digests: Sequence[str]) -> list[Record]:
        return [
            batch.as_dict() | {"digest": each}
            for batch, each in zip(self.batches, digests, strict=True)
        ]

    def _ended(self, chained: str) -> Record:
        at, outside = instant(self.ended_at), self.ended_outside
        return {"at": at, "outside": outside, "digest": chained}

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> Self:
        """What a record was made from; raises NotASample where it has not that shape."""
        try:
            canonical(record)
            shown, ended = record["external"], record["ended"]
            return cls(
                announcement=Announcement.of(record["announcement"]),
                nonces={each["party"]: each["nonce"] for each in record["nonces"]},
                batches=tuple(Batch.of(each) for each in record["batches"]),
                ended_at=moment(ended["at"]),
                ended_outside=ended["outside"],
                printed=Printed(shown["value"], moment(shown["at"])) if shown else None,
            )
        except (KeyError, TypeError, ValueError, AttributeError, LawError) as error:
            raise NotASample(f"this is no record of a sample: {error!r}") from error


def _decided(unit: str, how: How) -> Record:
    return {"unit": unit, "how": how.value, "plans": 0, "by_then": 0}


def dump(record: Mapping[str, Any]) -> str:
    """The record as the text of a file."""
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def load(text: str) -> Record:
    """The record in a text; raises NotASample, or AmbiguousText when two could be read in it."""
    try:
        value = read(text)
    except NoJson as error:
        raise NotASample(str(error)) from error
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise NotASample(f"this is no record of a sample: its format is not {FORMAT}")
    return value
