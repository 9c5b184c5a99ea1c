"""What a blinded dossier still tells, over invented dossiers whose secrets are known.

  python bench/blinding.py [--dossiers 12] [--layouts fifth|all] [--part words|text|clean|noisy]
                           [--pages 6]

Words: the text layer alone, no picture drawn, so that all layouts are counted in minutes. Text
layers: every place where a secret stands is counted in the words as they were set, and looked for
in the words and, on some pages, by OCR in the picture of the blinded page. Scans: by OCR of the
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

from demo import specimens  # noqa: E402
from demo.specimens import KINDS, specimen  # noqa: E402
from demo.specimens.matter import LABOUR, matter_of  # noqa: E402
from demo.specimens.papers.sets import words_of  # noqa: E402
from demo.specimens.scans import scan_pdf, scanned  # noqa: E402
from hengyuan.inspection.blinding import BlindPage, Kind, Secret, blind, signs_of  # noqa: E402
from hengyuan.inspection.blinding.secrets import days_written  # noqa: E402
from hengyuan.inspection.blinding.signs import plain, rows_of  # noqa: E402
from hengyuan.inspection.inspect import Album  # noqa: E402
from hengyuan.inspection.pages import Box, Page, Piece  # noqa: E402
from hengyuan.inspection.reading import read  # noqa: E402
from hengyuan.inspection.reading.ocr import engine  # noqa: E402
from hengyuan.inspection.sources import LIMITS, opened  # noqa: E402

LAYOUTS = (
    "development",
    "held_out",
    "fourth",
    "fifth",
    "second",
    "third",
    "sixth",
    "seventh",
    "eighth",
)
SETS: dict[str, tuple[int, ...]] = {name: getattr(specimens, name.upper()) for name in LAYOUTS}
FIRST = {name: 70_000 + 1000 * number for number, name in enumerate(LAYOUTS)}
PARTS = ("text", "clean", "noisy")
LOOKED_AT = 4  # pages of a dossier with a text layer whose picture is read again
# An identity number by its day; cells of a table side by side are as long and are none.
NUMBER = re.compile(
    r"[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:[012][0-9]|3[01])[0-9]{3}[0-9X]"
)


def secrets_of(seed: int, kind: str, layouts: tuple[int, ...]) -> list[Secret]:
    """What must not be learnt from the specimen of this seed."""
    matter = matter_of(kind, "application", seed, words_of(layouts[0]))
    found = [
        Secret(Kind.HANDLER, matter.handler), Secret(Kind.FIRM, matter.firm),
        Secret(Kind.RECIPIENT, matter.recipient), Secret(Kind.INSTITUTION, matter.centre),
        Secret(Kind.DISTRICT, matter.district), Secret(Kind.DISTRICT, matter.city),
    ]  # fmt: skip
    return found if kind == LABOUR else [*found, Secret(Kind.PARTY, matter.other)]


def untold_of(seed: int, kind: str, layouts: tuple[int, ...]) -> list[str]:
    """What is known to nobody but the papers: the day of birth in its forms, and the home."""
    matter = matter_of(kind, "application", seed, words_of(layouts[0]))
    return [*days_written(matter.born), *([plain(matter.home)] if len(matter.home) > 3 else [])]


def told(text: str, secrets: list[Secret], untold: list[str]) -> tuple[int, int]:
    """How many times a text names a secret or an identity number; birth and home."""
    words = plain(text)
    named = sum(words.count(plain(one.name)) for one in secrets) + len(NUMBER.findall(words))
    spans = {match.span() for one in untold for match in re.finditer(re.escape(one), words)}
    return named, len({end for _, end in spans if words[end : end + 1] != "日"})


def blinded(
    pdf: bytes, secrets: list[Secret], *, is_scan: bool, is_drawn: bool = True
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

            pictures = album.picture if is_drawn else lambda number, width: None
            made = blind(pages, secrets, pictures=pictures, signs=signs)
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
    untold = untold_of(seed, kind, SETS[layouts])
    pdf, is_scan = dossier.pdf, part in ("clean", "noisy")
    if is_scan:
        pdf = scan_pdf(scanned(pdf, seed, part)[:few], part)
    count: Counter[str] = Counter()
    for page, signs, one, took in blinded(pdf, secrets, is_scan=is_scan, is_drawn=part != "words"):
        count["pages"] += 1
        count["microseconds"] += round(took * 1e6)
        stood, of_birth = told(page.text, secrets, untold)
        if one.trouble and part != "words":
            count["refused"] += 1
            continue
        count["stood"] += stood
        count["births stood"] += of_birth
        left, births_left = told(one.text, secrets, untold)
        count["in words"] += left
        count["births in words"] += births_left
        _burnt(page, signs, one, secrets, untold, count)
        if one.image is not None and (is_scan or one.number <= LOOKED_AT):
            read_again = "".join(piece.text for piece in engine(1).read(one.image)[0])
            count["looked for"] += stood
            left, births_left = told(read_again, secrets, untold)
            count["in picture"] += left
            count["births looked for"] += of_birth
            count["births in picture"] += births_left
    return count


def _burnt(
    page: Page, signs: list[Piece] | None, one: BlindPage, secrets: list[Secret], untold: list[str],
    count: Counter[str],
) -> None:  # fmt: skip
    """Signs that are no part of a secret, and those of them that a mask covers."""
    numbers = [mask.box for mask in one.masks if mask.kind not in (Kind.SEAL, Kind.UNREAD)]
    seals = [mask.box for mask in one.masks if mask.kind is Kind.SEAL]
    for row in rows_of(page, signs):
        words = "".join(sign.plain or " " for sign in row.signs)
        secret = set()
        for name in map(re.escape, [*(plain(each.name) for each in secrets), *untold]):
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
    parser.add_argument("--layouts", choices=[*SETS, "all"], default="fifth")
    parser.add_argument("--part", choices=["words", *PARTS])
    parser.add_argument("--pages", type=int, default=6)
    words = parser.parse_args()
    sys.stdout.write("| blinding | measured | bar |\n| --- | ---: | --- |\n")
    with multiprocessing.get_context("spawn").Pool(os.cpu_count()) as pool:
        for part in PARTS if words.part is None else (words.part,):
            whole: Counter[str] = Counter()
            asked = [
                (n, layouts, part, words.pages)
                for layouts in (SETS if words.layouts == "all" else [words.layouts])
                for n in range(words.dossiers)
            ]
            for one in pool.imap_unordered(measured, asked):
                whole.update(one)
            for row in rows(part, whole):
                sys.stdout.write("| " + " | ".join(row) + " |\n")


def rows(part: str, of: Counter[str]) -> Iterator[tuple[str, str, str]]:
    """What was counted, as lines of the table."""
    bar = "0" if part in ("words", "text") else ""
    yield f"{part}: pages, refused", f"{of['pages']}, {of['refused']}", ""
    yield f"{part}: secrets left in the words", f"{of['in words']}/{of['stood']}", "0"
    yield (
        f"{part}: births and homes left in the words",
        f"{of['births in words']}/{of['births stood']}",
        bar,
    )
    births = f"{of['births in picture']}/{of['births looked for']}"
    yield f"{part}: births and homes read in the picture", births, ""
    yield f"{part}: secrets read in the picture", f"{of['in picture']}/{of['looked for']}", bar
    others = max(of["others"], 1)
    yield f"{part}: other signs burnt", f"{of['others burnt'] / others:.4f}", ""
    yield f"{part}: other signs under seals", f"{of['others under seals'] / others:.4f}", ""
    seconds = of["microseconds"] / 1e6
    yield f"{part}: pages a second and core", f"{of['pages'] / seconds:.1f}", ""


if __name__ == "__main__":
    main()
