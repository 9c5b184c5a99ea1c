"""Ledger events of supervision, one matter a module."""

from hengyuan.supervision.events import alerts, bulletins

__all__ = ["alerts", "bulletins"]
