"""The arithmetic of the ledger: canonical bytes, the hash chain of a stream, the Merkle tree.

Plain values and SM3 (GB/T 32905) only, so that anybody can check an exported ledger with this one
file. The format is described for other programmers in docs/guide/ledger.md; a change of any byte
here breaks every ledger that exists.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

STREAM_NAME = re.compile(r"[a-z][a-z_]*:[A-Za-z0-9][A-Za-z0-9-]{0,63}")
EVENT_KEY = re.compile(r"[a-z][a-z_]*\.[a-z][a-z_]*")

EVENT_DOMAIN = b"hengyuan-ledger-event-1"
STREAM_DOMAIN = b"hengyuan-ledger-stream-1"
CHECKPOINT_DOMAIN = b"hengyuan-ledger-checkpoint-1"
_SM3 = hashlib.new("sm3")
LEAF, NODE = b"\x00", b"\x01"


@dataclass(frozen=True, slots=True)
class EventContent:
    """Every column of an event but its own hash, in the order in which they are hashed."""

    id: int
    stream_id: int
    seq: int
    type: str
    at: str  # as `instant` writes it
    account_id: int
    roles: str
    organisation_id: int
    region: str
    values: str
    sealed: str
    previous_hash: str


@dataclass(frozen=True, slots=True)
class CheckpointContent:
    """Every column of a checkpoint but its own hash and signature, in hashing order."""

    number: int
    at: str
    first_id: int
    last_id: int
    count: int
    total: int
    root: str
    previous_hash: str
    public_key: str


def sm3(data: bytes | bytearray) -> bytes:
    """The SM3 digest, 32 bytes."""
    state = _SM3.copy()  # half the cost of a look-up by name
    state.update(data)
    return state.digest()


def instant(at: datetime) -> str:
    """An aware instant in UTC with microseconds: 2026-11-24T01:02:03.000004Z."""
    if at.tzinfo is None:
        raise ValueError(f"{at} has no time zone; the ledger keeps instants")
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def canonical_json(value: Any) -> str:
    """JSON with sorted keys, no spaces, Chinese unescaped; dates and UUIDs as text.

    Raises ValueError for what JSON cannot carry without loss: keys that are no text, NaN,
    half surrogates, objects.
    """
    _refuse_lossy_keys(value)
    try:
        text = json.dumps(
            value,
            sort_keys=True,
            separators=(",", ":"),
            ensure_ascii=False,
            allow_nan=False,
            default=_as_text,
        )
        text.encode()
    except (TypeError, UnicodeEncodeError) as error:
        raise ValueError(f"the ledger cannot keep this value: {error}") from error
    return text


def _refuse_lossy_keys(value: Any) -> None:
    if isinstance(value, dict):
        wrong = [key for key in value if not isinstance(key, str)]
        if wrong:
            raise ValueError(f"keys of the ledger's values are text, not {wrong[0]!r}")
        for inner in value.values():
            _refuse_lossy_keys(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _refuse_lossy_keys(inner)


def _as_text(value: object) -> str:
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"{type(value).__name__} is not a value of JSON")


def keys_within(value: Any) -> set[str]:
    """Every key at every depth of a JSON value."""
    if isinstance(value, dict):
        return set(value).union(*map(keys_within, value.values()))
    if isinstance(value, list | tuple):
        return set().union(*map(keys_within, value))
    return set()


def encoded(domain: bytes, fields: Iterable[bytes]) -> bytes:
    """The domain, then each field behind its length as four bytes, big-endian."""
    parts = [domain]
    for field in fields:
        parts += (len(field).to_bytes(4, "big"), field)
    return b"".join(parts)


def hash_of_cells(cells: Iterable[bytes], domain: bytes = EVENT_DOMAIN) -> bytes:
    """The hash over columns that are bytes already, as 64 hexadecimal characters in ASCII."""
    return sm3(encoded(domain, cells)).hex().encode()


def event_hash(content: EventContent) -> str:
    """The hash of an event over all its other columns, as 64 hexadecimal characters."""
    return hash_of_cells(str(field).encode() for field in astuple(content)).decode()


def checkpoint_hash(content: CheckpointContent) -> str:
    """The hash of a checkpoint over all its columns but signature and hash."""
    cells = (str(field).encode() for field in astuple(content))
    return hash_of_cells(cells, CHECKPOINT_DOMAIN).decode()


def genesis(stream: str) -> str:
    """What the first event of a stream has as its previous hash: the stream's name, hashed."""
    return sm3(encoded(STREAM_DOMAIN, [stream.encode()])).hex()


FIRST_CHECKPOINT = "0" * 64  # what the first checkpoint has as its previous hash


class MerkleTree:
    """The root over leaves that come one by one, in memory that grows with their logarithm.

    Shape of RFC 9162: the left subtree is the largest power of two; leaves and nodes are hashed
    under different first bytes, so that neither can pass for the other.
    """

    def __init__(self) -> None:
        self.count = 0
        self._peaks: list[bytes] = []  # roots of complete subtrees, largest first

    def add(self, leaf: bytes) -> None:
        """Append one leaf: the 32 bytes of an event's hash."""
        node = sm3(LEAF + leaf)
        self.count += 1
        size = self.count
        while size % 2 == 0:
            node = sm3(NODE + self._peaks.pop() + node)
            size //= 2
        self._peaks.append(node)

    def root(self) -> str:
        """The root over the leaves so far; raises ValueError when there are none."""
        if not self._peaks:
            raise ValueError("a Merkle tree over no events has no root")
        *rest, node = self._peaks
        for peak in reversed(rest):
            node = sm3(NODE + peak + node)
        return node.hex()


@dataclass(frozen=True, slots=True)
class ProofStep:
    """One sibling on the way from a leaf to the root, and on which side it stands."""

    side: str  # "left" or "right"
    hash: str


def inclusion_proof(leaves: Sequence[bytes], index: int) -> list[ProofStep]:
    """The siblings that lead from leaf `index` to the root, nearest first."""
    steps: list[ProofStep] = []
    level = [sm3(LEAF + leaf) for leaf in leaves]
    while len(level) > 1:
        sibling = index ^ 1
        if sibling < len(level):
            side = "left" if sibling < index else "right"
            steps.append(ProofStep(side, level[sibling].hex()))
        pairs = [sm3(NODE + level[i] + level[i + 1]) for i in range(0, len(level) - 1, 2)]
        level = pairs + level[len(level) - len(level) % 2 :]
        index //= 2
    return steps


def root_from(leaf: bytes, steps: Iterable[ProofStep]) -> str:
    """The root that a proof leads to; it proves the leaf if a signed checkpoint bears it."""
    node = sm3(LEAF + leaf)
    for step in steps:
        sibling = bytes.fromhex(step.hash)
        node = sm3(NODE + sibling + node if step.side == "left" else NODE + node + sibling)
    return node.hex()
