"""Every page of a source, one at a time: a page that was read before costs nothing."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from hengyuan.inspection.pages import How, Page
from hengyuan.inspection.reading import images, pdf, word
from hengyuan.inspection.reading.cache import Cache
from hengyuan.inspection.reading.engine import CannotRead, Engine, Sheets
from hengyuan.inspection.sources import Limits, Source, Trouble, Verdict

READERS: dict[str, Callable[[Path], Sheets]] = {
    "pdf": pdf.PdfSheets,
    "image": images.ImageSheets,
    "word": word.WordSheets,
}


def read(
    source: Source, *, cache: Cache | None, engine: Engine | None, limits: Limits
) -> Iterator[Page | Verdict]:
    """The pages of a source in order; a verdict stands where a file or page cannot be read."""
    try:
        sheets: Sheets = READERS[source.kind](source.path)
    except CannotRead as error:
        yield Verdict(source.name, error.trouble, error.note)
        return
    with closing(sheets):
        if len(sheets) == 0:
            yield Verdict(source.name, Trouble.NO_PAGES)
        if len(sheets) > limits.pages:
            yield Verdict(source.name, Trouble.TOO_MANY_PAGES, f"{len(sheets)} 页")
            return
        for index in range(len(sheets)):
            found = cache.get(source, index, engine) if cache else None
            if found is None:
                try:
                    found = sheets.read(source, index, engine)
                except CannotRead as error:
                    yield Verdict(source.name, error.trouble, f"第 {index + 1} 页")
                    found = Page(source.name, source.sha256, index, How.UNREAD)
                else:
                    if cache:
                        cache.put(found, engine)
            yield found
