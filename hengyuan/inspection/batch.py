"""Many dossiers, one after the other or on several processors; a stumble at one stops no other."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from hengyuan.inspection.inspect import Asked, Progress, inspected
from hengyuan.inspection.reading import Cache
from hengyuan.inspection.reading.ocr import engine
from hengyuan.inspection.relatives import WAITING, waiting
from hengyuan.inspection.report import page, plain

AHEAD = 4  # dossiers that wait for each processor: results in order, memory flat


@dataclass(frozen=True, slots=True)
class Work:
    """What is done with each dossier. `html` is a folder; None leaves a thing out.

    `threads` are those of the OCR engine in each process, 0 all of the machine's.
    """

    asked: Asked
    cache: Path | None
    html: Path | None
    ocr: bool = True
    threads: int = 0


def one(path: Path, work: Work, progress: Progress | None = None) -> dict[str, Any]:
    """Inspect one dossier and write its page; whatever goes wrong is told in the answer.

    The answer carries the texts that `relatives.compared` holds against those of the others.
    """
    cache = Cache(work.cache) if work.cache else None
    try:
        reader = engine(work.threads) if work.ocr else None
        with inspected(path, work.asked, cache=cache, engine=reader, progress=progress) as done:
            answer = plain.as_plain(done)
            html = work.html / f"{path.name}.html" if work.html else None
            if html:
                page.write(done, answer, html)
            return {**answer, WAITING: waiting(done.dossier, html)}
    except Exception as error:  # the rest of the batch goes on, and this one says what happened
        return plain.failed(path.name, f"{type(error).__name__}: {error}")
    finally:
        if cache:
            cache.close()


def many(paths: Sequence[Path], work: Work, jobs: int) -> Iterator[dict[str, Any]]:
    """The answers in the order of the paths."""
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        waiting = [pool.submit(one, path, work) for path in paths[: jobs * AHEAD]]
        rest = iter(paths[jobs * AHEAD :])
        while waiting:
            yield waiting.pop(0).result()
            if (path := next(rest, None)) is not None:
                waiting.append(pool.submit(one, path, work))
