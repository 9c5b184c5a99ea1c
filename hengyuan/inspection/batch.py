"""Many dossiers on one processor or several; a stumble or a crash at one stops no other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from hengyuan.inspection.english import chinese, english
from hengyuan.inspection.inspect import Asked, Progress, inspected
from hengyuan.inspection.reading import Cache
from hengyuan.inspection.reading.engine import Engine
from hengyuan.inspection.reading.ocr import engine
from hengyuan.inspection.relatives import WAITING, waiting
from hengyuan.inspection.report import page, plain
from hengyuan.inspection.sources.names import clean
from hengyuan.inspection.workers import answers

MEMORY = 2 << 30  # bytes that one process may take
LONGEST = 200  # bytes of a page's name: most file systems end at 255


@dataclass(frozen=True, slots=True)
class Work:
    """What is done with each dossier. `html` is a folder; None leaves a thing out.

    `threads` are those of the OCR engine in each process, 0 all of the machine's. `is_english` says
    in which language the pages are.
    """

    asked: Asked
    cache: Path | None
    html: Path | None
    ocr: bool = True
    threads: int = 0
    is_english: bool = False

    def engine(self) -> Engine | None:
        """The engine that reads pictures, if they are read."""
        return engine(self.threads) if self.ocr else None

    def call(self) -> str:
        """What decides an answer beside the dossier: the same in every run of the same words."""
        happened = sorted(self.asked.happened)
        asked = replace(self.asked, happened=frozenset())
        return f"{asked} {happened} ocr={self.ocr} html={self.html} {self.is_english}"


@dataclass(frozen=True, slots=True)
class Given:
    """One dossier of a batch: where it lies, and what its page is called."""

    path: Path
    page: str


def given(paths: Iterable[Path]) -> list[Given]:
    """The dossiers of a batch, each once, each with a page of its own."""
    found: list[Given] = []
    taken: set[str] = set()
    for path in {path.absolute(): path for path in paths}.values():
        name = clean(path.name).encode()[:LONGEST].decode(errors="ignore")
        number = 1
        while (called := f"{name}-{number}.html" if number > 1 else f"{name}.html") in taken:
            number += 1
        taken.add(called)
        found.append(Given(path, called))
    return found


def one(
    path: Path, work: Work, progress: Progress | None = None, called: str = ""
) -> dict[str, Any]:
    """Inspect one dossier and write its page; whatever goes wrong is told in the answer.

    The answer carries the texts that `relatives.compared` holds against those of the others.
    `called` is the name of its page, that of the dossier if left out.
    """
    cache = Cache(work.cache) if work.cache else None
    try:
        reader = work.engine()
        with inspected(
            path, work.asked, cache=cache, engine=reader, progress=progress, halves=True
        ) as done:
            answer = plain.as_plain(done)
            html = work.html / (called or f"{path.name}.html") if work.html else None
            if html:
                page.write(done, answer, html, english if work.is_english else chinese)
            told = waiting(done.dossier, html, is_english=work.is_english)
            return {**answer, WAITING: told}
    except Exception as error:  # the rest of the batch goes on, and this one says what happened
        return plain.failed(clean(path.name), f"{type(error).__name__}: {error}")
    finally:
        if cache:
            cache.close()


def many(
    dossiers: Iterable[Given], work: Work, jobs: int, progress: Progress | None = None
) -> Iterator[tuple[Given, dict[str, Any]]]:
    """Each dossier with its answer, as they come, each read in another process than this."""
    return answers(
        iter(dossiers), partial(_one, work), _died, jobs=jobs, memory=MEMORY, told=progress
    )


def _one(work: Work, dossier: Given, progress: Progress) -> dict[str, Any]:
    return one(dossier.path, work, progress, dossier.page)


def _died(dossier: Given, cause: str) -> dict[str, Any]:
    return plain.failed(clean(dossier.path.name), cause)
