"""What a blinded dossier still tells, over invented dossiers whose secrets are known.

  python bench/blinding.py [--dossiers 12] [--layouts fifth] [--part text|clean|noisy] [--pages 6]

Text layers: every place where a secret stands is counted in the words as they were set, and looked
for in the words and, on some pages, by OCR in the picture of the blinded page. Scans: by OCR of the
blinded picture alone, on the first --pages scans of each dossier.
"""

import argparse
import multiprocessing
import os
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from demo.specimens import DEVELOPMENT, FIFTH, FOURTH, HELD_OUT, KINDS, specimen  # noqa: E402
from demo.specimens.matter import LABOUR, matter_of  # noqa: E402
from demo.specimens.papers.sets import words_of  # noqa: E402
from demo.specimens.scans import scan_pdf, scanned  # noqa: E402
from hengyuan.inspection.blinding import BlindPage, Kind, Secret, blind, signs_of  # noqa: E402
from hengyuan.inspection.blinding.signs import plain, rows_of  # noqa: E402
from hengyuan.inspection.inspect import Album  # noqa: E402
from hengyuan.inspection.pages import Box, Page, Piece  # noqa: E402
from hengyuan.inspection.reading import read  # noqa: E402
from hengyuan.inspection.reading.ocr import engine  # noqa: E402
from hengyuan.inspection.sources import LIMITS, opened  # noqa: E402

SETS = {"development": DEVELOPMENT, "held_out": HELD_OUT, "fourth": FOURTH, "fifth": FIFTH}
FIRST = {"development": 70_000, "held_out": 71_000, "fourth": 72_000, "fifth": 73_000}
PARTS = ("text", "clean", "noisy")
LOOKED_AT = 4  # pages of a dossier with a text layer whose picture is read again
NUMBER = re.compile(r"[0-9]{17}[0-9X]")


def secrets_of(seed: int, kind: str, layouts: tuple[int, ...]) -> list[Secret]:
    """What must not be learnt from the specimen of this seed."""
    matter = matter_of(kind, "application", seed, words_of(layouts[0]))
    found = [
        Secret(Kind.HANDLER, matter.handler), Secret(Kind.FIRM, matter.firm),
        Secret(Kind.RECIPIENT, matter.recipient), Secret(Kind.INSTITUTION, matter.centre),
        Secret(Kind.DISTRICT, matter.district), Secret(Kind.DISTRICT, matter.city),
    ]  # fmt: skip
    return found if kind == LABOUR else [*found, Secret(Kind.PARTY, matter.other)]


def told(text: str, secrets: list[Secret]) -> int:
    """How many times a text names a secret, or a number of eighteen figures."""
    words = plain(text)
    return sum(words.count(plain(one.name)) for one in secrets) + len(NUMBER.findall(words))


