"""The site's keys: files outside the database, made once, readable by the owner alone.

Losing the folder loses the personal data for good; `kernel.checks` refuses to start when the
folder no longer fits the database. Back the folder up apart from the database.
"""

import os
import secrets
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
    path = folder / f"{name}.key"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        pass
    else:
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(LENGTHS[name]))
    key = path.read_bytes()
    if len(key) != LENGTHS[name]:
        raise ValueError(f"{path.name} has {len(key)} bytes, not {LENGTHS[name]}: restore it")
    return key
