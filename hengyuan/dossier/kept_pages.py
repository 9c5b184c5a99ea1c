"""Pages that were read, kept sealed in the database by the content of their file.

What the laptop's cache is to the command, this is to the site: the handler's mirror and the
inspection read through it, so that no page is read twice. See docs/decisions/011-mirror.md.
"""

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID

from hengyuan.dossier import commands, queries
from hengyuan.inspection.pages import Page, as_plain, from_plain
from hengyuan.inspection.reading.cache import reader_of
from hengyuan.inspection.reading.engine import Engine
from hengyuan.inspection.reading.pages import sheets_of
from hengyuan.inspection.sources import Source

Sheets = dict[int, list[dict[str, Any]]]


class KeptPages:
    """The kept pages of a case's papers; `contents` gives each file's name its content key."""

    def __init__(self, case_id: UUID, contents: Mapping[str, str]) -> None:
        self._case_id = case_id
        self._contents = contents
        self._known: dict[str, dict[str, Sheets]] = {}
        self._counts: dict[str, int] = {}

    def get(
        self, source: Source, index: int, engine: Engine | None, *, halves: bool
    ) -> list[Page] | None:
        """What lies on a sheet as it was read by the same engine, or None."""
        name = Path(source.name).name
        if name not in self._counts:
            self._counts[name] = count(source)
        plain = self._of(reader_of(engine, halves)).get(self._contents[name], {}).get(index)
        return None if plain is None else pages_of(plain, source, index)

    def put(self, pages: list[Page], engine: Engine | None, *, halves: bool) -> None:
        """Keep what lies on a sheet."""
        name, reader = Path(pages[0].file).name, reader_of(engine, halves)
        content, index, body = self._contents[name], pages[0].index, [*map(as_plain, pages)]
        commands.keep_page(
            case_id=self._case_id, content=content, reader=reader, number=index,
            of=self._counts[name], body=body,
        )  # fmt: skip
        self._of(reader).setdefault(content, {})[index] = body

    def _of(self, reader: str) -> dict[str, Sheets]:
        if reader not in self._known:
            found = queries.pages_read(self._contents.values(), reader)
            self._known[reader] = {
                content: {page.number: page.body for page in pages}
                for content, pages in found.items()
            }
        return self._known[reader]


def pages_of(plain: list[dict[str, Any]], source: Source, index: int) -> list[Page]:
    """The pages of a sheet as they were kept."""
    return [from_plain(one, file=source.name, sha256=source.sha256, index=index) for one in plain]


def count(source: Source) -> int:
    """How many sheets a file has. Raises CannotRead."""
    with closing(sheets_of(source)) as sheets:
        return len(sheets)
