"""Bytes and digests of a round: canonical JSON, fields behind their length, SM3 (GB/T 32905).

A change of any byte here breaks every record that exists; docs/law/draw.md holds the format.
"""

import hashlib
import json
import re
from datetime import UTC, datetime
from typing import Any

from hengyuan.law.errors import LawError

_SM3 = hashlib.new("sm3")
_HALF = re.compile("[\ud800-\udfff]")
_SPACE_OR_TEXT = re.compile(r'("(?:[^"\\]|\\.)*")|[ \t\r\n]+')


class NoCanonicalForm(LawError):
    """A value has no single form in JSON: fractions, truth values, keys that are no text."""


class AmbiguousText(LawError):
    """A text is JSON that two readers could read as two different things."""


class NoJson(LawError):
    """A text is no JSON at all."""


def sm3(data: bytes) -> bytes:
    """The SM3 digest, 32 bytes."""
    state = _SM3.copy()  # half the cost of a look-up by name
    state.update(data)
    return state.digest()


def encoded(domain: str, *fields: bytes) -> bytes:
    """The domain in ASCII, then each field behind its length as four bytes, big-endian."""
    parts = [domain.encode("ascii")]
    for field in fields:
        parts += (len(field).to_bytes(4, "big"), field)
    return b"".join(parts)


def digest(domain: str, *fields: bytes) -> str:
    """SM3 of the fields under a domain, as 64 hexadecimal characters."""
    return sm3(encoded(domain, *fields)).hex()


def canonical(value: Any) -> bytes:
    """JSON with sorted keys, no spaces, Chinese as it is, whole numbers only; NoCanonicalForm."""
    _refuse(value)
    return _written(value, sort_keys=True).encode()


def _written(value: Any, *, sort_keys: bool) -> str:
    return json.dumps(value, sort_keys=sort_keys, separators=(",", ":"), ensure_ascii=False)


def _refuse(value: Any) -> None:
    if isinstance(value, str):
        if not is_well_formed(value):
            raise NoCanonicalForm("half a surrogate is no text of a round")
    elif isinstance(value, dict):
        for key, inner in value.items():
            if not isinstance(key, str):
                raise NoCanonicalForm(f"keys of a round are text, not {key!r}")
            _refuse(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _refuse(inner)
    elif value is not None and type(value) is not int:
        raise NoCanonicalForm(f"{value!r} stands in no round: text, whole numbers, lists, null")


def is_well_formed(text: str) -> bool:
    """Whether a text has no half surrogate, which has no bytes in UTF-8."""
    return _HALF.search(text) is None


def read(text: str) -> Any:
    """A JSON text that has one reading only; raises NoJson or AmbiguousText.

    Written again, it must be the same but for white space: no key twice, no 1.0, no 1e3, no
    escape that is not needed. So this program and a browser cannot see two different records.
    """
    try:
        value = json.loads(text, parse_constant=_no_constant, parse_float=_no_fraction)
        again = _written(value, sort_keys=False)
    except (ValueError, RecursionError) as error:
        raise NoJson(f"this is no JSON: {error}") from error
    if not is_well_formed(again) or _SPACE_OR_TEXT.sub(r"\1", text) != again:
        raise AmbiguousText("written again, the text is not the same")
    return value


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no number")


def _no_fraction(text: str) -> None:
    raise AmbiguousText(f"{text} is no whole number written as one")


def instant(at: datetime) -> str:
    """An aware instant in UTC with microseconds, as the ledger writes it."""
    if at.tzinfo is None:
        raise NoCanonicalForm(f"{at} has no time zone; a round keeps instants")
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"
