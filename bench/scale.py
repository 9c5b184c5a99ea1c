"""How much more two workers do than one: dossiers over RabbitMQ, files in an S3 store.

    python bench/scale.py [--dossiers 60] [--pages 40] [--database postgres:///an_empty_one]

Each worker has one process, and reads with one thread. The same dossiers are read by one worker and
by two, on a site of its own; the store (SeaweedFS) and the broker run on the same machine, so two
free cores are what two workers need. Exit status 1 below 1.8.
"""

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tests import broker
from tests.object_store import object_store
from tests.processes import environment, kill, python, run

BAR = 1.8
ONE_THREAD = {"OPENCV_FOR_THREADS_NUM": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
DONE = """
import django; django.setup()
from hengyuan.dossier.models import Inspection
from hengyuan.queue.models import Job
import sys, time
wanted, began = int(sys.argv[1]), 0.0
while True:
    done = Inspection.objects.filter(state="done").count()
    if done and not began:
        began, first = time.monotonic(), done
    if done >= wanted:
        break
    time.sleep(0.2)
print((wanted - first) / (time.monotonic() - began))
"""


def dossiers_a_second(workers: int, dossiers: int, pages: int, database: str) -> float:
    """From the first dossier that is done to the last, so that starting up is left out."""
    folder = Path(tempfile.mkdtemp(prefix="hengyuan-scale-"))
    more: dict[str, Any] = {"HENGYUAN_DATABASE": database} if database else {}
    with object_store(folder / "store") as store, broker.queue_of_its_own() as queue:
        env = environment(folder, HENGYUAN_DEMO="1", **ONE_THREAD, **queue, **store, **more)
        run("manage.py", "migrate", "-v0", env=env)
        run("-m", "tests.many_dossiers", str(dossiers), str(pages), env=env)
        hands = [python("-m", "hengyuan.cli", "work", env=env) for _ in range(workers)]
        try:
            return float(run("-c", DONE, str(dossiers), env=env))
        finally:
            for each in hands:
                kill(each)
            shutil.rmtree(folder, ignore_errors=True)


def main() -> None:
    """Print both speeds and their ratio."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--dossiers", type=int, default=60)
    given.add_argument("--pages", type=int, default=40)
    given.add_argument("--database", default="")
    words = given.parse_args()
    began = time.monotonic()
    one, two = (
        dossiers_a_second(workers, words.dossiers, words.pages, words.database)
        for workers in (1, 2)
    )
    print(f"{words.dossiers} dossiers of {words.pages} pages, RabbitMQ and an S3 store")
    print(f"one worker  {one:6.2f} dossiers a second, {one * words.pages:6.0f} pages")
    print(f"two workers {two:6.2f} dossiers a second, {two * words.pages:6.0f} pages")
    print(f"{two / one:.2f} times as much (bar {BAR}); {time.monotonic() - began:.0f} s")
    raise SystemExit(two / one < BAR)


if __name__ == "__main__":
    main()
