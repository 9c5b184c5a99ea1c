"""How long a handler waits for the mirror before closing, with the pages of his scans kept.

  python bench/mirror.py [--pages 60] [--rounds 5] [--ocr]

A case of the demo city that is being handled gets invented dossiers, scanned with noise and shadow,
until its own has so many pages. What a scan says is kept beforehand: with --ocr as the queue's task
reads it (minutes), else with the words of the pages that were scanned. Printed are the median and
the longest look, the page's request from end to end, in seconds by the clock and of processor time.
The city is built in a folder that is thrown away. Exit status 1 when the median of processor time
is over two seconds.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
CEILING_S = 2.0
AT_ONCE = 20  # pages of one uploaded file


def build_city(home: Path) -> None:
    """A demo city of its own."""
    os.environ.update(HENGYUAN_HOME=str(home), HENGYUAN_DEMO="1")
    command = [str(Path(sys.executable).with_name("hengyuan")), "demo", "reset", "--yes"]
    subprocess.run([*command, "--cases", "40"], check=True, stdout=subprocess.DEVNULL)


def filled_case(pages: int, *, ocr: bool) -> Any:
    """A case that is being handled, with scans until its dossier has so many pages, all kept."""
    from hengyuan.cases.models import Case
    from hengyuan.dossier import mirror

    case = Case.objects.filter(stage="under_handling").exclude(handler__account=None).first()
    assert case is not None, "the demo city has a case in hand"
    left, seed = pages - mirror.look(case).pages, 0
    while left > 0:
        seed += 1
        left -= upload(case, seed, min(left, AT_ONCE), ocr=ocr)
    if ocr:
        mirror.read_scans(case)
    return case


def upload(case: Any, seed: int, most: int, *, ocr: bool) -> int:
    """Scans of an invented dossier as one file; how many pages."""
    from hengyuan.dossier import commands
    from hengyuan.inspection.tests import dossiers
    from hengyuan.kernel import clock
    from hengyuan.kernel.actor import SYSTEM

    printed = dossiers.dossier(seed)
    scans = list(islice(dossiers.scanned(printed, seed), most))
    paper = commands.receive_file(
        case=case, content=bound(scans), title=f"卷宗扫描件{seed}", actor=SYSTEM, at=clock.now()
    )
    if not ocr:
        keep_words(case, paper, printed, len(scans))
    return len(scans)


def bound(scans: list[Any]) -> bytes:
    """Scans as a PDF of pictures."""
    out = BytesIO()
    scans[0].save(out, "PDF", resolution=150, save_all=True, append_images=scans[1:])
    return out.getvalue()


def keep_words(case: Any, paper: Any, printed: bytes, pages: int) -> None:
    """Keep of each scan what stands on the page that was scanned."""
    from hengyuan.dossier import commands, inspecting
    from hengyuan.dossier.queries import content_key
    from hengyuan.inspection.pages import How, Page, as_plain
    from hengyuan.inspection.reading import read
    from hengyuan.inspection.reading.cache import reader_of
    from hengyuan.inspection.sources import LIMITS, opened

    reader = reader_of(inspecting.engine_at_hand(), halves=True)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.pdf").write_bytes(printed)
        with opened(Path(folder)) as files:
            said = list(read(files.sources[0], cache=None, engine=None, limits=LIMITS))
    for number, page in enumerate(said[:pages]):
        assert isinstance(page, Page)
        body = [as_plain(replace(page, how=How.OCR))]
        commands.keep_page(
            case_id=case.pk, content=content_key(paper), reader=reader, number=number, of=pages,
            body=body,
        )  # fmt: skip


def looks(case: Any, rounds: int) -> tuple[int, list[float], list[float]]:
    """The pages that the mirror read; of each request the seconds and those of the processor."""
    from django.test import Client
    from django.urls import reverse

    client = Client()
    client.force_login(case.handler.account)
    by_clock, by_processor, pages = [], [], 0
    for _ in range(rounds):
        start, worked = time.perf_counter(), time.process_time()
        answer = client.get(reverse("dossier:mirror", args=[case.pk]))
        by_processor.append(time.process_time() - worked)
        by_clock.append(time.perf_counter() - start)
        assert answer.status_code == 200, answer.status_code
        pages = answer.context["seen"].pages
    return pages, by_clock, by_processor


def main() -> int:
    """Build, keep, look."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--ocr", action="store_true", help="read the scans by OCR first")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        build_city(Path(home))
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hengyuan.settings")
        import django

        django.setup()
        from django.conf import settings
        from django.test.utils import setup_test_environment

        setup_test_environment()  # so that an answer tells its context
        settings.ALLOWED_HOSTS = ["*"]
        case = filled_case(asked.pages, ocr=asked.ocr)
        pages, by_clock, by_processor = looks(case, asked.rounds)
    for name, found in (("clock", by_clock), ("processor", by_processor)):
        print(f"{pages} pages, {name}: median {statistics.median(found):.2f} s,"
              f" longest {max(found):.2f} s")  # fmt: skip
    return int(statistics.median(by_processor) > CEILING_S)


if __name__ == "__main__":
    sys.exit(main())
