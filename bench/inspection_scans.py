"""How well and how fast scans are read: errors by sign, and the cost beside the bare engine."""

import multiprocessing
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pypdfium2

from bench.inspection_truth import Score, asked_of, score
from demo.specimens import Specimen
from demo.specimens.scans import Scan, scan_pdf, scanned
from demo.specimens.truth import PaperTruth, Truth
from hengyuan.inspection.batch import Work, given, many
from hengyuan.inspection.flow import FULL
from hengyuan.inspection.inspect import inspected
from hengyuan.inspection.reading import Cache
from hengyuan.inspection.reading.ocr import _sized, engine
from hengyuan.inspection.reading.pdf import READING_WIDTH
from hengyuan.inspection.report import plain

ROOT = Path(__file__).resolve().parents[1]
SHORTEST = 4  # signs of a printed line that is looked for
LEADERS = re.compile(r"[.．·…]{3,}")
LATIN = str.maketrans("!~", "！～")


@dataclass
class Read:
    """Signs printed and signs read wrongly on scans of one strength, and what was found there."""

    signs: int = 0
    wrong: int = 0
    worst: list[str] = field(default_factory=list)
    score: Score = field(default_factory=Score)

    def add(self, other: "Read") -> None:
        """Take another one in."""
        self.signs += other.signs
        self.wrong += other.wrong
        self.worst += other.worst
        self.score.add(other.score)


def errors(line: str, page: str) -> int:
    """The fewest insertions, losses and changes that make the line of some stretch of the page."""
    letters = np.frombuffer(page.encode("utf-32-le"), dtype=np.uint32)
    steps = np.arange(len(letters) + 1)
    cost = np.zeros(len(letters) + 1, dtype=np.int64)
    for sign in line:
        through = cost[:-1] + (letters != ord(sign))
        best = np.minimum(cost + 1, np.concatenate(([cost[0] + 1], through)))
        cost = np.minimum.accumulate(best - steps) + steps
    return int(cost.min())


def bare(text: str) -> str:
    """A text without blanks and leaders of dots, in full-width signs."""
    return LEADERS.sub("", "".join(text.split())).translate(FULL).translate(LATIN)


def compared(truth: Truth, scans: list[Scan], texts: list[str]) -> Read:
    """The printed lines of each page against what was read there; handwriting is left out."""
    found = Read()
    for scan, text in zip(scans, texts, strict=True):
        if not scan.page:
            continue
        paper = next(one for one in truth.papers if one.first <= scan.page <= one.last)
        wrong = 0
        lines = _printed(truth.texts[scan.page - 1], paper)
        page = bare(text)
        for line in lines:
            wrong += min(errors(line, page), len(line))
        signs = sum(map(len, lines))
        found.signs += signs
        found.wrong += wrong
        if wrong > 0.1 * signs:
            found.worst.append(
                f"p{scan.page} {paper.title} (layout {paper.layout}): {wrong}/{signs}"
            )
    return found


def _printed(text: str, paper: PaperTruth) -> list[str]:
    lines = [bare(line) for line in text.splitlines()]
    by_hand = [bare(words) for words in paper.hand]
    return [
        line
        for line in lines
        if len(line) >= SHORTEST and not any(words in line for words in by_hand)
    ]


def read_scans(asked: tuple[Specimen, str, Path | None]) -> Read:
    """One specimen scanned, inspected and compared; what the engine reads may be kept."""
    dossier, strength, kept = asked
    scans = scanned(dossier.pdf, dossier.truth.seed, strength)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "scan.pdf"
        path.write_bytes(scan_pdf(scans, strength))
        cache = Cache(kept) if kept else None
        with inspected(path, asked_of(dossier.truth), cache=cache, engine=engine(1)) as done:
            answer = plain.as_plain(done)
            texts = [page.text for page in done.dossier.pages]
    found = compared(dossier.truth, scans, texts)
    found.worst = [f"{dossier.truth.kind}/{dossier.truth.seed} {each}" for each in found.worst]
    found.score = score(dossier.truth.on_scans([scan.page for scan in scans]), answer)
    return found


def read_all(dossiers: list[tuple[Specimen, str, Path | None]]) -> Read:
    """Many, both cores used."""
    whole = Read()
    with multiprocessing.get_context("spawn").Pool(os.cpu_count()) as pool:
        for each in pool.imap(read_scans, dossiers):
            whole.add(each)
    return whole


def cost(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds on the clock, and seconds of processors that children of this process took."""
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    work()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.monotonic() - began, spent


def bare_engine(path: Path) -> int:
    """The engine alone over the pictures of a PDF, of the size in which the inspection reads."""
    reader = engine(1)
    with pypdfium2.PdfDocument(path) as file:
        for page in file:
            picture = page.render(scale=READING_WIDTH / page.get_width()).to_pil()
            reader._once(_sized(picture))
        return len(file)


def bare_engines(paths: list[Path]) -> int:
    """The engine alone on all cores, a process each."""
    with ProcessPoolExecutor(
        os.cpu_count(), mp_context=multiprocessing.get_context("spawn")
    ) as pool:
        return sum(pool.map(bare_engine, paths))


def inspections(paths: list[Path], work: Work) -> int:
    """Whole inspections on all cores; how many pages."""
    answers = [answer for _, answer in many(given(paths), work, os.cpu_count() or 1)]
    assert not [answer["error"] for answer in answers if answer["error"]]
    return sum(len(answer["pages"]) for answer in answers)


def flat(dossiers: int) -> float:
    """Peak memory in MiB of a process after so many dossiers with a text layer."""
    program = (
        "import resource\nfrom bench.inspection import scored\n"
        f"for number in range({dossiers}): scored((number, 'development'))\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return float(done.stdout)
