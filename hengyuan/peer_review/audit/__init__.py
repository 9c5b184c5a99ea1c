"""What events of peer review leave in its tables, one matter a module."""

from hengyuan.peer_review.audit import readers, results, rounds, standards

__all__ = ["readers", "results", "rounds", "standards"]
