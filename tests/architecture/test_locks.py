"""The lock files name every package that the locked ones need: pip is told to resolve nothing."""

import re
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REQUIREMENTS = Path(__file__).resolve().parents[2] / "requirements"
LOCKS = [("runtime",), ("runtime", "many"), ("runtime", "inspect"), ("runtime", "dev")]
PIN = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)


def _pinned(*names: str) -> set[str]:
    text = "\n".join((REQUIREMENTS / f"{name}.txt").read_text() for name in names)
    return {canonicalize_name(name) for name in PIN.findall(text)}


def _needed(name: str) -> set[str]:
    """What an installed package needs here, without its extras."""
    wants = [Requirement(line) for line in distribution(name).requires or []]
    here = {**default_environment(), "extra": ""}
    return {canonicalize_name(w.name) for w in wants if w.marker is None or w.marker.evaluate(here)}


@pytest.mark.parametrize("names", LOCKS)
def test_a_lock_file_holds_what_its_packages_need(names: tuple[str, ...]) -> None:
    pinned = _pinned(*names)

    missing = {f"{name} needs {n}" for name in pinned for n in _needed(name) - pinned}

    assert pinned
    assert not missing
