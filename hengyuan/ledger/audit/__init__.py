"""The ledger held against the tables: what its events tell must stand there, and nothing else.

`verify` proves that the events are those that were written. The audit replays them and compares
what they must have left behind with what stands in the tables, row by row. Each app says in its own
`audit.py` what its events leave and how that is read back:

    declare("case", anchor=Case.objects.all(), reads=(cases, clocks), tells={...}, silent=(...))
"""

from hengyuan.ledger.audit import subjects
from hengyuan.ledger.audit.declarations import all_kinds, declare, told_types
from hengyuan.ledger.audit.replay import ANY, Rows, Sealed, Standing, Told
from hengyuan.ledger.audit.walk import run
from hengyuan.ledger.findings import Difference, Report

__all__ = [
    "ANY",
    "Difference",
    "Report",
    "Rows",
    "Sealed",
    "Standing",
    "Told",
    "all_kinds",
    "declare",
    "run",
    "subjects",
    "told_types",
]
