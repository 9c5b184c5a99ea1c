"""Set up everything that `make run` and `make test` need, on a machine with Python and git alone.

Standard library only, run by the system's Python. Each step leaves a stamp and is skipped while
its inputs stay the same, so that a second run takes a moment and needs no network. `--dev` adds
what the checks need, `--many` what a site on many machines needs, `--inspect` what reads scans.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import assets
import stamps

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts" if os.name == "nt" else "bin") / "python"
STAMPS = VENV / "stamps"
REQUIREMENTS = ROOT / "requirements"


class SetupError(RuntimeError):
    """The set-up cannot go on; the text is one line that says what to do."""


def run(*command: str | Path, what: str) -> None:
    """Run one command in silence; when it fails, say all it said and raise SetupError."""
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=ROOT, check=False, capture_output=True, text=True)
    if done.returncode:
        print(done.stdout, done.stderr, sep="\n", file=sys.stderr)
        raise SetupError(f"{what} failed: the lines above say why. Mend it and run make again.")


def make_environment() -> None:
    """Create .venv, without ensurepip where Debian left that out but pip is there."""
    if PYTHON.exists() and subprocess.run([PYTHON, "-c", ""], check=False).returncode == 0:
        return
    say("virtual environment")
    shutil.rmtree(VENV, ignore_errors=True)
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    if importlib.util.find_spec("venv") is None:
        raise SetupError(f"Python has no venv: apt install python{version}-venv")
    if importlib.util.find_spec("ensurepip") is not None:
        run(sys.executable, "-m", "venv", VENV, what="The virtual environment")
        return
    if importlib.util.find_spec("pip") is None:
        raise SetupError(f"Python has no ensurepip and no pip: apt install python{version}-venv")
    run(sys.executable, "-m", "venv", "--without-pip", VENV, what="The virtual environment")
    pin = VENV / "pip.txt"
    pin.write_text(locked_pip())
    pip = [sys.executable, "-m", "pip", "--python", PYTHON, "install", "-q", "--require-hashes"]
    run(*pip, "-r", pin, what="pip in the virtual environment")


def locked_pip() -> str:
    """The lines of the lock file that pin pip itself."""
    lines = (REQUIREMENTS / "dev.txt").read_text().splitlines()
    start = next(at for at, line in enumerate(lines) if line.startswith("pip=="))
    stop = start + 1
    while stop < len(lines) and lines[stop].startswith(" "):
        stop += 1
    return "\n".join(lines[start:stop]) + "\n"


def pip_install(*words: str, what: str) -> None:
    """Install into .venv with the locked hashes."""
    run(PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check", *words, what=what)


def step(name: str, inputs: list[Path], action: Callable[[], None], *words: str) -> None:
    """Run one step unless its stamp is fresh."""
    stamp = STAMPS / name
    value = stamps.digest(inputs, *words)
    if stamps.is_fresh(stamp, value):
        return
    say(name)
    action()
    stamps.leave(stamp, value)


def install_requirements(names: list[str]) -> None:
    """Runtime and, when asked for, what the checks need: every file checked by its hash.

    The lock files are complete, so pip resolves nothing: asked to, it takes a newer release of a
    package that another one names with an extra, and then refuses it for want of a hash
    (tests/architecture/test_locks.py keeps the files complete).
    """
    files = [word for name in names for word in ("-r", str(REQUIREMENTS / f"{name}.txt"))]
    pip_install("--require-hashes", "--no-deps", *files, what="Installing the requirements")


def install_law_text() -> None:
    """The law texts alone; their server's dependencies are not wanted."""
    requirement = str(REQUIREMENTS / "law-text.txt")
    pip_install("--require-hashes", "--no-deps", "-r", requirement, what="Installing law texts")


def install_project() -> None:
    """The project itself, editable, so that `hengyuan` is a command in .venv/bin."""
    options = ("--no-deps", "--no-build-isolation", "--no-index", "--editable", str(ROOT))
    pip_install(*options, what="Installing hengyuan")


def compile_messages() -> None:
    """The English catalogue as Django reads it."""
    run(PYTHON, ROOT / "tools" / "messages.py", "--compile", what="Compiling the translations")


def make_assets() -> None:
    """Styles, scripts, icons and fonts."""
    if assets.is_fresh():
        return
    say("front-end assets")
    run(PYTHON, ROOT / "tools" / "assets.py", what="The front-end assets")


def say(text: str) -> None:
    """One plain line of progress."""
    print(f"setup: {text}", flush=True)


def wanted(*, dev: bool, many: bool, inspect: bool) -> tuple[list[str], str]:
    """The lock files to install and the name of their stamp.

    What was installed for the checks, for many machines or for the inspection also serves a run:
    no second installation for it.
    """
    if dev or (STAMPS / "requirements (dev)").exists():
        return ["runtime", "many", "inspect", "dev"], "requirements (dev)"
    asked = {"many": many, "inspect": inspect}
    extra = [n for n, now in asked.items() if now or list(STAMPS.glob(f"requirements (*{n}*)"))]
    label = f"requirements ({' '.join(extra)})" if extra else "requirements"
    return ["runtime", *extra], label


def set_up(*, dev: bool, many: bool, inspect: bool) -> None:
    """Every step in order."""
    make_environment()
    names, label = wanted(dev=dev, many=many, inspect=inspect)
    locks = [REQUIREMENTS / f"{name}.txt" for name in names]
    step(label, locks, lambda: install_requirements(names))
    step("law texts", [REQUIREMENTS / "law-text.txt"], install_law_text)
    step("hengyuan", [ROOT / "pyproject.toml"], install_project, str(ROOT))
    make_assets()
    catalogues = sorted((ROOT / "hengyuan" / "locale").glob("*/LC_MESSAGES/*.po"))
    if not all(po.with_suffix(".mo").exists() for po in catalogues):
        (STAMPS / "translations").unlink(missing_ok=True)
    step("translations", catalogues, compile_messages)


def main() -> int:
    """Set up; 1 with one clear line when it cannot."""
    parser = argparse.ArgumentParser(description="Set up hengyuan in this folder.")
    parser.add_argument("--dev", action="store_true", help="also install what the checks need")
    parser.add_argument("--many", action="store_true", help="also install Celery and S3")
    parser.add_argument("--inspect", action="store_true", help="also install what reads scans")
    arguments = parser.parse_args()
    # Run by whatever python3 the machine has, so an old one must be told.
    if sys.version_info < (3, 11):  # noqa: UP036
        print("setup: Python 3.11 or later is needed", file=sys.stderr)
        return 1
    started = time.monotonic()
    try:
        set_up(dev=arguments.dev, many=arguments.many, inspect=arguments.inspect)
    except SetupError as error:
        print(f"setup: {error}", file=sys.stderr)
        return 1
    if time.monotonic() - started > 5:
        say(f"done in {time.monotonic() - started:.0f} s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
