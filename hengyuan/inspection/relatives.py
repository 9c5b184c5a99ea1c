"""The dossiers of a batch held against each other, once all of them are read.

Each answer waits on disk with the opinions and interview records of its dossier, so that the order
of the paths makes no difference and memory stays flat. What is found is added to the answer and to
its page.
"""

import json
import re
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hengyuan.inspection.defects import alike_interview, alike_opinion, place
from hengyuan.inspection.documents import Document
from hengyuan.inspection.dossier import Dossier
from hengyuan.inspection.english import chinese, english
from hengyuan.inspection.likeness.kinship import Kinship, Written
from hengyuan.inspection.likeness.shelf import Shelf
from hengyuan.inspection.marks import mark
from hengyuan.inspection.pages import as_plain, from_plain
from hengyuan.inspection.report import page
from hengyuan.inspection.report.plain import finding
from hengyuan.law.vocabulary import Kind

Answer = dict[str, Any]
WAITING = "waiting"  # the key under which an answer carries its texts until they are compared
CHECKS = (alike_opinion, alike_interview)
PAPERS = tuple(check.PAPER for check in CHECKS)
FIRM = re.compile(
    r"(?:^|[：，。、；（“])([\u4e00-\u9fff]{2,20}律师事务所)(?=$|[：，。、；）”]|律师)"
)


def waiting(dossier: Dossier, html: Path | None, *, is_english: bool) -> dict[str, Any]:
    """What the comparison needs of a dossier, as plain values; `html` is its page."""
    texts = [
        {
            "type": one.id,
            "confidence": one.confidence,
            "pages": [[number, as_plain(page)] for number, page in one.pages],
        }
        for one in dossier.of(*PAPERS)
    ]
    return {
        "handler": dossier.handler if texts else "",
        "firm": firm(dossier) if texts else "",
        "texts": texts,
        "html": str(html) if html else "",
        "is_english": is_english,
    }


def firm(dossier: Dossier) -> str:
    """The law firm that the papers name most often; "" when they name none."""
    found = Counter(
        name
        for one in dossier.documents
        if "律师事务所" in one.flow.text
        for row in one.flow.rows
        for piece in row.line.pieces
        for name in FIRM.findall("".join(piece.text.split()))
    )
    return found.most_common(1)[0][0] if found else ""


def written(document: Document, *, dossier: str, called: str, handler: str, firm: str) -> Written:
    """A paper as a text to be compared."""
    pages: list[tuple[int, int]] = []
    for row in document.flow.rows:
        if not pages or pages[-1][1] != row.page:
            pages.append((row.start, row.page))
    return Written(dossier, called, document.name, handler, firm, document.flow.text, tuple(pages))


def compared(answers: Iterable[Answer], kind: Kind) -> Iterator[Answer]:
    """The answers in their order, each with what its dossier has in common with the others."""
    with TemporaryDirectory(prefix="hengyuan-answers-") as folder, ExitStack() as stack:
        queue = stack.enter_context(closing(_Queue(Path(folder))))
        for answer in answers:
            queue.put(answer)
        if len(queue) < 2:
            yield from (_without_texts(answer) for answer in queue.answers())
            return
        shelves = {paper: stack.enter_context(Shelf()) for paper in PAPERS}
        for number, answer in enumerate(queue.answers()):
            for document, text in _texts(number, answer):
                shelves[document.id].add(text)
        for number, answer in enumerate(queue.answers()):
            _compare(number, answer, shelves, kind)
            yield _without_texts(answer)


class _Queue:
    """Answers on disk."""

    def __init__(self, folder: Path) -> None:
        self._base = sqlite3.connect(folder / "answers.sqlite3", isolation_level=None)
        self._base.execute("PRAGMA synchronous=OFF")
        self._base.execute("CREATE TABLE answer (number INTEGER PRIMARY KEY, body BLOB)")
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def put(self, answer: Answer) -> None:
        body = zlib.compress(json.dumps(answer, ensure_ascii=False).encode(), 1)
        self._base.execute("INSERT INTO answer VALUES (?, ?)", (self._count, body))
        self._count += 1

    def answers(self) -> Iterator[Answer]:
        for (body,) in self._base.execute("SELECT body FROM answer ORDER BY number"):
            yield json.loads(zlib.decompress(body))

    def close(self) -> None:
        self._base.close()


def _texts(number: int, answer: Answer) -> list[tuple[Document, Written]]:
    """The papers of an answer that are compared, each with its text."""
    told = answer.get(WAITING) or {"texts": ()}
    found = []
    for one in told["texts"]:
        pages = tuple(
            (page, from_plain(plain, file="", sha256="", index=0)) for page, plain in one["pages"]
        )
        document = Document(mark(one["type"]), pages, one["confidence"], None)
        text = written(
            document, dossier=str(number), called=answer["dossier"],
            handler=told["handler"], firm=told["firm"],
        )  # fmt: skip
        found.append((document, text))
    return found


def _compare(number: int, answer: Answer, shelves: dict[str, Shelf], kind: Kind) -> None:
    """Add to an answer, and to its page, what the rules of likeness find."""
    texts = {document.first: (document, text) for document, text in _texts(number, answer)}

    def relatives(document: Document) -> Kinship:
        return shelves[document.id].kinship(texts[document.first][1])

    dossier = Dossier(
        kind, (), (), tuple(document for document, _text in texts.values()),
        lambda number, width: None, relatives=relatives,
    )  # fmt: skip
    found = [finding(each, kind) for check in CHECKS for each in check.check(dossier)]
    if found:
        answer["findings"] = sorted(answer["findings"] + found, key=_place)
        if html := answer[WAITING]["html"]:
            say = english if answer[WAITING]["is_english"] else chinese
            page.tell_anew(answer, Path(html), say)


def _place(found: dict[str, Any]) -> tuple[int, int, str]:
    first = int(found["evidence"][0]["page"]) if found["evidence"] else 0
    return place(found["severity"], first, found["rule"])


def _without_texts(answer: Answer) -> Answer:
    answer.pop(WAITING, None)
    return answer
