"""Print what a traced eligibility decision costs, beside openfisca-core and zen-engine.

Each of the two lives in a throw-away environment bench/.env-*/ made here, never a dependency. The
engines take turns in several rounds on the same machine; the best round counts. Exit status 1 when
our decision costs more than the ceiling. The lots follow, in Python and in the page (`draw.py`),
and a batch of ten thousand cases (`match.py`).
"""

import argparse
import json
import os
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
CEILING_US = 200.0
ROUNDS = 3
OTHERS = {
    "openfisca-core": ("openfisca", "openfisca-core==46.0.1", "openfisca_model.py"),
    "zen-engine": ("zen", "zen-engine==2.1.3", "zen_model.py"),
}
Figures = dict[str, float]


def python_of(name: str, package: str) -> Path:
    """The interpreter of a throw-away environment with one package; made when it is missing."""
    home = HERE / f".env-{name}"
    stamp = home / "installed.txt"
    interpreter = home / "bin" / "python"
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != package:
        print(f"making {home.name} with {package} …", file=sys.stderr)
        venv.create(home, with_pip=True, clear=True)
        command = [str(interpreter), "-m", "pip", "install", "--quiet", package]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
        stamp.write_text(package, encoding="utf-8")
    return interpreter


def ask(interpreter: Path, script: str) -> Figures:
    """Microseconds a decision, as the worker measured them in its own process."""
    folder = HERE / "eligibility"
    settings = {**os.environ, "PYTHONPATH": f"{HERE.parent}{os.pathsep}{folder}"}
    command = [str(interpreter), str(folder / script)]
    done = subprocess.run(command, env=settings, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"bench: {script}: {done.stderr.strip().splitlines()[-1]}")
    figures: Figures = json.loads(done.stdout)
    return figures


def race(workers: dict[str, tuple[Path, str]]) -> dict[str, Figures]:
    """Let the engines take turns; keep the best of each."""
    best: dict[str, Figures] = {name: {} for name in workers}
    for _ in range(ROUNDS):
        for name, (interpreter, script) in workers.items():
            for kind, cost in ask(interpreter, script).items():
                best[name][kind] = min(cost, best[name].get(kind, cost))
    return best


def table(best: dict[str, Figures]) -> str:
    """The comparison as a Markdown table."""
    ours = best["hengyuan"]["traced"]
    lines = [
        "| engine | traced, µs a decision | × ours | untraced, µs | × ours (ours traced) |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for name, figures in best.items():
        traced, plain = figures["traced"], figures.get("plain")
        untraced = "always traced | –" if plain is None else f"{plain:.1f} | {plain / ours:.2f}"
        lines.append(f"| {name} | {traced:.1f} | {traced / ours:.2f} | {untraced} |")
    return "\n".join(lines)


def main() -> None:
    """Measure, print, and hold our own figure against the ceiling."""
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("--ours-only", action="store_true", help="measure no other engine")
    words.add_argument("--json", action="store_true", help="figures as JSON")
    asked = words.parse_args()
    workers = {"hengyuan": (Path(sys.executable), "ours.py")}
    if not asked.ours_only:
        for name, (short, package, script) in OTHERS.items():
            workers[name] = (python_of(short, package), script)
    best = race(workers)
    print(json.dumps(best) if asked.json else table(best))
    if not asked.json:
        sys.stdout.flush()
        subprocess.run([sys.executable, str(HERE / "draw.py")], check=True)
        subprocess.run([sys.executable, str(HERE / "fairness.py"), "--cities", "20"], check=False)
        matched = subprocess.run([sys.executable, str(HERE / "match.py")], check=False)
        if matched.returncode:
            sys.exit(matched.returncode)
    ours = best["hengyuan"]["traced"]
    if ours > CEILING_US:
        sys.exit(f"bench: a traced decision costs {ours:.1f} µs, over {CEILING_US:.0f} µs")


if __name__ == "__main__":
    main()
