"""What the page of a sheet sends: one field for each answer, sentence and page reference.

A field is named by its part, indicator and item (`answer:meeting:record`); the item is left out
for what is said of the indicator as a whole, the indicator for what is said of the dossier.
"""

import re
from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext as _

from hengyuan.law.errors import LawError
from hengyuan.law.review.sheet import LONGEST, Mark, Marks, Remark
from hengyuan.law.review.standards import Indicator, Standard
from hengyuan.law.review.words import Answer, Grade, Model

SEPARATORS = re.compile(r"[\s,，、;；]+")
TENTHS = 10


def marks_from(sent: Mapping[str, str], standard: Standard) -> Marks:
    """Marks from the fields of the page; raises ValidationError for what is none or too long."""
    try:
        grade = sent.get("grade", "")
        return Marks(
            {one.id: _mark(sent, one, standard.model) for one in standard.indicators},
            {
                one.id: _remark(sent, "veto", one.id)
                for one in standard.vetoes
                if sent.get(f"veto:{one.id}")
            },
            Grade.parse(grade) if grade else None,
            _text(sent, "reason"),
        )
    except LawError as error:
        raise forms.ValidationError(_("评估表的内容无法读取，请重新载入页面。")) from error


def _mark(sent: Mapping[str, str], indicator: Indicator, model: Model) -> Mark:
    answers, remarks = {}, {}
    for item in indicator.items:
        if told := sent.get(f"answer:{indicator.id}:{item.id}", ""):
            answers[item.id] = Answer.parse(told)
        remark = _remark(sent, indicator.id, item.id)
        if remark != Remark():
            remarks[item.id] = remark
    grade = sent.get(f"grade:{indicator.id}", "") if model is Model.GRADES else ""
    return Mark(
        answers, remarks, Grade.parse(grade) if grade else None,
        None if model is Model.GRADES else _points(sent.get(f"points:{indicator.id}", "")),
        _text(sent, f"waived:{indicator.id}"), _remark(sent, indicator.id, ""),
    )  # fmt: skip


def _remark(sent: Mapping[str, str], indicator: str, item: str) -> Remark:
    name = f"{indicator}:{item}"
    return Remark(_text(sent, f"text:{name}"), _pages(sent.get(f"pages:{name}", "")))


def _text(sent: Mapping[str, str], name: str) -> str:
    text = sent.get(name, "").strip()
    if len(text) > LONGEST:
        raise forms.ValidationError(_("每处文字不超过{most}字。").format(most=LONGEST))
    return text


def _pages(text: str) -> tuple[int, ...]:
    """Page numbers between commas or spaces; 0 is nowhere."""
    parts = [one for one in SEPARATORS.split(text.strip()) if one]
    if not all(one.isascii() and one.isdigit() and len(one) <= 4 for one in parts):
        raise forms.ValidationError(_("页码应当是数字，用逗号分开：{text}").format(text=text[:40]))
    return tuple(dict.fromkeys(int(one) for one in parts))


def _points(text: str) -> int | None:
    """Points in tenths; nothing where the answers count."""
    if not text.strip():
        return None
    if not re.fullmatch(r"\d{1,3}(\.\d)?", text.strip()):
        raise forms.ValidationError(_("分数最多一位小数：{text}").format(text=text[:40]))
    whole, _dot, tenth = text.strip().partition(".")
    return int(whole) * TENTHS + int(tenth or 0)
