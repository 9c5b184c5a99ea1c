"""Compile requirements/*.in into *.txt: exact versions, hashes of every file the index holds.

Run by hand with the environment's Python when a requirement changes: `python tools/lock.py`, or
`python tools/lock.py --upgrade`. The machine's own pip configuration is switched off so that no
local wheel and no index address can leak into the lock files.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements"
NAMES = ("runtime", "many", "inspect", "dev", "law-text", "node")
HEADER = "# Compiled by tools/lock.py from {name}.in. Do not edit.\n"
OPTIONS = (
    "--quiet",
    "--generate-hashes",
    "--allow-unsafe",
    "--strip-extras",
    "--no-header",
    "--no-annotate",
    "--no-config",
    "--no-emit-options",
    "--no-emit-index-url",
    "--no-emit-trusted-host",
    "--no-emit-find-links",
    "--no-reuse-hashes",
    "--resolver=backtracking",
)


def _environment() -> dict[str, str]:
    """The environment without this machine's pip settings, except its certificates."""
    keep = {k: v for k, v in os.environ.items() if not k.startswith("PIP_") or k == "PIP_CERT"}
    return keep | {"PIP_CONFIG_FILE": os.devnull, "PIP_DEFAULT_TIMEOUT": "180"}


def compile_one(name: str, extra: list[str]) -> None:
    """Write requirements/<name>.txt; law texts are taken alone, without dependencies."""
    target = REQUIREMENTS / f"{name}.txt"
    pip_args = ["--pip-args=--no-deps"] if name == "law-text" else []
    command = [sys.executable, "-m", "piptools", "compile", *OPTIONS, *pip_args, *extra]
    subprocess.run(
        [*command, "--output-file", target.name, f"{name}.in"],
        cwd=REQUIREMENTS,
        env=_environment(),
        check=True,
        stdout=subprocess.DEVNULL,
    )
    lines = [line for line in target.read_text().splitlines() if line.strip()]
    if name == "law-text":
        lines = _only_named(lines)
    target.write_text(HEADER.format(name=name) + "\n".join(lines) + "\n")


def _only_named(lines: list[str]) -> list[str]:
    """Keep the blocks of the packages that law-text.in names, and not what they depend on."""
    wanted = {
        line.strip().lower()
        for line in (REQUIREMENTS / "law-text.in").read_text().splitlines()
        if line.strip() and not line.startswith("#")
    }
    kept: list[str] = []
    keeping = False
    for line in lines:
        if not line.startswith((" ", "#")):
            keeping = line.split("==")[0].lower() in wanted
        if keeping:
            kept.append(line)
    return kept


def main() -> int:
    """Compile every lock file in order (many and dev are constrained by those before)."""
    extra = [arg for arg in sys.argv[1:] if arg == "--upgrade"]
    for name in NAMES:
        print(f"lock {name}", flush=True)
        compile_one(name, extra)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
