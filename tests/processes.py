"""Starting, waiting for and ending real processes of the site."""

import fcntl
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

ROOT = Path(__file__).parents[1]
PATIENCE = 40  # seconds; two cores are shared


def made_once(tmp_path_factory, name, make):
    """The folder of this name, filled by whichever process of the suite comes first."""
    shared = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    folder, lock = shared / name, shared / f"{name}.lock"
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        if not folder.exists():
            draft = folder.with_name(f"{name}.part")
            shutil.rmtree(draft, ignore_errors=True)  # somebody failed before
            draft.mkdir()
            make(draft)
            draft.rename(folder)
    return folder


def environment(home, **more):
    keep = {k: v for k, v in os.environ.items() if not k.startswith("HENGYUAN_")}
    return keep | {
        "HENGYUAN_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "hengyuan.settings",
        "PYTHONPATH": str(ROOT),
        **more,
    }


def python(*words, env, **more):
    return subprocess.Popen([sys.executable, *words], env=env, cwd=ROOT, **more)


def run(*words, env):
    return subprocess.run(
        [sys.executable, *words], env=env, cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout


def until(truth, what):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := truth():
            return found
        time.sleep(0.1)
    raise AssertionError(f"waited {PATIENCE} s for {what}")


def children_of(pid):
    """The processes that this one started and that are alive."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(words[1]) == pid and words[0] != "Z":
            found.append(int(path.parent.name))
    return found


def kill(process):
    """Kill -9, with whatever it started."""
    family = [process.pid] if process.poll() is None else []
    for pid in family:
        family += children_of(pid)
    for pid in family:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    process.wait()


def asked(home, sql):
    with closing(sqlite3.connect(home / "hengyuan.sqlite3", timeout=20)) as file:
        return file.execute(sql).fetchall()
