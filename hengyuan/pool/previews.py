"""A preview travels in its page, sealed: nothing is stored before somebody confirms it.

What comes back is read only by the same account on the same day, and only as it was sealed.
"""

import base64
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hengyuan.kernel import crypto
from hengyuan.pool.rules.rows import Row
from hengyuan.pool.rules.verdicts import packed, unpacked


class CannotOpen(Exception):
    """The preview is another person's, of another day, or was changed."""


@dataclass(frozen=True, slots=True)
class Preview:
    """The rows of a file, the file's hash and the hash of the verdicts that were shown."""

    rows: Sequence[Row]
    digest: str
    shown: str


def _bound_to(account_id: int, on: date) -> bytes:
    return f"pool.roster:{account_id}:{on.isoformat()}".encode()


def seal(preview: Preview, account_id: int, on: date) -> str:
    """The preview as text for a hidden field."""
    rows = [[row.number, packed(row.stated), list(row.wrong)] for row in preview.rows]
    text = json.dumps([preview.digest, preview.shown, rows], ensure_ascii=False)
    sealed = crypto.seal(
        crypto.data_key(), zlib.compress(text.encode()), bound_to=_bound_to(account_id, on)
    )
    return base64.b64encode(sealed).decode()


def unseal(text: str, account_id: int, on: date) -> Preview:
    """The preview again; raises CannotOpen."""
    try:
        sealed = base64.b64decode(text, validate=True)
        plain = crypto.unseal(crypto.data_key(), sealed, bound_to=_bound_to(account_id, on))
        digest, shown, rows = json.loads(zlib.decompress(plain))
    except (ValueError, zlib.error, crypto.CannotUnseal) as error:
        raise CannotOpen from error
    return Preview(
        [Row(number, unpacked(stated), tuple(wrong)) for number, stated, wrong in rows],
        digest,
        shown,
    )
