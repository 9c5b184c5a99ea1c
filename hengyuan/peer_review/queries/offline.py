"""Reads of a sheet that is taken away: its fields, its seal, what its page computes with."""

import base64
import hashlib
import hmac
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from hengyuan.dossier.files import content_of
from hengyuan.kernel import crypto
from hengyuan.kernel.language import is_english, name_of
from hengyuan.law.draw.canonical import canonical
from hengyuan.law.review.sheet import Marks, Remark
from hengyuan.law.review.standards import Indicator, Standard, share_of_dossier
from hengyuan.law.review.words import Answer, Grade
from hengyuan.law.vocabulary import Stage
from hengyuan.peer_review.models import BlindPage, Sheet
from hengyuan.peer_review.queries.sheets import marks_of
from hengyuan.peer_review.rules.offline import FORMAT, Carried, Change

STATIC = Path(__file__).parent.parent / "static" / "peer_review"
SCRIPTS = ("offline.js", "sheet.js")
STYLE = "offline.css"
COLOURS = 16


def fields_of(marks: Marks) -> dict[str, str]:
    """Marks as the page sends them (`forms.sheets`), without what is empty."""
    found = {"grade": marks.grade.value if marks.grade else "", "reason": marks.reason}
    for indicator, mark in marks.marks.items():
        found |= {f"answer:{indicator}:{item}": one.value for item, one in mark.answers.items()}
        for item, remark in {**mark.remarks, "": mark.remark}.items():
            found |= _remark(f"{indicator}:{item}", remark)
        found[f"grade:{indicator}"] = mark.grade.value if mark.grade else ""
        found[f"points:{indicator}"] = "" if mark.points is None else f"{mark.points / 10:g}"
        found[f"waived:{indicator}"] = mark.waived
    for veto, remark in marks.vetoes.items():
        found |= {f"veto:{veto}": "yes"} | _remark(f"veto:{veto}", remark)
    return {name: text for name, text in found.items() if text}


def _remark(name: str, remark: Remark) -> dict[str, str]:
    return {f"text:{name}": remark.text, f"pages:{name}": ", ".join(map(str, remark.pages))}


def seal_of(sheet: Sheet, saved: int, base: Mapping[str, str]) -> str:
    """What binds a file to one sheet, its reader, its standard and the state it was made from."""
    content = sheet.dossier.round.standards[sheet.dossier.field]
    told = [str(sheet.pk), str(sheet.reader_id), saved, dict(base), content]
    return crypto.blind_index("review-offline", canonical(told).decode())


def is_of(carried: Carried, sheet: Sheet) -> bool:
    """Whether the file was made by this site for this sheet, from a state that it really had."""
    seal = seal_of(sheet, carried.saved, carried.base)
    is_sealed = hmac.compare_digest(seal.encode(), carried.seal.encode())
    return carried.sheet == str(sheet.pk) and is_sealed


def issued(sheet: Sheet) -> dict[str, Any]:
    """What the page gives back unchanged when it is exported."""
    base = fields_of(marks_of(sheet))
    return {
        "format": FORMAT, "sheet": str(sheet.pk), "saved": sheet.saved, "base": base,
        "seal": seal_of(sheet, sheet.saved, base), "code": sheet.dossier.code,
    }  # fmt: skip


def law_for_page(standard: Standard, stage: Stage, components: Mapping[str, int]) -> dict[str, Any]:
    """What the page computes with, as `law.review` does: names in the reader's language.

    `components` are the points that the office entered under a mixed model.
    """
    share = share_of_dossier(standard)
    return {
        "language": "en" if is_english() else "zh",
        "model": standard.model.value,
        "share": [share.numerator, share.denominator],
        "components": [[one.weight, components.get(one.id)] for one in standard.components],
        "thresholds": [[grade.value, least] for grade, least in standard.thresholds.items()],
        "rule": {
            "excellent": standard.rule.excellent_from, "good": standard.rule.good_from,
            "unqualified": standard.rule.unqualified_from,
        },
        "grades": {grade.value: name_of(grade) for grade in Grade},
        "indicators": [_indicator(one, stage) for one in standard.indicators],
        "vetoes": [{"id": one.id, "name": _name(one)} for one in standard.vetoes],
    }  # fmt: skip


def _indicator(one: Indicator, stage: Stage) -> dict[str, Any]:
    return {
        "id": one.id, "name": _name(one), "weight": one.weight, "is_core": one.is_core,
        "is_out": one.out_of_reach(stage) is not None,
        "items": [
            {"id": item.id, "name": _name(item), "is_fact": item.is_fact} for item in one.items
        ],
    }  # fmt: skip


def _name(row: Any) -> str:
    return str(row.en if is_english() else row.zh)


@dataclass(frozen=True, slots=True)
class Page:
    """One page inside the file: its picture as an address of its own, empty where none is shown."""

    number: int
    picture: str


def pages_within(sheet: Sheet) -> list[Page]:
    """The blinded pages, pictures and all."""
    rows = BlindPage.objects.filter(dossier=sheet.dossier).select_related("picture").defer("text")
    return [Page(row.number, _address(row)) for row in rows.order_by("number")]


def _address(row: BlindPage) -> str:
    if row.picture is None:
        return ""
    picture = lighter(content_of(row.picture))
    return "data:image/png;base64," + base64.b64encode(picture).decode()


def lighter(png: bytes) -> bytes:
    """The same picture in sixteen colours: print stays sharp, the file is a quarter."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(png)) as picture:
        few = picture.convert("RGB").quantize(
            COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
        )
    few.save(out, "PNG")
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class Within:
    """What else the file holds: script and style, and the policy by which no other runs."""

    script: str
    style: str
    policy: str


def within() -> Within:
    """Script and style of the page; the policy lets nothing in from outside."""
    script = "\n".join((STATIC / name).read_text(encoding="utf-8") for name in SCRIPTS)
    style = (STATIC / STYLE).read_text(encoding="utf-8")
    policy = (
        f"default-src 'none'; img-src data:; script-src '{_hash(script)}'; "
        f"style-src '{_hash(style)}'"
    )
    return Within(script, style, policy)


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A change as a person reads it; `part` is what of the item it is, by its field's name."""

    of: str
    part: str
    here: str
    file: str
    change: Change


def shown(changes: list[Change], standard: Standard) -> list[ShownChange]:
    """Changes with the names of their items, and their answers in words."""
    names = {one.id: _name(one) for one in standard.indicators}
    names |= {f"veto:{one.id}": _name(one) for one in standard.vetoes}
    for one in standard.indicators:
        names |= {f"{one.id}:{item.id}": _name(item) for item in one.items}
    return [_shown(each, names) for each in changes]


def _shown(change: Change, names: Mapping[str, str]) -> ShownChange:
    part, _colon, rest = change.name.partition(":")
    of = names.get(f"veto:{rest}" if part == "veto" else rest.rstrip(":"), "")
    words = {"answer": Answer, "grade": Grade}.get(part)
    told = [name_of(words.parse(text)) if words and text else text
            for text in (change.here, change.file)]  # fmt: skip
    return ShownChange(of, part, told[0], told[1], change)
