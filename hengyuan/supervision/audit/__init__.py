"""What events of supervision leave in its tables, one matter a module."""

from hengyuan.supervision.audit import alerts, complaints, objections

__all__ = ["alerts", "complaints", "objections"]
