"""Every page of a source, one at a time: a page that was read before costs nothing.

Whatever a reader trips over costs one page, and a verdict says so; the rest of the file is read.
"""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from hengyuan.inspection.pages import How, Page
from hengyuan.inspection.reading import images, pdf, word
from hengyuan.inspection.reading.cache import Kept
from hengyuan.inspection.reading.engine import CannotRead, Engine, Sheets
from hengyuan.inspection.sources import Limits, Source, Trouble, Verdict

READERS: dict[str, Callable[[Path], Sheets]] = {
    "pdf": pdf.PdfSheets,
    "image": images.ImageSheets,
    "word": word.WordSheets,
}


def sheets_of(source: Source) -> Sheets:
    """The open file of a source; raises CannotRead."""
    try:
        return READERS[source.kind](source.path)
    except CannotRead:
        raise
    except (OSError, MemoryError) as error:
        raise CannotRead(Trouble.BROKEN if source.is_unchanged() else Trouble.CHANGED) from error


def read(
    source: Source,
    *,
    cache: Kept | None,
    engine: Engine | None,
    limits: Limits,
    halves: bool = False,
) -> Iterator[Page | Verdict]:
    """The pages of a source in order; a verdict stands where a file or page cannot be read.

    With `halves` two pages on one scan are two pages; their `part` says where they lie on it.
    """
    try:
        sheets = sheets_of(source)
    except CannotRead as error:
        yield Verdict(source.name, error.trouble, error.note)
        return
    with closing(sheets):
        if len(sheets) == 0:
            yield Verdict(source.name, Trouble.NO_PAGES)
        if len(sheets) > limits.pages:
            yield Verdict(source.name, Trouble.TOO_MANY_PAGES, f"{len(sheets)} 页")
            return
        foreign = []
        for index in range(len(sheets)):
            found = _pages(sheets, source, index, cache, engine, halves)
            if isinstance(found, Verdict):
                yield found
                found = [Page(source.name, source.sha256, index, How.UNREAD)]
            if any(page.is_foreign for page in found):
                foreign.append(index + 1)
            yield from found
        if foreign:
            yield Verdict(source.name, Trouble.OTHER_LANGUAGE, _numbered(foreign))


def _pages(
    sheets: Sheets,
    source: Source,
    index: int,
    cache: Kept | None,
    engine: Engine | None,
    halves: bool,
) -> list[Page] | Verdict:
    """What lies on one sheet, from the cache if it is there; or why it cannot be read."""
    kept = cache.get(source, index, engine, halves=halves) if cache else None
    if kept is not None:
        return kept
    try:
        found = sheets.read(source, index, engine, halves=halves)
    except CannotRead as error:
        return Verdict(source.name, error.trouble, f"第 {index + 1} 页")
    except Exception:  # the libraries below raise whatever they trip over
        return Verdict(source.name, Trouble.BROKEN, f"第 {index + 1} 页")
    if not source.is_unchanged():  # what was read belongs to no hash: never kept
        return Verdict(source.name, Trouble.CHANGED, f"第 {index + 1} 页")
    if cache:
        cache.put(found, engine, halves=halves)
    return found


def _numbered(numbers: list[int]) -> str:
    shown = "、".join(map(str, numbers[:20]))
    return f"第 {shown} 页" if len(numbers) <= 20 else f"第 {shown} 页等 {len(numbers)} 页"
