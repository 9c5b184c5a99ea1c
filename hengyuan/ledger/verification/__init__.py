"""Proof that nobody changed, moved or removed an event: what `hengyuan ledger verify` does.

`walk` recomputes every hash in the order of the events and follows each stream and each
checkpoint; `raw_rows` reads the columns as they are stored; `culprit` finds the changed column;
`sqlite_file` looks at the copies that SQLite keeps in its indexes. Memory stays bounded: what is
held grows with the streams that are open at once, not with the events.
"""

from hengyuan.ledger.verification.findings import Finding, Report
from hengyuan.ledger.verification.walk import verify

__all__ = ["Finding", "Report", "verify"]
