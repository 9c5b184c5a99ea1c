"""What is drawn from: units as they close, in batches, and the chain of their digests."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from hengyuan.law.draw.canonical import canonical, digest, instant
from hengyuan.law.sampling.settings import CannotSample, Minimum

BATCH_DOMAIN = "hengyuan-sampling-batch-1"
FRAME_DOMAIN = "hengyuan-sampling-frame-1"


@dataclass(frozen=True, slots=True)
class Unit:
    """One case (or hearing, or recipient) with its groups (`firm`, `kind` …) and risk flags.

    Ids and names of groups are published with the record: pseudonyms, never a party's name.
    """

    id: str
    groups: Mapping[str, str]
    flags: frozenset[str] = frozenset()

    def group(self, by: Sequence[str]) -> tuple[str, ...]:
        """Its group under some groupings; what is not told is a group of its own, “”."""
        return tuple(self.groups.get(name, "") for name in by)

    def as_dict(self) -> dict[str, Any]:
        """The unit as it is published and hashed."""
        return {
            "id": self.id,
            "groups": dict(sorted(self.groups.items())),
            "flags": sorted(self.flags),
        }


@dataclass(frozen=True, slots=True)
class Batch:
    """Units that closed one after the other and are decided together: one case, or one day.

    `outside` is what the announcement promised to mix in when the batch was closed (the day's
    checkpoint of the ledger, a printed number); empty where nothing was promised.
    """

    at: datetime
    units: tuple[Unit, ...]
    outside: str = ""

    def digest(self, before: str) -> str:
        """SM3 over the digest of the batch before and everything in this one."""
        return digest(BATCH_DOMAIN, bytes.fromhex(before), canonical(self.as_dict()))

    def as_dict(self) -> dict[str, Any]:
        """The batch as it is published and hashed."""
        units = [one.as_dict() for one in self.units]
        return {"at": instant(self.at), "units": units, "outside": self.outside}

    @classmethod
    def of(cls, value: Mapping[str, Any]) -> Self:
        """The batch again; raises KeyError, TypeError, ValueError."""
        units = tuple(
            Unit(one["id"], dict(one["groups"]), frozenset(one["flags"])) for one in value["units"]
        )
        return cls(moment(value["at"]), units, value["outside"])


def frame_digest(units: Sequence[Unit]) -> str:
    """The digest of a closed frame, for the announcement."""
    return digest(FRAME_DOMAIN, canonical([one.as_dict() for one in units]))


def moment(text: str) -> datetime:
    """The instant in a text, which names its zone; raises ValueError, NoCanonicalForm."""
    at = datetime.fromisoformat(text)
    instant(at)
    return at


def refuse_twice(units: Iterable[Unit], seen: set[str]) -> None:
    """Raise CannotSample for a unit that stands twice; `seen` grows by the others."""
    for one in units:
        if one.id in seen:
            raise CannotSample(f"{one.id} stands twice in the frame: a unit closes once")
        seen.add(one.id)


def sizes(units: Iterable[Unit], minimum: Minimum) -> dict[tuple[str, ...], int]:
    """How many units each group of a minimum has."""
    found: dict[tuple[str, ...], int] = {}
    for one in units:
        key = one.group(minimum.by)
        found[key] = found.get(key, 0) + 1
    return found