def blinded(
    pdf: bytes, secrets: list[Secret], *, is_scan: bool
) -> Iterator[tuple[Page, list[Piece] | None, BlindPage, float]]:
    """The pages of a dossier with their blind twins, and the seconds that each took."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dossier.pdf"
        path.write_bytes(pdf)
        with opened(path, LIMITS) as files:
            source = files.sources[0]
            reader = engine(1) if is_scan else None
            pages = [one for one in read(source, cache=None, engine=reader, limits=LIMITS)
                     if isinstance(one, Page)]  # fmt: skip
            album = Album([(source, page) for page in pages])

            def signs(number: int) -> list[Piece]:
                return signs_of(path, pages[number - 1].index)

            made = blind(pages, secrets, pictures=album.picture, signs=signs)
            began = time.perf_counter()
            for page, one in zip(pages, made, strict=True):
                took = time.perf_counter() - began
                yield page, None if is_scan else signs(one.number), one, took
                began = time.perf_counter()
            album.close()


def measured(asked: tuple[int, str, str, int]) -> Counter[str]:
    """One dossier: what stood there, what is left, what was burnt beside it."""
    number, layouts, part, few = asked
    seed, kind = FIRST[layouts] + number, KINDS[number % len(KINDS)]
    dossier = specimen(seed, kind, layouts=SETS[layouts])
    secrets = secrets_of(seed, kind, SETS[layouts])
    pdf = dossier.pdf
    if part != "text":
        pdf = scan_pdf(scanned(pdf, seed, part)[:few], part)
    count: Counter[str] = Counter()
    for page, signs, one, took in blinded(pdf, secrets, is_scan=part != "text"):
        count["pages"] += 1
        count["microseconds"] += round(took * 1e6)
        stood = told(page.text, secrets)
        if one.trouble:
            count["refused"] += 1
            continue
        count["stood"] += stood
        count["in words"] += told(one.text, secrets)
        _burnt(page, signs, one, secrets, count)
        if one.image is not None and (part != "text" or one.number <= LOOKED_AT):
            read_again = "".join(piece.text for piece in engine(1).read(one.image)[0])
            count["looked for"] += stood
            count["in picture"] += told(read_again, secrets)
    return count


def _burnt(
    page: Page, signs: list[Piece] | None, one: BlindPage, secrets: list[Secret],
    count: Counter[str],
) -> None:  # fmt: skip
    """Signs that are no part of a secret, and those of them that a mask covers."""
    numbers = [mask.box for mask in one.masks if mask.kind not in (Kind.SEAL, Kind.UNREAD)]
    seals = [mask.box for mask in one.masks if mask.kind is Kind.SEAL]
    for row in rows_of(page, signs):
        words = "".join(sign.plain or " " for sign in row.signs)
        secret = set()
        for name in (re.escape(plain(each.name)) for each in secrets):
            for match in re.finditer(name, words):
                secret |= set(range(*match.span()))
        for match in re.finditer(
            r"[0-9]{11,}X?|[^，。：]{0,4}援.{0,3}字?〔[0-9]{4}〕第[0-9]+号", words
        ):
            secret |= set(range(*match.span()))
        for at, sign in enumerate(row.signs):
            if at in secret:
                continue
            count["others"] += 1
            count["others burnt"] += any(_holds(box, sign.box) for box in numbers)
            count["others under seals"] += any(_holds(box, sign.box) for box in seals)


def _holds(box: Box, sign: Box) -> bool:
    y = (sign.top + sign.bottom) / 2
    return box.left < sign.middle < box.right and box.top < y < box.bottom


def main() -> None:
    """Measure and print one table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dossiers", type=int, default=12)
    parser.add_argument("--layouts", choices=SETS, default="fifth")
    parser.add_argument("--part", choices=PARTS)
    parser.add_argument("--pages", type=int, default=6)
    words = parser.parse_args()
    sys.stdout.write("| blinding | measured | bar |\n| --- | ---: | --- |\n")
    with multiprocessing.get_context("spawn").Pool(os.cpu_count()) as pool:
        for part in PARTS if words.part is None else (words.part,):
            whole: Counter[str] = Counter()
            asked = [(n, words.layouts, part, words.pages) for n in range(words.dossiers)]
            for one in pool.imap_unordered(measured, asked):
                whole.update(one)
            for row in rows(part, whole):
                sys.stdout.write("| " + " | ".join(row) + " |\n")


def rows(part: str, of: Counter[str]) -> Iterator[tuple[str, str, str]]:
    """What was counted, as lines of the table."""
    bar = "0" if part == "text" else ""
    yield f"{part}: pages, refused", f"{of['pages']}, {of['refused']}", ""
    yield f"{part}: secrets left in the words", f"{of['in words']}/{of['stood']}", "0"
    yield f"{part}: secrets read in the picture", f"{of['in picture']}/{of['looked for']}", bar
    others = max(of["others"], 1)
    yield f"{part}: other signs burnt", f"{of['others burnt'] / others:.4f}", ""
    yield f"{part}: other signs under seals", f"{of['others under seals'] / others:.4f}", ""
    seconds = of["microseconds"] / 1e6
    yield f"{part}: pages a second and core", f"{of['pages'] / seconds:.1f}", ""


if __name__ == "__main__":
    main()
