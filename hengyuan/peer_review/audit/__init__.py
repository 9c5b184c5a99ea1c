"""What events of peer review leave in its tables, one matter a module."""

from hengyuan.peer_review.audit import readers, rounds, standards

__all__ = ["readers", "rounds", "standards"]
