"""Papers as PDF/A by Typst: fonts inside, no net, the same bytes for the same paper.

Values reach the template as JSON, so that no character in them can act as markup. The compiler is
kept warm, and one thread at a time uses it.
"""

import io
import json
import re
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, Final

import segno
import typst

from hengyuan.dossier.rendering import fonts
from hengyuan.dossier.rendering.blocks import (
    Bars,
    FieldTable,
    Note,
    PrintedDocument,
    Qr,
    clean_text,
    cleaned,
    texts_of,
)
from hengyuan.dossier.rendering.wording import SHANGHAI, day

TEMPLATES = Path(__file__).resolve().parent / "templates"
_STANDARD: Final = "a-2a"
_UNDATED = date(2000, 1, 1)
_SCREEN: Final = 120.0  # dots an inch: sharp in a column of a screen, small on the wire
_PAPER: Final = 220.0  # sharp when it is printed
_one_at_a_time = Lock()


def unprintable(document: PrintedDocument) -> tuple[str, ...]:
    """The characters of the paper that no font in use can print; the PDF shows 〓 instead."""
    return fonts.uncovered(texts_of(cleaned(document)))


def render_pdf(document: PrintedDocument) -> bytes:
    """The paper as PDF. Raises FontsMissing when the fonts were not set up."""
    paper = _described(document)
    created = datetime.combine(document.dated_on or _UNDATED, time(), SHANGHAI).astimezone(UTC)
    with _one_at_a_time:
        made = _compiler().compile(
            input=TEMPLATES / "main.typ",
            format="pdf",
            sys_inputs={"paper": json.dumps(paper, ensure_ascii=False)},
            pdf_standards=_STANDARD,
            timestamp=int(created.timestamp()),
        )
    assert isinstance(made, bytes)
    return made


def render_template(template: str, name: str, told: dict[str, Any]) -> bytes:
    """A paper of another template, which reads `told` as the input `name`. Raises FontsMissing."""
    told = told | {"fonts": list(_families())}
    with _one_at_a_time:
        made = _compiler().compile(
            input=TEMPLATES / template,
            format="pdf",
            sys_inputs={name: json.dumps(told, ensure_ascii=False)},
            timestamp=0,
        )
    assert isinstance(made, bytes)
    return made


def render_pages(document: PrintedDocument, mark: str) -> list[bytes]:
    """The pages as PNG, each marked 草稿 and with `mark`. Raises FontsMissing."""
    paper = _described(document) | {"draft": clean_text(mark)}
    with _one_at_a_time:
        made = _compiler().compile(
            input=TEMPLATES / "main.typ",
            format="png",
            ppi=_SCREEN,
            sys_inputs={"paper": json.dumps(paper, ensure_ascii=False)},
        )
    pages = made if isinstance(made, list) else [made]
    return [page for page in pages if page is not None]


def render_chart(bars: Bars, width: float) -> bytes:
    """A chart as PNG, so many millimetres wide, as the PDF draws it. Raises FontsMissing."""
    told: dict[str, Any] = _plain(bars)
    if lacking := fonts.uncovered([text for bar in bars.bars for text in (bar.label, bar.figure)]):
        told = _without(lacking, told)
    told |= {"fonts": list(_families()), "width": width}
    with _one_at_a_time:
        made = _compiler().compile(
            input=TEMPLATES / "chart.typ",
            format="png",
            ppi=_PAPER,
            sys_inputs={"chart": json.dumps(told, ensure_ascii=False)},
        )
    assert isinstance(made, bytes)
    return made


def page_count(document: PrintedDocument) -> int:
    """How many pages the paper fills: laid out, hardly drawn."""
    with _one_at_a_time:
        made = _compiler().compile(
            input=TEMPLATES / "main.typ",
            format="png",
            ppi=2.0,
            sys_inputs={"paper": json.dumps(_described(document), ensure_ascii=False)},
        )
    return len(made) if isinstance(made, list) else 1


def _described(document: PrintedDocument) -> dict[str, Any]:
    """What the template reads."""
    plain = cleaned(document)
    lacking = fonts.uncovered(texts_of(plain))
    paper: dict[str, Any] = _plain(plain)
    if lacking:
        paper = _without(lacking, paper)
    return paper | {"lacking": _lacking_note(lacking), "fonts": list(_families())}


def warm_up() -> None:
    """Read the fonts once, so that the first paper does not wait. Raises FontsMissing."""
    fonts.uncovered([])
    _compiler()


@cache
def _loaded_fonts() -> typst.Fonts:
    fonts.font_files()
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[fonts.FONT_DIR],
    )


@cache
def _families() -> tuple[str, ...]:
    others = sorted(set(_loaded_fonts().families()) - {fonts.FAMILY})
    return (fonts.FAMILY, *others)


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(root=TEMPLATES, font_paths=_loaded_fonts())


def _plain(part: Any) -> Any:
    """A description as JSON values; each block carries its kind."""
    if isinstance(part, date):
        return day(part)
    if isinstance(part, tuple):
        return [_plain(item) for item in part]
    if not is_dataclass(part) or isinstance(part, type):
        return part
    found: dict[str, Any] = {"kind": re.sub(r"(?<!^)(?=[A-Z])", "_", type(part).__name__).lower()}
    for f in fields(part):
        value = getattr(part, f.name)
        found[f.name] = day(None) if f.name == "on" and value is None else _plain(value)
    match part:
        case FieldTable():
            found["rows"] = _plain(part.rows())
        case Note():
            found["text"] = part.full_text()
            del found["citations"]
        case Qr():
            found["svg"] = _qr_svg(part.content)
    return found


def _qr_svg(content: str) -> str:
    out = io.BytesIO()
    segno.make(content, error="m", micro=False).save(
        out, kind="svg", scale=4, border=1, xmldecl=False
    )
    return out.getvalue().decode()


def _without(lacking: tuple[str, ...], part: Any) -> Any:
    if isinstance(part, str):
        return part.translate({ord(character): fonts.GETA for character in lacking})
    if isinstance(part, list):
        return [_without(lacking, item) for item in part]
    if isinstance(part, dict):
        return {key: _without(lacking, value) for key, value in part.items()}
    return part


def _lacking_note(lacking: tuple[str, ...]) -> str:
    if not lacking:
        return ""
    codes = "、".join(f"U+{ord(character):04X}" for character in lacking)
    return f"注：文中“{fonts.GETA}”处的字（{codes}）字库未收，请用手写补正并加盖校对章。"
