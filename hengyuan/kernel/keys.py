"""The site's keys: files outside the database, made once, readable by the owner alone.

Losing the folder loses the personal data for good; `kernel.checks` refuses to start when the
folder no longer fits the database. Back the folder up apart from the database.
"""

import os
import secrets
from contextlib import suppress
from functools import cache
from pathlib import Path

LENGTHS = {
    "session": 32,  # Django's SECRET_KEY
    "data": 16,  # SM4 key of encrypted columns and of the keys of people
    "index": 32,  # HMAC-SM3 key of blind indexes
    "checkpoint": 32,  # Ed25519 seed that signs the ledger's checkpoints
}


@cache
def load(folder: Path, name: str) -> bytes:
    """The key `name` of this folder, made on the first call. Raises ValueError if it was cut."""
    length = LENGTHS[name]
    path = folder / f"{name}.key"
    if not path.exists():
        _make(path, length)
    key = path.read_bytes()
    if len(key) != length:
        raise ValueError(f"{path.name} has {len(key)} bytes, not {length}: restore it")
    return key


def _make(path: Path, length: int) -> None:
    """Appears whole or not at all; of two processes that start at once, the first one's stays."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(length))
            file.flush()
            os.fsync(descriptor)
        with suppress(FileExistsError):
            os.link(draft, path)
    finally:
        draft.unlink()
