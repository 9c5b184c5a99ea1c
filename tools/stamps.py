"""Stamps: a step of the set-up is skipped while the files it was made from have not changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path


def digest(paths: Iterable[Path], *words: str) -> str:
    """One hash over the names and contents of files, and over extra words."""
    total = hashlib.sha256()
    for word in words:
        total.update(word.encode() + b"\0")
    for path in sorted(paths):
        total.update(path.name.encode() + b"\0")
        total.update(path.read_bytes() if path.is_file() else b"missing")
    return total.hexdigest()


def is_fresh(stamp: Path, value: str) -> bool:
    """Whether the step that left this stamp ran on the same inputs."""
    return stamp.is_file() and stamp.read_text().strip() == value


def leave(stamp: Path, value: str) -> None:
    """Note that the step is done for these inputs."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(value + "\n")
