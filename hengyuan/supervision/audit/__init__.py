"""What events of supervision leave in its tables, one matter a module."""

from hengyuan.supervision.audit import alerts, complaints

__all__ = ["alerts", "complaints"]
