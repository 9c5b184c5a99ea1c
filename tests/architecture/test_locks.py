"""The lock files name every package that the locked ones need: pip is told to resolve nothing.

And what `make run` installs is what the site imports, or a task fails only where nobody tested it.
"""

import ast
import re
import sys
from importlib.metadata import distribution, packages_distributions
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REQUIREMENTS = Path(__file__).resolve().parents[2] / "requirements"
LOCKS = [("runtime",), ("runtime", "many"), ("runtime", "inspect"), ("runtime", "dev")]
PACKAGE = REQUIREMENTS.parent / "hengyuan"
ASKED_FOR = {"celery", "rapidocr"}  # looked for before they are imported
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


def _imported() -> set[str]:
    """The packages of others that any module of the site imports."""
    names: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        if "tests" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module.split(".")[0])
    return names - set(sys.stdlib_module_names) - {"hengyuan", "demo"}


def test_what_the_site_imports_is_installed_by_make_run() -> None:
    pinned = _pinned("runtime")
    holders = packages_distributions()

    missing = {
        name
        for name in _imported() - ASKED_FOR
        if not pinned & {canonicalize_name(held) for held in holders.get(name, [name])}
    }

    assert "cv2" in _imported()
    assert not missing
