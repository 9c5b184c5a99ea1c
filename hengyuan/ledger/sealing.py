"""Personal values in events: sealed under a key of each person's own (SM4-GCM).

A person's key lies in `SubjectKey`, wrapped by the site's data key. The ciphertext is bound to its
stream, place and person, so that it cannot be moved; erasing the key erases what it sealed
(个人信息保护法 art. 47) while the chain still verifies.
"""

import base64
import json
import secrets
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.apps import apps

from hengyuan.kernel import crypto
from hengyuan.ledger import rules

KEY_LENGTH = 16


class PersonForgotten(Exception):
    """The person's key was erased; nothing new can be sealed for this person."""


def seal_values(
    personal: Mapping[UUID, Mapping[str, Any]], keys: Mapping[UUID, bytes], stream: str, seq: int
) -> str:
    """The `sealed` column of an event: canonical JSON of subject → base64."""
    return rules.canonical_json(
        {
            str(subject): base64.b64encode(
                crypto.seal(
                    keys[subject],
                    rules.canonical_json(dict(values)).encode(),
                    bound_to=_place(stream, seq, subject),
                )
            ).decode()
            for subject, values in personal.items()
        }
    )


def _place(stream: str, seq: int, subject: UUID) -> bytes:
    return f"{stream}\x00{seq}\x00{subject}".encode()


def subject_of_stream(stream: str) -> UUID:
    """Whose key seals what was typed in a stream that is about no single person."""
    return uuid5(NAMESPACE_URL, f"hengyuan:{stream}")


def new_wrapped_key(subject: UUID) -> bytes:
    """A new key for a person, wrapped by the site's data key."""
    return crypto.seal(crypto.data_key(), secrets.token_bytes(KEY_LENGTH), bound_to=subject.bytes)


def unwrap(subject: UUID, wrapped: bytes) -> bytes:
    """The key itself; raises CannotUnseal when the data key is another one."""
    return crypto.unseal(crypto.data_key(), wrapped, bound_to=subject.bytes)


class KeyRing:
    """The keys of everybody in a page of events, read in one query on first use."""

    def __init__(self, sealed_columns: Iterable[str]) -> None:
        self._columns = list(sealed_columns)
        self._keys: dict[UUID, bytes | None] | None = None

    @property
    def keys(self) -> dict[UUID, bytes | None]:
        """The unwrapped key by person, None where it was erased."""
        if self._keys is None:
            subjects = {UUID(s) for column in self._columns for s in json.loads(column)}
            rows = apps.get_model("ledger", "SubjectKey").objects.filter(subject__in=subjects)
            self._keys = {
                row.subject: unwrap(row.subject, bytes(row.wrapped)) if row.wrapped else None
                for row in (rows if subjects else ())
            }
        return self._keys

    def open(self, sealed: str, stream: str, seq: int) -> dict[UUID, dict[str, Any] | None]:
        """The values by person; raises CannotUnseal when the sealed text was changed."""
        opened: dict[UUID, dict[str, Any] | None] = {}
        for text, cipher in json.loads(sealed).items():
            subject = UUID(text)
            key = self.keys.get(subject)
            plain = key and crypto.unseal(
                key, base64.b64decode(cipher), bound_to=_place(stream, seq, subject)
            )
            opened[subject] = json.loads(plain) if plain else None
        return opened
